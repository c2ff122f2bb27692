import type { Condition } from '../../model/conditions.ts';
import type { Gate } from '../../model/gates.ts';
import { recorded } from '../parts.ts';
import { HAS_REFUSED } from './exits.ts';

/** Nothing further is done with the citizen before the inclusion is in order (S-01 … S-06). */
const BEFORE_ANYTHING = ['courseStart', 'summon:startUpMeeting', 'record:startUpMeeting'] as const;
/** Whatever the CTI worker does with the citizen. */
const CTI_WORK = ['record:contactMeeting', 'record:ctiContact', 'record:activity'] as const;
/** CTI in all its parts: whoever does it must be trained. */
const TRAINED_WORK = [...CTI_WORK, 'record:ctiGoals', 'record:handoverPlan'] as const;

/** Wherever somebody of the citizen's network can take part. */
const WITH_NETWORK = [
  ...(['startUpMeeting', 'contactMeeting', 'matchMeeting', 'closingMeeting'] as const),
  ...(['jointActionPlan', 'workAgreement', 'handoverPlan', 'ctiContact', 'supporterContact'] as const),
].map((step) => `record:${step}` as const);

const FIRST_WORK_DAY = { before: 'jobMatch', field: 'firstDayOn' } as const;

/** The job was found before the inclusion: somebody says so, or the dates do. */
const MATCHED_BEFORE = {
  any: [
    { is: 'recorded', step: 'jobMatch', where: { beforeInclusion: true }, latest: true },
    {
      all: [recorded('inclusion'), { is: 'recorded', step: 'jobMatch', by: { before: 'inclusion' }, latest: true }],
    },
  ],
} as const satisfies Condition;

/** What must hold before each step. Grant, match and dates are gates of the engine itself (S-38 … S-44, S-68). */
export const gates: readonly Gate[] = [
  {
    rule: 'S-02',
    code: 'inclusionMissing',
    at: BEFORE_ANYTHING,
    needs: {
      is: 'recorded',
      step: 'inclusion',
      where: { benefit: 'activityReadyCashBenefit' },
      latest: true,
      ever: true,
    },
    strength: 'must',
  },
  {
    rule: 'S-02',
    code: 'judgementMissing',
    at: BEFORE_ANYTHING,
    when: { is: 'recorded', step: 'inclusion', ever: true },
    needs: { is: 'recorded', step: 'inclusion', filled: ['judgedBy', 'reasonNote'], latest: true, ever: true },
    strength: 'must',
  },
  {
    rule: 'S-01',
    code: 'notInTargetGroup',
    at: BEFORE_ANYTHING,
    needs: {
      is: 'recorded',
      step: 'inclusion',
      where: { benefit: 'activityReadyCashBenefit', overThirty: true, unemployedOneYear: true },
      latest: true,
      ever: true,
    },
    strength: 'must',
  },
  {
    rule: 'S-03',
    code: 'notSelectedByEvaluator',
    at: BEFORE_ANYTHING,
    needs: { is: 'recorded', step: 'inclusion', where: { selectedBy: 'evaluator' }, latest: true, ever: true },
    strength: 'must',
  },
  {
    rule: 'S-05',
    code: 'noPlaceLeft',
    at: BEFORE_ANYTHING,
    needs: { not: { is: 'recorded', step: 'inclusion', where: { hasPlace: false }, latest: true, ever: true } },
    strength: 'must',
  },
  {
    rule: 'S-05',
    code: 'noPlaceLeft',
    at: ['record:startUpMeeting'],
    needs: { not: { is: 'values', where: { hasPlace: false } } },
    strength: 'must',
  },
  {
    rule: 'S-04',
    code: 'drawIsOver',
    at: ['leave:drawExclusion'],
    needs: {
      all: [{ not: { is: 'recorded', step: 'startUpMeeting', ever: true } }, { not: { is: 'startSet' } }],
    },
    strength: 'must',
  },
  {
    rule: 'S-06',
    code: 'inResourceCourse',
    at: BEFORE_ANYTHING,
    needs: { not: { is: 'recorded', step: 'inclusion', where: { inResourceCourse: true }, latest: true, ever: true } },
    strength: 'must',
  },
  {
    rule: 'G-15',
    code: 'ctiWorkerMissing',
    at: ['courseStart', 'summon:startUpMeeting', 'record:startUpMeeting', ...CTI_WORK],
    needs: { is: 'staffed', as: 'ctiWorker' },
    strength: 'must',
  },
  {
    rule: 'G-22',
    code: 'ctiWorkerNotTrained',
    at: ['courseStart', ...TRAINED_WORK],
    when: { is: 'staffed', as: 'ctiWorker' },
    needs: { is: 'trained', as: 'ctiWorker' },
    strength: 'must',
  },
  {
    rule: 'G-11',
    code: 'jobConsultantMissing',
    at: ['courseStart', 'summon:startUpMeeting', 'record:startUpMeeting'],
    needs: { is: 'staffed', as: 'jobConsultant' },
    strength: 'must',
  },
  {
    rule: 'S-19',
    code: 'startUpMeetingMissing',
    at: ['courseStart'],
    needs: { is: 'recorded', step: 'startUpMeeting', by: 'start' },
    strength: 'must',
  },
  {
    rule: 'S-15',
    code: 'meetingBeforeTransition',
    at: ['record:startUpMeeting'],
    needs: { is: 'inRound' },
    strength: 'must',
  },
  {
    rule: 'S-20',
    code: 'standInAtFirstMeeting',
    at: ['record:startUpMeeting'],
    when: { any: [{ is: 'stoodIn' }, { is: 'values', where: { workerInPerson: false } }] },
    needs: { is: 'values', where: { workerInPerson: true } },
    strength: 'advised',
  },
  {
    rule: 'S-28',
    code: 'planMissing',
    at: ['courseStart'],
    needs: { is: 'recorded', step: 'jointActionPlan', by: 'start' },
    strength: 'must',
  },
  {
    rule: 'S-37',
    code: 'planChangeUnexplained',
    at: ['record:jointActionPlan'],
    when: recorded('jointActionPlan'),
    needs: { is: 'valueGiven', field: 'reasonNote' },
    strength: 'must',
  },
  {
    rule: 'S-09',
    code: 'planAfterJobStart',
    at: ['courseStart'],
    when: MATCHED_BEFORE,
    needs: {
      all: [
        { is: 'recorded', step: 'jobMatch', latest: true, filled: ['firstDayOn'] },
        { is: 'recorded', step: 'startUpMeeting', by: FIRST_WORK_DAY },
        { is: 'recorded', step: 'jointActionPlan', by: FIRST_WORK_DAY },
      ],
    },
    strength: 'must',
  },
  {
    rule: 'S-61',
    code: 'reasonablenessMissing',
    at: ['courseStart'],
    when: { is: 'recorded', step: 'jobMatch', where: { form: ['companyPractice', 'wageSubsidy'] }, latest: true },
    needs: { is: 'recorded', step: 'reasonableness', by: 'start' },
    strength: 'must',
  },
  {
    rule: 'S-64',
    code: 'contactMeetingsMissing',
    at: ['courseStart'],
    needs: {
      is: 'recorded',
      step: 'contactMeeting',
      atLeast: 'contactMeetings',
      after: 'startUpMeeting',
      by: 'beforeStart',
    },
    strength: 'advised',
  },
  {
    rule: 'S-87',
    code: 'citizenHasRefused',
    at: ['courseStart', 'courseRestart', ...CTI_WORK, 'record:matchMeeting', 'record:ctiGoals'],
    needs: { not: HAS_REFUSED },
    strength: 'must',
  },
  {
    rule: 'S-08',
    code: 'sanctionForbidden',
    at: ['record:sanction'],
    needs: { not: { is: 'grantedUnder', of: ['SEL_85', 'SEL_82B'] } },
    strength: 'must',
  },
  {
    rule: 'S-10',
    code: 'practiceRunsToItsEnd',
    at: ['record:practiceInterrupted'],
    needs: { not: { is: 'recorded', step: 'practiceAtDraw', ever: true } },
    strength: 'advised',
  },
  {
    rule: 'S-31',
    code: 'consentMissing',
    at: WITH_NETWORK,
    when: { is: 'with', who: 'network' },
    needs: {
      is: 'recorded',
      step: 'consent',
      about: { purpose: 'involveNetwork' },
      where: { given: true },
      latest: 'then',
      ever: true,
    },
    strength: 'must',
    params: { who: 'network' },
  },
  {
    rule: 'S-58',
    code: 'secondCompany',
    at: ['record:workAgreement'],
    needs: { not: { is: 'valueIsNew', step: 'workAgreement', field: 'company' } },
    strength: 'advised',
  },
  {
    rule: 'S-93',
    code: 'handoverPlanTooEarly',
    at: ['record:handoverPlan'],
    needs: { is: 'inPhase', atLeast: 3 },
    strength: 'advised',
  },
  {
    rule: 'S-94',
    code: 'handoverPlanMissing',
    at: ['record:handoverAnchored'],
    needs: { is: 'recorded', step: 'handoverPlan', by: 'then', inCourse: true },
    strength: 'must',
  },
  {
    rule: 'S-95',
    code: 'closingTooEarly',
    at: ['record:closingMeeting'],
    needs: { is: 'inPhase', atLeast: 3 },
    strength: 'must',
  },
  {
    rule: 'S-95',
    code: 'handoverPlanMissing',
    at: ['record:closingMeeting'],
    needs: { is: 'recorded', step: 'handoverPlan', by: 'then', inCourse: true },
    strength: 'must',
  },
  {
    rule: 'S-97',
    code: 'continuedNeedUnanswered',
    at: ['record:closingMeeting'],
    needs: { is: 'recorded', step: 'continuedNeed', by: 'then', inCourse: true },
    strength: 'must',
  },
  {
    rule: 'S-97',
    code: 'noContinuedNeed',
    at: ['record:continuedSupport'],
    needs: { is: 'recorded', step: 'continuedNeed', where: { isNeeded: true }, latest: true, inCourse: true },
    strength: 'must',
  },
  {
    rule: 'G-19',
    code: 'receiverIsCtiWorker',
    at: ['record:continuedSupport'],
    needs: { is: 'valueIsNot', field: 'receiver', as: 'ctiWorker' },
    strength: 'must',
  },
  {
    rule: 'S-98',
    code: 'receiverNotSocialPedagogue',
    at: ['record:continuedSupport'],
    when: { is: 'values', where: { support: 'SEL_85' } },
    needs: { is: 'values', where: { receiverIsSocialPedagogue: true } },
    strength: 'must',
  },
  {
    rule: 'G-63',
    code: 'fskmTicksMissing',
    at: ['courseStart'],
    when: { is: 'staffed', as: 'personalJobMediator' },
    needs: {
      is: 'recorded',
      step: 'fskmTicks',
      where: { jobMediatorRegistered: true, threeTalksRegistered: true },
      latest: true,
      ever: true,
    },
    strength: 'advised',
  },
];
