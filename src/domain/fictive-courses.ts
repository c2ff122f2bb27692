import { apply } from './apply.ts';
import type { CivilDate } from './calendar/civil-date.ts';
import type { LegalBasis } from './course.ts';
import type { TrajectoryEvent } from './events.ts';
import type { ForecastCase } from './forecast.ts';
import { spellRule } from './programme.ts';
import { programmeOf } from './programmes/index.ts';
import type { ResolvedProgramme } from './settings.ts';
import { newTrajectory } from './state.ts';

interface Wanted {
  readonly count: number;
  readonly staffId: string;
  readonly programme: ResolvedProgramme;
  /** The day on which each would begin. */
  readonly startOn: CivilDate;
  /** The cases there are: the legal basis most of their courses have is the one that the fictive ones get. */
  readonly like: readonly ForecastCase[];
}

const FICTIVE = 'fictive-';

/** Whether a case is one of {@link fictiveCourses}. */
export const isFictive = (trajectoryId: string): boolean => trajectoryId.startsWith(FICTIVE);

/**
 * Courses of citizens who do not exist, begun on a day by one worker, to ask what they would bring (C-23, G-29, G-30). They
 * have the programme's typical length and only what every course has: its start. The plan of each is the plan of any case.
 */
export function fictiveCourses({ count, staffId, programme, startOn, like }: Wanted): ForecastCase[] {
  const model = programmeOf(programme);
  const [carriedBy] = model.functions;
  const legalBasis = typicalBasis(programme.id, like) ?? model.legalBases[0]?.code;
  const months = model.legalBases.find(({ code }) => code === legalBasis)?.months;
  const at = { on: startOn } as const;
  const begin: TrajectoryEvent[] = [
    { type: 'CitizenEnrolled', citizenId: 'nobody', municipality: '', programme, ...at },
    { type: 'StaffAssigned', function: carriedBy!, staffId, register: null, noteId: null, deviations: [], ...at },
  ];
  if (model.runsIn !== undefined) {
    const { step } = spellRule(model, model.runsIn).begins;
    begin.push({ type: 'FactRecorded', step, with: [], values: {}, registeredOn: startOn, deviations: [], ...at });
  }
  if (legalBasis !== undefined && months !== undefined) {
    begin.push({ type: 'SupportGranted', legalBasis, months, changedNeed: false, ...at });
    begin.push({ type: 'CourseStarted', course: 1, legalBasis, months, takenOver: false, deviations: [], ...at });
  }
  const state = begin.reduce(apply, newTrajectory);
  // Nothing of what is remembered of a state may be shared: each is a case of its own.
  return Array.from({ length: count }, (_, index) => ({
    id: `${FICTIVE}${index + 1}`,
    state: { ...state, programme: { ...programme } },
  }));
}

/** The legal basis that most courses of a programme have. */
function typicalBasis(programme: string, cases: readonly ForecastCase[]): LegalBasis | undefined {
  const all = cases.filter(({ state }) => state.programme?.id === programme).flatMap(({ state }) => state.courses);
  const byBasis = [...Map.groupBy(all, ({ legalBasis }) => legalBasis)];
  return byBasis.sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
