import type { FactValue } from '../../facts.ts';
import type { Gate } from '../../model/gates.ts';
import type { RuleId } from '../../rule.ts';
import { recorded } from '../parts.ts';
import { isExtended } from './duties.ts';

/** What the grant does not pay, or what does not count at all. */
const notPaid = (rule: RuleId, code: Gate['code'], where: Readonly<Record<string, FactValue>>): Gate => ({
  ...{ rule, code, at: ['record:expense'], needs: { not: { is: 'values', where } }, strength: 'must' },
});

/** Requests to the ministry go through its grant portal. */
const throughPortal = (rule: RuleId, step: string): Gate => ({
  ...{ rule, code: 'notThroughPortal', at: [`record:${step}`], strength: 'must' },
  needs: { is: 'values', where: { viaPortal: true } },
});

/** What must hold before each step. */
export const gates: readonly Gate[] = [
  {
    rule: 'G-69',
    code: 'signatureMissing',
    at: ['record:cooperationAgreement'],
    needs: {
      any: [
        { is: 'values', where: { signedByBothDirectors: true } },
        { is: 'values', where: { timePlanGiven: true } },
      ],
    },
    strength: 'must',
  },
  {
    rule: 'B-07',
    code: 'projectLedElsewhere',
    at: ['record:projectLeadership'],
    needs: { is: 'values', where: { leads: 'resourceCourses' } },
    strength: 'must',
  },
  // Accounts
  notPaid('B-63', 'onlyOwnContribution', { category: ['healthCoordinator', 'rehabilitationTeam'], paidBy: 'grant' }),
  notPaid('B-64', 'notPaidByGrant', { category: 'externalCourse', paidBy: 'grant' }),
  notPaid('G-70', 'notPartOfAccounts', { category: 'cashBenefit' }),
  notPaid('G-70', 'notPartOfAccounts', { category: 'workerForProject', worksForProject: false }),
  notPaid('G-71', 'paidTwice', { paidByOtherProject: true, paidBy: 'grant' }),
  notPaid('G-72', 'notPartOfAccounts', { category: 'ctiTraining' }),
  notPaid('G-72', 'onlyOwnContribution', { category: ['transport', 'staffTime'], paidBy: 'grant' }),
  {
    rule: 'B-57',
    code: 'accountsMissing',
    at: ['record:payment'],
    needs: { all: [{ any: [recorded('partialAccount'), recorded('finalAccount')] }, recorded('statusReport')] },
    strength: 'must',
  },
  // Extension and changes
  throughPortal('B-60', 'extensionRequest'),
  throughPortal('B-61', 'extensionRenounced'),
  throughPortal('B-62', 'changeRequest'),
  {
    rule: 'B-60',
    code: 'extensionNotRequested',
    at: ['record:extensionAnswered'],
    needs: recorded('extensionRequest'),
    strength: 'must',
  },
  {
    rule: 'B-61',
    code: 'projectNotExtended',
    at: ['record:extensionRenounced'],
    needs: isExtended,
    strength: 'must',
  },
];
