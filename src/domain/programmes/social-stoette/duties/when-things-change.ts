import type { DutyRule, Rung } from '../../../model/duties.ts';
import { atOnce, leaderAfter, recorded, step, subject } from '../../parts.ts';
import { HAS_REFUSED, SAID_NO } from '../exits.ts';
import { LEAD, LONG_WAIT, telling } from './parts.ts';

/** No answer is no end: whoever can bring a decision about is reminded until there is one (S-86). */
const UNTIL_DECIDED: readonly Rung[] = [
  { id: 'wait', at: { openFor: 14 }, every: 14, tells: ['owner', 'teamLeader', 'MUNICIPAL_PROJECT_LEADER'] },
];

/** Exits because of another benefit: the target group is left, which is described like an interruption (S-91, A-09, A-11). */
const OUT_OF_TARGET_GROUP = [
  'suEntitledEducation',
  'vocationalRehabilitation',
  'resourceCourse',
  'otherBenefit',
  'statePension',
] as const;

/** The same procedure as for an interruption: reasons sent, decision taken together (S-86, S-87). */
const refusalDuties = (
  [describe, decide]: readonly [string, string],
  about: Pick<DutyRule, 'each' | 'applies'>,
): DutyRule[] => [
  {
    id: describe,
    rule: 'S-87',
    owner: LEAD,
    ...about,
    due: { anchor: { of: 'registered' }, rule: 'S-87' },
    done: { is: 'toldAll', step: 'interruptionDescribed', setting: 'interruptionDescribedTo' },
    reachesOutside: true,
    inPause: 'continues',
    ladder: [atOnce('owner'), leaderAfter],
  },
  {
    id: decide,
    rule: 'S-86',
    owner: LEAD,
    ...about,
    due: { anchor: { of: 'registered' }, rule: 'S-86' },
    done: { is: 'toldAll', step: 'interruptionDiscussed', setting: 'interruptionDiscussedWith' },
    reachesOutside: true,
    inPause: 'continues',
    hasNoLimit: true,
    ladder: UNTIL_DECIDED,
  },
];

/** What a refusal, a leaving, a lost worker or a registration asks people to tell and to decide. */
export const whenThingsChange: readonly DutyRule[] = [
  ...refusalDuties(['describeRefusal', 'decideOnRefusal'], { each: { step: 'refusal' } }),
  ...refusalDuties(['describeNo', 'decideOnNo'], {
    each: { step: 'citizensAnswer' },
    applies: {
      all: [{ is: 'values', where: { wishesToTakePart: false } }, SAID_NO, { not: recorded('refusal') }],
    },
  }),
  {
    id: 'decideOnInterruption',
    rule: 'S-86',
    owner: LEAD,
    each: 'course',
    applies: { not: HAS_REFUSED },
    due: { anchor: { latestOf: [step('interruptionDescribed'), step('interruptionDiscussed')] }, rule: 'S-86' },
    done: {
      any: [
        {
          all: [
            { is: 'toldAll', step: 'interruptionDescribed', setting: 'interruptionDescribedTo' },
            { is: 'toldAll', step: 'interruptionDiscussed', setting: 'interruptionDiscussedWith' },
          ],
        },
        { is: 'ended' },
      ],
    },
    inPause: 'continues',
    hasNoLimit: true,
    ladder: UNTIL_DECIDED,
  },
  telling({
    id: 'tellOfExclusion',
    rule: 'S-04',
    each: 'left',
    applies: { is: 'values', where: { why: 'drawExclusion' } },
    tellsOutside: 'EVALUATOR',
  }),
  ...(['STAR', 'SOCIALSTYRELSEN'] as const).map((party) =>
    telling({
      id: party === 'STAR' ? 'describeExitToStar' : 'describeExitToSocialstyrelsen',
      rule: 'S-85',
      each: 'left',
      applies: { is: 'values', where: { why: OUT_OF_TARGET_GROUP } },
      tellsOutside: party,
      isTaskAlways: true,
    }),
  ),
  {
    id: 'deleteInResults',
    rule: 'S-92',
    owner: LEAD,
    each: 'left',
    applies: { is: 'values', where: { why: 'resourceCourse' } },
    due: { anchor: subject(), rule: 'S-92' },
    reachesOutside: true,
    ladder: [atOnce('owner'), leaderAfter],
  },
  {
    id: 'askAboutDeletion',
    rule: 'A-10',
    owner: LEAD,
    each: 'left',
    applies: { is: 'values', where: { why: ['suEntitledEducation', 'vocationalRehabilitation'] } },
    due: { anchor: subject(), rule: 'A-10' },
    hasNoLimit: true,
    ladder: [atOnce('owner')],
  },
  {
    id: 'findNewJobMatch',
    rule: 'A-11',
    owner: 'jobConsultant',
    beside: LEAD,
    each: { step: 'benefitChange' },
    applies: { is: 'values', where: { to: 'jobLost' } },
    due: { anchor: subject(), rule: 'A-11' },
    done: { is: 'recorded', step: 'jobMatch', sinceSubject: true },
    inPause: 'continues',
    hasNoLimit: true,
    ladder: [atOnce('owner'), LONG_WAIT],
  },
  telling({
    id: 'reportInclusion',
    rule: 'G-58',
    each: { step: 'inclusion' },
    // Whoever is not included by what was registered is no participant, and nobody's number is reported.
    applies: {
      is: 'firstOf',
      step: 'inclusion',
      where: { benefit: 'activityReadyCashBenefit', inResourceCourse: false },
    },
    tellsOutside: 'SOCIALSTYRELSEN',
    isTaskAlways: true,
  }),
  telling({ id: 'tellOfExemption', rule: 'S-34', each: { step: 'sectorPlansExempt' }, tellsOutside: 'EVALUATOR' }),
  telling({ id: 'tellOfLostWorker', rule: 'G-28', each: { step: 'ctiWorkerLost' }, tellsOutside: 'SOCIALSTYRELSEN' }),
  {
    id: 'replaceCtiWorker',
    rule: 'G-27',
    owner: LEAD,
    each: { step: 'ctiWorkerLost' },
    due: { anchor: { of: 'registered' }, rule: 'G-27' },
    done: { any: [{ is: 'assignedSinceSubject', as: 'ctiWorker' }, { is: 'ended' }] },
    inPause: 'continues',
    ladder: [atOnce('owner', 'teamLeader'), leaderAfter],
  },
  {
    id: 'tellOfNewWorker',
    rule: 'G-15',
    owner: 'ctiWorker',
    each: { successorAs: 'ctiWorker' },
    // Before the first meeting the citizen knows nobody yet.
    applies: { is: 'recorded', step: 'startUpMeeting', ever: true },
    due: { anchor: subject(), rule: 'G-15' },
    inPause: 'continues',
    whileOpen: true,
    isNews: true,
    ladder: [{ id: 'due', at: 'due', tells: ['owner', 'jobCentreCaseworker', 'socialCaseworker', 'jobConsultant'] }],
  },
];
