import { handOverDeeds } from '../../common-deeds.ts';
import { aFact, after } from '../../happenings.ts';
import type { Act } from '../../scene.ts';
import { type Customs, some } from '../customs.ts';
import { deeds } from './deeds.ts';
import { fates, right } from './fates.ts';
import { theUsual } from './usual.ts';

const inclusion: Act = ({ ask, chance, team, today: on }) =>
  ask({
    ...{ type: 'AssignStaff', function: 'companyConsultant', on },
    staffId: chance.oneOf(team.staff.companyConsultant),
  });

/** How people go about Bedre Indsats for borgere i Ressourceforløb. */
export const birRessourceforloeb: Customs = {
  programme: 'bir-ressourceforloeb',
  functions: ['coordinatingCaseworker', 'companyConsultant', 'jobMediator'],
  foundAtOnce: ['coordinatingCaseworker'],
  variantOf: () => 'standard',
  // The initiative as if it had begun with the cohort.
  own: {
    ...{ startGroupFrom: '2024-01-08', startGroupUntil: '2024-03-31' },
    ...{ resultsFrom: '2024-04-01', resultsUntil: '2025-12-31', requirement2Percent: 20 },
  },
  inclusion,
  usual: ({ chance }) => theUsual(chance),
  legalBases: [],
  fates,
  right,
  turn: 30,
  extras: (chance) => [
    ...some(
      chance,
      0.4,
      aFact(after('resourceCourse', 60), 'statutoryTalk', ({ today }) => ({ plannedOn: today })),
    ),
    ...some(
      chance,
      0.2,
      aFact(after('resourceCourse', 75), 'healthAdvice', () => ({ adviceFrom: 'healthCoordinator' })),
    ),
    ...some(
      chance,
      0.1,
      aFact(after('resourceCourse', 80), 'certificate', () => ({
        ...{ certificateKind: 'medical', issuedBy: 'generalPractitioner' },
      })),
    ),
    // Somebody the municipality itself employs may not advise (B-38): refused.
    ...some(
      chance,
      0.1,
      aFact(after('resourceCourse', 85), 'healthAdvice', () => ({ adviceFrom: 'municipalHealthPerson' })),
    ),
  ],
  deeds: { ...deeds, ...handOverDeeds },
  mayBeNeglected: ['stepUpPlan', 'caseReview', 'nextFollowUp'],
  first: {},
  meetings: [],
  dayOf: {},
};
