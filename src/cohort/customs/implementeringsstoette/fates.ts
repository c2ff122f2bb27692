import {
  aCancellation,
  aFact,
  after,
  afterEnrolment,
  aMove,
  anArchiving,
  aStaffChange,
  aWithdrawal,
  lastOf,
  whileSummoned,
} from '../../happenings.ts';
import type { Fate } from '../customs.ts';
import { afterAnswer, supportDays } from '../organisation-parts.ts';

export const fates: readonly Fate[] = [
  {
    name: 'applied too late',
    traits: { lateBy: { application: 4 } },
    happenings: () => [anArchiving(afterEnrolment(120))],
  },
  {
    name: 'turned down',
    traits: { neglected: ['applicationAnswered'] },
    happenings: () => [
      aFact(after('application', 20), 'applicationAnswered', () => ({ isAccepted: false })),
      anArchiving(afterAnswer('applicationAnswered', false, 30)),
    ],
  },
  {
    // G-41: refused, and then registered whole.
    name: 'half of the support wanted',
    happenings: () => [
      aFact(afterAnswer('applicationAnswered', true, 2), 'supportPeriod', (scene) => ({
        ...{ ...supportDays(scene), implementationTrack: true, trainingTrack: false },
      })),
    ],
  },
  {
    name: 'meetings forgotten',
    traits: { contact: { forgets: 0.5, tries: 0, texts: 0, registersLate: 0.2 }, lateShare: 0.5 },
    happenings: () => [],
  },
  {
    name: 'network meeting moved and another cancelled',
    happenings: () => [
      aMove(whileSummoned('networkMeeting', 6), 'networkMeeting', 'municipalProjectLeader'),
      aCancellation(after('networkMeeting', 295), 'networkMeeting'),
    ],
  },
  {
    name: 'another project leader',
    happenings: () => [aStaffChange(after('supportPeriod', 150), 'municipalProjectLeader')],
  },
  {
    name: 'a registration withdrawn',
    happenings: () => [aWithdrawal(after('steeringGroup', 10), lastOf('steeringGroup'))],
  },
];
