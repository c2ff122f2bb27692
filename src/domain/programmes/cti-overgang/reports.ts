import type { ReportRule } from '../../model/reports.ts';

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
      handIn: { dueAfterDays: 14, remindedAfterDays: [0, 7] },
    },
    group: {
      step: 'subTargetGroup',
      field: 'group',
      demandedSince: 'own:subTargetGroupsSince',
      filledBy: 'ctiWorker',
      rule: 'C-20',
    },
  },
];
