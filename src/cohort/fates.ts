import type { LegalBasis } from '../domain/course.ts';
import type { Chance } from './chance.ts';
import {
  aCancellation,
  aChange,
  aFact,
  after,
  afterEnd,
  afterEnrolment,
  aHoliday,
  aLeaving,
  aLostWorker,
  aMistake,
  aMove,
  aNewTransition,
  anArchiving,
  anInterruption,
  aPastPause,
  aPause,
  aRestart,
  aWithdrawal,
  aWorkerChange,
  inPhase,
  lastOf,
  lastPause,
  leftOn,
  whileSummoned,
} from './happenings.ts';
import type { Happening, Traits } from './scene.ts';

/** What befalls a citizen besides the usual course of things. */
export interface Fate {
  readonly name: string;
  /** How many of fifty citizens it is dealt to; the others' courses go right. */
  readonly share: number;
  readonly legalBasis?: LegalBasis;
  readonly variant?: 'pilot' | 'rollout';
  readonly traits?: Partial<Traits>;
  readonly happenings: (chance: Chance) => readonly Happening[];
}

const anywhere = (chance: Chance) => 0.15 + 0.7 * chance.next();
const pauseIn = (phase: 1 | 2 | 3) => (chance: Chance) => [
  aPause(inPhase(phase, anywhere(chance)), chance.between(5, 40)),
];

const FATES: readonly Fate[] = [
  { name: 'pause in phase 1', share: 1, happenings: pauseIn(1) },
  { name: 'pause in phase 2', share: 1, happenings: pauseIn(2) },
  { name: 'pause in phase 3', share: 1, happenings: pauseIn(3) },
  {
    name: 'two pauses',
    share: 1,
    happenings: (chance) => [
      aPause(inPhase(1, 0.3), chance.between(7, 20), 5),
      aPause(inPhase(3, 0.4), chance.between(7, 20)),
    ],
  },
  { name: 'long pause', share: 1, happenings: (chance) => [aPause(inPhase(2, 0.6), chance.between(95, 120))] },
  { name: 'pause registered afterwards', share: 1, happenings: () => [aPastPause(2)] },
  {
    name: 'pause withdrawn',
    share: 1,
    happenings: () => [aPause(inPhase(2, 0.2), 30), aWithdrawal(inPhase(2, 0.3), lastPause)],
  },
  { name: 'restart', share: 1, legalBasis: 'LAB_31B', happenings: () => [aRestart(inPhase(1, 0.5))] },
  { name: 'restart under SEL § 82 b', share: 1, legalBasis: 'SEL_82B', happenings: () => [aRestart(inPhase(1, 0.4))] },
  { name: 'interruption', share: 1, happenings: (chance) => [anInterruption(inPhase(2, anywhere(chance)))] },
  { name: 'refusal before the start', share: 1, happenings: () => [aFact(after('startUpMeeting', 2), 'refusal')] },
  { name: 'refusal in the course', share: 1, happenings: () => [aFact(inPhase(2, 0.5), 'refusal')] },
  {
    name: 'education',
    share: 1,
    variant: 'pilot',
    happenings: () => [aLeaving(inPhase(2, 0.4), 'suEntitledEducation')],
  },
  { name: 'resource course', share: 1, happenings: () => [aLeaving(inPhase(1, 0.8), 'resourceCourse')] },
  { name: 'moved away', share: 1, happenings: () => [aLeaving(inPhase(3, 0.2), 'movedAway'), anArchiving(leftOn)] },
  {
    name: 'draw exclusion',
    share: 1,
    variant: 'pilot',
    happenings: () => [aLeaving(afterEnrolment(6), 'drawExclusion')],
  },
  {
    name: 'leaving withdrawn',
    share: 1,
    happenings: () => [aLeaving(inPhase(2, 0.3), 'otherBenefit'), aWithdrawal(leftOn, ({ left }) => left?.id)],
  },
  { name: 'CTI worker lost', share: 1, happenings: () => [aLostWorker(inPhase(2, 0.3))] },
  {
    name: 'staff changes',
    share: 1,
    happenings: () => [
      aWorkerChange(inPhase(1, 0.5)),
      aChange(inPhase(2, 0.5), 'socialCaseworker'),
      aChange(inPhase(3, 0.2), 'jobConsultant'),
    ],
  },
  { name: 'holiday with a stand-in', share: 1, happenings: () => [aHoliday(inPhase(1, 0.2))] },
  {
    name: 'new critical transition',
    share: 1,
    legalBasis: 'LAB_31B',
    happenings: () => [anInterruption(inPhase(1, 0.3)), aNewTransition(afterEnd(20))],
  },
  { name: 'somebody missing', share: 1, traits: { firstMeetingFails: true }, happenings: () => [] },
  {
    name: 'meetings moved',
    share: 1,
    happenings: () => [
      aMove(whileSummoned('startUpMeeting', 3), 'startUpMeeting'),
      aMove(whileSummoned('closingMeeting', 5), 'closingMeeting', 'jobConsultant'),
    ],
  },
  {
    name: 'meeting cancelled',
    share: 1,
    happenings: () => [aCancellation(whileSummoned('startUpMeeting', 4), 'startUpMeeting')],
  },
  { name: 'late plan', share: 1, traits: { lateBy: { jointActionPlan: 12 } }, happenings: () => [] },
  { name: 'long wait for a match', share: 1, traits: { jobMatchAfter: 95 }, happenings: () => [] },
  {
    name: 'nothing handed over',
    share: 1,
    traits: {
      neglected: ['handoverPlan', 'anchorHandoverPlan', 'closingMeeting', 'continuedNeed', 'summonClosingMeeting'],
    },
    happenings: () => [],
  },
  {
    name: 'registered late',
    share: 1,
    traits: { registeredLateBy: 5 },
    happenings: () => [aPause(inPhase(1, 0.5), 12, 6)],
  },
  { name: 'goals withdrawn', share: 1, happenings: () => [aWithdrawal(inPhase(2, 0.5), lastOf('ctiGoals'))] },
  { name: 'one contact meeting', share: 1, traits: { oneContactMeeting: true }, happenings: () => [] },
];

const RIGHT: Fate = {
  name: 'right',
  share: 0,
  happenings: (chance) => [anArchiving(afterEnd(chance.between(60, 90)))],
};

const CYCLE = 50;

/** Deals fates in turn, so that every cohort of fifty has each of them; what is not dealt goes right. */
export function fateOf(index: number): Fate {
  const special = FATES.flatMap((fate) => Array<Fate>(fate.share).fill(fate));
  // Spread over the turn rather than its beginning: 37 and 50 have no common divisor.
  return special[(index * 37) % CYCLE] ?? RIGHT;
}

export const FATE_NAMES: readonly string[] = [...FATES, RIGHT].map(({ name }) => name);

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
    ...some(0.1, aChange(inPhase(2, 0.7), 'jobCentreCaseworker')),
  ];
}
