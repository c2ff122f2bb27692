import type { CommandBody } from '../../src/domain/commands.ts';
import type { FactValues } from '../../src/domain/facts.ts';
import type { ModelStep } from '../../src/domain/model/steps.ts';
import type { Participant } from '../../src/domain/people.ts';
import { newestProgramme, resolveProgramme } from '../../src/domain/programmes/index.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { newTrajectory, type Trajectory } from '../../src/domain/state.ts';
import { ask, type Dated, played } from './builders.ts';

const ON = '2024-04-02';

/** Every step of a programme as it stands, in its order. */
export const stepsOf = (programme: string): readonly ModelStep[] => newestProgramme(programme)!.steps;

/** A case of any programme on the day on which it is enrolled. */
export function enrolledIn(programme: string, settings: Partial<Settings> = {}): Trajectory {
  const { variants, subject } = newestProgramme(programme)!;
  const resolved = resolveProgramme(programme, Object.keys(variants)[0]!, {
    ...{ remindsOfDuties: false, ...settings },
  })!;
  const about =
    subject === undefined
      ? ({ type: 'EnrolCitizen', citizenId: 'citizen-1' } as const)
      : ({ type: 'EnrolOrganisation', organisationId: 'organisation-1' } as const);
  return played(newTrajectory, ON, { ...about, municipality: '101', programme: resolved, on: ON });
}

/** Everything that is wrong with a registration on the day of enrolment, as `code rule what`. */
export function faultsOf(
  state: Trajectory,
  step: ModelStep,
  values: FactValues,
  who: readonly Participant[] = step.participants ?? [],
): string[] {
  const body: Dated<CommandBody> =
    step.kind === 'meeting'
      ? { type: 'HoldMeeting', meeting: step.id, with: who, values, on: ON }
      : { type: 'RecordFact', step: step.id, with: who, values, on: ON };
  const decision = ask(state, ON, body);
  if ('refusal' in decision)
    return decision.refusal.reasons.map(
      ({ code, rule, params }) => `${code} ${rule} ${params?.field ?? params?.who ?? params?.step}`,
    );
  return decision.events.flatMap((event) =>
    event.type === 'MeetingNotHeld' ? event.absent.map((one) => `absent ${event.rule} ${one}`) : [],
  );
}
