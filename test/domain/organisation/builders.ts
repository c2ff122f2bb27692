import { date } from '../../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../../src/domain/commands.ts';
import type { Decision } from '../../../src/domain/decide.ts';
import { decide } from '../../../src/domain/decide.ts';
import { dutiesOf } from '../../../src/domain/duties.ts';
import type { FactValues } from '../../../src/domain/facts.ts';
import type { Participant } from '../../../src/domain/people.ts';
import { type Duty, plan } from '../../../src/domain/plan.ts';
import { resolveProgramme } from '../../../src/domain/programmes/index.ts';
import type { Despite, RefusalCode } from '../../../src/domain/rule.ts';
import type { OwnValue } from '../../../src/domain/settings.ts';
import { newTrajectory, type Trajectory } from '../../../src/domain/state.ts';
import { aCommand, type Dated, played, ticked } from '../builders.ts';

/** A municipality that takes part in one of the programmes for organisations, with its project leader. */
export function anOrganisation(
  programme: string,
  variant: string,
  on: string,
  own: Readonly<Record<string, OwnValue>> = {},
): Trajectory {
  const resolved = resolveProgramme(programme, variant, { actingWindowMinutes: 0 })!;
  const settings = { ...resolved.settings, own: { ...resolved.settings.own, ...own } };
  return played(
    newTrajectory,
    on,
    {
      ...{ type: 'EnrolOrganisation', organisationId: 'organisation-1', municipality: '101', on },
      programme: { ...resolved, settings },
    },
    { type: 'AssignStaff', function: 'municipalProjectLeader', staffId: 'staff-leader', on },
  );
}

export const fact = (step: string, on: string, values: FactValues = {}, people: readonly Participant[] = []) =>
  ({ type: 'RecordFact', step, with: people, values, on }) as const satisfies Dated<CommandBody>;

export const meeting = (id: string, on: string, people: readonly Participant[], values: FactValues = {}) =>
  ({ type: 'HoldMeeting', meeting: id, with: people, values, on }) as const satisfies Dated<CommandBody>;

/** Everything in the order in which it happened, each on its own day. */
export const lived = (state: Trajectory, ...deeds: (Dated<CommandBody> & { on: string })[]): Trajectory =>
  deeds.reduce((now, deed) => played(now, deed.on, deed), state);

/** Asked with written reasons for going on against advice. */
export function askDespite(
  state: Trajectory,
  deed: Dated<CommandBody> & { on: string },
  ...codes: RefusalCode[]
): Decision {
  const despite = codes.map((code): Despite => ({ code, noteId: 'note-1' }));
  return decide(date(deed.on), ticked(state, deed.on), { ...aCommand(deed), despite });
}

/** The duty of a kind on a day; undefined when there is none. */
export const duty = (state: Trajectory, today: string, what: string): Duty | undefined =>
  plan(date(today), ticked(state, today)).duties.find((one) => one.what === what);

/** The day that a piece of news is about; undefined when there is none. */
export const newsOn = (state: Trajectory, today: string, what: string): string | undefined =>
  dutiesOf(date(today), ticked(state, today)).find(({ rule }) => rule.id === what)?.dueOn;
