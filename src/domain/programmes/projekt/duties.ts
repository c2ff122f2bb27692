import type { Condition } from '../../model/conditions.ts';
import type { DutyRule, Rung } from '../../model/duties.ts';
import { by } from '../organisation-parts.ts';
import { escalation, handOverDuties, recorded, subject } from '../parts.ts';

/** K-33: reminded of three times before an account is due. */
const beforeAnAccount: readonly Rung[] = [
  { id: 'first', at: { before: 'own:accountFirstReminderDays' }, tells: ['owner'] },
  { id: 'second', at: { before: 'own:accountSecondReminderDays' }, tells: ['owner'] },
  { id: 'third', at: { before: 'own:accountThirdReminderDays' }, tells: ['owner'] },
  ...escalation,
];

/** The period was extended, and nobody has renounced it since (B-60, B-61). */
export const isExtended: Condition = {
  all: [
    { is: 'recorded', step: 'extensionAnswered', latest: true, where: { isAccepted: true } },
    { not: recorded('extensionRenounced') },
  ],
};

/** That the project comes to its end: the day granted at first, or the one after an extension. */
const projectEnds = (id: string, step: string, last: string, applies: Condition): DutyRule => ({
  ...{ id, rule: 'G-66', owner: 'municipalProjectLeader', each: { step }, applies, isNews: true },
  due: { anchor: subject(last), rule: 'G-66' },
  ladder: [{ id: 'early', at: { before: 90 }, tells: ['owner', 'teamLeader'] }],
});

/** Everything that somebody must do by a date. */
export const duties: readonly DutyRule[] = [
  by('cooperationAgreement', 'G-69', { anchor: { of: 'setting', own: 'own:applicationDueOn' }, rule: 'G-69' }),
  by('readyToBegin', 'G-67', { anchor: { of: 'setting', own: 'own:trialFrom' }, rule: 'G-67' }),
  // The next account and report after the answers were given; later ones are registered as deadlines.
  ...(['partialAccount', 'statusReport'] as const).map((account) =>
    by(
      account,
      account === 'partialAccount' ? 'B-58' : 'B-57',
      { anchor: { of: 'setting', own: 'own:partialAccountDueOn' }, rule: 'B-58' },
      { ladder: beforeAnAccount },
    ),
  ),
  by(
    'finalAccount',
    'B-59',
    { anchor: { of: 'setting', own: 'own:finalAccountDueOn' }, rule: 'B-59' },
    { applies: { not: isExtended }, ladder: beforeAnAccount },
  ),
  by(
    'extendedFinalAccount',
    'B-59',
    { anchor: { of: 'setting', own: 'own:extendedFinalAccountDueOn' }, rule: 'B-59' },
    { applies: isExtended, done: recorded('finalAccount'), ladder: beforeAnAccount },
  ),
  {
    id: 'accountDue',
    rule: 'B-59',
    owner: 'municipalProjectLeader',
    each: { step: 'accountDeadline' },
    due: { anchor: subject('deadlineOn'), rule: 'B-59' },
    ladder: beforeAnAccount,
  },
  projectEnds('projectEnds', 'projectGrant', 'until', { not: isExtended }),
  projectEnds('extendedProjectEnds', 'extensionAnswered', 'newUntil', isExtended),
  ...handOverDuties,
];
