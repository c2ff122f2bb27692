import { newestProgramme, resolveProgramme } from '../../domain/programmes/index.ts';
import type { Language } from '../../messages/language.ts';
import { type ListFault, listFaultText } from '../../messages/list-faults.ts';
import type { RequestFault } from '../../messages/request-faults.ts';
import { readCitizenList, UnreadableList } from '../../services/citizen-list.ts';
import { handOversBy, type MadeHandOver } from '../../services/long/hand-over.ts';
import type { Order } from '../../services/long/requests.ts';
import type { ServiceDeps } from '../../services/services.ts';
import {
  countItems,
  findOperation,
  keepOperation,
  type Operation,
  type OperationItem,
  pageOfResults,
  requestCancel,
} from '../../store/operations.ts';
import type { ItemReason } from '../../store/tables.ts';
import { statesOf } from '../../store/trajectories.ts';
import { createGuard } from '../access/guard.ts';
import { type Action, type Actor, reachOf } from '../access/policy.ts';
import { createStaffGuard } from '../access/staff-guard.ts';
import type { longOperations } from '../contract/long-operations.ts';
import type { Asked } from '../contract/operation.ts';
import { cut, nextPage, placeIn } from '../http/paging.ts';
import { Problem } from '../http/problem.ts';
import type { Circumstances, Handler } from '../http/router.ts';
import { objection } from './views.ts';

type Own = { readonly [Id in keyof typeof longOperations]: Handler<(typeof longOperations)[Id]> };

/** What takes long: it is kept, done by the workers item after item, and looked at while it goes on. */
export function longOperationHandlers(deps: ServiceDeps): Own {
  const { db, keys, clock, trajectories } = deps;
  const { guarded } = createGuard(deps);
  const { mustBeStaff, mustReach } = createStaffGuard(deps);

  async function started({ actor, idempotencyKey }: Circumstances, order: Order) {
    const { id: by, municipality, role } = actor;
    const id = idempotencyKey!;
    const request = JSON.stringify(order);
    const at = new Date(clock.now());
    const kept = await keepOperation(db, keys, {
      ...{ id, municipality, role, request, at },
      actor: by,
      kind: order.kind,
    });
    if (kept === 'other') throw new Problem('keyReused');
    const operation = (await findOperation(db, id))!;
    if (operation.ended_at === null) await trajectories.startOperation(id);
    return { body: await progressOf(db, operation), headers: { location: `/api/v1/operations/${id}` } };
  }

  /** Of who began it, or of the municipality: any other is not there. */
  async function visible(actor: Actor, action: Action, id: string): Promise<Operation> {
    const operation = await findOperation(db, id);
    const isOwn = operation?.actor === actor.id;
    const isVisible = operation?.municipality === actor.municipality && (isOwn || reachOf(actor, action) !== 'own');
    if (!operation || !isVisible) throw new Problem('notFound');
    return operation;
  }

  return {
    async startImport({ body }, circumstances) {
      const { list, programme, variant } = body;
      const faults = [
        ...(resolveProgramme(programme, variant)
          ? []
          : [{ pointer: '/programme', fault: 'programmeUnknown' as const }]),
        ...unreadable(list).map((fault) => ({ pointer: '/list', fault })),
      ];
      if (faults.length > 0) throw new Problem('requestInvalid', faults);
      return started(circumstances, { kind: 'import', ...body });
    },

    async startMove({ body }, circumstances) {
      const { actor } = circumstances;
      await mustReach(actor, 'operation.move', body.from);
      for (const id of takersOf(body)) await mustBeStaff(actor, id);
      const cases = [...(body.only ?? []), ...(body.moves ?? []).map(({ trajectoryId }) => trajectoryId)];
      for (const id of cases) await guarded(actor, 'operation.move', id);
      return started(circumstances, { kind: 'moveCaseload', ...body });
    },

    async startProgrammeMove({ body }, circumstances) {
      const { actor } = circumstances;
      for (const id of body.only ?? []) await guarded(actor, 'operation.moveProgramme', id);
      if (!newestProgramme(body.programme))
        throw new Problem('requestInvalid', [{ pointer: '/programme', fault: 'programmeUnknown' }]);
      return started(circumstances, { kind: 'moveProgramme', ...body });
    },

    async readOperation({ path: { operationId }, query: { limit, cursor } }, { actor, language }) {
      const operation = await visible(actor, 'operation.read', operationId);
      const after = Number(placeIn(cursor, /^\d{1,9}$/) ?? 0);
      const rows = await pageOfResults(db, operationId, { after, limit: limit + 1 });
      const { page, last } = cut(rows, limit);
      const moved = operation.kind === 'moveCaseload' ? page.flatMap(({ trajectoryId: one }) => one ?? []) : [];
      const states = await statesOf(
        db,
        moved.map((id) => ({ id })),
      );
      const handOversIn = new Map(states.map(([id, state]) => [id, handOversBy(operationId, id, state)]));
      return {
        body: {
          ...(await progressOf(db, operation)),
          results: page.map((item) => resultOf(item, handOversIn, language)),
        },
        trajectories: page.flatMap(({ trajectoryId }) => trajectoryId ?? []),
        ...(last ? { headers: nextPage(`/operations/${operationId}`, { limit }, String(last.position)) } : {}),
      };
    },

    async cancelOperation({ path: { operationId } }, { actor }) {
      await visible(actor, 'operation.cancel', operationId);
      await requestCancel(db, operationId);
      return { body: await progressOf(db, (await findOperation(db, operationId))!) };
    },
  };
}

/** Who takes cases: one takes all of them in a function, or each case says so. Throws when it says both or neither. */
function takersOf({ to, function: jobFunction, only, moves }: Sent['startMove']): string[] {
  const isOfOne = to !== undefined && jobFunction !== undefined;
  if (moves && to === undefined && jobFunction === undefined && only === undefined)
    return [...new Set(moves.map((move) => move.to))];
  if (isOfOne && !moves) return [to];
  throw new Problem('requestInvalid', [
    moves ? { pointer: '/moves', fault: 'unrecognized_keys' } : { pointer: '/to', fault: 'invalid_type' },
  ]);
}
type Sent = { readonly [Id in keyof typeof longOperations]: Asked<(typeof longOperations)[Id]>['body'] };

/** Why a list cannot be read at all; what is wrong with its lines is said of each of them. */
function unreadable(list: string): RequestFault[] {
  try {
    readCitizenList(Buffer.from(list));
    return [];
  } catch (error) {
    if (error instanceof UnreadableList) return [error.fault];
    throw error;
  }
}

async function progressOf(db: ServiceDeps['db'], { id, kind, state, actor, ...operation }: Operation) {
  return {
    ...{ id, kind, state, startedBy: actor, fault: operation.fault },
    startedAt: operation.created_at.toISOString(),
    endedAt: operation.ended_at?.toISOString() ?? null,
    ...(await countItems(db, id)),
  };
}

const resultOf = (
  { position, trajectoryId, reasons }: Required<OperationItem>,
  handOvers: ReadonlyMap<string, readonly MadeHandOver[]>,
  language: Language,
) => ({
  ...{ position, trajectoryId, ok: reasons.length === 0 },
  handOvers: [...(handOvers.get(trajectoryId ?? '') ?? [])],
  reasons: reasons.map((reason) => inWords(reason, language)),
});

function inWords(reason: ItemReason, language: Language) {
  const { column = null } = reason;
  if (!('fault' in reason)) return { ...objection(reason, language), column };
  const { fault: code, line } = reason;
  return { code, column, ...listFaultText(code as ListFault, language, line === undefined ? {} : { first: line }) };
}
