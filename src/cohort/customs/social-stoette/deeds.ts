import { addDays, type CivilDate, latest } from '../../../domain/calendar/civil-date.ts';
import { lastFact } from '../../../domain/facts.ts';
import { courseOfRound, jobMatchOf, openAppointment, type Trajectory } from '../../../domain/state.ts';
import {
  changeWorker,
  ctiContact,
  describeInterruption,
  discussInterruption,
  fact,
  summon,
  tick,
} from '../../common-deeds.ts';
import type { Scene } from '../../scene.ts';
import { workingDay } from '../../scene.ts';
import type { Deed } from '../customs.ts';

const EVERYBODY = ['citizen', 'jobCentreCaseworker', 'socialCaseworker', 'ctiWorker', 'jobConsultant'] as const;
const BOTH_CASEWORKERS = ['jobCentreCaseworker', 'socialCaseworker'] as const;

/** What was done some days ago and is only registered now: never before what it follows upon. */
const happenedOn = ({ today, traits }: Scene, notBefore: CivilDate): CivilDate =>
  latest(addDays(today, -traits.registeredLateBy), notBefore);

const leaveAfterRefusal: Deed = async (scene, state) => {
  await discussInterruption(scene, state);
  await scene.ask({ type: 'LeaveProgramme', why: 'refused', from: addDays(scene.today, 1) });
};

export const deeds: Readonly<Record<string, Deed>> = {
  summonStartUpMeeting: summon('startUpMeeting', 14, BOTH_CASEWORKERS),
  startUpMeeting: holdStartUpMeeting,
  cv: fact('cv', []),
  jointActionPlan: (scene, state) =>
    scene.ask({
      ...{ type: 'RecordFact', step: 'jointActionPlan', with: ['citizen', ...BOTH_CASEWORKERS] },
      values: { mapped: ['resources', 'barriers', 'supportNeeds'], citizensGoals: 2, supportAtWorkplace: true },
      on: happenedOn(scene, lastFact(state.facts, 'startUpMeeting', { round: state.round })?.on ?? scene.today),
    }),
  planCoherence: fact('planCoherence', BOTH_CASEWORKERS),
  findJobMatch: findJobMatch,
  startAfterPractice: tick,
  contactCtiWorker: tick,
  matchMeeting: ({ ask, today: on }) =>
    ask({ type: 'HoldMeeting', meeting: 'matchMeeting', with: ['citizen', 'ctiWorker', 'jobConsultant'], on }),
  tellCitizenOfGrant: ({ ask, today: on }) => ask({ type: 'InformOfGrant', who: 'citizen', on }),
  tellCtiWorkerOfGrant: ({ ask, today: on }) => ask({ type: 'InformOfGrant', who: 'ctiWorker', on }),
  setStartDate,
  ctiGoals: fact('ctiGoals', ['citizen', 'ctiWorker'], () => ({ goals: 3, tracks: ['job', 'network'] })),
  workAgreement: fact('workAgreement', ['citizen', 'jobConsultant', 'employer'], async ({ chance, note, today }) => ({
    ...{ company: `company-${chance.between(1, 40)}`, hours: chance.between(4, 37), subGoals: 2 },
    ...{ tasksNote: await note(), healthNote: await note() },
    followUpOn: addDays(today, chance.between(21, 42)),
  })),
  followUpWorkAgreement: tick,
  followUp: fact('followUp', []),
  statutoryTalk: tick,
  considerChange: tick,
  contactByPhase: ctiContact,
  holidayPlan: tick,
  tellOfPause: tick,
  tellOfReturn: tick,
  handoverPlan: fact('handoverPlan', ['citizen', 'ctiWorker'], () => ({
    ...{ whatCitizenDoes: true, whomToContact: true, crisesAndRelapses: true },
  })),
  anchorHandoverPlan: fact('handoverAnchored', ['ctiWorker'], () => ({ supportersConfirmed: 2 })),
  summonClosingMeeting: summon('closingMeeting', 21, BOTH_CASEWORKERS, 'due'),
  closingMeeting: ({ ask, today: on }) =>
    ask({
      ...{ type: 'HoldMeeting', meeting: 'closingMeeting', with: EVERYBODY, on },
      values: { everybodyKnowsThePlan: true },
    }),
  continuedNeed: fact('continuedNeed', BOTH_CASEWORKERS, ({ chance }) =>
    chance.happens(0.3) ? { isNeeded: true, support: chance.happens(0.5) ? 'SEL_85' : 'mentor' } : { isNeeded: false },
  ),
  decideSocialSupport: decideSupport('SEL_85'),
  decideMentorSupport: decideSupport('mentor'),
  endGrant: fact('grantEnded', ['socialCaseworker'], ({ today }) => ({ endsOn: today })),
  describeRefusal: describeInterruption,
  decideOnRefusal: leaveAfterRefusal,
  describeNo: describeInterruption,
  decideOnNo: leaveAfterRefusal,
  decideOnInterruption: async (scene, state) => {
    await describeInterruption(scene, state);
    await discussInterruption(scene, state);
  },
  tellOfExclusion: tick,
  describeExitToStar: tick,
  describeExitToSocialstyrelsen: tick,
  deleteInResults: tick,
  askAboutDeletion: tick,
  findNewJobMatch: findJobMatch,
  reportInclusion: tick,
  tellOfExemption: tick,
  tellOfLostWorker: tick,
  replaceCtiWorker: changeWorker,
};

/** S-19: now and then somebody is missing, and another meeting must be summoned. */
async function holdStartUpMeeting(scene: Scene, state: Trajectory): Promise<void> {
  const { ask, today: on, chance, traits, later } = scene;
  const open = openAppointment(state, 'startUpMeeting');
  if (!open || open.for > on) return;
  const hasFailed = state.appointments.some((one) => one.meeting === 'startUpMeeting' && one.state === 'notHeld');
  const who = traits.firstMeetingFails && !hasFailed ? EVERYBODY.slice(0, 4) : EVERYBODY;
  const values = {
    agenda: ['project', 'dreams', 'resources', 'skills', 'experience', 'network', 'partners'],
    ...{ cvOn: addDays(on, 20), registrationsMade: true, timetableAgreed: true },
    planResponsible: chance.oneOf(BOTH_CASEWORKERS),
  };
  await ask({ type: 'HoldMeeting', meeting: 'startUpMeeting', with: who, values, on });
  if (who !== EVERYBODY)
    later(workingDay(addDays(on, 2)), (next) =>
      next.ask({
        ...{ type: 'SummonMeeting', meeting: 'startUpMeeting', preparedBy: BOTH_CASEWORKERS },
        ...{ for: workingDay(addDays(next.today, 10)), on: next.today },
      }),
    );
}

/** S-26, S-61: some matches are in company practice or with a wage subsidy, which must be reasonable. */
async function findJobMatch({ ask, today: on, chance }: Scene): Promise<void> {
  const form = chance.oneOf(['ordinary', 'ordinary', 'ordinary', 'companyPractice', 'wageSubsidy'] as const);
  await ask({
    type: 'RegisterJobMatch',
    values: { form, ordinaryHours: form === 'ordinary' ? 'now' : 'prospect' },
    on,
  });
  if (form !== 'ordinary') await ask({ type: 'RecordFact', step: 'reasonableness', with: ['jobConsultant'], on });
}

/** S-68, K-14: registered ahead, on the day, or some days after the fact. */
async function setStartDate({ ask, note, today, chance, traits }: Scene, state: Trajectory): Promise<void> {
  if (courseOfRound(state)) return; // registered already, for a day to come
  const matchedOn = jobMatchOf(state)?.on ?? today;
  const startOn = latest(addDays(today, chance.between(-traits.registeredLateBy, 12)), matchedOn);
  const despite = traits.oneContactMeeting
    ? [{ code: 'contactMeetingsMissing' as const, noteId: await note() }]
    : undefined;
  await ask({ type: 'StartCourse', startOn }, despite ? { despite } : {});
}

function decideSupport(support: 'SEL_85' | 'mentor'): Deed {
  return fact('continuedSupport', [], ({ team }) => ({
    ...{ support, receiver: team.supporter },
    ...(support === 'SEL_85' ? { receiverIsSocialPedagogue: true } : {}),
  }));
}
