import { isIPv6 } from 'node:net';
import { parseArgs } from 'node:util';
import { type AppServices, createApp } from './api/app.ts';
import { createFront } from './api/front.ts';
import { logRequests, type Observe, toldOf } from './api/http/observed.ts';
import { exitCodeOf, inWords, UsageError } from './cli/failure.ts';
import { type Config, ConfigError, DEFAULT_DATA_DIR, readConfig } from './config.ts';
import { loadDemo } from './demo/load.ts';
import { demoPeople as peopleOf } from './demo/sign-ins.ts';
import { openDoor } from './door.ts';
import { type HttpServer, openHttpServer } from './http-server.ts';
import { type Installation, openInstallation } from './installation.ts';
import { DirectoryInUse, holderOf } from './lock.ts';
import type { Logger } from './log.ts';
import { openMetrics } from './metrics/open-metrics.ts';
import { sdkMetricsOf } from './parts.ts';
import { type Readiness, readinessOf, WORKER_ENDED } from './readiness.ts';
import { type Frame, runRoot } from './root.ts';
import { loggedOperations } from './services/logged-operations.ts';
import { seeToReports } from './services/work.ts';
import { readSetting, writeSetting } from './store/settings.ts';

const USAGE = `npm start -- [options]
  --data-dir FOLDER   where everything is kept (default: .overgang beside the code)
  --port N            HTTP port (default: 8080, or the next free one)
  --no-demo           without fictive data
Environment: TEMPORAL_ADDRESS, DATABASE_URL, OVERGANG_SMTP_URL, OVERGANG_HOST, OVERGANG_BASE_URL; see docs/operations.md`;

const options = {
  'data-dir': { type: 'string' },
  port: { type: 'string' },
  demo: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function configure(): Config {
  try {
    const { values } = parseArgs({ options, allowNegative: true });
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
async function open(frame: Frame): Promise<{ readonly broken: Promise<string> }> {
  const { config, parts, log, tell } = frame;
  const holder = await holderOf(config.dataDir); // before a port is moved: the other one has probably got it
  if (holder) throw new DirectoryInUse(config.dataDir, holder);
  const http = await parts.opened(listen(config, tell), (part) => part.drain());
  const baseUrl = config.baseUrl ?? addressOf(config.host, http.port);
  const installation = await parts.opened(
    openInstallation(config, { tell, log, baseUrl, sdkMetrics: sdkMetricsOf(config) }),
    (part) => part.close(),
  );
  const door = await parts.opened(openDoor(loggedOperations(installation.services)), (part) => part.close());
  await installation.lock.announce(door, baseUrl);
  const readiness = () => readinessIn(installation);
  const metrics = await openMetrics(frame, installation.services, readiness);
  const observe = toldOf(logRequests(log), metrics?.observe);
  http.serve(createApp(programOf(installation, baseUrl, { readiness, log, observe })));
  await parts.opened(Promise.resolve(http), (part) => part.drain()); // stopped before what its answers need
  const ready = config.demo ? demoOnce(installation, tell) : Promise.resolve();
  const running = ready.then(() => {
    if (config.production) log.info(whereItRuns(installation, baseUrl), 'Overgang is running.');
    else tell(tableOf(installation, baseUrl));
    return installation.broken;
  });
  return { broken: Promise.race([installation.broken, running]) };
}

const PORTS_TO_TRY = 20;

/** Takes the wanted port, or the next free one when nobody insisted on it. */
async function listen({ host, port, portIsFixed }: Config, tell: Frame['tell']): Promise<HttpServer> {
  for (let candidate = port; ; candidate++) {
    const server = await openHttpServer(host, candidate).catch((error: NodeJS.ErrnoException) => error);
    if (!(server instanceof Error)) {
      if (candidate !== port) tell(`Port ${port} is taken: using ${candidate}.`);
      return server;
    }
    const other = 'Choose another one: npm start -- --port N';
    if (server.code !== 'EADDRINUSE')
      throw new ConfigError(`Cannot listen on ${host}:${candidate} (${server.code}). ${other}`);
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

function programOf(
  { services, store, catcher, config }: Installation,
  baseUrl: string,
  witnesses: { readonly readiness: () => Promise<Readiness>; readonly log: Logger; readonly observe: Observe },
): AppServices {
  const demoPeople = config.production ? undefined : () => peopleOf(services);
  return {
    ...createFront(services, { pool: store.pool, baseUrl, oidc: config.oidc, demoPeople, log: witnesses.log }),
    mails: catcher ? () => catcher.mails() : undefined,
    ...witnesses,
  };
}

async function readinessIn({ services, engine, config, worker }: Installation): Promise<Readiness> {
  const parts = await readinessOf({ ...services, keyFile: config.keyFile });
  if (engine.pid !== undefined && !isRunning(engine.pid)) return { ...parts, worker: ENGINE_ENDED };
  return { ...parts, worker: worker.isRunning() ? null : WORKER_ENDED };
}

const ENGINE_ENDED = { code: 'engineEnded', detail: 'The embedded engine is gone: start again.' };

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The fictive data come once per data directory; a start that was cut off in the middle goes on where it stopped. */
async function demoOnce({ services }: Installation, tell: Frame['tell']): Promise<void> {
  if (await readSetting(services.db, 'demoLoadedAt')) return;
  tell('Loading fictive data: cases in every stage, played through in virtual time …');
  const count = await loadDemo(services, (done, total) => tell(`  ${done} of ${total}`));
  await writeSetting(services.db, 'demoLoadedAt', new Date().toISOString());
  await seeToReports(services);
  tell(`${count} fictive cases are ready.`);
}

const whereItRuns = ({ engine, store }: Installation, baseUrl: string) => ({
  ...{ baseUrl, temporal: engine.address, store: store.product },
});

/** Where everything is to be found, and what to try. */
function tableOf({ engine, store, catcher, config }: Installation, baseUrl: string): string {
  const rows: [string, string][] = [
    ['Trajectories', `${baseUrl}/`],
    ['API', `${baseUrl}/api/docs`],
    ...(catcher ? ([['Inbox (sent mails)', `${baseUrl}/indbakke`]] as [string, string][]) : []),
    ['Health', `${baseUrl}/healthz and ${baseUrl}/readyz`],
    ['Temporal', `${engine.address}${engine.version ? ` (server ${engine.version})` : ''}`],
    ['Database', store.product],
    ['Data directory', config.dataDir],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    '',
    'Overgang is running.',
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    '',
    'What to try next, in another terminal:',
    ...hints(config).map((hint) => `  ${hint}`),
    '',
    'Ctrl-C stops everything. The next npm start goes on where you left.',
  ].join('\n');
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

if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) console.log(USAGE);
else
  await runRoot({
    name: 'Overgang',
    configure,
    open,
    explain: (error) => ({ words: inWords(error), exitCode: exitCodeOf(error) }),
  });
