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

/** The moments that only the database sees. */
const TELLING = `
  create function tell_journal() returns trigger language plpgsql as $$ begin
    perform pg_notify('moment', 'journalCommitted');
    return null; end $$;
  create trigger tell_journal after insert on journal for each row execute function tell_journal();
  create function tell_message() returns trigger language plpgsql as $$ begin
    if new.state = 'sending' and old.state <> 'sending' then perform pg_notify('moment', 'messageClaimed'); end if;
    return null; end $$;
  create trigger tell_message after update on message for each row execute function tell_message();`;

/** Makes a migrated database tell its moments. */
export async function installTelling(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(TELLING);
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
