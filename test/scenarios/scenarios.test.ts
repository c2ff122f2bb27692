import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Scenario, simulate } from '../../src/domain/scenario.ts';
import { readScenario } from '../../src/services/scenario-file.ts';

const MET = 'startUpMeeting 2025-12-30';

/** What the rules catalogue, section 12, says comes of each: transitions by date, and refusals by rule. Written by hand. */
const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  'sc-01-straight-course-6-months': ['1 2026-01-15', '2 2026-03-15', '3 2026-05-15', 'completed 2026-07-15'],
  'sc-01-straight-course-9-months': ['1 2026-02-10', '2 2026-05-10', '3 2026-08-10', 'completed 2026-11-10'],
  'sc-02-forbidden-combinations': [
    'refused S-43',
    'refused S-42',
    'refused S-41',
    'refused S-38',
    'refused S-39',
    'refused S-40 S-44',
    '1 2026-01-07',
    'refused S-85 S-85 S-84 S-84 S-72',
    '2 2026-04-07',
    '3 2026-07-07',
    'completed 2026-10-07',
  ],
  'sc-03-leap-year-a': ['1 2023-12-31', '2 2024-02-29', '3 2024-04-30', 'completed 2024-06-30'],
  'sc-03-leap-year-b': ['1 2025-12-31', '2 2026-02-28', '3 2026-04-30', 'completed 2026-06-30'],
  'sc-03-leap-year-c': ['1 2024-02-29', '2 2024-05-29', '3 2024-08-29', 'completed 2024-11-29'],
  'sc-03-leap-year-d': ['1 2023-05-31', '2 2023-08-31', '3 2023-11-30', 'completed 2024-02-29'],
  'sc-04-start-on-30-november': ['1 2023-11-30', '2 2024-02-29', '3 2024-05-30', 'completed 2024-08-30'],
  'sc-05-start-on-31-august': ['1 2025-08-31', '2 2025-11-30', '3 2026-02-28', 'completed 2026-05-31'],
  'sc-06-summer-time': ['1 2026-01-29', '2 2026-04-05', '3 2026-06-05', 'completed 2026-08-05'],
  'sc-07-winter-time': ['1 2026-08-25', '2 2026-11-01', '3 2027-01-01', 'completed 2027-03-04'],
  'sc-10-pause-in-phase-1': ['1 2026-01-15', 'refused S-81', '2 2026-04-05', '3 2026-06-05', 'completed 2026-08-05'],
  'sc-11-pause-across-a-boundary': ['1 2026-01-15', '2 2026-03-15', '3 2026-06-06', 'completed 2026-08-06'],
  'sc-12-pause-in-phase-3': ['1 2026-01-15', '2 2026-03-15', '3 2026-05-15', 'completed 2026-07-25'],
  'sc-13-edges-of-a-pause-a': ['1 2026-01-15', '2 2026-03-15', '3 2026-05-25', 'completed 2026-07-25'],
  'sc-13-edges-of-a-pause-b': ['1 2026-01-15', '2 2026-03-25', '3 2026-05-25', 'completed 2026-07-25'],
  'sc-13-edges-of-a-pause-c': ['1 2026-01-15', '2 2026-03-16', '3 2026-05-16', 'completed 2026-07-16'],
  'sc-13-edges-of-a-pause-d': ['1 2026-01-15', '2 2026-03-15', '3 2026-05-15', 'completed 2026-07-21'],
  'sc-13-edges-of-a-pause-e-f': [
    '1 2026-01-15',
    '2 2026-03-15',
    '3 2026-05-15',
    'refused T-07',
    'refused K-15',
    'completed 2026-07-16',
    'refused T-07',
  ],
  'sc-13-edges-of-a-pause-g': [
    '1 2026-01-15',
    '2 2026-03-15',
    'back 2 2026-03-15',
    '2 2026-03-30',
    '3 2026-05-30',
    'completed 2026-07-30',
  ],
  'sc-13-edges-of-a-pause-h': ['1 2026-01-15', '2 2026-03-15', '3 2026-06-06', 'completed 2026-08-06'],
  'sc-14-two-pauses-after-a-month-end': ['1 2023-08-31', '2 2023-10-31', '3 2024-01-24', 'completed 2024-03-24'],
  'sc-15-resume': ['1 2026-02-10', '2 2026-08-14', '3 2026-11-14', 'completed 2027-02-14'],
  'sc-15-restart': [
    '1 2026-02-10',
    'restarted 2026-07-06',
    '1 2026-07-06',
    '2 2026-10-06',
    '3 2027-01-06',
    'completed 2027-04-06',
  ],
  'sc-15-restart-under-82b': [
    '1 2026-02-10',
    'refused S-43',
    'restarted 2026-07-06',
    '1 2026-07-06',
    '2 2026-09-06',
    '3 2026-11-06',
    'completed 2027-01-06',
  ],
  'sc-15-short-pause': ['1 2026-02-10', 'refused S-83', '2 2026-06-09', '3 2026-09-09', 'completed 2026-12-10'],
  'sc-16-long-open-pause': ['1 2026-01-15', '2 2027-01-09', '3 2027-03-11', 'completed 2027-05-11'],
  'sc-17-early-end': [
    '1 2026-02-10',
    '2 2026-05-10',
    'refused S-85 S-85 S-84 S-84',
    'refused S-85 S-84',
    'interrupted 2026-06-01',
  ],
  'sc-08-missing-gates': [
    'refused S-17',
    'refused S-40 S-40 S-40 S-68 S-19 S-28 S-64',
    'startUpMeeting 2026-02-02',
    'refused S-40 S-40 S-40 S-68 S-64',
    'refused S-68 S-64',
    'refused S-68 S-64',
    'refused S-64',
    '1 2026-03-02',
    '2 2026-05-02',
    '3 2026-07-02',
    'completed 2026-09-02',
  ],
  'sc-08-too-few-contact-meetings': ['startUpMeeting 2026-02-02', 'refused S-64', '1 2026-03-02'],
  'sc-09-attendance': [
    'not held: socialCaseworker absent',
    'not held: jobCentreCaseworker absent',
    'not held: jobCentreCaseworker absent',
    'startUpMeeting 2026-02-04',
  ],
  'sc-09-one-caseworker-for-both': ['startUpMeeting 2026-02-02'],
  'sc-17-refusal': [
    'startUpMeeting 2026-02-02',
    'refused S-87',
    'refused S-64 S-87',
    'refused S-08',
    'refused S-85 S-85 S-84 S-84',
    'left: refused 2026-03-09',
  ],
  'sc-18-fleksjob': [MET, '1 2026-01-15', '2 2026-03-15', '3 2026-05-15', 'completed 2026-07-15'],
  'sc-18-education': [MET, '1 2026-01-15', '2 2026-03-15', 'left: suEntitledEducation 2026-04-20', 'left 2026-04-20'],
  'sc-18-vocational-rehabilitation': [
    MET,
    '1 2026-01-15',
    '2 2026-03-15',
    'left: vocationalRehabilitation 2026-04-20',
    'left 2026-04-20',
  ],
  'sc-18-resource-course': [
    MET,
    '1 2026-01-15',
    '2 2026-03-15',
    'left: resourceCourse 2026-04-20',
    'left 2026-04-20',
    'refused T-07',
  ],
  'sc-18-before-the-start': [MET, 'left: vocationalRehabilitation 2026-02-10', 'refused S-91'],
  'sc-19-end-without-plan': [
    MET,
    '1 2026-01-15',
    '2 2026-03-15',
    '3 2026-05-15',
    'completed 2026-07-15',
    'refused S-99',
    'closingMeeting 2026-07-20',
  ],
  'sc-19-continued-support': [
    'startUpMeeting 2026-01-26',
    '1 2026-02-10',
    '2 2026-05-10',
    '3 2026-08-10',
    'refused G-19',
    'closingMeeting 2026-10-20',
    'completed 2026-11-10',
  ],
  'sc-20-new-transition': [
    MET,
    '1 2026-01-15',
    '2 2026-03-15',
    '3 2026-05-15',
    'completed 2026-07-15',
    'refused S-15',
    'refused S-19 S-28 S-64',
    'startUpMeeting 2026-09-07',
    '1 2026-09-21',
    '2 2026-11-21',
    '3 2027-01-21',
    'completed 2027-03-21',
  ],
  'sc-20-another-company': [
    MET,
    '1 2026-01-15',
    '2 2026-03-15',
    'refused S-58',
    '3 2026-05-15',
    'completed 2026-07-15',
  ],
  'own-withdrawn-leaving': [
    '1 2026-02-10',
    '2 2026-05-10',
    'left: movedAway 2026-06-05',
    'left 2026-06-05',
    'interrupted 2026-06-20',
  ],
  'own-corrections': [
    '1 2026-01-15',
    '2 2026-03-15',
    'back 2 2026-03-15',
    '2 2026-03-17',
    'back 2 2026-03-17',
    '2 2026-03-15',
    '3 2026-05-15',
  ],
  'sc-21-holiday-and-staff-loss': [
    MET,
    '1 2026-01-15',
    '2 2026-03-15',
    'refused G-22',
    '3 2026-05-15',
    'refused G-22',
    'completed 2026-07-15',
  ],
  'sc-22-transition-course': [
    'refused C-01 C-01',
    'refused C-05',
    'refused S-81',
    '1 2024-04-15',
    '2 2024-07-15',
    '3 2024-10-15',
    'completed 2025-01-15',
  ],
  'sc-23-weekly-contact': [
    'told: appointMediator 2021-01-04',
    'told: weeklyContact 2021-03-25',
    'told: weeklyContact 2021-03-31',
    'told: contactMissed 2021-04-06',
    'told: weeklyContact 2021-04-08',
    'told: contactMissed 2021-04-12',
    'told: contactMissedAgain 2021-04-12',
    'told: weeklyContact 2021-04-15',
    'told: contactMissed 2021-04-19',
    'told: exemptionEnds 2021-05-03',
    'told: weeklyContact 2021-05-06',
    'told: statutoryTalk 2021-05-12',
    'told: statutoryTalk 2021-05-17',
    'told: firstFollowUp 2021-05-20',
    'refused B-24',
    'told: firstFollowUp 2021-05-25',
    'told: nextFollowUp 2021-06-10',
    'told: nextFollowUp 2021-06-14',
    'told: weeklyContact 2021-06-24',
    'told: contactMissed 2021-06-28',
  ],
  'sc-24-step-up': [
    'told: weeklyContact 2020-09-03',
    'told: contactMissed 2020-09-07',
    'told: exemptionEnds 2021-02-01',
    'told: caseReview 2021-02-01',
    'told: stepUpMeeting 2021-03-16',
    'refused B-33',
    'told: weeklyContact 2021-03-25',
    'not held: teamLeader absent',
    'told: contactMissed 2021-03-29',
    'refused B-38',
    'stepUpMeeting 2021-03-29',
    'told: weeklyContact 2021-03-31',
    'told: contactMissed 2021-04-06',
    'told: contactMissedAgain 2021-04-06',
    'told: weeklyContact 2021-04-08',
    'told: contactMissed 2021-04-12',
    'told: exemptionEnds 2022-01-03',
    'told: weeklyContact 2022-01-06',
    'told: contactMissed 2022-01-10',
    'told: weeklyContact 2022-01-13',
    'told: contactMissed 2022-01-17',
    'told: contactMissedAgain 2022-01-17',
  ],
  'sc-17-no-decision': ['1 2026-02-10', '2 2026-05-10', '3 2026-08-10', 'completed 2026-11-10'],
};

function outcomeOf(scenario: Scenario): string[] {
  return simulate(scenario).timeline.flatMap((entry) => {
    if (entry.kind === 'refusal') return [`refused ${entry.refusal.reasons.map(({ rule }) => rule).join(' ')}`];
    const { event } = entry;
    if (event.type === 'PhaseStarted') return [`${event.phase} ${event.on}`];
    if (event.type === 'PhaseTakenBack') return [`back ${event.phase} ${event.on}`];
    if (event.type === 'MeetingNotHeld') return [`not held: ${event.absent.join(' ')} absent`];
    if (event.type === 'MeetingHeld' && isToldOf(scenario, event.meeting)) return [`${event.meeting} ${event.on}`];
    if (event.type === 'ReminderIssued' && /^SC-2[34]/.test(scenario.name)) return [`told: ${event.what} ${event.on}`];
    if (event.type === 'ProgrammeLeft') return [`left: ${event.why} ${event.on}`];
    return event.type === 'CourseEnded' ? [`${event.outcome} ${event.on}`] : [];
  });
}

/** The scenarios of dates and pauses have their meetings before the story begins; they are not what is told. */
const isToldOf = ({ name }: Scenario, meeting: string) =>
  meeting !== 'contactMeeting' && !/^(Rettelser|SC-(0[1-7]|1[0-6]|17 \(|22))/.test(name);

describe('a worked scenario of the rules catalogue', () => {
  it.each(Object.entries(OUTCOMES))('%s comes out as written', (name, expected) => {
    const scenario = readScenario(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'));
    expect(outcomeOf(scenario)).toEqual(expected);
  });
});
