import { addDays } from '../../../domain/calendar/civil-date.ts';
import { fact, handOverDeeds, tick } from '../../common-deeds.ts';
import { aFact, after, afterEnrolment, anArchiving, aStaffChange, aWithdrawal, lastOf } from '../../happenings.ts';
import type { Happening } from '../../scene.ts';
import type { Customs, Fate } from '../customs.ts';
import { afterAnswer, afterDay, ofAnOrganisation } from '../organisation-parts.ts';

/** A grant of a year and a half, which begins with the project. */
const theUsual: readonly Happening[] = [
  aFact(afterEnrolment(2), 'projectGrant', ({ today }) => ({ from: today, until: addDays(today, 546) })),
  aFact(afterEnrolment(3), 'projectLeadership', () => ({ leads: 'resourceCourses' })),
  aFact(after('projectGrant', 5), 'projectEstimates', ({ chance }) => ({ citizensExpected: chance.between(20, 60) })),
  ...[30, 200, 400].map((days) =>
    aFact(after('projectGrant', days), 'expense', ({ chance }) => ({
      ...{ category: 'jobMediatorSalary', paidBy: 'grant', amountKroner: chance.between(1, 40) * 10_000 },
    })),
  ),
  // B-57: refused while account or report is missing.
  ...[20, 390].map((days) => aFact(after('projectGrant', days), 'payment', () => ({ percentOfGrant: 75 }))),
];

/** B-60: asked for and granted for half a year more. */
const anExtension: readonly Happening[] = [
  aFact(after('projectGrant', 200), 'extensionRequest', () => ({ viaPortal: true, budget: 'revised' })),
  aFact(after('extensionRequest', 25), 'extensionAnswered', ({ today }) => ({
    ...{ isAccepted: true, newUntil: addDays(today, 480) },
  })),
];

const anEnd = anArchiving(afterDay('projectGrant', 'until', 160));

const fates: readonly Fate[] = [
  {
    name: 'extended',
    happenings: () => [...anExtension, anArchiving(afterDay('extensionAnswered', 'newUntil', 120))],
  },
  {
    name: 'extended, and renounced',
    happenings: () => [
      ...anExtension,
      aFact(afterAnswer('extensionAnswered', true, 60), 'extensionRenounced', async ({ today, note }) => ({
        ...{ viaPortal: true, reasonNote: await note(), newUntil: addDays(today, 120) },
      })),
      anEnd,
    ],
  },
  {
    name: 'asked for outside the portal',
    happenings: () => [
      aFact(after('projectGrant', 150), 'extensionRequest', () => ({ viaPortal: false, budget: 'unchanged' })),
      aFact(after('projectGrant', 170), 'extensionAnswered', () => ({ isAccepted: false })),
      anEnd,
    ],
  },
  {
    name: 'accounts too late',
    traits: { lateBy: { partialAccount: 12, statusReport: 20, finalAccount: 40 } },
    happenings: () => [anEnd],
  },
  {
    name: 'a deadline of its own',
    happenings: (chance) => [
      aFact(after('projectGrant', chance.between(30, 60)), 'accountDeadline', ({ today }) => ({
        ...{ account: 'statusReport', deadlineOn: addDays(today, 120) },
      })),
      anEnd,
    ],
  },
  {
    name: 'a report withdrawn',
    happenings: () => [aWithdrawal(after('statusReport', 8), lastOf('statusReport')), anEnd],
  },
  {
    name: 'another project leader',
    happenings: () => [aStaffChange(after('projectGrant', 220), 'municipalProjectLeader'), anEnd],
  },
];

/** How a project that is paid by a grant is led to its last account. */
export const projekt: Customs = {
  ...ofAnOrganisation,
  programme: 'projekt',
  variantOf: (chance) => chance.oneOf(['bir', 'pilot']),
  own: {
    ...{ applicationDueOn: '2024-02-09', trialFrom: '2024-03-01', partialAccountDueOn: '2024-12-31' },
    ...{ finalAccountDueOn: '2025-11-28', extendedFinalAccountDueOn: '2026-05-29' },
  },
  usual: () => theUsual,
  fates,
  right: { name: 'right', happenings: () => [anEnd] },
  turn: 9,
  extras: () => [],
  deeds: {
    cooperationAgreement: fact('cooperationAgreement', ['responsibleHead'], () => ({ signedByBothDirectors: true })),
    readyToBegin: fact('readyToBegin', [], () => ({ everybodyReady: true })),
    partialAccount: fact('partialAccount', []),
    statusReport: fact('statusReport', []),
    finalAccount: fact('finalAccount', []),
    extendedFinalAccount: fact('finalAccount', []),
    accountDue: tick,
    ...handOverDeeds,
  },
  mayBeNeglected: ['statusReport', 'readyToBegin'],
  dayOf: {},
};
