import type { DutyRule } from '../../model/duties.ts';
import { atOnce, escalation, lastDay, phase3, recorded, subject } from '../parts.ts';

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
  ...([1, 2] as const).map(
    (number): DutyRule => ({
      id: `phase${number + 1}Notice`,
      rule: 'A-18',
      owner: 'ctiWorker',
      each: 'course',
      due: { anchor: { of: 'boundary', number }, rule: 'A-18' },
      isNews: true,
      ladder: [
        { id: 'early', at: { before: 'phaseNoticeDays' }, tells: ['owner'] },
        { id: 'last', at: { before: 'phaseLastNoticeDays' }, tells: ['owner'] },
      ],
    }),
  ),
  {
    id: 'reviewPause',
    rule: 'K-10',
    owner: 'ctiWorker',
    each: 'pause',
    due: { anchor: subject(), rule: 'K-10' },
    inPause: 'continues',
    whileOpen: true,
    hasNoLimit: true,
    ladder: [
      { id: 'review', at: { openFor: 'pauseReviewEveryDays' }, every: 'pauseReviewEveryDays', tells: ['owner'] },
    ],
  },
  {
    id: 'holidayPlan',
    rule: 'S-80',
    owner: 'ctiWorker',
    each: { step: 'workerHoliday' },
    applies: { is: 'valueAtLeast', field: 'workingDays', atLeast: 'holidayWorkingDays' },
    opens: { anchor: subject('from'), minus: 'holidayPlanBeforeDays', rule: 'K-18' },
    due: { anchor: subject('from'), minus: 1, rule: 'S-80' },
    inPause: 'continues',
    ladder: [atOnce('owner'), ...escalation],
  },
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
