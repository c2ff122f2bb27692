import type { PartsFigure } from '../../domain/model/figures.ts';
import type { ProgrammeModel } from '../../domain/programme.ts';
import type { Part, Ref } from '../../domain/reports/figure.ts';
import { standingIn } from '../told/told.ts';
import { type ToldCase, within } from './figure.ts';
import { endOfCourse, phasesOf } from './phases.ts';
import { caseStatus, courseStatus } from './status.ts';

interface Piece {
  readonly key: string;
  readonly ref: Ref;
}

/** What there is of a kind, put into parts by its key. */
export function partsTold(
  by: PartsFigure['by'],
  cases: readonly ToldCase[],
  model: ProgrammeModel,
  today: string,
): Part[] {
  const pieces = cases.flatMap((one) => piecesOf(by, one, model, today));
  const keys = [...new Set(pieces.map(({ key }) => key))].sort();
  return keys.map((key) => {
    const counts = pieces.filter((piece) => piece.key === key).map(({ ref }) => ref);
    return { key, value: counts.length, counts };
  });
}

function piecesOf(by: PartsFigure['by'], one: ToldCase, model: ProgrammeModel, today: string): Piece[] {
  const { told, journal } = one;
  const { left, facts, courses } = told;
  const piece = (key: string, about: string | null) => ({ key, ref: within(one, about) });
  const begun = courses.filter(({ startOn }) => startOn <= today);
  switch (by) {
    case 'status':
      return [piece(caseStatus(told, model, today), null)];
    case 'exit':
      return left && left.on <= today ? [piece(left.why, `left-${left.id}`)] : [];
    case 'step':
      return facts.map(({ id, step }) => piece(step, `fact-${id}`));
    case 'deviation':
      return [
        ...standingIn(journal).flatMap(({ sequence, event }) =>
          'deviations' in event && event.deviations
            ? event.deviations.map(({ rule }) => piece(rule, `event-${sequence}`))
            : [],
        ),
        ...courses.flatMap(({ number, ended }) =>
          (ended?.missing ?? []).map((rule) => piece(rule, `course-${number}`)),
        ),
      ];
    case 'pauseReason':
      return courses.flatMap(({ pauses }) =>
        pauses.filter(({ from }) => from <= today).map(({ id, reason }) => piece(reason, `pause-${id}`)),
      );
    case 'legalBasis':
      return begun.map(({ number, legalBasis }) => piece(legalBasis, `course-${number}`));
    case 'outcome':
      return begun.map((course) => {
        const { on, outcome } = endOfCourse(course, today);
        return piece(on <= today ? outcome : courseStatus(course, today), `course-${course.number}`);
      });
    case 'phase':
      return begun.flatMap((course) => {
        const phase = phasesOf(course, today).findIndex(({ from, until }) => from <= today && today < until);
        return phase < 0 ? [] : [piece(String(phase + 1), `course-${course.number}`)];
      });
  }
}
