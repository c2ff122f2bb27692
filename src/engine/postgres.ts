import { execFile } from 'node:child_process';
import { ensureTool } from './ensure-engine.ts';
import type { Env, Log } from './locations.ts';
import type { Datastores } from './server-config.ts';

/** A PostgreSQL server (12 or later) that keeps Temporal's two databases; they are created when missing. */
export interface Postgres {
  host: string;
  port: number;
  user: string;
  password: string;
  /** Histories and timers. */
  database: string;
  /** What lists are made from. */
  visibilityDatabase: string;
  /** Whether the connection is encrypted; `verify` also checks the server's certificate. Default `off`. */
  tls?: 'off' | 'on' | 'verify';
}

interface PrepareOptions {
  env: Env;
  log: Log;
  historyShards?: number;
}

const plugin = 'postgres12';
/** As in production; the first start fixes the number for ever. */
const defaultShards = 128;

/** Creates the databases if need be, brings their schema up to date, and answers how the server reaches them. */
export async function preparePostgres(postgres: Postgres, options: PrepareOptions): Promise<Datastores> {
  const sqlTool = await ensureTool('sql', options);
  const { database, visibilityDatabase } = postgres;
  await prepareDatabase(sqlTool, postgres, options.env, { name: database, schema: 'postgresql/v12/temporal' });
  await prepareDatabase(sqlTool, postgres, options.env, {
    name: visibilityDatabase,
    schema: 'postgresql/v12/visibility',
  });
  return postgresDatastores(postgres, options.historyShards);
}

export function postgresDatastores(postgres: Postgres, historyShards: number = defaultShards): Datastores {
  const store = (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: plugin,
      databaseName,
      connectAddr: `${postgres.host}:${postgres.port}`,
      connectProtocol: 'tcp',
      user: postgres.user,
      password: postgres.password,
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
      ...(usesTls(postgres) && { tls: { enabled: true, enableHostVerification: postgres.tls === 'verify' } }),
    },
  });
  return {
    main: store(postgres.database, 20),
    visibility: store(postgres.visibilityDatabase, 10),
    historyShards,
  };
}

/** Every step may be repeated: an existing database is left, a current schema too. */
async function prepareDatabase(
  sqlTool: string,
  postgres: Postgres,
  env: Env,
  { name, schema }: { name: string; schema: string },
) {
  const run = (...args: string[]) => runSqlTool(sqlTool, args, { ...env, ...connection(postgres, name) });
  const created = await run('create-database');
  const setUp = await run('setup-schema', '--version', '0.0');
  const updated = setUp.failed ? setUp : await run('update-schema', '--schema-name', schema);
  if (!updated.failed) return;
  const steps = created.failed ? [created, updated] : [updated];
  throw new Error(
    `The database ${name} on ${postgres.host}:${postgres.port} could not be prepared for Temporal as user ${postgres.user}:\n` +
      steps.map(({ output }) => output).join('\n'),
  );
}

/** The tool's own environment variables: a password on a command line could be read by everyone on the machine. */
function connection(postgres: Postgres, database: string): Env {
  return {
    SQL_PLUGIN: plugin,
    SQL_HOST: postgres.host,
    SQL_PORT: String(postgres.port),
    SQL_USER: postgres.user,
    SQL_PASSWORD: postgres.password,
    SQL_DATABASE: database,
    ...(usesTls(postgres) && { SQL_TLS: 'true' }),
    ...(postgres.tls === 'on' && { SQL_TLS_DISABLE_HOST_VERIFICATION: 'true' }),
  };
}

function usesTls({ tls = 'off' }: Postgres): boolean {
  return tls !== 'off';
}

function runSqlTool(sqlTool: string, args: string[], env: Env): Promise<{ failed: boolean; output: string }> {
  return new Promise((resolve) => {
    execFile(sqlTool, args, { env: { ...env }, windowsHide: true }, (error, stdout, stderr) => {
      resolve({ failed: error !== null, output: complaints(`${stdout}${stderr}`) });
    });
  });
}

/** The errors in the tool's log lines, which look like `time ERROR text {"error": "…"}`. */
function complaints(log: string): string {
  const errors = log.split('\n').filter((line) => line.includes('ERROR'));
  const words = errors.map((line) => /"error": ("(?:[^"\\]|\\.)*")/.exec(line)?.[1] ?? line);
  return [...new Set(words)].map((line) => `  ${line}`).join('\n');
}
