import { createServer, type Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { parseArgs } from 'node:util';
import { type AppServices, createApp } from './api/app.ts';
import { createFront } from './api/front.ts';
import { inWords, PartEnded, reportFailure, UsageError } from './cli/failure.ts';
import { type Config, ConfigError, DEFAULT_DATA_DIR, readConfig } from './config.ts';
import { loadDemo } from './demo/load.ts';
import { demoPeople as peopleOf } from './demo/sign-ins.ts';
import { openDoor } from './door.ts';
import { type Installation, openInstallation } from './installation.ts';
import { DirectoryInUse, holderOf } from './lock.ts';
import { createParts, type Parts, readiness } from './parts.ts';
import { createOperations } from './services/operations.ts';
import { readSetting, writeSetting } from './store/settings.ts';

const USAGE = `npm start -- [options]
  --data-dir FOLDER   where everything is kept (default: .overgang beside the code)
  --port N            HTTP port (default: 8080, or the next free one)
  --no-demo           without fictive data
Environment: TEMPORAL_ADDRESS, DATABASE_URL, OVERGANG_SMTP_URL, OVERGANG_HOST, OVERGANG_BASE_URL; see docs/operations.md`;

const log = (line: string) => console.log(line);

function readCommandLine(): Config | 'help' {
  const options = {
    'data-dir': { type: 'string' },
    port: { type: 'string' },
    demo: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    const { values } = parseArgs({ options, allowNegative: true });
    if (values.help) return 'help';
    return readConfig(process.env, process.cwd(), {
      dataDir: values['data-dir'],
      port: values.port,
      demo: values.demo,
    });
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** Engine, store, worker, HTTP server and demo in one process, until Ctrl-C or until a part breaks. */
async function main(): Promise<void> {
  const config = readCommandLine();
  if (config === 'help') return log(USAGE);
  const asked = stopSignal();
  const holder = await holderOf(config.dataDir); // before a port is moved: the other one has probably got it
  if (holder) throw new DirectoryInUse(config.dataDir, holder);
  const parts = createParts(log);
  const starting = start(config, parts);
  try {
    const why = await Promise.race([asked, starting.then(({ ended }) => ended)]);
    log(STOPPED);
    if (why !== STOPPED) throw new PartEnded(why); // said last, after what the other parts have to say about it
  } finally {
    leaveInTheEnd();
    await starting.catch(() => undefined); // what is just being opened can be closed once it is open
    await parts.close();
  }
}

/** Opens one part after the other and answers when all of them run; `ended` says why they do so no longer. */
async function start(config: Config, parts: Parts): Promise<{ readonly ended: Promise<string> }> {
  const http = await parts.opened(listen(config), closeServer);
  const baseUrl = config.baseUrl ?? addressOf(config.host, (http.address() as AddressInfo).port);
  const installation = await parts.opened(openInstallation(config, { log, baseUrl }), (part) => part.close());
  const door = await parts.opened(openDoor(createOperations(installation.services)), (part) => part.close());
  await installation.lock.announce(door, baseUrl);
  serve(http, installation, baseUrl);
  const ready = config.demo ? demoOnce(installation) : Promise.resolve();
  const running = ready.then(() => {
    printTable(installation, baseUrl);
    return installation.broken;
  });
  return { ended: Promise.race([installation.broken, running]) };
}

const STOPPED = 'Stopping …';
/** A terminal sends Ctrl-C to every process of the group and npm may send it on: only a later one insists. */
const INSISTS_AFTER_MS = 1000;
/** npm gives a kill to the shell between us, which goes without a word. */
const PARENT_POLL_MS = 1000;

/** Settles on Ctrl-C, on a polite kill, and when npm has gone without passing either on; a second one ends at once. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    const parent = process.ppid;
    const isLeft = () => process.ppid !== parent && resolve(STOPPED);
    if (process.env.npm_lifecycle_event === 'start') setInterval(isLeft, PARENT_POLL_MS).unref();
    let firstAt: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        firstAt ??= Date.now();
        if (Date.now() - firstAt > INSISTS_AFTER_MS) process.exit(130);
        resolve(STOPPED);
      });
  });
}

const PATIENCE_MS = 60_000;

/** A part that cannot be closed must not keep the process for ever. The engine is told to go when the process does. */
function leaveInTheEnd(): void {
  setTimeout(() => {
    console.error(`Not everything has stopped after ${PATIENCE_MS / 1000} s: leaving all the same.`);
    process.exit(1);
  }, PATIENCE_MS).unref();
}

const PORTS_TO_TRY = 20;

/** Takes the wanted port, or the next free one when nobody insisted on it. Answers 503 until the rest has started. */
async function listen({ host, port, portIsFixed }: Config): Promise<Server> {
  for (let candidate = port; ; candidate++) {
    const server = createServer((request, response) =>
      request.url === '/healthz'
        ? response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"starting"}')
        : response.writeHead(503, { 'retry-after': '2', 'content-type': 'text/plain' }).end('Overgang is starting.\n'),
    );
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve).listen(candidate, host, () => resolve(undefined));
    });
    if (!error) {
      if (candidate !== port) log(`Port ${port} is taken: using ${candidate}.`);
      return server;
    }
    const other = 'Choose another one: npm start -- --port N';
    if (error.code !== 'EADDRINUSE')
      throw new ConfigError(`Cannot listen on ${host}:${candidate} (${error.code}). ${other}`);
    if (portIsFixed) throw new ConfigError(`Port ${port} is taken by another program. ${other}`);
    if (candidate - port >= PORTS_TO_TRY)
      throw new ConfigError(`The ports ${port}–${candidate} are all taken. ${other}`);
  }
}

/** Where a browser on this machine finds what listens on `host`. */
function addressOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${isIPv6(reachable) ? `[${reachable}]` : reachable}:${port}`;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function serve(http: Server, { services, store, engine, catcher, config }: Installation, baseUrl: string): void {
  const demoPeople = config.production ? undefined : () => peopleOf(services);
  const app: AppServices = {
    ...createFront(services, { pool: store.pool, baseUrl, oidc: config.oidc, demoPeople }),
    mails: catcher ? () => catcher.mails() : undefined,
    async readiness() {
      const isThere = engine.pid === undefined || isRunning(engine.pid);
      return { ...(await readiness(store.db, services.trajectories)), worker: isThere ? null : 'engineEnded' };
    },
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
  log('Loading fictive data: cases in every stage, played through in virtual time …');
  const count = await loadDemo(services, (done, total) => log(`  ${done} of ${total}`));
  await writeSetting(services.db, 'demoLoadedAt', new Date().toISOString());
  log(`${count} fictive cases are ready.`);
}

function printTable({ engine, store, catcher, config }: Installation, baseUrl: string): void {
  const rows: [string, string][] = [
    ['Trajectories', `${baseUrl}/`],
    ...(catcher && !config.production ? ([['Inbox (sent mails)', `${baseUrl}/indbakke`]] as [string, string][]) : []),
    ['Health', `${baseUrl}/healthz and ${baseUrl}/readyz`],
    ['Temporal', `${engine.address}${engine.version ? ` (server ${engine.version})` : ''}`],
    ['Database', store.product],
    ['Data directory', config.dataDir],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  log(
    [
      '',
      'Overgang is running.',
      '',
      ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
      '',
      'What to try next, in another terminal:',
      ...hints(config).map((hint) => `  ${hint}`),
      '',
      'Ctrl-C stops everything. The next npm start goes on where you left.',
    ].join('\n'),
  );
}

function hints({ dataDir }: Config): string[] {
  const quoted = /[^\w@%+=:,./\\-]/.test(dataDir) ? `"${dataDir}"` : dataDir;
  const directory = dataDir === DEFAULT_DATA_DIR ? '' : ` --data-dir ${quoted}`;
  const run = (command: string) => `npm run overgang -- ${command}`;
  const list: [string, string][] = [
    [run(`list${directory}`), 'all cases, each with its next date'],
    [run(`show ID${directory}`), 'one case, and why each date is what it is'],
    [run(`clock --advance 7${directory}`), 'a week passes: phases change, mails arrive'],
    [run('plan --legal-basis SEL_85 --start 2026-02-10'), 'the dates of a course on paper'],
    [run(`doctor${directory}`), 'what is found, missing or wrong'],
  ];
  const width = Math.max(...list.map(([command]) => command.length));
  return list.map(([command, what]) => `${command.padEnd(width)}   ${what}`);
}

// A terminal that is gone must not keep us from stopping in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.on('uncaughtException', (error) => {
  console.error(process.env.OVERGANG_DEBUG ? error : inWords(error));
  process.exit(1);
});
await main().catch(reportFailure);
// Whatever a library has left open must not keep the process: everything of ours is closed.
process.exit();
