import { addDays, date } from '../../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../../src/domain/commands.ts';
import type { LegalBasis } from '../../../src/domain/course.ts';
import type { ReportCase } from '../../../src/domain/reports/figure.ts';
import { simulate } from '../../../src/domain/scenario.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import {
  aCommand,
  assignments,
  contactMeeting,
  type Dated,
  inclusion,
  jointPlan,
  papers,
  programme,
  startUpMeeting,
} from '../builders.ts';

/** What people ask for on a day. */
export type Day = readonly [at: string, ...bodies: Dated<CommandBody>[]];

interface Living {
  readonly variant?: 'pilot' | 'rollout';
  readonly settings?: Partial<Settings>;
  readonly until: string;
}

/** A case lived day by day, with a journal that was written on the days on which things were recorded. */
export function livedCase(id: string, days: readonly Day[], { until }: Living): ReportCase {
  const steps = days.flatMap(([at, ...bodies]) => bodies.map((body) => ({ at: date(at), command: aCommand(body) })));
  const { state, timeline } = simulate({ name: id, steps, until: date(until) });
  const events = timeline.flatMap((entry) => {
    if (entry.kind === 'refusal') throw new Error(`${id} was refused: ${JSON.stringify(entry.refusal.reasons)}`);
    return [{ ...entry.event, recordedAt: `${entry.recordedOn}T10:00:00.000Z` }];
  });
  return { id, state, events };
}

/** Enrolled and met: start-up meeting and plan on a day, contact meetings on the two after it. */
export const met = (
  id: string,
  on: string,
  { variant = 'pilot', settings = {} }: Omit<Living, 'until'> = {},
): Day[] => [
  [
    on,
    {
      type: 'EnrolCitizen',
      citizenId: `citizen-${id}`,
      municipality: '101',
      programme: programme(variant, settings),
      on,
    },
    ...assignments(on),
    inclusion(on),
    startUpMeeting(on),
    jointPlan(on),
  ],
  [addDays(date(on), 1), contactMeeting(addDays(date(on), 1))],
  [addDays(date(on), 2), contactMeeting(addDays(date(on), 2))],
];

/** A job match with all papers, and phase 1 on a later day. */
export const started = (matchOn: string, startOn: string, basis: LegalBasis = 'LAB_31B'): Day[] => [
  [matchOn, ...papers(matchOn, basis)],
  [startOn, { type: 'StartCourse', startOn }],
];

/** Contacts with the CTI worker, each registered on its day. */
export const contacts = (...days: string[]): Day[] =>
  days.map(
    (on): Day => [
      on,
      { type: 'RecordFact', step: 'ctiContact', with: ['citizen', 'ctiWorker'], values: { form: 'inPerson' }, on },
    ],
  );

export const hours = (on: string, ordinaryHours: number, more = {}): Day => [
  on,
  { type: 'RecordFact', step: 'weeklyHours', values: { ordinaryHours, practiceHours: 5, ...more }, on },
];
