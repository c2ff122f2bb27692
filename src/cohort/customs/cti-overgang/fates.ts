import {
  afterEnd,
  afterEnrolment,
  aLeaving,
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
} from '../../happenings.ts';
import type { Fate } from '../customs.ts';
import { aNewTransition } from './usual.ts';

export const fates: readonly Fate[] = [
  { name: 'pause in phase 1', happenings: (chance) => [aPause(inPhase(1, 0.4), chance.between(5, 40))] },
  { name: 'pause in phase 2', happenings: (chance) => [aPause(inPhase(2, 0.5), chance.between(5, 40), 3)] },
  { name: 'pause in phase 3', happenings: (chance) => [aPause(inPhase(3, 0.5), chance.between(5, 40))] },
  { name: 'pause registered afterwards', happenings: () => [aPastPause(2)] },
  {
    name: 'pause withdrawn',
    happenings: () => [aPause(inPhase(2, 0.2), 30), aWithdrawal(inPhase(2, 0.35), lastPause)],
  },
  { name: 'restart', legalBasis: 'OTHER_6', happenings: () => [aRestart(inPhase(1, 0.5))] },
  { name: 'interruption', happenings: () => [anInterruption(inPhase(2, 0.4))] },
  {
    name: 'new critical transition',
    legalBasis: 'OTHER_6',
    happenings: () => [anInterruption(inPhase(1, 0.3)), aNewTransition(afterEnd(20))],
  },
  { name: 'withdrew before the start', happenings: () => [aLeaving(afterEnrolment(4), 'withdrew')] },
  { name: 'moved away', happenings: () => [aLeaving(inPhase(3, 0.2), 'movedAway'), anArchiving(leftOn)] },
  { name: 'death', happenings: () => [aLeaving(inPhase(2, 0.7), 'death')] },
  {
    name: 'leaving withdrawn',
    happenings: () => [aLeaving(inPhase(1, 0.6), 'withdrew'), aWithdrawal(leftOn, ({ left }) => left?.id)],
  },
  { name: 'another CTI worker', happenings: () => [aWorkerChange(inPhase(2, 0.2))] },
  { name: 'goals withdrawn', happenings: () => [aWithdrawal(inPhase(1, 0.8), lastOf('ctiGoals'))] },
  {
    name: 'text messages only',
    traits: { contact: { forgets: 0.05, tries: 0, texts: 0.9, registersLate: 0 } },
    happenings: () => [],
  },
];

export const right: Fate = {
  name: 'right',
  happenings: (chance) => [anArchiving(afterEnd(chance.between(60, 90)))],
};
