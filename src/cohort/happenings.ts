import { addDays, type CivilDate, daysBetween } from '../domain/calendar/civil-date.ts';
import type { PauseReason } from '../domain/commands.ts';
import { boundaries, openPause, type PhaseNumber } from '../domain/course.ts';
import { lastFact } from '../domain/facts.ts';
import type { Participant } from '../domain/people.ts';
import { currentCourse, openAppointment, runningCourse, type Trajectory } from '../domain/state.ts';
import { changeWorker, describeInterruption, discussInterruption } from './common-deeds.ts';
import type { TeamFunction } from './people.ts';
import { type Happening, type Scene, workingDay } from './scene.ts';

export type When = Happening['when'];

/** So far into a phase of the running course (0 its first day, 1 its end), once that phase has begun. */
export const inPhase =
  (phase: PhaseNumber, share: number): When =>
  (state, today) => {
    const course = runningCourse(state);
    const begun = course?.acted.find((acted) => acted.phase === phase);
    if (!course || !begun) return undefined;
    return addDays(begun.on, Math.round(share * daysBetween(begun.on, boundaries(course, today)[phase].on)));
  };

/** So many days after the last registration of a step. */
export const after =
  (step: string, days: number): When =>
  ({ facts, round }) => {
    const fact = lastFact(facts, step, { round });
    return fact && addDays(fact.on, days);
  };

export const afterEnrolment =
  (days: number): When =>
  ({ enrolledOn }) =>
    enrolledOn ? addDays(enrolledOn, days) : undefined;

/** So many days after the newest course has ended. */
export const afterEnd =
  (days: number): When =>
  (state) => {
    const ended = currentCourse(state)?.ended;
    return ended ? addDays(ended.on, days) : undefined;
  };

const together = (scene: Scene, state: Trajectory) => ({
  citizenAgrees: true,
  ctiWorker: state.staff.ctiWorker ?? scene.trajectoryId,
});

const REASONS: readonly PauseReason[] = ['illness', 'illness', 'treatment', 'hospital', 'prison', 'other'];

async function reasonFor({ chance, note }: Scene): Promise<{ reason: PauseReason; noteId?: string }> {
  const reason = chance.oneOf(REASONS);
  return reason === 'other' ? { reason, noteId: await note() } : { reason };
}

/** S-81, S-83: a pause of so many days, registered up to some days late; both decide together when it is over. */
export const aPause = (when: When, days: number, lateBy = 0): Happening => ({
  when,
  async act(scene, state) {
    const begun = runningCourse(state)?.acted.at(-1)?.on;
    if (!begun) return;
    const from = [addDays(scene.today, -lateBy), begun].sort().at(-1)!;
    const isAccepted = await scene.ask({
      ...{ type: 'PauseCourse', from, citizenWishesToGoOn: true },
      ...(await reasonFor(scene)),
    });
    if (isAccepted)
      scene.later(workingDay(addDays(scene.today, days)), (then, now) =>
        then.ask({ type: 'ResumeCourse', until: then.today, decision: together(then, now) }),
      );
  },
});

/** K-12: a pause over a phase change that nobody registered until afterwards: the phase that had begun is taken back. */
export const aPastPause = (phase: PhaseNumber): Happening => ({
  when: inPhase(phase, 0.1),
  async act(scene, state) {
    const begun = runningCourse(state)!.acted.find((acted) => acted.phase === phase)!.on;
    const span = { from: addDays(begun, -9), until: addDays(begun, 4) };
    if (span.until > scene.today) return;
    await scene.ask({
      type: 'RecordPastPause',
      ...span,
      ...(await reasonFor(scene)),
      decision: together(scene, state),
    });
  },
});

/** S-83, T-11: a pause, and then from the beginning again; under SEL § 82 b with a new grant for a changed need (S-43). */
export const aRestart = (when: When): Happening => ({
  when,
  async act(scene, state) {
    await aPause(when, 400).act({ ...scene, later: () => undefined }, state);
    scene.later(workingDay(addDays(scene.today, 35)), async (then, now) => {
      const course = currentCourse(now);
      if (!course || !openPause(course)) return;
      const { legalBasis } = course;
      await then.ask({ type: 'GrantSupport', legalBasis, changedNeed: true, on: then.today });
      await then.ask({
        ...{ type: 'RestartCourse', startOn: addDays(then.today, 7), decision: together(then, now) },
        confirmedBy: ['jobCentreCaseworker', 'socialCaseworker'],
      });
    });
  },
});

/** S-84 … S-86: described, discussed, decided. */
export const anInterruption = (when: When): Happening => ({
  when,
  async act(scene, state) {
    await describeInterruption(scene, state);
    await discussInterruption(scene, state);
    await scene.ask({ type: 'EndCourseEarly', endOn: addDays(scene.today, 7), on: scene.today });
  },
});

export const aLeaving = (when: When, why: string): Happening => ({
  when,
  act: ({ ask, today }) => ask({ type: 'LeaveProgramme', why, from: today }),
});

export const aFact = (
  when: When,
  step: string,
  values: (scene: Scene) => object | Promise<object> = () => ({}),
  people: readonly Participant[] = [],
): Happening => ({
  when,
  async act(scene) {
    const found = (await values(scene)) as never;
    return scene.ask({ type: 'RecordFact', step, with: people, values: found, on: scene.today });
  },
});

/** G-27, G-28: the CTI worker is lost and another takes over. */
export const aLostWorker = (when: When): Happening => ({
  when,
  act: ({ ask, today }) => ask({ type: 'RecordFact', step: 'ctiWorkerLost', on: today }),
});

/** Somebody else takes over a function, with the reason in a note. */
export const aStaffChange = (when: When, jobFunction: TeamFunction): Happening => ({
  when,
  async act({ ask, note, team, chance, today }, state) {
    const others = team.staff[jobFunction].filter((id) => id !== state.staff[jobFunction]);
    const who = { function: jobFunction, staffId: chance.oneOf(others), noteId: await note() };
    await ask({ type: 'AssignStaff', ...who, on: today });
  },
});

export const aWorkerChange = (when: When): Happening => ({ when, act: changeWorker });

/** S-80, G-16: three weeks of holiday, told of in time, with a stand-in. */
export const aHoliday = (when: When): Happening => ({
  when,
  async act({ ask, team, chance, today }, state) {
    const from = addDays(today, 30);
    const until = addDays(from, 20);
    await ask({ type: 'RecordFact', step: 'workerHoliday', values: { from, until, workingDays: 15 }, on: today });
    const others = team.staff.ctiWorker.filter((id) => id !== state.staff.ctiWorker);
    await ask({ type: 'AppointStandIn', staffId: chance.oneOf(others), from, until });
  },
});

/** The citizen or somebody else asks for another day (S-16). */
export const aMove = (when: When, meeting: string, askedBy: Participant = 'citizen'): Happening => ({
  when,
  async act({ ask, note, today }, state) {
    const open = openAppointment(state, meeting);
    if (!open) return;
    const to = workingDay(addDays(open.for, 7));
    await ask({ type: 'MoveMeeting', meeting, to, askedBy, noteId: await note(), on: today });
  },
});

export const aCancellation = (when: When, meeting: string): Happening => ({
  when,
  async act({ ask, note, today }, state) {
    if (openAppointment(state, meeting)) await ask({ type: 'CancelMeeting', meeting, noteId: await note(), on: today });
  },
});

/** K-12: something that was registered turned out not to be so. `which` finds its sequence number. */
export const aWithdrawal = (when: When, which: (state: Trajectory) => number | undefined): Happening => ({
  when,
  async act({ ask, note, today }, state) {
    const event = which(state);
    if (event !== undefined) await ask({ type: 'WithdrawEvent', event, noteId: await note(), on: today });
  },
});

export const anArchiving = (when: When): Happening => ({
  when,
  act: ({ ask, today }) => ask({ type: 'ArchiveTrajectory', on: today }),
});

/** Something that must be refused, as it now and then is asked for. */
export const aMistake = (when: When): Happening => ({
  when,
  act: ({ ask, today }, state) =>
    ask({ type: 'ResumeCourse', until: today, decision: { citizenAgrees: false, ctiWorker: state.staff.ctiWorker! } }),
});

/** The day of a case on which something about a meeting can be asked, while it is summoned. */
export const whileSummoned =
  (meeting: string, daysBefore: number): When =>
  (state) => {
    const open = openAppointment(state, meeting);
    return open && open.moves.length === 0 ? addDays(open.for, -daysBefore) : undefined;
  };

/** The last pause of the newest course. */
export const lastPause = (state: Trajectory): number | undefined => currentCourse(state)?.pauses.at(-1)?.id;
export const lastOf =
  (step: string) =>
  ({ facts, round }: Trajectory): number | undefined =>
    lastFact(facts, step, { round })?.id;

export const leftOn: When = ({ left }) => (left ? addDays(left.on as CivilDate, 3) : undefined);
