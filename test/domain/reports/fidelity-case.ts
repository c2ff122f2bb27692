import { addDays, date } from '../../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../../src/domain/commands.ts';
import type { FactValues } from '../../../src/domain/facts.ts';
import type { Participant } from '../../../src/domain/people.ts';
import type { Trajectory } from '../../../src/domain/state.ts';
import {
  aCourse,
  closingMeeting,
  continuedNeed,
  type Dated,
  handoverPlan,
  pause,
  played,
  restart,
  resume,
} from '../builders.ts';

/** What was registered on a day. */
export type Deed = readonly [on: string, ...bodies: Dated<CommandBody>[]];

export const recorded = (on: string, step: string, values: FactValues, who: readonly Participant[] = []): Deed => [
  on,
  { type: 'RecordFact', step, with: who, values, on },
];
const BOTH = ['citizen', 'ctiWorker'] as const;
export const talk = (on: string, form: string, place?: string) =>
  recorded(on, 'ctiContact', { form, ...(place ? { place } : {}) }, BOTH);
const goals = (on: string, focusAreas: number) =>
  recorded(on, 'ctiGoals', { goals: focusAreas, tracks: ['job', 'coping'], focusAreas }, BOTH);
export const supporter = (on: string, supporterNumber: number, hasTask: boolean) =>
  recorded(on, 'supporter', { supporterNumber, hasTask });
export const withSupporter = (
  on: string,
  supporterNumber: number,
  form: string,
  who: readonly Participant[],
  place = 'office',
) => recorded(on, 'supporterContact', { supporterNumber, form, place }, who);

/** The worked example of the method page, §5.4: what was registered, day by day. */
export const DEEDS: readonly Deed[] = [
  // Phase 1: 15 January to 15 March. Eight talks with the citizen, three of them met outside the office.
  talk('2026-01-16', 'inPerson', 'company'),
  goals('2026-01-19', 2),
  ...[1, 2, 3, 4].map((number) => supporter('2026-01-20', number, true)),
  recorded('2026-01-26', 'networkMap', { tiesRated: true }),
  talk('2026-01-30', 'inPerson', 'home'),
  withSupporter('2026-02-06', 1, 'telephone', BOTH),
  talk('2026-02-16', 'telephone'),
  withSupporter('2026-02-17', 2, 'video', BOTH),
  talk('2026-02-20', 'inPerson', 'office'),
  talk('2026-02-24', 'inPerson', 'other'),
  withSupporter('2026-03-03', 3, 'inPerson', ['ctiWorker'], 'company'),
  talk('2026-03-10', 'video'),
  // A message is no talk.
  talk('2026-03-12', 'message'),
  // Phase 2: 15 March to 15 May without the pause. Four talks; the plan still has two areas.
  talk('2026-03-20', 'telephone'),
  withSupporter('2026-03-25', 1, 'telephone', ['ctiWorker']),
  talk('2026-04-08', 'inPerson', 'company'),
  talk('2026-04-22', 'telephone'),
  talk('2026-05-06', 'telephone'),
  ['2026-05-10', pause('2026-05-10')],
  ['2026-06-01', resume('2026-06-01')],
  // Phase 3: 6 June to 6 August. Two talks, one of them the closing meeting; four areas.
  goals('2026-06-10', 4),
  withSupporter('2026-06-17', 2, 'telephone', ['ctiWorker']),
  talk('2026-06-24', 'inPerson', 'home'),
  withSupporter('2026-07-01', 3, 'telephone', ['ctiWorker']),
  ['2026-07-10', handoverPlan('2026-07-10'), continuedNeed('2026-07-10')],
  ['2026-07-30', closingMeeting('2026-07-30')],
];

const RECORDED = ['F3', 'F6', 'F12', 'F13', 'F14'];

/** SC-11: six months under LAB § 31 b from 15 January 2026, paused from 10 May to 1 June. */
export const lived = (
  deeds: readonly Deed[],
  own: Readonly<Record<string, readonly string[] | boolean>> = {},
): Trajectory =>
  deeds.reduce(
    (state, [on, ...bodies]) => played(state, on, ...bodies),
    aCourse({ startOn: '2026-01-15', variant: 'rollout', settings: { own: { fidelityRecorded: RECORDED, ...own } } }),
  );

/** Paused three days before a day, and begun anew on it (S-83). */
export function startedOver(state: Trajectory, on: string): Trajectory {
  const before = addDays(date(on), -3);
  return played(played(state, before, pause(before)), on, restart(on));
}
