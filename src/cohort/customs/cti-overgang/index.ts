import { ctiContact, fact, handOverDeeds, tick } from '../../common-deeds.ts';
import { aFact, after, afterEnrolment, aHoliday, aMistake, aPause, inPhase } from '../../happenings.ts';
import type { Act } from '../../scene.ts';
import { type Customs, some } from '../customs.ts';
import { fates, right } from './fates.ts';
import { theUsual } from './usual.ts';

const inclusion: Act = ({ ask, today: on }) =>
  ask({
    ...{ type: 'RecordFact', step: 'vulnerability', on },
    values: {
      ...{ inSocialVulnerability: true, targetGroup: 'socialVulnerability', isHomeless: false },
      ...{ usesSupportSystem: true, needsShortSupport: true },
    },
  });

/** How people go about the CTI roll-out of 2024. */
export const ctiOvergang: Customs = {
  programme: 'cti-overgang',
  functions: ['ctiWorker', 'socialCaseworker', 'jobCentreCaseworker'],
  foundAtOnce: ['socialCaseworker', 'ctiWorker'],
  variantOf: () => 'standard',
  // Contact by phase is wanted, and from the autumn on everybody is to belong to a sub-target group.
  own: { contactByPhase: true, subTargetGroupsSince: '2024-09-01', citizensPerWorker: 12 },
  inclusion,
  usual: ({ chance, legalBasis }) => theUsual(chance, legalBasis!),
  legalBases: ['OTHER_9', 'OTHER_9', 'OTHER_6', 'SEL_85', 'SEL_82B'],
  fates,
  right,
  turn: 20,
  extras: (chance) => [
    ...some(
      chance,
      0.85,
      aFact(afterEnrolment(chance.between(5, 200)), 'subTargetGroup', () => ({ group: chance.between(1, 3) })),
    ),
    ...some(
      chance,
      0.3,
      aFact(inPhase(1, 0.3), 'networkInvolved', () => ({ who: ['family', 'peers'] })),
    ),
    ...some(
      chance,
      0.2,
      aFact(after('ctiGoals', 10), 'adaptation', () => ({ adaptedTo: ['language'] })),
    ),
    ...some(chance, 0.1, aHoliday(inPhase(1, 0.3))),
    ...some(chance, 0.1, aMistake(inPhase(2, 0.1))),
    ...some(chance, 0.1, aPause(inPhase(chance.oneOf([1, 2, 3] as const), 0.4), chance.between(5, 30))),
  ],
  deeds: {
    ctiGoals: fact('ctiGoals', ['citizen', 'ctiWorker'], ({ chance }) => ({ goals: chance.between(1, 4) })),
    contactByPhase: ctiContact,
    holidayPlan: tick,
    handoverPlan: fact('handoverPlan', ['citizen', 'ctiWorker']),
    ...handOverDeeds,
  },
  mayBeNeglected: ['ctiGoals', 'handoverPlan', 'contactByPhase'],
  first: {},
  meetings: [],
  dayOf: {},
};
