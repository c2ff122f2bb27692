import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { movedTo } from '../../domain/decide-move.ts';
import { differenceOf, isNoDifference } from '../../domain/rehearsal.ts';
import { countItems, findOperation, keepOperation, pageOfResults } from '../../store/operations.ts';
import type { ItemReason } from '../../store/tables.ts';
import { openCases } from '../caseload.ts';
import type { Order } from '../long/requests.ts';
import type { ServiceDeps } from '../services.ts';
import { resolveOwn } from './resolve.ts';
import type { CaseDifference } from './take.ts';

/** Which cases are to go over to the newest version and settings of their programme. */
export interface Moving {
  readonly municipality: string;
  readonly programme: string;
  /** These cases; all that run when left out. */
  readonly only?: readonly string[] | undefined;
}

/** What a move would mean, case by case. */
export interface MoveTrial {
  readonly trajectories: readonly string[];
  readonly differing: readonly CaseDifference[];
}

/** Rehearses a move: every case is planned with its own and with the new programme. Nothing is stored. */
export async function tryMove(deps: ServiceDeps, { municipality, programme, only }: Moving): Promise<MoveTrial> {
  const today = deps.clock.today();
  const meant = (await openCases(deps.db, municipality)).filter(
    ({ id, state }) => state.programme?.id === programme && !state.left && (only === undefined || only.includes(id)),
  );
  const all: CaseDifference[] = [];
  for (const { id: trajectoryId, state } of meant) {
    const { variant } = state.programme!;
    const moved = (await resolveOwn(deps, { municipality, programme, variant }))!;
    all.push({ trajectoryId, difference: differenceOf(today, state, movedTo(state, moved)) });
  }
  return {
    trajectories: meant.map(({ id }) => id),
    differing: all.filter(({ difference }) => !isNoDifference(difference)),
  };
}

/** What has come of a move: the receipt. */
export interface MoveReceipt {
  readonly operationId: string;
  readonly state: string;
  readonly total: number;
  readonly refused: number;
  readonly results: readonly { readonly trajectoryId: string | null; readonly reasons: readonly ItemReason[] }[];
}

const POLL_MS = 200;
const MOST_CASES = 100_000;

/** Moves the cases as a long operation, which the workers do; tells how far it is, and answers when it is over. */
export async function moveCases(
  { db, keys, clock, trajectories }: ServiceDeps,
  { by, reason, ...moving }: Moving & { readonly by: string; readonly reason: string },
  progress: (done: number, total: number) => void = () => undefined,
): Promise<MoveReceipt> {
  const { municipality, programme, only } = moving;
  const order: Order = { kind: 'moveProgramme', programme, reason, ...(only ? { only: [...only] } : {}) };
  const id = randomUUID();
  const who = { municipality, actor: by, role: 'projectLead' as const, at: new Date(clock.now()) };
  await keepOperation(db, keys, { id, kind: order.kind, request: JSON.stringify(order), ...who });
  await trajectories.startOperation(id);
  for (;;) {
    const { state, ended_at } = (await findOperation(db, id))!;
    const { total, done, refused } = await countItems(db, id);
    if (total > 0) progress(done, total);
    if (ended_at !== null) {
      const results = await pageOfResults(db, id, { after: 0, limit: MOST_CASES });
      return { operationId: id, state, total, refused, results };
    }
    await sleep(POLL_MS);
  }
}
