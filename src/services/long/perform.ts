import { logAccess } from '../../store/access-log.ts';
import {
  countItems,
  endOperation,
  isCancelRequested,
  type Operation,
  pendingItems,
  planItems,
  settleItem,
  takeUpOperation,
} from '../../store/operations.ts';
import { UnknownProgramme } from '../import.ts';
import { inParallel } from '../in-parallel.ts';
import type { ServiceDeps } from '../services.ts';
import { moveCaseload } from './hand-over.ts';
import { moveProgramme } from './move-programme.ts';
import { Order } from './requests.ts';
import { takeIn } from './take-in.ts';
import type { Impossible, Work } from './work.ts';

const PARALLEL = 10;

/** How a worker has operations done. */
export const performer =
  (deps: ServiceDeps) =>
  (operationId: string, isStopping: () => boolean): Promise<boolean> =>
    performOperation(deps, operationId, isStopping);

/**
 * Does what is left of an operation, item after item, until it is done or somebody has cancelled it. False when it was
 * let go of before, because the process is to stop: done again, here or elsewhere, it goes on.
 */
async function performOperation(deps: ServiceDeps, operationId: string, isStopping: () => boolean): Promise<boolean> {
  const { db, keys, clock } = deps;
  const operation = await takeUpOperation(db, keys, operationId);
  if (!operation) return true;
  const ended = (state: 'done' | 'cancelled' | 'failed', fault: string | null = null) =>
    endOperation(db, operationId, { state, fault, at: new Date(clock.now()) });
  const work = await workOf(deps, operation);
  if ('fault' in work) await ended('failed', work.fault);
  if ('fault' in work) return true;
  if ((await countItems(db, operationId)).total === 0) await planItems(db, operationId, await work.plan());
  let isCancelled = await isCancelRequested(db, operationId);
  await inParallel(PARALLEL, await pendingItems(db, operationId), async (item) => {
    if (isStopping() || isCancelled) return;
    isCancelled = await isCancelRequested(db, operationId);
    if (isCancelled) return;
    const result = await work.perform(item);
    await written(deps, operation, result);
    await settleItem(db, operationId, result);
  });
  const isDone = (await pendingItems(db, operationId)).length === 0;
  if (!isDone && !isCancelled) return false;
  await ended(isDone ? 'done' : 'cancelled');
  return true;
}

async function workOf(
  deps: ServiceDeps,
  operation: Operation & { readonly request: unknown },
): Promise<Work | Impossible> {
  const { data: order } = Order.safeParse(operation.request);
  switch (order?.kind) {
    case undefined:
      return { fault: 'requestUnusable' };
    case 'import':
      return takeIn(deps, operation, order).catch((error) => {
        if (error instanceof UnknownProgramme) return { fault: 'programmeUnknown' };
        throw error;
      });
    case 'moveCaseload':
      return moveCaseload(deps, operation, order);
    case 'moveProgramme':
      return moveProgramme(deps, operation, order);
  }
}

/** What an operation does to a case is an access of whoever began it. */
async function written(
  { db, clock }: ServiceDeps,
  { id: requestId, actor, role, municipality, kind }: Operation,
  { trajectoryId, reasons }: { readonly trajectoryId: string | null; readonly reasons: readonly unknown[] },
): Promise<void> {
  if (trajectoryId === null) return;
  const status = reasons.length > 0 ? 409 : 200;
  const at = new Date(clock.now());
  await logAccess(db, {
    at,
    actor,
    role,
    municipality,
    operation: kind,
    status,
    trajectories: [trajectoryId],
    requestId,
  });
}
