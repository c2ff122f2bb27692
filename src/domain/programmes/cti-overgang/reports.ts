import type { ReportRule } from '../../model/reports.ts';
import {
  courseFigures,
  EVERY_QUARTER,
  fallingContact,
  handoverInTime,
  management,
  phaseTimeliness,
} from '../figures.ts';
import { recorded } from '../parts.ts';

/** Every third month: number, start, end, sub-target group and whether the course was completed (C-18, C-19). */
export const reports: readonly ReportRule[] = [
  {
    kind: 'courses',
    id: 'threeMonthly',
    rule: 'C-18',
    // K-22, K-23
    filing: {
      everyMonths: 3,
      coversMonths: 3,
      from: 'own:reportsFrom',
      byCalendar: 'own:reportsByCalendar',
      filledAfterDays: 1,
      handIn: {
        dueAfterDays: 14,
        reminders: [
          { afterDays: 0, tells: ['municipalProjectLeader', 'whoFillsGaps'] },
          { afterDays: 7, tells: ['municipalProjectLeader', 'whoFillsGaps'] },
          { afterDays: 15, tells: ['municipalProjectLeader', 'teamLeader'] }, // overdue
        ],
      },
    },
    group: {
      step: 'subTargetGroup',
      field: 'group',
      demandedSince: 'own:subTargetGroupsSince',
      filledBy: 'ctiWorker',
      rule: 'C-20',
    },
  },
  {
    kind: 'figures',
    id: 'monitoring',
    rule: 'C-23',
    filing: EVERY_QUARTER,
    figures: [
      {
        ...{ id: 'citizensReached', rule: 'C-23', shows: 'reached' },
        ...{ that: { holds: recorded('criticalTransition') }, expected: 'own:expectedCitizens' },
      },
      ...courseFigures,
    ],
  },
  {
    kind: 'figures',
    id: 'management',
    rule: 'C-10',
    figures: [
      phaseTimeliness('A-18'),
      {
        ...{ id: 'contactEstablishment', rule: 'S-67', shows: 'days' },
        ...{ from: { step: 'contactMeeting' }, to: { of: 'courseStart' } },
      },
      handoverInTime('C-25'),
      fallingContact,
      ...management,
    ],
  },
];
