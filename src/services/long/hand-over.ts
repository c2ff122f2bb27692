import { v5 as uuidv5 } from 'uuid';
import type { Move } from '../../domain/caseload-move.ts';
import type { Command } from '../../domain/commands.ts';
import { type HandOver, handOversOf } from '../../domain/hand-overs.ts';
import { JOB_FUNCTIONS, type JobFunction } from '../../domain/people.ts';
import { reason } from '../../domain/rule.ts';
import type { Trajectory } from '../../domain/state.ts';
import { writeNote } from '../../store/notes.ts';
import type { OperationItem } from '../../store/operations.ts';
import { findTrajectory, listTrajectories } from '../../store/trajectories.ts';
import { sendCommand } from '../send.ts';
import type { ServiceDeps } from '../services.ts';
import type { OrderOf } from './requests.ts';
import type { Started, Work } from './work.ts';

/** One command to each of some cases. Its id follows from operation and case: sent again, it has one effect (TECH-01). */
interface ToEachCase {
  /** Whether a case is one of those, as it stands. */
  isMeant(state: Trajectory): boolean;
  /** Only these; all that are meant when left out. */
  readonly only?: readonly string[] | undefined;
  command(ids: { readonly id: string; readonly noteId: string }, state: Trajectory): Command | Promise<Command>;
  /** Written before the command that names it. */
  readonly note?: string;
}

/** Hands the cases of one over: all to another in a function, or each as the order says (G-11, G-15). */
export function moveCaseload(deps: ServiceDeps, operation: Started, order: OrderOf<'moveCaseload'>): Work {
  const { to, function: jobFunction, moves } = order;
  if (moves) return moveOneByOne(deps, operation, order, moves);
  return moveAll(deps, operation, { ...order, to: to!, function: jobFunction! });
}

type MoveOrder = Pick<OrderOf<'moveCaseload'>, 'from' | 'on' | 'reason' | 'only'>;

const moveAll = (
  deps: ServiceDeps,
  operation: Started,
  order: MoveOrder & { readonly to: string; readonly function: JobFunction },
): Work =>
  toEachCase(deps, operation, {
    isMeant: ({ staff }) => staff[order.function] === order.from,
    only: order.only,
    note: order.reason,
    command: (ids) => ({
      ...{ ...ids, by: operation.actor, type: 'AssignStaff' },
      ...{ function: order.function, staffId: order.to, on: order.on },
    }),
  });

/** The same for one case at a time; a case may come twice, in two functions. */
function moveOneByOne(deps: ServiceDeps, operation: Started, order: MoveOrder, moves: readonly Move[]): Work {
  return {
    async plan() {
      return moves.map(({ trajectoryId }, index) => ({ position: index + 1, trajectoryId }));
    },
    perform(item) {
      const move = moves[item.position - 1]!;
      const id = idOfMove(operation.id, move.function);
      return moveAll(deps, { ...operation, id }, { ...order, ...move, only: [move.trajectoryId] }).perform(item);
    },
  };
}

/** The work of asking the same of each of some cases. */
export function toEachCase(deps: ServiceDeps, { id, municipality, actor }: Started, each: ToEachCase): Work {
  const { db, keys, clock } = deps;
  return {
    async plan() {
      const all = await listTrajectories(db, municipality);
      const theirs = all.filter(({ state }) => state && !state.archivedOn && each.isMeant(state)).map((one) => one.id);
      const wanted = each.only?.map((one) => one.toLowerCase());
      return (wanted ?? theirs).sort().map((trajectoryId, index): OperationItem => {
        const isTheirs = theirs.includes(trajectoryId);
        return { position: index + 1, trajectoryId, ...(isTheirs ? {} : { reasons: [MOVED_ON] }) };
      });
    },

    async perform({ position, trajectoryId }) {
      const said = (reasons: readonly ReturnType<typeof reason>[]) => ({ position, trajectoryId, reasons });
      const { state } = (await findTrajectory(db, trajectoryId!))!;
      const ids = { id: commandOf(id, trajectoryId!), noteId: uuidv5(`${trajectoryId}/note`, id) };
      const isRepeat = state!.seen.some((command) => command.id === ids.id);
      if (!isRepeat && !each.isMeant(state!)) return said([MOVED_ON]);
      const note = { id: ids.noteId, trajectoryId: trajectoryId!, by: actor, at: new Date(clock.now()) };
      if (each.note !== undefined) await writeNote(db, keys, { ...note, text: each.note });
      const answer = await sendCommand(deps, trajectoryId!, await each.command(ids, state!));
      return said('refusal' in answer ? answer.refusal.reasons : []);
    },
  };
}

/** A case may come twice in one operation, in two functions. */
const idOfMove = (operationId: string, jobFunction: JobFunction) => uuidv5(jobFunction, operationId);
const commandOf = (id: string, trajectoryId: string) => uuidv5(trajectoryId, id);

/** A hand-over that an operation made, with whoever was given the case. */
export interface MadeHandOver extends Pick<HandOver, 'function' | 'staffId' | 'askedOn'> {
  readonly answer: 'accepted' | 'declined' | null;
  readonly isReplaced: boolean;
}

/** What the receivers of a case have said to the hand-overs that an operation made of it; those that nobody was asked about are left out. */
export function handOversBy(operationId: string, trajectoryId: string, state: Trajectory): MadeHandOver[] {
  const ids = [operationId, ...JOB_FUNCTIONS.map((one) => idOfMove(operationId, one))];
  const commands = new Set(ids.map((id) => commandOf(id, trajectoryId)));
  const made = new Set(state.seen.filter(({ id }) => commands.has(id)).map(({ sequence }) => sequence));
  return handOversOf(state)
    .filter(({ id }) => made.has(id))
    .map(({ id: _, answer, ...handOver }) => ({ ...handOver, answer: answer?.is ?? null }));
}

/** The case is not, or no more, in the hands that it was to be taken from. */
const MOVED_ON = reason('stateHasChanged', 'TECH-02');
