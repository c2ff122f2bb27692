import type { CivilDate } from '../../../src/domain/calendar/civil-date.ts';
import { pastPause, pause, resume, together } from '../../domain/builders.ts';
import type { Case } from '../case.ts';
import { type Play, recorded } from './scenario.ts';
import type { Stage } from './stage.ts';

const PARTY = 'MUNICIPAL_PROJECT_LEADER';

/** A course of six months from 15 January 2026 on, in a case from 5 January on. */
export async function begun({ begin }: Stage): Promise<Case> {
  const course = await begin('2026-01-05');
  await course.startCourse('LAB_31B', '2026-01-15');
  return course;
}

export async function signalPause({ rig, newId }: Stage, course: Case, from: string, id = newId()): Promise<void> {
  const why = { reason: 'illness', citizenWishesToGoOn: true } as const;
  await rig.services.trajectories.signal(course.id, {
    id,
    by: 'tester',
    type: 'PauseCourse',
    from: from as CivilDate,
    ...why,
  });
}

async function interrupt(course: Case, on: string): Promise<void> {
  await course.ask({ type: 'DescribeInterruption', to: PARTY, on });
  await course.ask({ type: 'DiscussInterruption', with: PARTY, on });
  await course.ask({ type: 'EndCourseEarly', endOn: on, on });
}

/** What people decide and the calendar brings: one way through a course each. */
export const COURSES: Readonly<Record<string, Play>> = {
  async 'straight-6-months'(stage) {
    const course = await begun(stage);
    await course.goTo('2026-07-16');
    return course;
  },
  async 'straight-9-months-from-a-month-end'({ begin }) {
    const course = await begin('2023-05-22');
    await course.startCourse('SEL_85', '2023-05-31');
    await course.goTo('2024-03-01');
    return course;
  },
  async 'acted-on-within-a-window-of-the-night'({ begin }) {
    const course = await begin('2026-01-05', { actingWindowMinutes: 300 });
    await course.startCourse('SEL_82B', '2026-01-29');
    await course.goTo('2026-07-30');
    return course;
  },
  async 'open-pause-and-resume'(stage) {
    const course = await begun(stage);
    await course.goTo('2026-03-10');
    await course.ask(pause('2026-03-10'));
    await course.goTo('2027-01-04');
    await course.ask(resume('2027-01-04'));
    await course.goTo('2027-05-12');
    return course;
  },
  async 'still-paused'(stage) {
    const course = await begun(stage);
    await course.goTo('2026-03-20');
    await course.ask(pause('2026-03-20'));
    await course.goTo('2026-12-01');
    return course;
  },
  async 'pause-and-resume-by-signal'(stage) {
    const course = await begun(stage);
    await course.goTo('2026-02-01');
    await signalPause(stage, course, '2026-02-01');
    await recorded(course, '2026-02-01 CoursePaused');
    await stage.rig.services.trajectories.signal(course.id, {
      id: stage.newId(),
      by: 'tester',
      type: 'ResumeCourse',
      until: '2026-02-08' as CivilDate,
      decision: together,
    });
    await recorded(course, '2026-02-08 CourseResumed');
    await course.goTo('2026-03-23');
    return course;
  },
  async 'signal-refused'(stage) {
    const course = await stage.begin('2026-01-05');
    await signalPause(stage, course, '2026-01-05');
    await recorded(course, '2026-01-05 CommandRefused');
    return course;
  },
  async 'past-pause-takes-a-phase-back'(stage) {
    const course = await begun(stage);
    await course.goTo('2026-03-20');
    await course.ask(pastPause('2026-03-10', '2026-03-20'));
    await course.goTo('2026-07-26');
    return course;
  },
  async 'restarted-after-a-pause'({ begin }) {
    const course = await begin('2026-02-02');
    await course.startCourse('SEL_85', '2026-02-10');
    await course.goTo('2026-04-01');
    await course.ask(pause('2026-04-01'));
    await course.goTo('2026-07-01');
    const confirmedBy = ['jobCentreCaseworker', 'socialCaseworker'] as const;
    await course.ask({ type: 'RestartCourse', startOn: '2026-07-06', decision: together, confirmedBy });
    await course.goTo('2027-04-07');
    return course;
  },
  async 'ended-early'(stage) {
    const course = await begun(stage);
    await course.goTo('2026-06-01');
    await interrupt(course, '2026-06-01');
    await course.goTo('2026-08-01');
    return course;
  },
  async 'ended-early-while-paused'(stage) {
    const course = await begun(stage);
    await course.goTo('2026-03-01');
    await course.ask(pause('2026-03-01'));
    await course.goTo('2026-04-20');
    await interrupt(course, '2026-04-20');
    await course.goTo('2026-08-01');
    return course;
  },
  async 'taken-over-with-boundaries-long-past'({ begin }) {
    const course = await begin('2026-09-01');
    await course.ask({ type: 'GrantSupport', legalBasis: 'LAB_31B', on: '2026-04-01' });
    await course.ask({ type: 'StartCourse', startOn: '2026-04-10', takenOver: true });
    await course.goTo('2026-10-11');
    return course;
  },
  async archived(stage) {
    const course = await begun(stage);
    await course.goTo('2026-07-20');
    await course.ask({ type: 'ArchiveTrajectory', on: '2026-07-20' });
    return course;
  },
};
