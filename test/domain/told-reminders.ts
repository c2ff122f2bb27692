import { date } from '../../src/domain/calendar/civil-date.ts';
import type { Command, CommandBody } from '../../src/domain/commands.ts';
import type { TrajectoryEvent } from '../../src/domain/events.ts';
import { simulate } from '../../src/domain/scenario.ts';
import type { Settings } from '../../src/domain/settings.ts';
import {
  assignments,
  contactMeeting,
  type Dated,
  inclusion,
  jointPlan,
  papers,
  programme,
  startUpMeeting,
} from './builders.ts';

/** A reminder as a line of a list. */
export type Told = readonly [day: string, duty: string, rung: string, dueOn: string, tells: string];

/** Lives a story with reminders on, and lists what people are reminded of, day by day. */
export function reminders(
  story: readonly (readonly [string, ...Dated<CommandBody>[]])[],
  until: string,
  { variant = 'rollout' as 'pilot' | 'rollout', settings = {} as Partial<Settings> } = {},
): Told[] {
  const enrolment = {
    ...({ type: 'EnrolCitizen', citizenId: 'c', municipality: '101', on: story[0]![0] } as const),
    programme: programme(variant, { remindsOfDuties: true, ...settings }),
  };
  const all = [[story[0]![0], enrolment] as const, ...story];
  const steps = all.flatMap(([at, ...bodies]) => bodies.map((body) => ({ at: date(at), body: body as CommandBody })));
  const { timeline } = simulate({
    name: 'reminders',
    steps: steps.map(({ at, body }, index) => ({ at, command: { id: `c${index}`, by: 'x', ...body } as Command })),
    until: date(until),
  });
  return timeline.flatMap((entry) => {
    if (entry.kind === 'refusal') throw new Error(`refused: ${JSON.stringify(entry.refusal)}`);
    return isReminder(entry.event) ? [told(entry.event)] : [];
  });
}

type Reminder = Extract<TrajectoryEvent, { type: 'ReminderIssued' }>;
const isReminder = (event: TrajectoryEvent): event is Reminder => event.type === 'ReminderIssued';
const told = ({ on, what, rung, dueOn, tells }: Reminder): Told => [on, what, rung, dueOn, tells.join(' ')];

/** The first day of the stories. */
export const on = '2026-01-05';
export const UNTIL_START: readonly (readonly [string, ...Dated<CommandBody>[]])[] = [
  [on, ...assignments(on), inclusion(on)],
  ['2026-02-02', startUpMeeting('2026-02-02', { cvOn: '2026-02-16' })],
  ['2026-02-10', contactMeeting('2026-02-10')],
  ['2026-02-20', jointPlan('2026-02-20')],
  ['2026-02-24', contactMeeting('2026-02-24')],
  ['2026-02-27', ...papers('2026-02-27')],
  ['2026-03-02', { type: 'StartCourse', startOn: '2026-03-02' }],
];

/** Those of one duty. */
export const about = (what: string, list: readonly Told[]) => list.filter(([, duty]) => duty === what);
/** A course from 2 March 2026, and what happened then. */
export const started = (...more: (readonly [string, ...Dated<CommandBody>[]])[]) => [...UNTIL_START, ...more];
