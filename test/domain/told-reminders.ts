import type { RecordedEvent } from '../../src/domain/events.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { assignments, contactMeeting, inclusion, jointPlan, papers, programme, startUpMeeting } from './builders.ts';
import { type Day, livedCase } from './reports/lived-cases.ts';

/** A reminder as a line of a list. */
export type Told = readonly [day: string, duty: string, rung: string, dueOn: string, tells: string];

/** Lives a story with reminders on, and lists what people are reminded of, day by day. */
export function reminders(
  story: readonly Day[],
  until: string,
  { variant = 'rollout' as 'pilot' | 'rollout', settings = {} as Partial<Settings> } = {},
): Told[] {
  const first = story[0]![0];
  const enrolment = {
    ...({ type: 'EnrolCitizen', citizenId: 'c', municipality: '101', on: first } as const),
    programme: programme(variant, { remindsOfDuties: true, ...settings }),
  };
  const { events } = livedCase('reminders', [[first, enrolment], ...story], { until });
  return events.filter(isReminder).map(told);
}

type Reminder = Extract<RecordedEvent, { type: 'ReminderIssued' }>;
const isReminder = (event: RecordedEvent): event is Reminder => event.type === 'ReminderIssued';
const told = ({ on, what, rung, dueOn, tells }: Reminder): Told => [on, what, rung, dueOn, tells.join(' ')];

/** The first day of the stories. */
export const on = '2026-01-05';
/** All that comes before a course, and its start. */
export const UNTIL_START: readonly Day[] = [
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
export const started = (...more: Day[]) => [...UNTIL_START, ...more];
