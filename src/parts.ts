import { access } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { type Clock, createClock } from './clock.ts';
import { type Config, ConfigError } from './config.ts';
import { LATE_AFTER_MS } from './domain/acting.ts';
import { ensureNamespace, type Log } from './engine/index.ts';
import { createMailSender, type MailSender } from './messages/smtp.ts';
import { checkCodec } from './store/codec-check.ts';
import { type Database, type OpenDatabase, openDatabase } from './store/database.ts';
import { openKeyRing } from './store/key-check.ts';
import type { KeyRing } from './store/keys.ts';
import { readSetting, writeSetting } from './store/settings.ts';
import {
  connectionOptions,
  connectTemporal,
  createTrajectories,
  NAMESPACE,
  RETENTION_DAYS,
  TASK_QUEUE,
  type Trajectories,
} from './temporal.ts';

/** Everything that was opened, to be closed again in reverse order. */
export interface Parts {
  /** Waits for a part and remembers how it is closed. */
  opened<T>(opening: Promise<T>, close: (part: T) => Promise<unknown>): Promise<T>;
  /** Closes what was opened, the newest first. A part that cannot be closed is reported and does not keep the others. */
  close(): Promise<void>;
}

export function createParts(log: Log): Parts {
  const closers: (() => Promise<unknown>)[] = [];
  return {
    async opened(opening, close) {
      const part = await opening;
      closers.push(() => close(part));
      return part;
    },
    async close() {
      for (const closer of closers.splice(0).reverse())
        await closer().catch((error: Error) => log(`While stopping: ${error.message}`));
    },
  };
}

/** How often the outbox is looked at, and after how long a message counts as late and a fenced mail as abandoned. */
export const SENDING = { pollMs: 500, lateAfterSeconds: LATE_AFTER_MS / 1000, leaseSeconds: 60 } as const;

/** Where Temporal's SDK tells its own numbers; undefined where no port is set. */
export const sdkMetricsOf = ({ metricsHost: host, sdkMetricsPort: port }: Config): string | undefined =>
  port === undefined ? undefined : `${isIPv6(host) ? `[${host}]` : host}:${port}`;

/** How the cluster was reached, for a worker that connects by itself, and the project's one door to it. */
export interface TemporalParts {
  readonly connect: ReturnType<typeof connectionOptions>;
  readonly trajectories: Trajectories;
  /** With which client and worker encrypt what enters the engine; undefined when the codec is off. */
  readonly codecKeys: KeyRing | undefined;
}

/** Connects to a cluster and makes sure of the namespace; repeating it changes nothing. */
export async function openTemporal(
  { opened }: Parts,
  engine: { readonly kind: string; readonly address: string },
  codecKeys: KeyRing | undefined,
): Promise<TemporalParts> {
  const connect = connectionOptions(engine);
  const { connection, client } = await opened(connectTemporal(connect, codecKeys), (part) => part.connection.close());
  await ensureNamespace(connection, NAMESPACE, { retentionDays: RETENTION_DAYS });
  return { connect, trajectories: createTrajectories(client, TASK_QUEUE), codecKeys };
}

/** The installation's clock as the store remembers it. */
export async function openClock(db: Database, movable: boolean): Promise<Clock> {
  return createClock({
    offsetMs: (await readSetting(db, 'clockOffsetMs')) ?? 0,
    movable,
    remember: (offsetMs) => writeSetting(db, 'clockOffsetMs', offsetMs),
  });
}

export const NO_MAIL_SERVER = 'OVERGANG_SMTP_URL is missing: the mail server that messages are sent through.';

/** The sender of mails. Closing it lets those under way get their answer. */
export async function openMail(
  { opened }: Parts,
  { mailFrom }: Config,
  server: NonNullable<Config['smtp']>,
): Promise<MailSender> {
  return opened(Promise.resolve(createMailSender({ ...server, from: mailFrom })), (part) => part.close());
}

/** What a worker and an HTTP server have in common when each is a process of its own. */
export interface SharedParts extends TemporalParts {
  readonly store: OpenDatabase;
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly temporalAddress: string;
  /** What links in messages begin with, and the host name people reach the server by. */
  readonly baseUrl: string;
}

/**
 * Opens the database server and the Temporal cluster that several processes share. Both are there already, so no data
 * directory is locked and nothing is started; tables and namespace are made by whoever comes first. The clock is real:
 * moved by one process, it would be wrong in the others. Throws {@link ConfigError} with everything that is missing,
 * `more` included.
 */
export async function openShared(parts: Parts, config: Config, more: readonly string[]): Promise<SharedParts> {
  const { databaseUrl, temporalAddress, baseUrl } = config;
  const missing = [
    databaseUrl ? [] : 'DATABASE_URL is missing: the PostgreSQL that worker and HTTP server share.',
    temporalAddress ? [] : 'TEMPORAL_ADDRESS is missing: the Temporal server as host:port.',
    baseUrl || !config.production ? [] : 'OVERGANG_BASE_URL is missing: the address that links in messages begin with.',
    more,
  ].flat();
  if (!databaseUrl || !temporalAddress || missing.length > 0) throw new ConfigError(missing.join('\n'));
  const store = await parts.opened(
    openDatabase({ url: databaseUrl }).catch((error) => fault('The PostgreSQL in DATABASE_URL cannot be used', error)),
    (part) => part.close(),
  );
  const offsetMs = (await readSetting(store.db, 'clockOffsetMs')) ?? 0;
  if (offsetMs !== 0)
    throw new Error(
      'The clock of this installation was moved on for a demo. Worker and HTTP server as processes of their own need a real one.',
    );
  const clock = await openClock(store.db, false);
  const keys = await openKeyRing(store.db, config.keyFile);
  await checkCodec(store.db, config.payloadCodec);
  const temporal = await openTemporal(
    parts,
    { kind: 'external', address: temporalAddress },
    config.payloadCodec ? keys : undefined,
  ).catch((error) => fault(`Temporal at ${temporalAddress} cannot be used`, error));
  return {
    ...temporal,
    store,
    clock,
    keys,
    temporalAddress,
    baseUrl: baseUrl ?? `http://${config.host}:${config.port}`,
  };
}

/** In production the keys must be there: numbers encrypted with new ones would be lost with the container that made them. */
export async function keyFileMissing({ production, keyFile }: Config): Promise<string[]> {
  if (!production) return [];
  return access(keyFile).then(
    () => [],
    () => [`OVERGANG_KEY_FILE: in production the key file must be there already, and ${keyFile} cannot be read.`],
  );
}

/** A connection that several addresses refused has an error without words: then its code says it. */
function fault(what: string, error: unknown): never {
  const { message, code } = error as { message?: string; code?: string };
  throw new Error(`${what}: ${message || code || 'unknown fault'}`, { cause: error });
}
