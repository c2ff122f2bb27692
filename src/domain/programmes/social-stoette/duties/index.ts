import type { DutyRule } from '../../../model/duties.ts';
import { handOverDuties } from '../../parts.ts';
import { theEnd } from './at-the-end.ts';
import { beforeTheStart } from './before-the-start.ts';
import { duringTheCourse } from './in-the-course.ts';
import { whenThingsChange } from './when-things-change.ts';

/** Everything that somebody must do by a date in the model. */
export const duties: readonly DutyRule[] = [
  ...beforeTheStart,
  ...duringTheCourse,
  ...theEnd,
  ...whenThingsChange,
  ...handOverDuties,
];
