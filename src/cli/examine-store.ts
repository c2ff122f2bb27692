import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { codecText } from '../store/codec-check.ts';
import { faultText, type KnownKeys, keyFault } from '../store/key-check.ts';
import { readKeyRing } from '../store/keys.ts';
import { inWords } from './failure.ts';
import { type Finding, ok, wrong } from './finding.ts';

const TIMEOUT_MS = 5000;
const TOLERATED_CLOCK_DIFFERENCE_MS = 5000;

/** Looks at the database, and whether key file and payload codec are those that it was written with. Changes nothing. */
export async function examineStore(config: Config): Promise<Finding[]> {
  const { databaseUrl, dataDir } = config;
  const what = 'Database';
  if (!databaseUrl) {
    const place = join(dataDir, 'store');
    return [ok(what, `embedded (PGlite) in ${place}; to keep what is real, set DATABASE_URL to a PostgreSQL`)];
  }
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: TIMEOUT_MS });
  client.on('error', () => undefined); // told by the query
  try {
    await client.connect();
    return [await server(client), ...(await keysAndCodec(client, config))];
  } catch (error) {
    return [wrong(what, `the PostgreSQL in DATABASE_URL cannot be used. ${inWords(error).split('\n')[0]}`)];
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function server(client: pg.Client): Promise<Finding> {
  const what = 'Database';
  const query = "select current_setting('server_version') as version, clock_timestamp() as now";
  const { version, now } = (await client.query<{ version: string; now: Date }>(query)).rows[0]!;
  const differenceMs = Math.abs(now.getTime() - Date.now());
  const found = `PostgreSQL ${version} (DATABASE_URL)`;
  if (differenceMs <= TOLERATED_CLOCK_DIFFERENCE_MS) return ok(what, found);
  return wrong(what, `${found}: its clock differs from ours by ${Math.round(differenceMs / 1000)} s`);
}

interface Remembered extends KnownKeys {
  readonly payloadCodec?: 'on' | 'off';
}

async function keysAndCodec(client: pg.Client, { keyFile, payloadCodec }: Config): Promise<Finding[]> {
  const remembered = await settings(client);
  const keys = await readKeyRing(keyFile).catch(() => undefined); // what is wrong with the file itself is said there
  const fault = keys && keyFault(remembered, keys);
  const { payloadCodec: known } = remembered;
  const isOther = known !== undefined && known !== (payloadCodec ? 'on' : 'off');
  return [
    ...(fault ? [wrong('Keys', faultText(fault, keyFile))] : []),
    ...(isOther ? [wrong('Payload codec', codecText(known))] : []),
  ];
}

/** What the store remembers; nothing while there are no tables. */
async function settings(client: pg.Client): Promise<Remembered> {
  const { rows: tables } = await client.query("select to_regclass('setting') as found");
  if (tables[0].found === null) return {};
  const { rows } = await client.query<{ key: string; value: unknown }>('select key, value from setting');
  return Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Remembered;
}
