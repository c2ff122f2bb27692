import type { CivilDate } from './calendar/civil-date.ts';
import type { HandOverAnswer, JobFunction } from './people.ts';
import type { Settings } from './settings.ts';
import type { Trajectory } from './state.ts';

/** A case that was given from one to another, who is asked to confirm it (G-15). It took effect at once. */
export interface HandOver {
  /** Sequence number of the assignment. */
  readonly id: number;
  readonly function: JobFunction;
  /** The receiver. */
  readonly staffId: string;
  readonly askedOn: CivilDate;
  readonly answer: HandOverAnswer | null;
  /** Somebody else has the function by now: nobody is asked any more. */
  readonly isReplaced: boolean;
}

/** Whether whoever is given another's case is asked to confirm it. */
export const asksToConfirm = ({ caseAcceptedWithinDays = null }: Settings): boolean => caseAcceptedWithinDays !== null;

/** Every hand-over that was to be confirmed, in the order in which they were made. */
export function handOversOf({ assignments }: Pick<Trajectory, 'assignments'>): HandOver[] {
  return assignments.flatMap(({ id, function: jobFunction, staffId, askedOn, answer = null }, index) => {
    if (askedOn === undefined) return [];
    const isReplaced = assignments
      .slice(index + 1)
      .some((later) => later.function === jobFunction && later.staffId !== staffId);
    return [{ id, function: jobFunction, staffId, askedOn, answer, isReplaced }];
  });
}
