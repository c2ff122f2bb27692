import { date } from '../../../src/domain/calendar/civil-date.ts';
import type { CourseReport } from '../../../src/domain/model/reports.ts';
import type { ProgrammeModel } from '../../../src/domain/programme.ts';
import { ctiOvergang } from '../../../src/domain/programmes/cti-overgang/index.ts';
import { resolveProgramme } from '../../../src/domain/programmes/index.ts';
import type { OwnValue } from '../../../src/domain/settings.ts';
import { type Course, newTrajectory, type Trajectory } from '../../../src/domain/state.ts';

export const model: ProgrammeModel = ctiOvergang;
/** The report of every third month. */
export const report = model.reports![0] as CourseReport;

/** A case with a course that begins on a day; what else there is of it does not matter to a row. */
export function aCase(citizenId: string, startOn: string, months: number, more: Partial<Course> = {}): Trajectory {
  const course: Course = {
    ...{ number: 1, round: 1, legalBasis: months === 9 ? 'OTHER_9' : 'OTHER_6', grants: 1, takenOver: false },
    ...{ deviations: [], startOn: date(startOn), months, pauses: [], endDecision: null, acted: [], ended: null },
    ...more,
  };
  return { ...newTrajectory, citizenId, programme: resolved(), courses: [course] };
}

export function resolved(own: Readonly<Record<string, OwnValue>> = {}) {
  const { settings, ...programme } = resolveProgramme('cti-overgang', 'standard')!;
  return { ...programme, settings: { ...settings, own: { ...settings.own, ...own } } };
}

export const interrupted = (endOn: string): Partial<Course> => ({
  endDecision: { id: 9, endOn: date(endOn), outcome: 'interrupted' },
});

/** SC-22: the citizens of the worked example. */
export const CASES: readonly Trajectory[] = [
  aCase('K', '2024-04-15', 9),
  aCase('L', '2024-05-31', 6),
  aCase('M', '2024-06-01', 6),
  aCase('N', '2024-03-10', 9, interrupted('2024-08-20')),
  aCase('O', '2025-05-15', 6),
];

/** The citizen has been given a sub-target group, on a day of September 2024. */
export const grouped = (state: Trajectory, group: number): Trajectory => ({
  ...state,
  facts: [
    ...state.facts,
    {
      ...{ id: 7, step: 'subTargetGroup', on: date('2024-09-12'), registeredOn: date('2024-09-12') },
      ...{ round: 1, course: 1, with: [], values: { group } },
    },
  ],
});
