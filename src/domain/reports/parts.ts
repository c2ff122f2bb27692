import type { CivilDate } from '../calendar/civil-date.ts';
import type { PartsFigure } from '../model/figures.ts';
import { datesOf } from '../plan.ts';
import type { Trajectory } from '../state.ts';
import { type Part, partsBy, type Ref, type ReportCase } from './figure.ts';

interface Piece extends Ref {
  readonly key: string;
}

/** What there is of a kind over some cases, in parts that add up to it. */
export const partsOfWhole = (by: PartsFigure['by'], today: CivilDate, cases: readonly ReportCase[]): Part[] =>
  partsBy(
    cases.flatMap((one) => piecesOf(by, today, one).map((piece) => ({ ...piece, trajectoryId: one.id }))),
    ({ key }) => key,
    ({ trajectoryId, about }) => ({ trajectoryId, about }),
  );

type Own = Omit<Piece, 'trajectoryId'>;

function piecesOf(by: PartsFigure['by'], today: CivilDate, { state, events }: ReportCase): Own[] {
  switch (by) {
    case 'status':
      return [{ key: datesOf(today, state).status, about: null }];
    case 'exit':
      return state.left && state.left.on <= today ? [{ key: state.left.why, about: `left-${state.left.id}` }] : [];
    case 'step':
      return state.facts.map(({ id, step }) => ({ key: step, about: `fact-${id}` }));
    case 'deviation':
      return deviationsIn(state, events);
    case 'pauseReason':
      return state.courses.flatMap(({ pauses }) =>
        pauses.filter(({ from }) => from <= today).map(({ id, reason }) => ({ key: reason, about: `pause-${id}` })),
      );
    default:
      return coursesBy(by, today, state);
  }
}

/** Courses that have begun: under which basis, in which phase, and with what outcome. */
function coursesBy(by: 'legalBasis' | 'phase' | 'outcome', today: CivilDate, state: Trajectory): Own[] {
  return datesOf(today, state).courses.flatMap(({ number, startOn, legalBasis, phase, outcome, status }) => {
    if (startOn > today) return [];
    const about = `course-${number}`;
    if (by === 'legalBasis') return [{ key: legalBasis, about }];
    if (by === 'outcome') return [{ key: outcome ?? status, about }];
    return status === 'ended' || phase === null ? [] : [{ key: String(phase), about }];
  });
}

/** What was done against advice, with a reason, and not withdrawn since; and what was missing when a course ended (S-96). */
function deviationsIn({ courses }: Trajectory, events: ReportCase['events']): Own[] {
  const withdrawn = new Set(events.flatMap((event) => (event.type === 'EventWithdrawn' ? [event.event] : [])));
  const explained = events.flatMap((event, index) =>
    'deviations' in event && event.deviations && !withdrawn.has(index + 1)
      ? event.deviations.map(({ rule }) => ({ key: rule, about: `event-${index + 1}` }))
      : [],
  );
  const missing = courses.flatMap(({ number, ended }) =>
    (ended?.missing ?? []).map(({ rule }) => ({ key: rule, about: `course-${number}` })),
  );
  return [...explained, ...missing];
}
