import type { Story } from '../story.ts';
import {
  ctiGoals,
  interruptionConsidered,
  paused,
  pausedBefore,
  restarted,
  resumed,
  toldOf,
  wellRun,
  workAgreement,
} from './course-steps.ts';
import {
  contactMeeting,
  granted,
  informed,
  jobMatch,
  matchMeeting,
  met,
  PREPARATION_DAYS,
  recorded,
  started,
  team,
} from './preparation.ts';

const enrolled = (startDaysAgo: number) => startDaysAgo + PREPARATION_DAYS;

/** Citizens in a course. */
export const underWay: readonly Story[] = [
  // Phase 1, begun after one contact meeting only: the reason is written, and the deviation shown (S-64).
  {
    name: 'Hanne Krag',
    cpr: '6805820088',
    enrolledDaysAgo: enrolled(12),
    staff: team('jonas'),
    steps: [
      ...met(enrolled(12)),
      ...granted(30, 'LAB_31B'),
      contactMeeting(29),
      jobMatch(26, 12),
      matchMeeting(24),
      ...informed(21),
      {
        daysAgo: 14,
        command: {
          type: 'StartCourse',
          startOn: 12,
          despite: [
            { code: 'contactMeetingsMissing', noteId: 'Jobbet begyndte før ventet, og borgeren ville gerne i gang.' },
          ],
        },
      },
      ...wellRun(12),
    ],
  },
  // Phase 2; a short illness was registered only afterwards.
  {
    name: 'Ibrahim Haddad',
    cpr: '6906890099',
    enrolledDaysAgo: enrolled(90),
    staff: team('aisha'),
    steps: [
      ...started(90, 'SEL_82B'),
      ...wellRun(90),
      pausedBefore(30, 40, 33),
      toldOf('tellOfPause', 29),
      toldOf('tellOfReturn', 29),
    ],
  },
  // Phase 3 of nine months: the end comes into sight.
  {
    name: 'Jytte Åkjær',
    cpr: '7008740110',
    isProtected: true,
    enrolledDaysAgo: enrolled(205),
    staff: team('mette'),
    steps: [...started(205, 'SEL_85'), ...wellRun(205)],
  },
  // Goals and work agreement are missing.
  {
    name: 'Kim Damgaard',
    cpr: '7110810121',
    enrolledDaysAgo: enrolled(24),
    staff: team('jonas'),
    steps: [...started(24, 'LAB_31B'), recorded(18, 'ctiContact', ['citizen', 'ctiWorker'], { form: 'telephone' })],
  },
  // Paused for three weeks.
  {
    name: 'Lise Frost',
    cpr: '7201950132',
    enrolledDaysAgo: enrolled(61),
    staff: team('aisha'),
    steps: [...started(61, 'LAB_31B'), ...wellRun(61, 25), paused(21, 'hospital'), toldOf('tellOfPause', 20)],
  },
  // Paused for so long that a new start is to be considered.
  {
    name: 'Mogens Thy',
    cpr: '7311720143',
    enrolledDaysAgo: enrolled(140),
    staff: team('mette'),
    steps: [...started(140, 'LAB_31B'), ...wellRun(140, 110), paused(100, 'treatment'), toldOf('tellOfPause', 98)],
  },
  // Back from a pause next week: decided ahead.
  {
    name: 'Nanna Birk',
    cpr: '7402980154',
    enrolledDaysAgo: enrolled(55),
    staff: team('jonas'),
    steps: [
      ...started(55, 'SEL_82B'),
      ...wellRun(55, 20),
      paused(15, 'illness'),
      toldOf('tellOfPause', 14),
      resumed(-6),
    ],
  },
  // Started over after a long pause.
  {
    name: 'Ole Riis',
    cpr: '7505770165',
    enrolledDaysAgo: enrolled(200),
    staff: team('aisha'),
    steps: [
      ...started(200, 'SEL_85'),
      ...wellRun(200, 145),
      paused(140, 'hospital'),
      toldOf('tellOfPause', 138),
      restarted(40),
      ctiGoals(36),
      workAgreement(34, -12),
      recorded(15, 'followUp', ['jobCentreCaseworker', 'socialCaseworker']),
    ],
  },
  // An interruption has been described and discussed, and the course goes on until somebody decides (S-86).
  {
    name: 'Yrsa Holt',
    cpr: '8202860258',
    enrolledDaysAgo: enrolled(45),
    staff: team('mette'),
    steps: [...started(45, 'LAB_31B'), ...wellRun(45, 8), ...interruptionConsidered(6)],
  },
  // The CTI worker is on holiday, and somebody stands in (S-80, G-16).
  {
    name: 'Æskil Nord',
    cpr: '8405870270',
    enrolledDaysAgo: enrolled(70),
    staff: team('aisha'),
    steps: [
      ...started(70, 'SEL_85'),
      ...wellRun(70),
      recorded(30, 'workerHoliday', [], { from: 4, until: -10, workingDays: 10 }),
      { daysAgo: 12, command: { type: 'AppointStandIn', staffId: 'mette', from: 4, until: -10 } },
    ],
  },
];
