import type { Condition } from '../../../model/conditions.ts';
import type { DutyRule } from '../../../model/duties.ts';
import { atOnce, endEscalation, escalation, lastDay, phase3, recorded } from '../../parts.ts';
import { LEAD } from './parts.ts';

/** A grant under SEL § 85 has no end of its own: where nobody goes on with it, it is ended by a decision (S-46, S-98). */
const NOTHING_UNDER_85_NEEDED: Condition = {
  any: [
    { is: 'recorded', step: 'continuedNeed', where: { isNeeded: false }, latest: true },
    { is: 'recorded', step: 'continuedNeed', where: { support: 'mentor' }, latest: true },
  ],
};

/** What belongs to the end of a course (S-93 … S-97) and goes on after it. */
export const theEnd: readonly DutyRule[] = [
  {
    id: 'handoverPlan',
    rule: 'S-93',
    owner: 'ctiWorker',
    each: 'course',
    opens: phase3('K-06'),
    due: lastDay('S-93'),
    done: recorded('handoverPlan'),
    missingAtEnd: 'handoverPlanMissing',
    ladder: [
      atOnce('owner'),
      { id: 'early', at: { before: 'handoverReminderDays' }, tells: ['owner'] },
      { id: 'late', at: { before: 'handoverLastReminderDays' }, tells: ['owner'] },
      ...endEscalation,
    ],
  },
  {
    id: 'anchorHandoverPlan',
    rule: 'S-94',
    owner: 'ctiWorker',
    each: 'course',
    opens: phase3('K-06'),
    due: lastDay('S-94'),
    done: { is: 'recorded', step: 'handoverAnchored', since: 'handoverPlan' },
    missingAtEnd: 'planNotAnchored',
    ladder: [{ id: 'late', at: { before: 'handoverLastReminderDays' }, tells: ['owner'] }, ...endEscalation],
  },
  {
    id: 'summonClosingMeeting',
    rule: 'S-95',
    owner: LEAD,
    each: 'course',
    opens: phase3('K-07'),
    due: {
      ...{ anchor: { of: 'boundary', number: 3 }, minus: 'closingSummonDays', rule: 'K-07' },
      notBefore: { of: 'notHeld', meeting: 'closingMeeting' },
    },
    done: { any: [{ is: 'appointed', meeting: 'closingMeeting' }, recorded('closingMeeting'), { is: 'ended' }] },
    ladder: escalation,
  },
  {
    id: 'closingMeeting',
    rule: 'S-95',
    owner: LEAD,
    each: 'course',
    opens: phase3('K-07'),
    due: lastDay('S-95'),
    done: recorded('closingMeeting'),
    missingAtEnd: 'closingMeetingMissing',
    ladder: [{ id: 'proposed', at: { before: 'closingProposedDays' }, tells: ['owner'] }, ...endEscalation],
  },
  {
    id: 'continuedNeed',
    rule: 'S-97',
    owner: LEAD,
    each: 'course',
    opens: { anchor: { of: 'boundary', number: 3 }, minus: 'continuedNeedDays', rule: 'K-08' },
    due: { anchor: { of: 'boundary', number: 3 }, minus: 'decisionProposedDays', rule: 'K-08' },
    done: recorded('continuedNeed'),
    missingAtEnd: 'continuedNeedUnanswered',
    ladder: [atOnce('jobCentreCaseworker', 'socialCaseworker'), ...escalation],
  },
  ...(['SEL_85', 'mentor'] as const).map(
    (support): DutyRule => ({
      id: support === 'SEL_85' ? 'decideSocialSupport' : 'decideMentorSupport',
      rule: 'S-97',
      owner: support === 'SEL_85' ? 'socialCaseworker' : 'jobCentreCaseworker',
      each: 'course',
      applies: { is: 'recorded', step: 'continuedNeed', where: { isNeeded: true, support }, latest: true },
      due: lastDay('S-97'),
      done: { is: 'recorded', step: 'continuedSupport', where: { support } },
      missingAtEnd: 'decisionMissing',
      ladder: [{ id: 'proposed', at: { before: 'decisionProposedDays' }, tells: ['owner'] }, ...endEscalation],
    }),
  ),
  {
    id: 'endGrant',
    rule: 'S-46',
    owner: 'socialCaseworker',
    each: 'course',
    applies: { all: [{ is: 'grantedUnder', of: ['SEL_85'] }, NOTHING_UNDER_85_NEEDED] },
    due: lastDay('S-46'),
    done: recorded('grantEnded'),
    ladder: [{ id: 'proposed', at: { before: 'decisionProposedDays' }, tells: ['owner'] }, ...endEscalation],
  },
  {
    id: 'jobConsultantGoesOn',
    rule: 'G-14',
    owner: 'jobConsultant',
    each: 'course',
    due: { anchor: { of: 'boundary', number: 3 }, rule: 'G-14' },
    isNews: true,
    ladder: [{ id: 'due', at: 'due', tells: ['owner'] }],
  },
];
