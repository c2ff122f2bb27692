import type { ClientCall } from '../checker/evidence.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { CprNumber } from '../domain/cpr.ts';
import { enrol } from '../services/enrol.ts';
import type { ServiceDeps } from '../services/services.ts';
import type { Chance } from './chance.ts';
import { type CaseClient, createCaseClient } from './client.ts';
import type { Fate } from './fates.ts';
import type { Team } from './people.ts';

/** What is known of a citizen before the first day. */
export interface Birth {
  readonly number: number;
  /** The day of the enrolment. */
  readonly on: CivilDate;
  readonly fate: Fate;
  readonly chance: Chance;
  readonly team: Team;
}

export interface Enrolled {
  readonly client: CaseClient;
  readonly clockOffsetMs: number;
}

/** The enrolment, and the people and facts of the inclusion on the same day. */
export async function enrolCitizen(
  services: ServiceDeps,
  { number, on, fate, chance, team }: Birth,
  calls: ClientCall[],
): Promise<Enrolled> {
  const variant = fate.variant ?? (chance.happens(0.3) ? 'pilot' : 'rollout');
  const by = chance.oneOf(team.staff.jobCentreCaseworker);
  const toldByMessage = chance.happens(0.3)
    ? { toldByMessage: ['EVALUATOR', 'MUNICIPAL_PROJECT_LEADER'] as const }
    : {};
  const asking = {
    ...listening(services, calls),
    settingOverrides: { ...services.settingOverrides, ...toldByMessage },
  };
  const citizen = { cpr: fictiveCpr(number), name: `Fiktiv borger ${number + 1}`, municipality: team.municipality };
  const answer = await enrol(asking, { ...citizen, programme: 'social-stoette', variant, draw: 'cohort', on, by });
  if ('refusal' in answer) throw new Error(`Expected an enrolment, found ${answer.refusal.reasons[0].code}`);
  const { trajectoryId, clockOffsetMs } = answer;
  const client = createCaseClient(services, { trajectoryId, by, calls });
  for (const jobFunction of ['ctiWorker', 'jobConsultant', 'jobCentreCaseworker', 'socialCaseworker'] as const) {
    const staffId = chance.oneOf(team.staff[jobFunction]);
    await client.ask({ type: 'AssignStaff', function: jobFunction, staffId, on });
  }
  const values = {
    ...{ benefit: 'activityReadyCashBenefit', inResourceCourse: false },
    ...{ overThirty: true, unemployedOneYear: true, selectedBy: 'evaluator' },
  };
  await client.ask({ type: 'RecordFact', step: 'inclusion', values, on });
  return { client, clockOffsetMs };
}

/** The services with every enrolment and its answer written down. */
function listening(services: ServiceDeps, calls: ClientCall[]): ServiceDeps {
  const { trajectories } = services;
  return {
    ...services,
    trajectories: {
      ...trajectories,
      async start(input) {
        const result = await trajectories.start(input);
        const answer =
          'sequence' in result ? { sequence: result.sequence } : { refusal: result.refusal.reasons[0].code };
        calls.push({ trajectoryId: input.trajectoryId, command: input.enrolment, answer });
        return result;
      },
    },
  };
}

/** A number in replacement form (day + 60), another one for each citizen. */
function fictiveCpr(number: number): CprNumber {
  const month = String(1 + (Math.floor(number / 10_000) % 12)).padStart(2, '0');
  return `61${month}90${String(number % 10_000).padStart(4, '0')}` as CprNumber;
}
