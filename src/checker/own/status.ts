import type { ProgrammeModel } from '../../domain/programme.ts';
import type { ToldCourse } from '../told/courses.ts';
import type { Told } from '../told/told.ts';
import { endOfCourse, isPaused } from './phases.ts';
import { isIn, spellsTold } from './spells.ts';

/** Where a course is on a day (T-06). */
export function courseStatus(course: ToldCourse, today: string): 'scheduled' | 'running' | 'paused' | 'ended' {
  if (endOfCourse(course, today).on <= today) return 'ended';
  if (course.startOn > today) return 'scheduled';
  return isPaused(course, today) ? 'paused' : 'running';
}

/** Where a case is on a day; a restart decided ahead leaves the course before it where it was. */
export function caseStatus(told: Told, model: ProgrammeModel, today: string): string {
  const { archivedOn, left, courses, round } = told;
  if (archivedOn !== null) return 'archived';
  if (left && left.on <= today) return 'left';
  if (model.runsIn !== undefined) {
    const spells = spellsTold(told, model, model.runsIn);
    if (spells.some((spell) => isIn(spell, today))) return 'running';
    return spells.some(({ from }) => from <= today) ? 'ended' : 'waiting';
  }
  const newest = courses.at(-1);
  if (newest?.round !== round) return 'waiting';
  const [before, last] = courses.slice(-2).map((course) => courseStatus(course, today));
  if (last === undefined) return before!;
  return last === 'scheduled' && before !== 'ended' ? before! : last;
}

/** The course that a case is in on a day, paused or not; none before its first day, after its end or without the citizen. */
export function courseAt(told: Told, model: ProgrammeModel, today: string): ToldCourse | undefined {
  if (!['running', 'paused'].includes(caseStatus(told, model, today))) return undefined;
  return told.courses.findLast((course) => ['running', 'paused'].includes(courseStatus(course, today)));
}
