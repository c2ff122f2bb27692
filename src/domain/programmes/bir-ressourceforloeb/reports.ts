import type { ReportRule } from '../../model/reports.ts';
import { activity, exits, nothingOverdue, status } from '../figures.ts';

/** Without practice and wage subsidy (B-46). */
const REQUIREMENT_2 = ['fleksjob', 'ordinaryHours', 'suEntitledEducation', 'selfSupportingWork'] as const;

/** The two result requirements. Other education and vocational rehabilitation count for neither (B-48, B-56). */
export const reports: readonly ReportRule[] = [
  {
    kind: 'touched',
    id: 'resultRequirements',
    rule: 'B-50',
    // B-55, K-29: a quarter that begins with each month, filled on the 5th after it has ended.
    filing: {
      everyMonths: 1,
      coversMonths: 3,
      from: 'own:startGroupUntil',
      wholeMonths: true,
      filledAfterDays: 5,
    },
    targetSpell: 'resourceCourse',
    effortSpell: 'effort',
    startGroup: ['own:startGroupFrom', 'own:startGroupUntil'],
    leftBy: ['movedAway', 'statePension', 'death'],
    requirements: [
      {
        id: 'requirement1',
        rule: 'B-45',
        counts: ['companyPractice', 'wageSubsidy', ...REQUIREMENT_2],
        percent: 'own:requirement1Percent',
      },
      { id: 'requirement2', rule: 'B-46', counts: REQUIREMENT_2, percent: 'own:requirement2Percent' },
    ],
    period: ['own:resultsFrom', 'own:resultsUntil'],
  },
  {
    kind: 'figures',
    id: 'management',
    rule: 'B-25',
    figures: [
      status,
      exits('B-53'),
      {
        ...{ id: 'firstContact', rule: 'B-17', shows: 'days' },
        ...{ from: { step: 'resourceCourse' }, to: { step: 'mediatorContact' } },
      },
      nothingOverdue,
      activity,
    ],
  },
];
