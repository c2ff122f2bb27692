import { addDays, type CivilDate } from '../../../domain/calendar/civil-date.ts';
import { lastFact } from '../../../domain/facts.ts';
import { openAppointment, type Trajectory } from '../../../domain/state.ts';
import { contact, fact, tick } from '../../common-deeds.ts';
import { type Scene, workingDay } from '../../scene.ts';
import type { Deed } from '../customs.ts';

export const deeds: Readonly<Record<string, Deed>> = {
  rehabilitationPlan: async (scene, state, duty) => {
    if (lastFact(state.facts, 'preparatoryMeeting'))
      await fact('rehabilitationPlan', ['citizen', 'coordinatingCaseworker'], () => ({ template: 'newTemplate' }))(
        scene,
        state,
        duty,
      );
  },
  appointMediator: ({ ask, chance, team, today: on }) =>
    ask({ type: 'AssignStaff', function: 'jobMediator', staffId: chance.oneOf(team.staff.jobMediator), on }),
  weeklyContact: contact((how, { today: on, chance }) => ({
    ...{ type: 'RecordFact', step: 'mediatorContact', with: ['jobMediator'], on },
    values: {
      form: how === 'text' ? 'message' : chance.oneOf(['inPerson', 'inPerson', 'telephone', 'video']),
      isReached: how !== 'tried',
      aboutJob: true,
    },
  })),
  statutoryTalk: async (scene, state, duty) => {
    const withMediator = state.staff.jobMediator !== undefined && scene.chance.happens(0.5);
    const people = ['citizen', 'coordinatingCaseworker', ...(withMediator ? ['jobMediator' as const] : [])] as const;
    await scene.ask({ type: 'HoldMeeting', meeting: 'heldStatutoryTalk', with: people, on: scene.today });
    await tick(scene, state, duty);
  },
  firstFollowUp: followUp,
  nextFollowUp: followUp,
  caseReview: ({ ask, traits, chance, today: on }, _, { dueOn }) =>
    ask({
      ...{ type: 'RecordFact', step: 'caseReview', with: ['teamLeader', 'jobMediator'], on },
      values: traits.agreesAtReview ? { startsOn: addDays(dueOn, chance.between(3, 40)) } : {},
    }),
  stepUpMeeting,
  stepUpPlan: fact('stepUpPlan', ['citizen', 'coordinatingCaseworker', 'jobMediator'], ({ chance }) => ({
    ...{ datedEfforts: chance.between(1, 3), everyEffortDated: chance.happens(0.8) },
  })),
};

/** At the company, and a date for the next time; by telephone with a reason. */
async function followUp(...[scene, state, duty]: Parameters<Deed>): Promise<void> {
  const { ask, note, chance, today: on } = scene;
  const byTelephone = chance.happens(0.2);
  await ask({
    ...{ type: 'RecordFact', step: 'companyFollowUp', with: ['citizen', 'jobMediator'], on },
    values: {
      followUpForm: byTelephone ? 'byTelephone' : 'atTheCompany',
      ...(byTelephone ? { reasonNote: await note() } : {}),
      ...(chance.happens(0.6) ? { followUpOn: workingDay(addDays(on, 28)) } : {}),
    },
  });
  await tick(scene, state, duty);
}

/** B-33: the citizen's challenges first, then the summons, and on its day the meeting. */
async function stepUpMeeting(scene: Scene, state: Trajectory): Promise<void> {
  const { ask, chance, later, today: on } = scene;
  if (openAppointment(state, 'stepUpMeeting')) return;
  if (!lastFact(state.facts, 'jobChallenges'))
    await ask({
      ...{ type: 'RecordFact', step: 'jobChallenges', with: ['citizen'], on },
      values: {
        challenges: chance.happens(0.5) ? ['health', 'social'] : ['other'],
        networkWished: chance.happens(0.3),
      },
    });
  const day = workingDay(addDays(on, chance.between(5, 12)));
  await ask({ type: 'SummonMeeting', meeting: 'stepUpMeeting', for: day, on });
  later(day, (then, now) => hold(then, now, day));
}

/** B-32: now and then without the leader, and then it does not count as held. */
async function hold({ ask, traits, today: on }: Scene, state: Trajectory, day: CivilDate): Promise<void> {
  if (openAppointment(state, 'stepUpMeeting')?.for !== day) return;
  const hasFailed = state.appointments.some((one) => one.meeting === 'stepUpMeeting' && one.state === 'notHeld');
  const isWithoutLeader = traits.firstMeetingFails && !hasFailed;
  const asked = lastFact(state.facts, 'jobChallenges')?.values;
  const isAboutHealth = Array.isArray(asked?.challenges) && asked.challenges.includes('health');
  await ask({
    ...{ type: 'HoldMeeting', meeting: 'stepUpMeeting', on },
    with: [
      ...(['citizen', 'coordinatingCaseworker', 'jobMediator'] as const),
      ...(isWithoutLeader ? [] : ['teamLeader' as const]),
      ...(isAboutHealth ? ['healthRepresentative' as const] : []),
    ],
    values: {
      recommendationDiscussed: true,
      ...(isAboutHealth ? { healthRepresentative: 'healthCoordinator' } : {}),
      ...(asked?.networkWished ? { networkInvited: true } : {}),
    },
  });
}
