import { atTheEnd } from './stories/at-the-end.ts';
import { beforeTheCourse } from './stories/before-the-course.ts';
import { ofOrganisations } from './stories/organisations.ts';
import { inOtherProgrammes } from './stories/other-programmes.ts';
import { underWay } from './stories/under-way.ts';
import type { Story } from './story.ts';

export { DEMO_STAFF, type DemoStaff, type Story } from './story.ts';

/** Fictive people in every stage a case can be in. What each has done lies in order of time, whatever order it is told in. */
export const STORIES: readonly Story[] = [
  ...beforeTheCourse,
  ...underWay,
  ...atTheEnd,
  ...inOtherProgrammes,
  ...ofOrganisations,
].map((story) => ({
  ...story,
  steps: story.steps.toSorted((a, b) => b.daysAgo - a.daysAgo),
}));
