import { functionsOf } from './absence.ts';
import { apply } from './apply.ts';
import { rolesBeside } from './beside.ts';
import type { CivilDate } from './calendar/civil-date.ts';
import { isFullWith, weightOf } from './caseload.ts';
import { decide } from './decide.ts';
import { dutiesOf } from './duties.ts';
import type { JobFunction, RegisterEntry } from './people.ts';
import { type Reason, reason } from './rule.ts';
import type { Trajectory } from './state.ts';

/** One function in one case that is to go over to somebody. */
export interface Move {
  readonly trajectoryId: string;
  readonly function: JobFunction;
  readonly to: string;
}

/** A move as it would go. */
export interface PlannedMove extends Move {
  /** Why it would be refused; none when it would go through. */
  readonly objections: readonly Reason[];
  /** Open and overdue duties that go along. */
  readonly duties: number;
  /** Meetings to come that go along. */
  readonly meetings: number;
}

export interface Receiver {
  readonly id: string;
  readonly register: RegisterEntry | null;
}

export interface MoveQuestion {
  readonly from: string;
  readonly on: CivilDate;
  /** These functions alone; all that they hold when left out. */
  readonly functions?: readonly JobFunction[] | undefined;
}

type Case = { readonly id: string; readonly state: Trajectory };

/**
 * Whom each case of somebody would go to, evenly: the heaviest first, each to the receiver who has least of that function
 * and could take it. A CTI worker's load counts as G-29 and G-30 have it, any other function by cases. Pure; asked again
 * of the same cases it is the same.
 */
export function planMoves(
  today: CivilDate,
  { from, on, functions }: MoveQuestion,
  cases: readonly Case[],
  receivers: readonly Receiver[],
): PlannedMove[] {
  const theirs = cases.flatMap(({ id, state }) =>
    functionsOf(state, from)
      .filter((one) => functions?.includes(one) ?? true)
      .map((jobFunction) => ({ id, state, jobFunction, weight: burden(today, state, jobFunction) })),
  );
  theirs.sort((a, b) => compare(b.weight, a.weight) || (a.id < b.id ? -1 : 1));
  const has = new Map<string, Burden>();
  for (const { state } of cases)
    for (const receiver of receivers)
      for (const held of functionsOf(state, receiver.id)) add(has, receiver.id, held, burden(today, state, held));
  const states = new Map(cases.map(({ id, state }) => [id, state]));
  return theirs.map(({ id, jobFunction, weight }) => {
    const state = states.get(id)!;
    const tried = receivers.map((receiver) => ({
      ...{ receiver, outcome: tryOut(today, [id, states], { jobFunction, on, receiver }) },
      has: has.get(`${receiver.id}/${jobFunction}`) ?? NOTHING,
    }));
    // An even spread never asks for what a rule refuses while somebody else could take it.
    tried.sort((a, b) => a.outcome.objections.length - b.outcome.objections.length || compare(a.has, b.has));
    const { receiver, outcome } = tried[0]!;
    states.set(id, outcome.after);
    if (outcome.objections.length === 0) add(has, receiver.id, jobFunction, weight);
    return {
      ...{ trajectoryId: id, function: jobFunction, to: receiver.id, objections: outcome.objections },
      duties: openDuties(today, state, jobFunction),
      meetings: state.appointments.filter((one) => one.state === 'summoned' && one.for >= today).length,
    };
  });
}

/** How heavy something is: by load first, then by the number of cases. */
type Burden = readonly [load: number, cases: number];
const NOTHING: Burden = [0, 0];

const burden = (today: CivilDate, state: Trajectory, jobFunction: JobFunction): Burden =>
  jobFunction === 'ctiWorker' ? [weightOf(today, state), 1] : [0, 1];

/** Sums of tenths and fifteenths are compared as what they are meant to be. */
const compare = (a: Burden, b: Burden): number => (Math.abs(a[0] - b[0]) > 1e-9 ? a[0] - b[0] : a[1] - b[1]);

function add(has: Map<string, Burden>, id: string, jobFunction: JobFunction, more: Burden): void {
  const [load, cases] = has.get(`${id}/${jobFunction}`) ?? NOTHING;
  has.set(`${id}/${jobFunction}`, [load + more[0], cases + more[1]]);
}

/** What the case itself would say, with the reason that a change needs (G-15), and whether it would be too much (K-19). */
function tryOut(
  today: CivilDate,
  [id, states]: readonly [id: string, states: ReadonlyMap<string, Trajectory>],
  { jobFunction, on, receiver }: { jobFunction: JobFunction; on: CivilDate; receiver: Receiver },
): { readonly objections: readonly Reason[]; readonly after: Trajectory } {
  const { id: staffId, register } = receiver;
  const state = states.get(id)!;
  const others = [...states].flatMap(([other, one]) => (other === id ? [] : [one]));
  const ofTheSame = others.filter((one) => one.citizenId !== null && one.citizenId === state.citizenId);
  const decision = decide(today, state, {
    ...{ id: 'what-if', by: 'what-if', type: 'AssignStaff', function: jobFunction, staffId, on, noteId: 'what-if' },
    ...(register ? { register } : {}),
    beside: rolesBeside(today, staffId, ofTheSame),
  });
  if ('refusal' in decision) return { objections: decision.refusal.reasons, after: state };
  if (jobFunction === 'ctiWorker' && isFullWith(today, staffId, state, others))
    return { objections: [reason('caseloadIsFull', 'K-19')], after: state };
  return { objections: [], after: decision.events.reduce(apply, state) };
}

const openDuties = (today: CivilDate, state: Trajectory, jobFunction: JobFunction): number =>
  dutiesOf(today, state).filter(
    ({ owner, state: now }) => owner === jobFunction && (now === 'open' || now === 'overdue'),
  ).length;
