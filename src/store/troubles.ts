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
