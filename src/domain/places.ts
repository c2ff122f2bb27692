import { factsOf } from './facts.ts';
import { programmeOf } from './programmes/index.ts';
import type { Trajectory } from './state.ts';

/** Whether a case takes one of the municipality's places: it has begun, and has not left (S-05). */
export const takesPlace = ({ programme, left, facts }: Trajectory): boolean =>
  programme !== null && left === null && factsOf(facts, programmeOf(programme).takesPlaceWith).length > 0;
