import { fact, handOverDeeds } from '../../common-deeds.ts';
import { aFact, after } from '../../happenings.ts';
import { type Customs, some } from '../customs.ts';
import {
  heldAgain,
  holdComing,
  holding,
  LED_BY,
  ofAnOrganisation,
  onItsDay,
  rightUntil,
  WITH_ADVISER,
} from '../organisation-parts.ts';
import { fates } from './fates.ts';
import { meetings, theUsual } from './usual.ts';

const TEAM = [
  ...(['responsibleHead', 'professionalLeader', 'municipalProjectLeader', 'jobCentreCaseworker'] as const),
  ...(['socialCaseworker', 'ctiWorker'] as const),
];

/** How a municipality goes through its implementation support. */
export const implementeringsstoette: Customs = {
  ...ofAnOrganisation,
  programme: 'implementeringsstoette',
  variantOf: () => 'rollout',
  // The guide's year as if it had begun with the cohort; meetings with the board once a month.
  own: {
    ...{ applicationDueOn: '2024-02-09', answerExpectedOn: '2024-03-08', leadershipMeetingOn: '2024-05-15' },
    ...{ firstCitizensBy: '2024-08-30', advisoryMeetingEveryMonth: true },
  },
  usual: ({ chance }) => theUsual(chance),
  fates,
  right: rightUntil('supportPeriod', 'until'),
  turn: 9,
  extras: (chance) => [
    ...some(
      chance,
      0.5,
      aFact(after('supportPeriod', 40), 'methodManual', () => ({ introducedToTeam: true })),
    ),
    ...some(
      chance,
      0.5,
      aFact(after('supportPeriod', 120), 'supervision', () => ({ sharedWithBoard: true })),
    ),
    ...some(
      chance,
      0.5,
      aFact(after('supportPeriod', 200), 'trainTheTrainer', () => ({ trainers: chance.between(1, 3) })),
    ),
    // Without the company consultant: advised against, and refused without a reason (G-21).
    ...some(
      chance,
      0.3,
      aFact(after('supportPeriod', 90), 'crossDisciplinaryMeeting', () => ({ companyConsultantInvolved: false })),
    ),
  ],
  deeds: {
    application: fact('application', ['responsibleHead'], async ({ chance, note }) => ({
      ...{ signedForSocial: true, signedForEmployment: true, referredBy: ['employmentAct', 'socialServicesAct'] },
      ...{ targetGroupSize: chance.between(60, 200), citizensExpected: chance.between(10, 40) },
      ...{ recruitmentNote: await note(), timeSetAsideNote: await note(), anchoringNote: await note() },
    })),
    applicationAnswered: fact('applicationAnswered', [], () => ({ isAccepted: true })),
    leadershipMeeting: holding(meetings, 'leadershipMeeting'),
    implementationTeam: fact('implementationTeam', TEAM, ({ chance }) => ({ ctiWorkers: chance.between(2, 4) })),
    steeringGroup: fact('steeringGroup', [], ({ chance }) => ({
      ...{ socialMembers: chance.between(1, 4), employmentMembers: chance.between(1, 4) },
    })),
    implementationPlan: fact('implementationPlan', WITH_ADVISER),
    workflowAnalysis: fact('workflowAnalysis', [], async ({ note }) => ({ note: await note() })),
    comingMeeting: holdComing(meetings),
    firstCitizens: fact('firstCitizens', [], ({ chance }) => ({ citizens: chance.between(1, 9) })),
    anchoringMeeting: holding(meetings, 'anchoringMeeting'),
    advisoryMeeting: heldAgain(meetings, 'advisoryMeeting'),
    sparringGroup: fact('sparringGroup', LED_BY, ({ chance }) => ({ members: chance.between(3, 8) })),
    sparringMeeting: heldAgain(meetings, 'sparringMeeting'),
    ...handOverDeeds,
  },
  mayBeNeglected: ['steeringGroup', 'anchoringMeeting', 'sparringGroup'],
  dayOf: onItsDay,
};
