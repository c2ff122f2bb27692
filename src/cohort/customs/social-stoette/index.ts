import { addDays } from '../../../domain/calendar/civil-date.ts';
import { lastFact } from '../../../domain/facts.ts';
import { handOverDeeds } from '../../common-deeds.ts';
import { type Act, workingDay } from '../../scene.ts';
import type { Customs } from '../customs.ts';
import { deeds } from './deeds.ts';
import { extras, fates, right } from './fates.ts';
import { theUsual } from './usual.ts';

const FUNCTIONS = ['ctiWorker', 'jobConsultant', 'jobCentreCaseworker', 'socialCaseworker'] as const;

const inclusion: Act = async ({ ask, note, today: on }) => {
  const values = {
    ...{ benefit: 'activityReadyCashBenefit', inResourceCourse: false },
    ...{ overThirty: true, unemployedOneYear: true, selectedBy: 'evaluator' },
    ...{ judgedBy: 'jobCentreCaseworker', reasonNote: await note() },
  };
  return ask({ type: 'RecordFact', step: 'inclusion', values, on });
};

/** How people go about Social støtte i overgang til og fastholdelse i job, pilot and roll-out. */
export const socialStoette: Customs = {
  programme: 'social-stoette',
  functions: FUNCTIONS,
  foundAtOnce: FUNCTIONS,
  variantOf: (chance) => (chance.happens(0.3) ? 'pilot' : 'rollout'),
  own: {},
  inclusion,
  usual: ({ chance, traits, legalBasis }) => [...theUsual(chance, legalBasis!, traits.oneContactMeeting ? 1 : 2)],
  legalBases: ['LAB_31B', 'LAB_31B', 'SEL_85', 'SEL_82B'],
  fates,
  right,
  turn: 50,
  extras,
  deeds: { ...deeds, ...handOverDeeds },
  first: {
    setStartDate: ['jointActionPlan', 'jobMatch', 'grantKnown'],
    anchorHandoverPlan: ['handoverPlan'],
    closingMeeting: ['handoverPlan', 'continuedNeed'],
  },
  mayBeNeglected: ['workAgreement', 'ctiGoals', 'followUp', 'anchorHandoverPlan'],
  meetings: ['startUpMeeting', 'closingMeeting'],
  dayOf: {
    findJobMatch: (_, state, __, { traits }) =>
      addDays(lastFact(state.facts, 'startUpMeeting', { round: state.round })!.on, traits.jobMatchAfter),
    decideOnRefusal: (_, __, today, { chance }) => workingDay(addDays(today, chance.between(10, 30))),
  },
};
