import type { Database } from './database.ts';

/** What needs a person: it neither heals nor goes on by itself. Codes and ids, never personal data. */
export interface Troubles {
  readonly alarms: readonly {
    readonly kind: string;
    readonly trajectoryId: string | null;
    readonly detail: string;
    readonly raisedAt: string;
  }[];
  /** Messages that reached nobody, or nobody knows whether: how many in each state. */
  readonly messages: Readonly<Partial<Record<'failed' | 'uncertain' | 'unaddressed', number>>>;
}

export interface Alarm {
  readonly kind: string;
  /** Null for what is about no case. */
  readonly trajectoryId: string | null;
  /** Codes and ids, never personal data. */
  readonly detail: string;
}

/** Calls for a person, once about the same thing. False when that has been done before. */
export async function raiseAlarm(db: Database, { kind, trajectoryId, detail }: Alarm): Promise<boolean> {
  const known = await db
    .selectFrom('alarm')
    .select('id')
    .where('trajectory_id', 'is not distinct from', trajectoryId)
    .where('kind', '=', kind)
    .where('detail', '=', detail)
    .executeTakeFirst();
  if (known) return false;
  await db.insertInto('alarm').values({ kind, trajectory_id: trajectoryId, detail, raised_at: new Date() }).execute();
  return true;
}

export async function readTroubles(db: Database): Promise<Troubles> {
  const alarms = await db.selectFrom('alarm').selectAll().orderBy('id').execute();
  const messages = await db
    .selectFrom('message')
    .select(['state', ({ fn }) => fn.countAll<string>().as('count')])
    .where('state', 'in', ['failed', 'uncertain', 'unaddressed'])
    .groupBy('state')
    .execute();
  return {
    alarms: alarms.map(({ kind, trajectory_id, detail, raised_at }) => ({
      kind,
      trajectoryId: trajectory_id,
      detail,
      raisedAt: raised_at.toISOString(),
    })),
    messages: Object.fromEntries(messages.map(({ state, count }) => [state, Number(count)])),
  };
}
