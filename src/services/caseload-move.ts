import type { z } from 'zod';
import { type Caseload, caseloads } from '../domain/caseload.ts';
import { type MoveQuestion, type PlannedMove, planMoves } from '../domain/caseload-move.ts';
import type { RegisterEntry } from '../domain/people.ts';
import { listStaff, type RegisteredStaff } from '../store/staff.ts';
import type { ItemReason } from '../store/tables.ts';
import { type NamedCaseload, named, openCases } from './caseload.ts';
import { inParallel } from './in-parallel.ts';
import { moveCaseload } from './long/hand-over.ts';
import type { MoveRequest } from './long/requests.ts';
import type { ServiceDeps } from './services.ts';

/** What would come of giving somebody's cases to others. */
export interface MovePreview {
  readonly moves: readonly PlannedMove[];
  /** CTI workers' loads, of those whom it concerns. */
  readonly before: readonly NamedCaseload[];
  readonly after: readonly NamedCaseload[];
}

/** Spreads somebody's cases evenly over receivers, as it would go today; nothing is stored. */
export async function previewMove(
  { db, clock }: Pick<ServiceDeps, 'db' | 'clock'>,
  municipality: string,
  question: MoveQuestion,
  receivers: readonly RegisteredStaff[],
): Promise<MovePreview> {
  const today = clock.today();
  const open = await openCases(db, municipality);
  const staff = await listStaff(db, municipality);
  const moves = planMoves(
    today,
    question,
    open,
    receivers.map((one) => ({ id: one.id, register: entryOf(one) })),
  );
  const taken = new Map(
    moves.flatMap(({ function: jobFunction, objections, trajectoryId, to }) =>
      jobFunction === 'ctiWorker' && objections.length === 0 ? [[trajectoryId, to] as const] : [],
    ),
  );
  const concerned = new Set([question.from, ...receivers.map(({ id }) => id)]);
  const ofConcerned = (loads: readonly Caseload[]) =>
    named(
      loads.filter(({ staffId }) => concerned.has(staffId)),
      staff,
    );
  const after = open.map(({ id, state }) => {
    const to = taken.get(id);
    return to === undefined ? state : { ...state, staff: { ...state.staff, ctiWorker: to } };
  });
  const before = open.map(({ state }) => state);
  return { moves, before: ofConcerned(caseloads(today, before)), after: ofConcerned(caseloads(today, after)) };
}

/** What a command would be told that the register says; nothing of a training that it does not know. */
const entryOf = ({ trainedOn, trainedIn, authority }: RegisteredStaff): RegisterEntry | null =>
  trainedOn === null ? null : { trainedOn, ...(trainedIn === null ? {} : { trainedIn }), authority };

/** What the command line is told of a move: how it would go, and, when it was to go, what came of each. */
export interface MoveAnswer extends MovePreview {
  readonly results: readonly { readonly trajectoryId: string; readonly reasons: readonly ItemReason[] }[] | null;
}

const PARALLEL = 10;

/** Previews the move that an operator asks for, and carries it out unless it is only tried out. Throws when the register lacks somebody. */
export async function answerToMove(
  deps: ServiceDeps,
  { id, municipality, receivers: ids, reason, dryRun, ...question }: z.infer<typeof MoveRequest>,
  progress?: (done: number, total: number) => void,
): Promise<MoveAnswer> {
  const staff = await listStaff(deps.db, municipality);
  const receivers = staff.filter((one) => ids.includes(one.id));
  if (receivers.length < ids.length)
    throw new Error('Expected people of the staff register, found an id that it lacks');
  const preview = await previewMove(deps, municipality, question, receivers);
  if (dryRun) return { ...preview, results: null };
  const { from, on } = question;
  const moves = preview.moves.map(({ trajectoryId, function: jobFunction, to }) => ({
    ...{ trajectoryId, function: jobFunction, to },
  }));
  const started = { id, municipality, actor: 'operator', created_at: new Date(deps.clock.now()) };
  const work = moveCaseload(deps, started, { kind: 'moveCaseload', from, on, reason, moves });
  const results: { trajectoryId: string; reasons: readonly ItemReason[] }[] = [];
  await inParallel(PARALLEL, await work.plan(), async (item) => {
    const { trajectoryId, reasons } = await work.perform(item);
    results.push({ trajectoryId: trajectoryId!, reasons });
    progress?.(results.length, moves.length);
  });
  return { ...preview, results };
}
