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
  /** The day on which it was held or could not be; absent of any other. */
  readonly metOn?: CivilDate;
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

const byStep = new WeakMap<readonly Fact[], ReadonlyMap<string, readonly Fact[]>>();

/** Facts by their step, each in the order in which they were registered. Sorted once for each list of facts. */
function sorted(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const known = byStep.get(facts);
  if (known) return known;
  const steps = new Map<string, Fact[]>();
  for (const fact of facts) {
    const one = steps.get(fact.step);
    if (one) one.push(fact);
    else steps.set(fact.step, [fact]);
  }
  byStep.set(facts, steps);
  return steps;
}

/** Whether a fact or an appointment belongs to a scope. */
export const isIn = ({ round, course }: Scope, one: Pick<Fact, 'round' | 'course'>) =>
  (round === undefined || one.round === round) && (course === undefined || one.course === course);

/** The facts of one step in a scope, in the order in which they were registered. */
export function factsOf(facts: readonly Fact[], step: string, scope: Scope = {}): Fact[] {
  return (
    sorted(facts)
      .get(step)
      ?.filter((fact) => isIn(scope, fact)) ?? []
  );
}

/** The fact of a step that happened last; of two on one day the one registered later. */
export const lastFact = (facts: readonly Fact[], step: string, scope: Scope = {}): Fact | undefined =>
  lastOf(sorted(facts).get(step) ?? [], scope);

/** The same of facts in the order in which they were registered. */
export function lastOf(facts: readonly Fact[], scope: Scope = {}): Fact | undefined {
  let last: Fact | undefined;
  for (const fact of facts) {
    if (isIn(scope, fact) && !(last && last.on > fact.on)) last = fact;
  }
  return last;
}

/** The value of a date field; the doors have seen to it that it is a date. */
export function dateIn(values: FactValues | undefined, field: string | undefined): CivilDate | undefined {
  const value = field === undefined ? undefined : values?.[field];
  return typeof value === 'string' ? (value as CivilDate) : undefined;
}
