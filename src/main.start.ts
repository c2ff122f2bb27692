import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { type AppServices, createApp } from './api/app.ts';
import { type Config, readConfig } from './config.ts';
import { loadDemo } from './demo/load.ts';
import { openDoor } from './door.ts';
import { EngineInUse, EngineNotFound } from './engine/index.ts';
import { type Installation, openInstallation } from './installation.ts';
import { DirectoryInUse } from './lock.ts';
import { createOperations } from './services/operations.ts';
import { showTrajectory, summaries } from './services/read.ts';
import { readSetting, writeSetting } from './store/settings.ts';

const USAGE = `npm start -- [options]
  --data-dir FOLDER   where everything is kept (default .overgang)
  --port N            HTTP port (default 8080, or the next free one)
  --no-demo           without fictive data
Environment: TEMPORAL_ADDRESS, DATABASE_URL, OVERGANG_SMTP_URL, OVERGANG_HOST, OVERGANG_BASE_URL; see docs/operations.md`;

const log = (line: string) => console.log(line);

/** Engine, store, worker, HTTP server and demo in one process, until Ctrl-C or until a part breaks. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'data-dir': { type: 'string' },
      port: { type: 'string' },
      demo: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    allowNegative: true,
  });
  if (values.help) return log(USAGE);
  const config = readConfig(process.env, process.cwd(), {
    dataDir: values['data-dir'],
    port: values.port,
    demo: values.demo,
  });
  const stop = stopSignal();
  const http = await listen(config);
  const baseUrl = config.baseUrl ?? `http://${config.host}:${(http.address() as AddressInfo).port}`;
  const closers: (() => Promise<void>)[] = [() => closeServer(http)];
  try {
    const installation = await openInstallation(config, { log, baseUrl });
    closers.push(() => installation.close());
    const door = await openDoor(createOperations(installation.services));
    closers.push(() => door.close());
    await installation.lock.announce(door);
    serve(http, installation, baseUrl);
    if (config.demo) await demoOnce(installation);
    printTable(installation, baseUrl);
    const why = await Promise.race([stop, installation.broken]);
    log(why);
    if (why !== STOPPED) process.exitCode = 1;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

const STOPPED = 'Stopper …';

/** Settles on Ctrl-C or a polite kill; a second Ctrl-C ends at once. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      let count = 0;
      process.on(signal, () => (++count > 1 ? process.exit(130) : resolve(STOPPED)));
    }
  });
}

const PORTS_TO_TRY = 20;

/** Takes the wanted port, or the next free one when nobody insisted on it. Answers 503 until the rest has started. */
async function listen({ host, port, portIsFixed }: Config): Promise<Server> {
  for (let candidate = port; ; candidate++) {
    const server = createServer((_request, response) =>
      response.writeHead(503, { 'retry-after': '2' }).end('Overgang starter …\n'),
    );
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve).listen(candidate, host, () => resolve(undefined));
    });
    if (!error) {
      if (candidate !== port) log(`Port ${port} er optaget: bruger ${candidate}.`);
      return server;
    }
    if (error.code !== 'EADDRINUSE') throw error;
    if (portIsFixed)
      throw new Error(`Port ${port} er optaget af et andet program. Vælg en anden: npm start -- --port N`);
    if (candidate - port >= PORTS_TO_TRY)
      throw new Error(`Portene ${port}–${candidate} er alle optaget. Vælg en anden: npm start -- --port N`);
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function serve(http: Server, { services, store, engine, catcher, config }: Installation, baseUrl: string): void {
  const probe = (answer: Promise<unknown>) =>
    answer.then(
      () => null,
      (error: Error) => error.name,
    );
  const app: AppServices = {
    summaries: () => summaries(services),
    show: (id) => showTrajectory(services, id),
    mails: catcher ? () => catcher.mails() : undefined,
    async readiness() {
      const [database, temporal] = await Promise.all([
        probe(sql`select 1`.execute(store.db)),
        probe(services.trajectories.isReachable()),
      ]);
      return { database, temporal, worker: engine.pid === undefined || isRunning(engine.pid) ? null : 'engineEnded' };
    },
    showsCases: !config.production,
    hosts: ['localhost', '127.0.0.1', '[::1]', new URL(baseUrl).hostname],
  };
  http.removeAllListeners('request');
  http.on('request', createApp(app));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The fictive data come once per data directory; a start that was cut off in the middle goes on where it stopped. */
async function demoOnce({ services }: Installation): Promise<void> {
  if (await readSetting(services.db, 'demoLoadedAt')) return;
  log('Indlæser fiktive data: forløb i alle stadier, spillet igennem i virtuel tid …');
  const count = await loadDemo(services, (done, total) => log(`  ${done} af ${total}`));
  await writeSetting(services.db, 'demoLoadedAt', new Date().toISOString());
  log(`${count} fiktive forløb er klar.`);
}

function printTable({ engine, store, catcher, config }: Installation, baseUrl: string): void {
  const rows: [string, string][] = [
    ['Forløb', `${baseUrl}/`],
    ...(catcher && !config.production
      ? ([['Indbakke (sendte mails)', `${baseUrl}/indbakke`]] as [string, string][])
      : []),
    ['Helbred', `${baseUrl}/healthz og ${baseUrl}/readyz`],
    ['Temporal', `${engine.address}${engine.version ? ` (server ${engine.version})` : ''}`],
    ['Database', store.product],
    ['Datamappe', config.dataDir],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  log(
    [
      '',
      'Overgang kører.',
      '',
      ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
      '',
      'Prøv nu, i en anden terminal:',
      ...hints(config).map((hint) => `  ${hint}`),
      '',
      'Ctrl-C stopper alt. Næste npm start fortsætter, hvor du slap.',
    ].join('\n'),
  );
}

function hints({ dataDir }: Config): string[] {
  const directory = dataDir === join(process.cwd(), '.overgang') ? '' : ` --data-dir ${dataDir}`;
  const run = (command: string) => `npm run overgang -- ${command}`;
  const list: [string, string][] = [
    [run(`list${directory}`), 'alle forløb og næste dato'],
    [run(`show ID${directory}`), 'et forløb, og hvorfor hver dato'],
    [run(`clock --advance 7${directory}`), 'spring en uge frem'],
    [run('plan --legal-basis SEL_85 --start 2026-02-10'), 'beregn et forløb'],
  ];
  const width = Math.max(...list.map(([command]) => command.length));
  return list.map(([command, what]) => `${command.padEnd(width)}   ${what}`);
}

try {
  await main();
} catch (error) {
  const known = [DirectoryInUse, EngineInUse, EngineNotFound].some((kind) => error instanceof kind);
  console.error(
    process.env.OVERGANG_DEBUG
      ? error
      : known
        ? (error as Error).message
        : `Overgang kunne ikke starte: ${(error as Error).message}`,
  );
  process.exitCode = 1;
}
// Whatever a library has left open must not keep the process: everything of ours is closed.
process.exit();
