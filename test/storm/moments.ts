import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Instants at which a crash hurts most: each lies between two steps that must not come apart. */
export const MOMENTS = ['commandSent', 'journalCommitted', 'messageClaimed', 'mailAccepted'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Tells whoever aims that a moment has just come. */
export interface Moments {
  tell(moment: Moment): void;
  /** Settles when the moment comes; false when it did not within the limit. */
  next(moment: Moment, limitMs: number): Promise<boolean>;
}

export function createMoments(): Moments {
  const waiting = new Map<Moment, (() => void)[]>();
  return {
    tell(moment) {
      for (const resolve of waiting.get(moment) ?? []) resolve();
      waiting.delete(moment);
    },
    next(moment, limitMs) {
      const came = new Promise<true>((resolve) => {
        waiting.set(moment, [...(waiting.get(moment) ?? []), () => resolve(true)]);
      });
      return Promise.race([came, sleep(limitMs, false as const)]);
    },
  };
}

/** What the database itself notes for the storm: when rows were written, and the moments that only it sees. */
const WITNESS = `
  create table witness (what text not null, key text not null, at timestamptz not null default clock_timestamp());
  create function witness_journal() returns trigger language plpgsql as $$ begin
    insert into witness (what, key) values ('event', new.trajectory_id || '/' || new.sequence);
    perform pg_notify('moment', 'journalCommitted');
    return null; end $$;
  create trigger witness_journal after insert on journal for each row execute function witness_journal();
  create function witness_message() returns trigger language plpgsql as $$ begin
    if tg_op = 'INSERT' then insert into witness (what, key) values ('message', new.key);
    elsif new.state = 'sending' and old.state <> 'sending' then perform pg_notify('moment', 'messageClaimed');
    end if;
    return null; end $$;
  create trigger witness_message after insert or update on message for each row execute function witness_message();`;

/** Puts the witness into a migrated database. */
export async function installWitness(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(WITNESS);
  await client.end();
}

/** Passes on what the database sees, from after the commit, over its own crashes. Answers with how to stop listening. */
export function listenToDatabase(url: string, { tell }: Moments): () => Promise<void> {
  let isWanted = true;
  let current: pg.Client | undefined;
  const listen = async () => {
    while (isWanted) {
      const client = new pg.Client({ connectionString: url });
      current = client;
      const lost = new Promise<void>((resolve) => client.on('error', () => resolve()).on('end', resolve));
      client.on('notification', ({ payload }) => tell(payload as Moment));
      const isListening = await client
        .connect()
        .then(() => client.query('listen moment'))
        .catch(() => undefined);
      if (isListening) await lost;
      else await sleep(100);
    }
  };
  const listening = listen();
  return async () => {
    isWanted = false;
    await current?.end().catch(() => undefined);
    await listening;
  };
}

/** When each event ("case/number") and each message (its key) was written, epoch milliseconds of real time. */
export async function writtenInstants(url: string): Promise<(key: string) => number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ key: string; at: Date }>('select key, at from witness');
  await client.end();
  const instants = new Map(rows.map(({ key, at }) => [key, at.getTime()]));
  return (key) => instants.get(key) ?? Number.NaN;
}
