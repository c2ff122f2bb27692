import type { CivilDate } from './calendar/civil-date.ts';
import type { Participant } from './people.ts';

/** Codes, numbers, dates and ids of notes; never free text and never personal data. */
export type FactValue = string | number | boolean | readonly string[];
export type FactValues = Readonly<Record<string, FactValue>>;

/** Something that was done or became known: a meeting held, a plan agreed, a registration made. */
export interface Fact {
  /** Sequence number of its event: corrections name it. */
  readonly id: number;
  /** The step of the programme that it belongs to. */
  readonly step: string;
  /** The day on which it happened … */
  readonly on: CivilDate;
  /** … and the day on which somebody registered it. */
  readonly registeredOn: CivilDate;
  /** Which way through the model: 1, or higher after a new critical transition (S-15). */
  readonly round: number;
  /** Number of the CTI course it fell in; null before the first of its round has been decided. */
  readonly course: number | null;
  readonly with: readonly Participant[];
  readonly values: FactValues;
}

/** A meeting that has been summoned: where it stands, and where it stood before it was moved. */
export interface Appointment {
  readonly id: number;
  readonly meeting: string;
  readonly round: number;
  readonly course: number | null;
  readonly summonedOn: CivilDate;
  readonly for: CivilDate;
  readonly moves: readonly Move[];
  readonly state: 'summoned' | 'held' | 'notHeld' | 'cancelled';
}

/** A meeting that was moved: the old date is kept, with who asked for it and why. */
export interface Move {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly askedBy: Participant;
  readonly noteId: string;
  readonly on: CivilDate;
}

/** Which facts a reader means: those of one way through the model, of one course, or all. */
export interface Scope {
  readonly round?: number;
  readonly course?: number;
}

/** The facts of one step in a scope, in the order in which they were registered. */
export function factsOf(facts: readonly Fact[], step: string, { round, course }: Scope = {}): Fact[] {
  return facts.filter(
    (fact) =>
      fact.step === step &&
      (round === undefined || fact.round === round) &&
      (course === undefined || fact.course === course),
  );
}

/** The fact of a step that happened last; of two on one day the one registered later. */
export function lastFact(facts: readonly Fact[], step: string, scope: Scope = {}): Fact | undefined {
  return factsOf(facts, step, scope).reduce<Fact | undefined>(
    (last, fact) => (last && last.on > fact.on ? last : fact),
    undefined,
  );
}
