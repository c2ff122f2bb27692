import { type Database, tablesAre } from './store/database.ts';
import { codeOf } from './store/fault-code.ts';
import { faultText, keyFault, readKnownKeys } from './store/key-check.ts';
import type { KeyRing } from './store/keys.ts';
import type { Trajectories } from './temporal.ts';

/** Why a part cannot do its work: a stable code, and what to do in a sentence for the operator. */
export interface PartFault {
  readonly code: string;
  readonly detail: string;
  /** The process does all that it can without it: the load balancer need not send its requests elsewhere. */
  readonly isElsewhere?: true;
}

/** Every part that a process hangs on, with what is wrong or null. */
export type Readiness = Readonly<Record<string, PartFault | null>>;

interface Watched {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly keyFile: string;
  readonly trajectories: Trajectories;
}

/** Asks the parts that every process hangs on. A part that cannot be asked while another is away is left out. */
export async function readinessOf({ db, keys, keyFile, trajectories }: Watched): Promise<Readiness> {
  const [store, temporal] = await Promise.all([
    ofTheStore(db, keys, keyFile).catch((error) => ({ database: databaseAway(error) })),
    trajectories.isReachable().then(() => null, temporalAway),
  ]);
  return { ...store, temporal };
}

async function ofTheStore(db: Database, keys: KeyRing, keyFile: string): Promise<Readiness> {
  const tables = await tablesAre(db);
  const wrongKeys = keyFault(await readKnownKeys(db), keys);
  return {
    database: null,
    tables: tables === 'current' ? null : TABLES[tables],
    keys: wrongKeys ? { code: wrongKeys.kind, detail: faultText(wrongKeys, keyFile) } : null,
  };
}

const databaseAway = (error: unknown): PartFault => ({
  code: codeOf(error),
  detail: 'The database does not answer. Does it run, and is DATABASE_URL right?',
});

const temporalAway = (error: unknown): PartFault => ({
  code: codeOf(error),
  detail: 'Temporal does not answer. Does it run, and is TEMPORAL_ADDRESS right?',
});

const TABLES = {
  behind: {
    code: 'tablesBehind',
    detail:
      'The tables are of an older version than this program: start a process of this version, which brings them up to date.',
  },
  ahead: {
    code: 'tablesAhead',
    detail:
      'The tables are of a newer version than this program: finish the upgrade, with the new code for every process.',
  },
} as const;

/** Whether any worker asks for work, seen from a process that has none of its own. */
export const workersElsewhere = (trajectories: Trajectories): Promise<PartFault | null> =>
  trajectories.hasWorker().then(
    (isThere) => (isThere ? null : NO_WORKER),
    () => ({ code: 'unknown', detail: 'Nobody knows while Temporal does not answer.', isElsewhere: true }),
  );

const NO_WORKER: PartFault = {
  code: 'noWorker',
  detail: 'No worker asks Temporal for work: commands wait, dates are not acted on and nothing is sent until one runs.',
  isElsewhere: true,
};

export const WORKER_ENDED: PartFault = {
  code: 'workerEnded',
  detail: 'The worker of this process asks for no work any more: start it again.',
};

/** What a probe is answered: 503 when the process cannot do its own work. */
export function probeAnswer(parts: Readiness): { readonly status: 200 | 503; readonly body: object } {
  const faults = Object.values(parts).filter((fault) => fault !== null);
  const isReady = faults.every(({ isElsewhere }) => isElsewhere);
  const status = isReady ? (faults.length > 0 ? 'degraded' : 'ready') : 'not ready';
  const told = Object.entries(parts).map(([part, fault]) => [
    part,
    fault && { code: fault.code, detail: fault.detail },
  ]);
  return { status: isReady ? 200 : 503, body: { status, parts: Object.fromEntries(told) } };
}
