import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Command } from 'commander';
import pg from 'pg';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { describeEngine } from '../engine/index.ts';
import { holderOf } from '../lock.ts';
import { connectionOptions, connectTemporal } from '../temporal.ts';
import type { DirectoryOptions } from './with-installation.ts';

interface Finding {
  readonly what: string;
  readonly state: 'ok' | 'note' | 'wrong';
  readonly words: string;
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'Sig i ord, hvad der er fundet, hvad der mangler, og hvad der er galt: server, database, porte, ur og versioner.',
    )
    .option('--data-dir <folder>', 'datamappe')
    .option('--json', 'svar som JSON')
    .action(async ({ dataDir, json }: DirectoryOptions & { json?: boolean }) => {
      const findings = await examine(dataDir);
      if (json) console.log(JSON.stringify(findings, null, 2));
      else for (const { what, state, words } of findings) console.log(`${SIGN[state]} ${what.padEnd(10)} ${words}`);
      if (findings.some(({ state }) => state === 'wrong')) process.exitCode = 1;
    });
}

const SIGN = { ok: '✓', note: '·', wrong: '✗' } as const;

async function examine(dataDir: string | undefined): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(process.env, process.cwd(), { dataDir });
  } catch (error) {
    if (error instanceof ConfigError) return [{ what: 'Opsætning', state: 'wrong', words: error.message }];
    throw error;
  }
  return [
    node(),
    ...(await engine(config)),
    await database(config),
    await directory(config),
    await port(config),
    await clock(),
    mail(config),
  ];
}

function node(): Finding {
  const isNew = Number(process.versions.node.split('.')[0]) >= 24;
  return {
    what: 'Node',
    state: isNew ? 'ok' : 'wrong',
    words: isNew ? process.versions.node : `${process.versions.node} er for gammel: 24 eller nyere skal bruges`,
  };
}

async function engine({ temporalAddress }: Config): Promise<Finding[]> {
  if (temporalAddress) {
    return [
      await connectTemporal(connectionOptions({ kind: 'external', address: temporalAddress })).then(
        async ({ connection }): Promise<Finding> => {
          const { serverVersion } = await connection.workflowService.getSystemInfo({});
          await connection.close();
          return { what: 'Temporal', state: 'ok', words: `${serverVersion} på ${temporalAddress} (TEMPORAL_ADDRESS)` };
        },
        (error: Error): Finding => ({
          what: 'Temporal',
          state: 'wrong',
          words: `TEMPORAL_ADDRESS ${temporalAddress} svarer ikke: ${error.message}`,
        }),
      ),
    ];
  }
  const { chosen, chosenInWords, attempts, cache } = await describeEngine({ env: process.env });
  if (!chosen)
    return [
      {
        what: 'Temporal',
        state: 'wrong',
        words: `ingen server kan skaffes. ${attempts.map(({ way, found }) => `${way}: ${found}`).join('; ')}`,
      },
    ];
  return [
    {
      what: 'Temporal',
      state: cache.isBuilt ? 'ok' : 'note',
      words: cache.isBuilt
        ? `${chosenInWords}, ${cache.sizeMb} MB i ${cache.dir}`
        : `${chosenInWords}: hentes eller bygges ved første start (omkring 5 minutter)`,
    },
  ];
}

async function database({ databaseUrl, dataDir }: Config): Promise<Finding> {
  if (!databaseUrl)
    return {
      what: 'Database',
      state: 'ok',
      words: `indbygget (PGlite) i ${join(dataDir, 'store')}; til drift: sæt DATABASE_URL til en PostgreSQL`,
    };
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return { what: 'Database', state: 'ok', words: `PostgreSQL ${rows[0]!.server_version} (DATABASE_URL)` };
  } catch (error) {
    const { code } = error as { code?: string };
    return {
      what: 'Database',
      state: 'wrong',
      words: `PostgreSQL i DATABASE_URL svarer ikke (${code ?? 'ukendt fejl'}). Kører den, og passer navn og adgangskode?`,
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function directory({ dataDir }: Config): Promise<Finding> {
  const holder = await holderOf(dataDir);
  const space = await statfs(dataDir).catch(() => undefined);
  const free = space ? `, ${Math.round((space.bavail * space.bsize) / 1e9)} GB fri` : ' (oprettes ved første start)';
  return {
    what: 'Datamappe',
    state: 'ok',
    words: `${dataDir}${free}${holder ? `, i brug af proces ${holder.pid} siden ${holder.startedAt}` : ''}`,
  };
}

async function port({ port: wanted, host, dataDir }: Config): Promise<Finding> {
  if (await holderOf(dataDir))
    return { what: 'Port', state: 'note', words: 'installationen kører; dens adresse står, hvor den blev startet' };
  const isFree = await new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(wanted, host, () => server.close(() => resolve(true)));
  });
  return {
    what: 'Port',
    state: isFree ? 'ok' : 'note',
    words: isFree
      ? `${wanted} er ledig`
      : `${wanted} er optaget: npm start tager en anden, eller vælg selv med npm start -- --port N`,
  };
}

/** Only what can be seen from here: dates hang on the zone data that come with Node. */
async function clock(): Promise<Finding> {
  const now = new Date();
  const local = new Intl.DateTimeFormat('da-DK', {
    timeZone: 'Europe/Copenhagen',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(now);
  const isPlausible = now.getFullYear() >= 2026;
  return {
    what: 'Ur',
    state: isPlausible ? 'ok' : 'wrong',
    words: `${local} i København (tidszonedata ${process.versions.tz ?? 'ukendt'})${isPlausible ? '' : ': maskinens ur går forkert'}`,
  };
}

function mail({ smtp, production }: Config): Finding {
  if (smtp) return { what: 'Mail', state: 'ok', words: `${smtp.host}:${smtp.port}${smtp.secure ? ' med TLS' : ''}` };
  return {
    what: 'Mail',
    state: production ? 'wrong' : 'ok',
    words: production
      ? 'OVERGANG_SMTP_URL mangler: i drift skal der være en mailserver'
      : 'indbygget postkasse, intet forlader maskinen; til drift: sæt OVERGANG_SMTP_URL',
  };
}
