import type { DutyRule } from '../../model/duties.ts';
import {
  atOnce,
  escalation,
  holidayPlan,
  lastDay,
  phase3,
  phaseNotices,
  recorded,
  reviewPause,
  subject,
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
  {
    id: 'contactByPhase',
    rule: 'S-73',
    owner: 'ctiWorker',
    each: { cadence: 'contactByPhase', is: 'asked' },
    opens: { anchor: subject('from'), rule: 'S-73' },
    due: { anchor: subject('last'), rule: 'S-73' },
    whileOpen: true,
    ladder: [{ id: 'reminder', at: { before: 2 }, tells: ['owner'] }],
  },
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
];
