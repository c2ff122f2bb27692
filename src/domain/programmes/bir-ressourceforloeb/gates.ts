import type { Gate } from '../../model/gates.ts';

const STEP_UP = ['summon:stepUpMeeting', 'record:stepUpMeeting'] as const;
const challenged = { is: 'recorded', step: 'jobChallenges', latest: true } as const;

/** What must hold before each step. */
export const gates: readonly Gate[] = [
  {
    rule: 'B-01',
    code: 'projectIsOver',
    at: ['record:resourceCourse'],
    needs: { is: 'withinProject' },
    strength: 'must',
  },
  {
    rule: 'B-01',
    code: 'resourceCourseMissing',
    at: ['record:mediatorContact', 'record:caseReview', 'record:stepUpPlan', ...STEP_UP],
    needs: { is: 'recorded', step: 'resourceCourse' },
    strength: 'must',
  },
  {
    rule: 'B-05',
    code: 'jobMediatorMissing',
    at: ['record:mediatorContact', 'record:caseReview', ...STEP_UP],
    needs: { is: 'staffed', as: 'jobMediator' },
    strength: 'must',
  },
  {
    rule: 'B-11',
    code: 'templateNotApproved',
    at: ['record:rehabilitationPlan'],
    when: { is: 'values', where: { template: 'otherTemplate' } },
    needs: { is: 'setting', own: 'own:otherTemplateApprovedOn' },
    strength: 'must',
  },
  {
    rule: 'B-12',
    code: 'consultantNotPrepared',
    at: ['record:rehabilitationMeeting'],
    needs: {
      any: [
        { is: 'recorded', step: 'preparatoryMeeting', with: 'companyConsultant' },
        { is: 'recorded', step: 'preparatoryMeeting', with: 'jobMediator' },
      ],
    },
    strength: 'must',
  },
  {
    rule: 'B-15',
    code: 'companyConsultantChanged',
    at: ['record:rehabilitationMeeting'],
    needs: { not: { is: 'values', where: { sameConsultant: false } } },
    strength: 'advised',
  },
  {
    rule: 'B-33',
    code: 'challengesMissing',
    at: STEP_UP,
    needs: { is: 'recorded', step: 'jobChallenges' },
    strength: 'must',
  },
  {
    rule: 'B-34',
    code: 'healthRepresentativeMissing',
    at: ['record:stepUpMeeting'],
    when: { ...challenged, where: { challenges: 'health' } },
    needs: { is: 'with', who: 'healthRepresentative' },
    strength: 'must',
  },
  {
    rule: 'B-38',
    code: 'healthAdviserNotAllowed',
    at: ['record:stepUpMeeting'],
    when: { is: 'with', who: 'healthRepresentative' },
    needs: { is: 'values', where: { healthRepresentative: ['generalPractitioner', 'healthCoordinator'] } },
    strength: 'must',
  },
  {
    rule: 'B-37',
    code: 'healthAdviserNotAllowed',
    at: ['record:healthAdvice'],
    needs: { is: 'values', where: { adviceFrom: ['generalPractitioner', 'healthCoordinator'] } },
    strength: 'must',
  },
  {
    rule: 'B-36',
    code: 'networkNotInvited',
    at: ['record:stepUpMeeting'],
    when: { ...challenged, where: { networkWished: true } },
    needs: { is: 'values', where: { networkInvited: true } },
    strength: 'must',
  },
  {
    rule: 'B-39',
    code: 'certificateFromElsewhere',
    at: ['record:certificate'],
    needs: {
      any: [
        { is: 'values', where: { certificateKind: 'medical', issuedBy: 'generalPractitioner' } },
        { is: 'values', where: { certificateKind: 'specialist', issuedBy: 'clinicalFunction' } },
      ],
    },
    strength: 'must',
  },
];
