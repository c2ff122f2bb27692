import type { Chance } from '../../chance.ts';
import {
  aCancellation,
  aFact,
  after,
  afterEnd,
  afterEnrolment,
  aHoliday,
  aLeaving,
  aLostWorker,
  aMistake,
  aMove,
  anArchiving,
  anInterruption,
  aPastPause,
  aPause,
  aRestart,
  aStaffChange,
  aWithdrawal,
  aWorkerChange,
  inPhase,
  lastOf,
  lastPause,
  leftOn,
  whileSummoned,
} from '../../happenings.ts';
import type { Happening } from '../../scene.ts';
import type { Fate } from '../customs.ts';
import { aNewTransition } from './usual.ts';

const anywhere = (chance: Chance) => 0.15 + 0.7 * chance.next();
const pauseIn = (phase: 1 | 2 | 3) => (chance: Chance) => [
  aPause(inPhase(phase, anywhere(chance)), chance.between(5, 40)),
];

export const fates: readonly Fate[] = [
  { name: 'pause in phase 1', happenings: pauseIn(1) },
  { name: 'pause in phase 2', happenings: pauseIn(2) },
  { name: 'pause in phase 3', happenings: pauseIn(3) },
  {
    name: 'two pauses',
    happenings: (chance) => [
      aPause(inPhase(1, 0.3), chance.between(7, 20), 5),
      aPause(inPhase(3, 0.4), chance.between(7, 20)),
    ],
  },
  { name: 'long pause', happenings: (chance) => [aPause(inPhase(2, 0.6), chance.between(95, 120))] },
  { name: 'pause registered afterwards', happenings: () => [aPastPause(2)] },
  {
    name: 'pause withdrawn',
    happenings: () => [aPause(inPhase(2, 0.2), 30), aWithdrawal(inPhase(2, 0.3), lastPause)],
  },
  { name: 'restart', legalBasis: 'LAB_31B', happenings: () => [aRestart(inPhase(1, 0.5))] },
  { name: 'restart under SEL § 82 b', legalBasis: 'SEL_82B', happenings: () => [aRestart(inPhase(1, 0.4))] },
  { name: 'interruption', happenings: (chance) => [anInterruption(inPhase(2, anywhere(chance)))] },
  { name: 'refusal before the start', happenings: () => [aFact(after('startUpMeeting', 2), 'refusal')] },
  { name: 'refusal in the course', happenings: () => [aFact(inPhase(2, 0.5), 'refusal')] },
  {
    name: 'education',
    variant: 'pilot',
    happenings: () => [aLeaving(inPhase(2, 0.4), 'suEntitledEducation')],
  },
  { name: 'resource course', happenings: () => [aLeaving(inPhase(1, 0.8), 'resourceCourse')] },
  { name: 'moved away', happenings: () => [aLeaving(inPhase(3, 0.2), 'movedAway'), anArchiving(leftOn)] },
  {
    name: 'draw exclusion',
    variant: 'pilot',
    happenings: () => [aLeaving(afterEnrolment(6), 'drawExclusion')],
  },
  {
    name: 'leaving withdrawn',
    happenings: () => [aLeaving(inPhase(2, 0.3), 'otherBenefit'), aWithdrawal(leftOn, ({ left }) => left?.id)],
  },
  { name: 'CTI worker lost', happenings: () => [aLostWorker(inPhase(2, 0.3))] },
  {
    name: 'staff changes',
    happenings: () => [
      aWorkerChange(inPhase(1, 0.5)),
      aStaffChange(inPhase(2, 0.5), 'socialCaseworker'),
      aStaffChange(inPhase(3, 0.2), 'jobConsultant'),
    ],
  },
  { name: 'holiday with a stand-in', happenings: () => [aHoliday(inPhase(1, 0.2))] },
  {
    name: 'new critical transition',
    legalBasis: 'LAB_31B',
    happenings: () => [anInterruption(inPhase(1, 0.3)), aNewTransition(afterEnd(20))],
  },
  { name: 'somebody missing', traits: { firstMeetingFails: true }, happenings: () => [] },
  {
    name: 'meetings moved',
    happenings: () => [
      aMove(whileSummoned('startUpMeeting', 3), 'startUpMeeting'),
      aMove(whileSummoned('closingMeeting', 5), 'closingMeeting', 'jobConsultant'),
    ],
  },
  {
    name: 'meeting cancelled',
    happenings: () => [aCancellation(whileSummoned('startUpMeeting', 4), 'startUpMeeting')],
  },
  { name: 'late plan', traits: { lateBy: { jointActionPlan: 12 } }, happenings: () => [] },
  { name: 'long wait for a match', traits: { jobMatchAfter: 95 }, happenings: () => [] },
  {
    name: 'nothing handed over',
    traits: {
      neglected: ['handoverPlan', 'anchorHandoverPlan', 'closingMeeting', 'continuedNeed', 'summonClosingMeeting'],
    },
    happenings: () => [],
  },
  {
    name: 'registered late',
    traits: { registeredLateBy: 5 },
    happenings: () => [aPause(inPhase(1, 0.5), 12, 6)],
  },
  { name: 'goals withdrawn', happenings: () => [aWithdrawal(inPhase(2, 0.5), lastOf('ctiGoals'))] },
  { name: 'one contact meeting', traits: { oneContactMeeting: true }, happenings: () => [] },
];

export const right: Fate = {
  name: 'right',
  happenings: (chance) => [anArchiving(afterEnd(chance.between(60, 90)))],
};

/** Small things that may come on top of any fate. */
export function extras(chance: Chance): Happening[] {
  const some = (probability: number, happening: Happening) => (chance.happens(probability) ? [happening] : []);
  return [
    ...some(
      0.3,
      aFact(after('startUpMeeting', 4), 'sectorPlan', () => ({ plan: 'employmentPlan' })),
    ),
    ...some(
      0.3,
      aFact(after('startUpMeeting', 6), 'sectorPlan', () => ({ plan: 'socialServicesPlan' })),
    ),
    ...some(
      0.3,
      aFact(inPhase(1, 0.4), 'statutoryTalk', ({ today }) => ({ plannedOn: today })),
    ),
    ...some(
      0.15,
      aFact(inPhase(2, 0.2), 'needForChange', () => ({ seenBy: 'jobConsultant' })),
    ),
    ...some(
      0.4,
      aFact(inPhase(2, 0.6), 'weeklyHours', () => ({ ordinaryHours: 12, practiceHours: 0 })),
    ),
    ...some(0.1, aMistake(inPhase(2, 0.1))),
    ...some(0.1, aHoliday(inPhase(1, 0.3))),
    ...some(0.08, aPause(inPhase(chance.oneOf([1, 2, 3] as const), anywhere(chance)), chance.between(5, 30))),
    ...some(0.08, aMove(whileSummoned('startUpMeeting', 2), 'startUpMeeting')),
    ...some(0.1, aStaffChange(inPhase(2, 0.7), 'jobCentreCaseworker')),
  ];
}
