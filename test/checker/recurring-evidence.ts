import type { Evidence, JournalRow } from '../../src/checker/evidence.ts';
import { addDays, date } from '../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import { resolveProgramme } from '../../src/domain/programmes/index.ts';
import type { Dated } from '../domain/builders.ts';
import { evidenceOf, onDay, type Story } from './clean-evidence.ts';

type Body = Dated<CommandBody>;

const enrolled = (programme: string, on: string, own: object = {}): Body => {
  const resolved = resolveProgramme(programme, 'standard')!;
  const settings = { ...resolved.settings, own: { ...resolved.settings.own, ...own } };
  return {
    ...{ type: 'EnrolCitizen', citizenId: 'citizen-3', municipality: '101', on },
    programme: { ...resolved, settings },
  } as Body;
};
const given = (jobFunction: string, staffId: string, on: string) =>
  ({ type: 'AssignStaff', function: jobFunction, staffId, on }) as Body;
const registered = (step: string, on: string, values: object, people: readonly string[] = []) =>
  ({ type: 'RecordFact', step, with: people, values, on }) as Body;
const contact = (on: string, isReached = true, form = 'telephone') =>
  registered('mediatorContact', on, { form, isReached }, ['jobMediator']);
const weekly = (from: string, weeks: number): Story =>
  Array.from({ length: weeks }, (_, week) => addDays(date(from), week * 7)).flatMap((on) => onDay(on, contact(on)));

/** Contact had, tried, only texted and forgotten; exempt, in practice, reviewed; and gone. */
const RESOURCE_COURSE: Story = [
  ...onDay(
    '2026-01-05',
    enrolled('bir-ressourceforloeb', '2026-01-05'),
    given('coordinatingCaseworker', 'karl', '2026-01-05'),
  ),
  ...onDay('2026-01-12', registered('resourceCourse', '2026-01-12', { externalActor: false })),
  ...onDay('2026-01-14', given('jobMediator', 'mona', '2026-01-14')),
  ...onDay('2026-01-20', contact('2026-01-20')),
  ...onDay('2026-01-28', contact('2026-01-28', false)),
  ...onDay('2026-02-04', contact('2026-02-04', true, 'message')),
  ...onDay('2026-02-25', contact('2026-02-18')), // a week late: the week had been counted as missed
  ...onDay(
    '2026-02-27',
    registered(
      'standbyExemption',
      '2026-02-27',
      { exemptRule: 'standby', from: '2026-03-02', until: '2026-03-15', reasonNote: 'note-1' },
      ['teamLeader'],
    ),
  ),
  ...onDay('2026-03-17', contact('2026-03-17')),
  ...onDay(
    '2026-03-24',
    registered('effort', '2026-03-24', {
      ...{ effortKind: 'companyPractice', from: '2026-03-25', until: '2026-05-10', purposeNote: 'note-2' },
    }),
  ),
  ...weekly('2026-05-12', 35),
  ...onDay(
    '2027-01-14',
    registered('jobChallenges', '2027-01-14', { challenges: ['other'], networkWished: false }, ['citizen']),
  ),
  ...onDay('2027-01-25', {
    ...{ type: 'HoldMeeting', meeting: 'stepUpMeeting', on: '2027-01-25' },
    with: ['citizen', 'coordinatingCaseworker', 'jobMediator', 'teamLeader'],
    values: { recommendationDiscussed: true },
  } as Body),
  ...onDay('2027-02-10', { type: 'LeaveProgramme', why: 'movedAway', from: '2027-02-10' } as Body),
];

/** A course of three phases with contact by phase, begun two days after its enrolment. */
const begun = (on: string): Story =>
  onDay(
    on,
    enrolled('cti-overgang', on, { contactByPhase: true }),
    given('socialCaseworker', 'sara', on),
    { ...given('ctiWorker', 'clara', on), register: { trainedOn: '2023-03-06' } } as Body,
    registered('vulnerability', on, {
      ...{ inSocialVulnerability: true, targetGroup: 'socialVulnerability', isHomeless: false },
      ...{ usesSupportSystem: true, needsShortSupport: true },
    }),
    registered('criticalTransition', on, { lifeTransition: 'release', transitionOn: on }),
    { type: 'GrantSupport', legalBasis: 'OTHER_6', on } as Body,
    { type: 'StartCourse', startOn: addDays(date(on), 2) } as Body,
  );

/** Quiet in a pause. */
const THREE_PHASES: Story = [
  ...begun('2025-01-06'),
  ...onDay('2025-01-10', registered('ctiContact', '2025-01-10', { form: 'inPerson' }, ['citizen', 'ctiWorker'])),
  ...onDay('2025-01-17', registered('ctiContact', '2025-01-17', { form: 'message' }, ['citizen', 'ctiWorker'])),
  ...onDay('2025-02-03', {
    ...{ type: 'PauseCourse', from: '2025-02-03', reason: 'illness', citizenWishesToGoOn: true },
  } as Body),
  ...onDay('2025-02-24', {
    ...{ type: 'ResumeCourse', until: '2025-02-24', decision: { citizenAgrees: true, ctiWorker: 'clara' } },
  } as Body),
  ...onDay('2025-03-04', registered('ctiContact', '2025-03-04', { form: 'video' }, ['citizen', 'ctiWorker'])),
];

/** A resource course in which nobody does anything: the step-up meeting opens six months on, and is due four weeks later. */
const leftAlone = (on: string, ...then: readonly Story[]): Story => [
  ...onDay(
    on,
    enrolled('bir-ressourceforloeb', on),
    given('coordinatingCaseworker', 'karl', on),
    given('jobMediator', 'mona', on),
    registered('resourceCourse', on, { externalActor: false }),
  ),
  ...then.flat(),
];
/** Open on 12 July, to be due on 9 August: the citizen leaves on 30 July. */
export const leftMeanwhile: Evidence = evidenceOf(
  leftAlone(
    '2026-01-12',
    onDay('2026-07-30', { type: 'LeaveProgramme', why: 'movedAway', from: '2026-07-30' } as Body),
  ),
  date('2026-09-01'),
);
/** Due on Friday 26 December: that and the escalation three days on both fall on Monday the 29th. */
export const dueAtChristmas: Evidence = evidenceOf(leftAlone('2025-05-28'), date('2026-02-01'));

export const resourceCourse: Evidence = evidenceOf(RESOURCE_COURSE, date('2027-03-01'));
/** Nobody does anything, and Easter has the reminder of the week from 28 March said on the 27th. */
export const overEaster: Evidence = evidenceOf(begun('2024-02-13'), date('2024-05-01'));
export const threePhases: Evidence = evidenceOf(THREE_PHASES, date('2025-09-01'));

type Event = JournalRow['event'];
export type Reminder = Extract<Event, { type: 'ReminderIssued' }>;

/** The same case with another journal: history and journal agree on it. */
export function withEvents(evidence: Evidence, change: (events: readonly Event[]) => readonly Event[]): Evidence {
  const [one] = evidence.cases;
  const events = change(one!.journal.map(({ event }) => event));
  const journal = events.map((event, index) => ({
    ...{ sequence: index + 1, event, writtenAt: Date.parse(event.recordedAt) },
  }));
  return { ...evidence, cases: [{ ...one!, journal, history: { ...one!.history, batches: [{ from: 0, events }] } }] };
}
