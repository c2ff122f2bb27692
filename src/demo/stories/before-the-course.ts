import type { Story } from '../story.ts';
import { interruptionConsidered } from './course-steps.ts';
import {
  contactMeeting,
  cv,
  granted,
  included,
  jobMatch,
  jointPlan,
  met,
  PREPARATION_DAYS,
  recorded,
  started,
  startUpMeeting,
  summoned,
  team,
} from './preparation.ts';

/** Citizens whose course has not begun. */
export const beforeTheCourse: readonly Story[] = [
  // Just included: the start-up meeting is still to be summoned.
  { name: 'Anders Holm', cpr: '6104850011', enrolledDaysAgo: 3, staff: team('mette'), steps: included(3) },
  // Summoned: the citizen is to be reminded.
  {
    name: 'Birgit Skov',
    cpr: '6212790022',
    enrolledDaysAgo: 18,
    staff: team('jonas'),
    steps: [...included(18), summoned('startUpMeeting', 14, -3)],
  },
  // Moved by the citizen's wish.
  {
    name: 'Carsten Møller',
    cpr: '6307880033',
    enrolledDaysAgo: 25,
    staff: team('aisha'),
    steps: [
      ...included(25),
      summoned('startUpMeeting', 20, 2),
      {
        daysAgo: 4,
        command: {
          type: 'MoveMeeting',
          meeting: 'startUpMeeting',
          to: -5,
          askedBy: 'citizen',
          noteId: 'Borgeren ville have sin søster med, og hun kunne ikke den dag.',
          on: 4,
        },
      },
    ],
  },
  // The joint plan is overdue: owner and team leader have been reminded.
  {
    name: 'Dorthe Lund',
    cpr: '6409910044',
    enrolledDaysAgo: 47,
    staff: team('mette'),
    steps: [...included(47), summoned('startUpMeeting', 45, 36), startUpMeeting(36), cv(28)],
  },
  // A long wait for a job match.
  { name: 'Erik Bøgh', cpr: '6511760055', enrolledDaysAgo: 120, staff: team('jonas'), steps: met(120) },
  // The contact is being established: one meeting held, the match registered the day before yesterday.
  {
    name: 'Fatma Yilmaz',
    cpr: '6602930066',
    enrolledDaysAgo: 30,
    staff: team('aisha'),
    steps: [...met(30), contactMeeting(9), ...granted(6, 'SEL_82B'), jobMatch(2, -14)],
  },
  // Everything stands; the course begins in ten days.
  {
    name: 'Gunnar Øster',
    cpr: '6703700077',
    enrolledDaysAgo: PREPARATION_DAYS,
    staff: team('mette'),
    steps: started(-10, 'SEL_85', 12),
  },
  // A start-up meeting that was registered on the wrong citizen: withdrawn, and what had been said because of it is listed.
  {
    name: 'Zakaria Osman',
    cpr: '8304900269',
    enrolledDaysAgo: 24,
    staff: team('jonas'),
    steps: [
      ...included(24),
      startUpMeeting(24),
      {
        daysAgo: 6,
        command: {
          type: 'WithdrawEvent',
          event: 'startUpMeeting',
          noteId: 'Mødet var holdt med en anden borger. Det er nu registreret det rigtige sted.',
          on: 6,
        },
      },
      summoned('startUpMeeting', 5, -4),
    ],
  },
  // Refused before the start: left after it had been described and discussed (S-87).
  {
    name: 'Ulla Winther',
    cpr: '7803810214',
    enrolledDaysAgo: 52,
    staff: team('jonas'),
    steps: [
      ...included(52),
      summoned('startUpMeeting', 50, 41),
      startUpMeeting(41),
      jointPlan(38),
      cv(36),
      recorded(20, 'refusal', [], { reasonNote: 'Borgeren vil hellere prøve selv.' }),
      ...interruptionConsidered(19),
      { daysAgo: 12, command: { type: 'LeaveProgramme', why: 'refused', from: 12 } },
    ],
  },
];
