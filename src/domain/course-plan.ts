import { type CivilDate, parseCivilDate } from './calendar/civil-date.ts';
import { activeDays, boundaries, type LegalBasis, type Pause, PHASES, pauseFault, type Timing } from './course.ts';
import type { ProgrammeModel } from './programme.ts';
import { type Reason, reason } from './rule.ts';

/** A course on paper: what is asked before anybody is enrolled. Pauses may come in any order. */
export interface CourseRequest {
  readonly legalBasis: string;
  readonly start: string;
  readonly pauses?: readonly (readonly [string, string])[];
}

/** `end` of a phase is exclusive: the boundary date, on which the next phase begins (T-06). */
export interface CoursePlan {
  readonly legalBasis: LegalBasis;
  readonly start: CivilDate;
  readonly phases: readonly { readonly number: number; readonly start: CivilDate; readonly end: CivilDate }[];
  readonly end: CivilDate;
  /** Calendar days with CTI, pauses not counted. */
  readonly activeDays: number;
}

/** The dates of a course from its legal basis, start and pauses (T-02 … T-08), or the reason why there is none. */
export function planCourse(
  programme: ProgrammeModel,
  request: CourseRequest,
): { plan: CoursePlan; timing: Timing } | { fault: Reason } {
  const basis = programme.legalBases.find(({ code }) => code === request.legalBasis);
  if (!basis)
    return {
      fault: reason('unknownLegalBasis', 'S-38', { known: programme.legalBases.map(({ code }) => code).join(', ') }),
    };
  const start = readDate(request.start, 'start');
  if (typeof start !== 'string') return { fault: start };
  const pauses: Pause[] = [];
  for (const [p, r] of request.pauses ?? []) {
    const from = readDate(p, 'pause');
    if (typeof from !== 'string') return { fault: from };
    const until = readDate(r, 'pause');
    if (typeof until !== 'string') return { fault: until };
    pauses.push({ from, until });
  }
  pauses.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const timing: Timing = { startOn: start, months: basis.months, pauses };
  const fault = pauseFault(timing);
  if (fault) return { fault };
  const at = boundaries(timing, start);
  const phases = PHASES.map((number) => ({ number, start: at[(number - 1) as 0 | 1 | 2].on, end: at[number].on }));
  return { plan: { legalBasis: basis.code, start, phases, end: at[3].on, activeDays: activeDays(timing) }, timing };
}

/** Dates of courses lie in 1970–2199: outside, Copenhagen's clock has rules that nobody has tested. */
function readDate(text: unknown, field: string): CivilDate | Reason {
  const on = typeof text === 'string' ? parseCivilDate(text) : undefined;
  if (!on) return reason('invalidDate', 'TECH-03', { field });
  return on < '1970-01-01' || on > '2199-12-31' ? reason('dateOutOfRange', 'TECH-03', { field }) : on;
}
