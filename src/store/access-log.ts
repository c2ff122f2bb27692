import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Role } from '../domain/roles.ts';
import type { Purpose } from '../domain/search.ts';
import type { Database } from './database.ts';
import { decrypt, encrypt, type KeyRing } from './keys.ts';

/** One access: who asked for what, which cases it showed or changed, and how it was answered. Ids and codes only. */
export interface Access {
  /** An instant in UTC. */
  readonly at: Date;
  readonly actor: string;
  /** An operator is whoever uses the command line. */
  readonly role: Role | 'operator';
  readonly municipality: string;
  readonly operation: string;
  /** Of HTTP: a refused access is one too. */
  readonly status: number;
  readonly trajectories: readonly string[];
  readonly requestId: string;
  /** Of a search: why, and encrypted for what (see {@link sealCriterion}). */
  readonly purpose?: Purpose | null;
  readonly criterion?: Buffer | null;
}

interface Entry extends Access {
  readonly sequence: number;
  readonly seal: Buffer;
}

/** The newest entry: what an auditor writes down elsewhere, so that entries cut off at the end are missed. */
export interface LogHead {
  readonly sequence: number;
  /** Hexadecimal. */
  readonly seal: string;
}

const EMPTY: LogHead = { sequence: 0, seal: '' };

/** Any number of our own: appenders wait for one another, as each seals the entry before it. */
const APPENDING = 20_261_124;

/** Adds an access to the log. An answer may leave only when this is done. */
export async function logAccess(db: Database, access: Access): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${APPENDING})`.execute(trx);
    const last = await headOf(trx);
    const sequence = last.sequence + 1;
    const { at, actor, role, municipality, operation, status, trajectories, requestId } = access;
    const { purpose = null, criterion = null } = access;
    await trx
      .insertInto('access_log')
      .values({
        ...{ sequence, at, actor, role, municipality, operation, status },
        trajectories: [...trajectories],
        request_id: requestId,
        ...{ purpose, criterion },
        seal: sealOf({ ...access, sequence }, last.seal),
      })
      .execute();
  });
}

/** How many entries there are: none is ever taken out. */
export const lengthOfAccessLog = async (db: Database): Promise<number> => (await headOf(db)).sequence;

async function headOf(db: Database): Promise<LogHead> {
  const row = await db
    .selectFrom('access_log')
    .select(['sequence', 'seal'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { sequence: Number(row.sequence), seal: row.seal.toString('hex') } : EMPTY;
}

/** SHA-256 over the entry and the seal before it: whoever changes one entry has to change all that follow. */
function sealOf({ sequence, at, ...entry }: Omit<Entry, 'seal'>, before: string): Buffer {
  const { actor, role, municipality, operation, status, trajectories, requestId, purpose, criterion } = entry;
  const fields: unknown[] = [
    sequence,
    at.toISOString(),
    actor,
    role,
    municipality,
    operation,
    status,
    trajectories,
    requestId,
  ];
  // What an entry of before there were searches does not have is not sealed either: it verifies as it was written.
  if (purpose || criterion) fields.push(purpose ?? null, criterion?.toString('base64') ?? null);
  return createHash('sha256')
    .update(JSON.stringify([before, ...fields]))
    .digest();
}

/** Encrypts what was looked for: bound to its entry, so that it cannot be shown in the place of another. */
export const sealCriterion = (keys: KeyRing, entry: Pick<Access, 'requestId' | 'actor'>, criterion: string): Buffer =>
  encrypt(keys, criterion, ownerOf(entry));

/** The inverse of {@link sealCriterion}. Throws when the key is unknown or anything was changed. */
export const openCriterion = (keys: KeyRing, entry: Pick<Access, 'requestId' | 'actor'>, criterion: Buffer): string =>
  decrypt(keys, criterion, ownerOf(entry));

const ownerOf = ({ requestId, actor }: Pick<Access, 'requestId' | 'actor'>) => `access ${actor} ${requestId}`;

/** What is wrong with the log: the first entry that does not follow from the one before it. */
export interface LogFault {
  readonly kind: 'altered' | 'missing' | 'otherHead';
  readonly sequence: number;
}

const PAGE = 5_000;

/**
 * Reads the whole log and checks each seal. With `expected`, a head that was written down earlier, also that it is still
 * there: entries cut off at the end, or a chain made anew, are found by nothing else.
 */
export async function verifyAccessLog(
  db: Database,
  expected?: LogHead,
): Promise<{ readonly head: LogHead; readonly faults: readonly LogFault[] }> {
  const faults: LogFault[] = [];
  let head = EMPTY;
  let isExpectedSeen = expected === undefined || expected.sequence === 0;
  for (;;) {
    const page = await pageAfter(db, head.sequence);
    for (const { seal, ...entry } of page) {
      if (entry.sequence !== head.sequence + 1) faults.push({ kind: 'missing', sequence: head.sequence + 1 });
      else if (!sealOf(entry, head.seal).equals(seal)) faults.push({ kind: 'altered', sequence: entry.sequence });
      head = { sequence: entry.sequence, seal: seal.toString('hex') };
      isExpectedSeen ||= head.sequence === expected?.sequence && head.seal === expected.seal;
    }
    if (page.length < PAGE) break;
  }
  if (!isExpectedSeen) faults.push({ kind: 'otherHead', sequence: expected!.sequence });
  return { head, faults };
}

async function pageAfter(db: Database, sequence: number): Promise<Entry[]> {
  const rows = await db
    .selectFrom('access_log')
    .selectAll()
    .where('sequence', '>', String(sequence))
    .orderBy('sequence')
    .limit(PAGE)
    .execute();
  return rows.map(({ request_id, ...row }) => ({ ...row, sequence: Number(row.sequence), requestId: request_id }));
}
