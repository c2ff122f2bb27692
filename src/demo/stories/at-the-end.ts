import type { Story } from '../story.ts';
import { CLOSED_ON_DAY, interruptionConsidered, roundedOff, wellRun } from './course-steps.ts';
import { PREPARATION_DAYS, recorded, started, summoned, team } from './preparation.ts';

const enrolled = (startDaysAgo: number) => startDaysAgo + PREPARATION_DAYS;
const CLOSING_SUMMONED_ON_DAY = 132;

/** Citizens whose course ends or has ended, and those who have left. */
export const atTheEnd: readonly Story[] = [
  // The end is near and the handover plan is still to be made.
  {
    name: 'Pia Storm',
    cpr: '7601830176',
    enrolledDaysAgo: enrolled(172),
    staff: team('mette'),
    steps: [
      ...started(172, 'LAB_31B'),
      ...wellRun(172),
      summoned('closingMeeting', 172 - CLOSING_SUMMONED_ON_DAY, -4),
      recorded(22, 'continuedNeed', ['jobCentreCaseworker', 'socialCaseworker'], {
        isNeeded: true,
        support: 'mentor',
      }),
    ],
  },
  // The closing meeting has been held: a few days are left.
  {
    name: 'Rashid Karimi',
    cpr: '7702920187',
    enrolledDaysAgo: enrolled(CLOSED_ON_DAY + 4),
    staff: team('jonas'),
    steps: [...started(CLOSED_ON_DAY + 4, 'SEL_82B'), ...wellRun(CLOSED_ON_DAY + 4), ...roundedOff(CLOSED_ON_DAY + 4)],
  },
  // Ended with everything.
  {
    name: 'Sofie Lyng',
    cpr: '7903940198',
    enrolledDaysAgo: enrolled(200),
    staff: team('aisha'),
    steps: [...started(200, 'LAB_31B'), ...wellRun(200, 20), ...roundedOff(200)],
  },
  // Ended by time alone, with things missing.
  {
    name: 'Torben Falk',
    cpr: '8003780209',
    enrolledDaysAgo: enrolled(195),
    staff: team('mette'),
    steps: [...started(195, 'LAB_31B'), ...wellRun(195, 60)],
  },
  // Interrupted after it had been described and discussed.
  {
    name: 'Viggo Ravn',
    cpr: '8101840225',
    enrolledDaysAgo: enrolled(110),
    staff: team('jonas'),
    steps: [
      ...started(110, 'LAB_31B'),
      ...wellRun(110, 25),
      ...interruptionConsidered(20),
      { daysAgo: 15, command: { type: 'EndCourseEarly', endOn: 9, on: 15 } },
    ],
  },
  // Left: granted a resource course, which ends the CTI course at once (S-91).
  {
    name: 'Winnie Brandt',
    cpr: '8102950236',
    enrolledDaysAgo: enrolled(80),
    staff: team('aisha'),
    steps: [
      ...started(80, 'SEL_85'),
      ...wellRun(80, 15),
      { daysAgo: 10, command: { type: 'LeaveProgramme', why: 'resourceCourse', from: 10 } },
    ],
  },
  // A new critical transition: from the end of one course the model begins from scratch (S-13 … S-15).
  {
    name: 'Xenia Petrova',
    cpr: '8103860247',
    enrolledDaysAgo: enrolled(220),
    staff: team('mette'),
    steps: [
      ...started(220, 'LAB_31B'),
      ...wellRun(220, 40),
      ...roundedOff(220),
      {
        daysAgo: 16,
        command: {
          type: 'BeginAnew',
          transition: 'moreHours',
          judgedBy: 'jobCentreCaseworker',
          noteId: 'Borgeren går fra 12 til 25 timer om ugen og bliver leder af morgenholdet.',
          on: 16,
        },
      },
      summoned('startUpMeeting', 14, -3),
    ],
  },
];
