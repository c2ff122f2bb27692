import type { Anchor, DutyRule } from '../../model/duties.ts';
import { atOnce, escalation, handOverDuties, leaderAfter, recorded, subject } from '../parts.ts';

const WEEK = { cadence: 'weeklyContact', is: 'asked' } as const;
const MISSED = { cadence: 'weeklyContact', is: 'missed' } as const;
const CHECKPOINT: Anchor = { of: 'checkpoint' };

/** Everything that somebody must do by a date in the model. */
export const duties: readonly DutyRule[] = [
  {
    id: 'rehabilitationPlan',
    rule: 'B-10',
    owner: 'coordinatingCaseworker',
    each: 'round',
    due: { anchor: { of: 'roundBegan' }, rule: 'B-10' },
    done: recorded('rehabilitationPlan'),
    hasNoLimit: true,
    ladder: [],
  },
  {
    id: 'appointMediator',
    rule: 'B-05',
    owner: 'teamLeader',
    each: { step: 'resourceCourse' },
    due: { anchor: { of: 'registered' }, rule: 'B-05' },
    done: { is: 'staffed', as: 'jobMediator' },
    inPause: 'continues',
    ladder: [atOnce('owner')],
  },
  // The weekly contact
  {
    id: 'weeklyContact',
    rule: 'B-17',
    owner: 'jobMediator',
    each: WEEK,
    opens: { anchor: subject('from'), rule: 'B-17' },
    due: { anchor: subject('last'), rule: 'B-17' },
    inPause: 'continues',
    whileOpen: true,
    ladder: [{ id: 'reminder', at: { before: 'own:contactReminderBeforeDays' }, tells: ['owner'] }],
  },
  {
    id: 'contactMissed',
    rule: 'B-17',
    owner: 'jobMediator',
    each: MISSED,
    due: { anchor: subject(), rule: 'K-24' },
    inPause: 'continues',
    isNews: true,
    ladder: [{ id: 'due', at: 'due', tells: ['owner'] }],
  },
  {
    id: 'contactMissedAgain',
    rule: 'B-17',
    owner: 'teamLeader',
    each: { ...MISSED, inARow: 'own:missedWeeksToLeader' },
    due: { anchor: subject(), rule: 'K-24' },
    inPause: 'continues',
    isNews: true,
    ladder: [{ id: 'due', at: 'due', tells: ['owner'] }],
  },
  {
    id: 'exemptionEnds',
    rule: 'B-03',
    owner: 'jobMediator',
    each: { step: 'standbyExemption' },
    due: { anchor: subject('until'), rule: 'B-03' },
    inPause: 'continues',
    isNews: true,
    ladder: [{ id: 'due', at: 'due', tells: ['owner', 'coordinatingCaseworker'] }],
  },
  {
    id: 'statutoryTalk',
    rule: 'B-22',
    owner: 'coordinatingCaseworker',
    each: { step: 'statutoryTalk' },
    due: { anchor: subject('plannedOn'), rule: 'B-22' },
    inPause: 'continues',
    ladder: escalation,
  },
  // At the company
  ...(['effort', 'companyFollowUp'] as const).map(
    (step): DutyRule => ({
      id: step === 'effort' ? 'firstFollowUp' : 'nextFollowUp',
      rule: 'B-23',
      owner: 'jobMediator',
      each: { step },
      due: { anchor: subject('followUpOn'), rule: 'B-23' },
      inPause: 'continues',
      ladder: escalation,
    }),
  ),
  // The step-up effort
  {
    id: 'caseReview',
    rule: 'B-30',
    owner: 'teamLeader',
    each: { review: 'stepUp', is: 'ahead' },
    opens: { anchor: CHECKPOINT, minus: 'own:caseReviewBeforeDays', rule: 'K-26' },
    due: { anchor: CHECKPOINT, minus: 1, rule: 'B-30' },
    inPause: 'continues',
    whileOpen: true,
    ladder: [{ id: 'open', at: 'open', tells: ['owner', 'jobMediator'] }],
  },
  {
    id: 'stepUpMeeting',
    rule: 'B-26',
    owner: 'coordinatingCaseworker',
    each: { review: 'stepUp', is: 'due' },
    opens: { anchor: CHECKPOINT, rule: 'B-26' },
    due: { anchor: CHECKPOINT, plus: 'own:stepUpWithinDays', rule: 'K-27' },
    inPause: 'continues',
    whileOpen: true,
    ladder: [atOnce('owner', 'jobMediator', 'teamLeader'), ...escalation],
  },
  {
    id: 'stepUpPlan',
    rule: 'B-31',
    owner: 'coordinatingCaseworker',
    each: { review: 'stepUp', is: 'due' },
    opens: { anchor: CHECKPOINT, rule: 'B-26' },
    due: { anchor: CHECKPOINT, plus: 'own:stepUpWithinDays', rule: 'K-27' },
    done: { is: 'recorded', step: 'stepUpPlan', where: { everyEffortDated: true }, sinceSubject: true },
    inPause: 'continues',
    ladder: [{ id: 'due', at: 'due', tells: ['owner'] }, leaderAfter],
  },
  ...handOverDuties,
];
