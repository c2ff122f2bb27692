import type { Chance } from '../../chance.ts';
import { fact, handOverDeeds } from '../../common-deeds.ts';
import { aFact, after, afterEnrolment, aMove, anArchiving, aStaffChange, whileSummoned } from '../../happenings.ts';
import type { Happening } from '../../scene.ts';
import type { Customs, Fate } from '../customs.ts';
import {
  afterAnswer,
  aMeeting,
  aSummons,
  heldAgain,
  holdComing,
  holding,
  LED_BY,
  type Meetings,
  ofAnOrganisation,
  onItsDay,
  rightUntil,
  supportDays,
  WITH_ADVISER,
} from '../organisation-parts.ts';

const meetings: Meetings = {
  programmeKickOffMeeting: {
    with: ['professionalLeader', ...WITH_ADVISER],
    values: () => ({ organisationDiscussed: true, planBegun: true }),
  },
  leadershipNetworkMeeting: { with: ['professionalLeader'] },
  statusMeeting: {
    with: WITH_ADVISER,
    values: async ({ chance, note }) => ({
      meetingForm: chance.oneOf(['virtual', 'local']),
      criteriaNote: await note(),
    }),
  },
};

const WHOLE = { takesPartInSupport: true, takesPartInNetwork: true, takesPartInDocumentation: true };

const theUsual = (chance: Chance): Happening[] => [
  aFact(afterAnswer('applicationAnswered', true, chance.between(5, 20)), 'supportPeriod', (scene) => ({
    ...supportDays(scene),
    ...WHOLE,
  })),
  aSummons(after('supportPeriod', chance.between(60, 90)), 'leadershipNetworkMeeting', 30),
  aSummons(after('supportPeriod', chance.between(300, 330)), 'leadershipNetworkMeeting', 30),
  aFact(after('supportPeriod', 45), 'ctiTraining', () => ({ employees: chance.between(3, 9), leaders: 1 }), [
    'externalTrainer',
  ]),
  aFact(after('supportPeriod', 120), 'supervision'),
];

const fates: readonly Fate[] = [
  {
    name: 'applied too late',
    traits: { lateBy: { application: 4 } },
    happenings: () => [anArchiving(afterEnrolment(120))],
  },
  {
    // C-15: refused, and then registered whole.
    name: 'a part of the support wanted',
    happenings: () => [
      aFact(afterAnswer('applicationAnswered', true, 2), 'supportPeriod', (scene) => ({
        ...{ ...supportDays(scene), ...WHOLE, takesPartInNetwork: false },
      })),
    ],
  },
  {
    // C-09: refused, because nobody belongs to the group yet.
    name: 'kick-off before the group is there',
    traits: { lateBy: { implementationGroup: 6 } },
    happenings: () => [aMeeting(meetings, after('supportPeriod', 2), 'programmeKickOffMeeting')],
  },
  {
    name: 'meetings forgotten',
    traits: { contact: { forgets: 0.5, tries: 0, texts: 0, registersLate: 0.2 }, lateShare: 0.5 },
    happenings: () => [aMove(whileSummoned('leadershipNetworkMeeting', 6), 'leadershipNetworkMeeting', 'teamLeader')],
  },
  {
    name: 'another project leader',
    happenings: () => [aStaffChange(after('supportPeriod', 150), 'municipalProjectLeader')],
  },
];

/** How a municipality or a provider goes through the support of the CTI roll-out of 2024. */
export const ctiImplementering: Customs = {
  ...ofAnOrganisation,
  programme: 'cti-implementering',
  variantOf: () => 'firstRound',
  own: { applicationDueOn: '2024-02-09', answerExpectedOn: '2024-03-08', statusMeetingEveryMonth: true },
  usual: ({ chance }) => theUsual(chance),
  fates,
  right: rightUntil('supportPeriod', 'until'),
  turn: 7,
  extras: () => [],
  deeds: {
    application: fact('application', ['professionalLeader'], async ({ chance, note }) => ({
      ...{ round: 'firstRound', citizensExpected: chance.between(10, 60), citizensPerWorker: 12 },
      ...{ recoveryNote: await note(), barriersNote: await note(), anchoringNote: await note() },
      leadersInvolvedNote: await note(),
    })),
    applicationAnswered: fact('applicationAnswered', [], () => ({ isAccepted: true })),
    implementationGroup: fact('implementationGroup', ['professionalLeader'], ({ chance }) => ({
      members: chance.between(3, 8),
    })),
    programmeKickOffMeeting: holding(meetings, 'programmeKickOffMeeting'),
    implementationPlan: fact('implementationPlan', LED_BY),
    comingMeeting: holdComing(meetings),
    statusMeeting: heldAgain(meetings, 'statusMeeting'),
    ...handOverDeeds,
  },
  mayBeNeglected: ['implementationPlan'],
  dayOf: onItsDay,
};
