import type { DutyRule } from '../../model/duties.ts';
import {
  atOnce,
  contactByPhaseDuty,
  escalation,
  handOverDuties,
  holidayPlan,
  lastDay,
  phase3,
  phaseNotices,
  recorded,
  reviewPause,
} from '../parts.ts';

/** What somebody must do by a date. The guide asks for little: most of it is the engine's three phases. */
export const duties: readonly DutyRule[] = [
  {
    id: 'ctiGoals',
    rule: 'C-24',
    owner: 'ctiWorker',
    each: 'course',
    due: { anchor: { of: 'courseStart' }, plus: 'goalsAfterDays', rule: 'K-17' },
    done: recorded('ctiGoals'),
    ladder: escalation,
  },
  contactByPhaseDuty,
  ...phaseNotices('A-18'),
  reviewPause('K-10'),
  holidayPlan,
  {
    id: 'handoverPlan',
    rule: 'C-25',
    owner: 'ctiWorker',
    each: 'course',
    opens: phase3('K-06'),
    due: lastDay('C-25'),
    done: recorded('handoverPlan'),
    missingAtEnd: 'handoverPlanMissing',
    ladder: [
      atOnce('owner'),
      { id: 'early', at: { before: 'handoverReminderDays' }, tells: ['owner'] },
      { id: 'late', at: { before: 'handoverLastReminderDays' }, tells: ['owner'] },
      ...escalation,
    ],
  },
  ...handOverDuties,
];
