import { date } from '../../../src/domain/calendar/civil-date.ts';
import { type Checkpoint, checkpointsOf } from '../../../src/domain/checkpoints.ts';
import type { CommandBody } from '../../../src/domain/commands.ts';
import { contextOf } from '../../../src/domain/context.ts';
import type { FactValues } from '../../../src/domain/facts.ts';
import type { Participant } from '../../../src/domain/people.ts';
import { type Period, periodsOf } from '../../../src/domain/periods.ts';
import { resolveProgramme } from '../../../src/domain/programmes/index.ts';
import type { OwnValue, Settings } from '../../../src/domain/settings.ts';
import { newTrajectory, type Trajectory } from '../../../src/domain/state.ts';
import { type Dated, played } from '../builders.ts';

/** The programme, with reminders unless a test is not about them. */
function bir(own: Readonly<Record<string, OwnValue>> = {}, settings: Partial<Settings> = {}) {
  const programme = resolveProgramme('bir-ressourceforloeb', 'standard', { actingWindowMinutes: 0, ...settings })!;
  return { ...programme, settings: { ...programme.settings, own: { ...programme.settings.own, ...own } } };
}

export function aBirCitizen(
  on: string,
  own: Readonly<Record<string, OwnValue>> = {},
  settings: Partial<Settings> = {},
): Trajectory {
  return played(newTrajectory, on, {
    ...{ type: 'EnrolCitizen', citizenId: 'citizen-1', municipality: '101' },
    ...{ programme: bir(own, settings), on },
  });
}

export const fact = (step: string, on: string, values: FactValues = {}, people: readonly Participant[] = []) =>
  ({ type: 'RecordFact', step, with: people, values, on }) as const satisfies Dated<CommandBody>;

export const mediator = (on: string): Dated<CommandBody> => ({
  ...{ type: 'AssignStaff', function: 'jobMediator', staffId: 'staff-mediator', on },
});

export const contact = (on: string, form = 'telephone', isReached = true) =>
  fact('mediatorContact', on, { form, isReached, aboutJob: true }, ['jobMediator']);

export const practice = (from: string, until?: string) =>
  fact('effort', from, { effortKind: 'companyPractice', from, purposeNote: 'note-1', ...(until ? { until } : {}) });

export const effort = (effortKind: string, from: string, until?: string) =>
  fact('effort', from, { effortKind, from, ...(until ? { until } : {}) });

export const exemption = (from: string, until: string, on = from) =>
  fact('standbyExemption', on, { exemptRule: 'standby', from, until, reasonNote: 'note-2' }, ['teamLeader']);

/** A citizen whose resource course is granted on a day, with a mediator from another day on. */
export function granted(on: string, mediatorOn = on, own: Readonly<Record<string, OwnValue>> = {}): Trajectory {
  const state = played(aBirCitizen(on, own), on, fact('resourceCourse', on));
  return played(state, mediatorOn, mediator(mediatorOn));
}

/** Everything in the order in which it happened, each on its own day. */
export const lived = (state: Trajectory, ...deeds: (Dated<CommandBody> & { on: string })[]): Trajectory =>
  deeds.reduce((now, deed) => played(now, deed.on, deed), state);

/** The weeks of the weekly contact, by their Mondays. */
export function weeks(state: Trajectory, today: string): ReadonlyMap<string, Period> {
  const context = contextOf(state, date(today))!;
  return new Map(periodsOf(context, state, context.programme.cadences![0]!).map((period) => [period.from, period]));
}

export function checkpoints(state: Trajectory, today: string): Checkpoint[] {
  const context = contextOf(state, date(today))!;
  return checkpointsOf(context, state, context.programme.reviews![0]!);
}
