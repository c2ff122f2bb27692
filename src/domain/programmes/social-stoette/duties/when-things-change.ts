import type { DutyRule } from '../../../model/duties.ts';
import { atOnce, leaderAfter, subject } from '../../parts.ts';
import { LEAD, telling } from './parts.ts';

/** What a refusal, a leaving, a lost worker or a registration asks people to tell and to decide. */
export const whenThingsChange: readonly DutyRule[] = [
  {
    id: 'describeRefusal',
    rule: 'S-87',
    owner: LEAD,
    each: { step: 'refusal' },
    due: { anchor: { of: 'registered' }, rule: 'S-87' },
    done: { is: 'toldAll', step: 'interruptionDescribed', setting: 'interruptionDescribedTo' },
    reachesOutside: true,
    inPause: 'continues',
    ladder: [atOnce('owner'), leaderAfter],
  },
  {
    id: 'decideOnRefusal',
    rule: 'S-86',
    owner: LEAD,
    each: { step: 'refusal' },
    due: { anchor: { of: 'registered' }, rule: 'S-86' },
    done: { is: 'toldAll', step: 'interruptionDiscussed', setting: 'interruptionDiscussedWith' },
    reachesOutside: true,
    inPause: 'continues',
    hasNoLimit: true,
    ladder: [{ id: 'wait', at: { openFor: 14 }, every: 14, tells: ['owner', 'teamLeader'] }],
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
      applies: { is: 'values', where: { why: ['suEntitledEducation', 'vocationalRehabilitation', 'resourceCourse'] } },
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
  telling({
    id: 'reportInclusion',
    rule: 'G-58',
    each: { step: 'inclusion' },
    // Whoever is not included by what was registered is no participant, and nobody's number is reported.
    applies: { is: 'values', where: { benefit: 'activityReadyCashBenefit', inResourceCourse: false } },
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
];
