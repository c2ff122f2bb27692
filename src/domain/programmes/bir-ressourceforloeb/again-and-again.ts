import type { CadenceRule } from '../../model/cadences.ts';
import type { ReviewRule } from '../../model/reviews.ts';
import type { SpellRule } from '../../model/spells.ts';
import { COMPANY_BASED } from './efforts.ts';

export const spells: readonly SpellRule[] = [
  {
    id: 'resourceCourse',
    rule: 'B-01',
    begins: { step: 'resourceCourse' },
    ends: { step: 'resourceCourseEnded', last: 'lastOn' },
  },
  {
    id: 'effort',
    rule: 'B-45',
    begins: { step: 'effort', from: 'from', last: 'until' },
    ends: { step: 'effortEnded', last: 'lastOn' },
    kindIn: 'effortKind',
  },
  { id: 'standby', rule: 'B-03', begins: { step: 'standbyExemption', from: 'from', last: 'until' } },
  { id: 'noEffortPossible', rule: 'B-28', begins: { step: 'noEffortPossible', last: 'validUntil' } },
];

/** Weekly contact between citizen and job mediator until practice or fleksjob (B-17). */
export const cadences: readonly CadenceRule[] = [
  {
    id: 'weeklyContact',
    rule: 'B-17',
    rhythm: 'week',
    contactBy: 'jobMediator',
    begins: { latestOf: [{ of: 'assigned', as: 'jobMediator' }] },
    within: { spell: 'resourceCourse' },
    suspendedBy: [
      { spell: 'effort', where: { effortKind: ['companyPractice', 'fleksjob'] }, rule: 'B-17' },
      { spell: 'standby', rule: 'B-03' },
    ],
    reachedBy: [
      { step: 'mediatorContact', where: { isReached: true, form: ['inPerson', 'telephone', 'video'] } },
      {
        step: 'mediatorContact',
        where: { isReached: true, form: 'message' },
        onlyIf: { is: 'setting', own: 'own:textMessageIsContact', value: true },
      },
      // B-22: a statutory talk with the mediator there is that week's contact too.
      { step: 'heldStatutoryTalk', with: 'jobMediator' },
    ],
    attemptedBy: [{ step: 'mediatorContact' }],
  },
];

/** The step-up effort for whoever has had no company-based effort for six months, again and again (B-26, B-27). */
export const reviews: readonly ReviewRule[] = [
  {
    id: 'stepUp',
    rule: 'B-26',
    anchor: { of: 'step', step: 'resourceCourse' },
    everyMonths: 6,
    within: { spell: 'resourceCourse' },
    needlessBy: { spell: 'effort', where: { effortKind: COMPANY_BASED }, rule: 'B-26' },
    exemptions: [
      { by: 'spell', spell: 'noEffortPossible', rule: 'B-28', openCovers: 1 },
      { by: 'spell', spell: 'standby', rule: 'B-03' },
      { by: 'agreement', step: 'vitasAgreement', startsIn: 'startsOn', rule: 'B-29' },
      { by: 'agreement', step: 'caseReview', startsIn: 'startsOn', withinDays: 'own:nearFutureDays', rule: 'B-30' },
    ],
    heldBy: 'stepUpMeeting',
    preparedBy: 'caseReview',
  },
];
