import type { Course } from './state.ts';

/** An end that was decided, by the event that decided it. */
export type DecidedEnd = NonNullable<Course['endDecision']>;

type Ends = Pick<Course, 'endDecision' | 'setAside'>;

/** Every end of a course that was decided and not withdrawn, whether it counts or not. */
export const endsOf = ({ endDecision, setAside = [] }: Ends): readonly DecidedEnd[] =>
  endDecision ? [...setAside, endDecision] : setAside;

/**
 * With one more decided end (S-84, S-91, T-11). The earliest counts, of two on one day the one decided last; another is set
 * aside and stands again when the one that counts is withdrawn.
 */
export function withEnd(course: Ends, decided: DecidedEnd): Ends {
  return chosen([...endsOf(course), decided], course);
}

/** Without the end that an event decided. */
export function withoutEnd(course: Ends, id: number): Ends {
  return chosen(
    endsOf(course).filter((one) => one.id !== id),
    course,
  );
}

function chosen(ends: readonly DecidedEnd[], { setAside }: Ends): Ends {
  const [first, ...others] = ends.toSorted((a, b) => (a.endOn === b.endOn ? b.id - a.id : a.endOn < b.endOn ? -1 : 1));
  return { endDecision: first ?? null, ...(setAside || others.length > 0 ? { setAside: others } : {}) };
}
