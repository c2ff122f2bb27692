import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { dirname } from 'node:path';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { date, startOfDay } from '../domain/calendar/civil-date.ts';
import { operationsBehind } from '../door-client.ts';
import { describeEngine } from '../engine/index.ts';
import { type Holder, holderOf } from '../lock.ts';
import { longDate } from '../messages/dates.ts';
import { readKeyRing } from '../store/keys.ts';
import type { Troubles } from '../store/troubles.ts';
import { connectionOptions, connectTemporal, createTrajectories, TASK_QUEUE } from '../temporal.ts';
import { examineStore } from './examine-store.ts';
import { type Finding, note, ok, wrong } from './finding.ts';
import { readVersion } from './version.ts';

/** Looks at everything an installation needs, and changes nothing. */
export async function examine(dataDir: string | undefined): Promise<Finding[]> {
  const versions = [ok('Overgang', readVersion()), node()];
  try {
    const config = readConfig(process.env, process.cwd(), { dataDir });
    const holder = await holderOf(config.dataDir);
    const parts = [
      running(holder),
      engine(config, holder),
      examineStore(config),
      directory(config),
      keyFile(config),
      port(config, holder),
      clock(),
      mail(config),
    ];
    return [...versions, ...(await Promise.all(parts)).flat()];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [...versions, ...error.message.split('\n').map((line) => wrong('Settings', line))];
  }
}

const NEEDED_NODE = 24;

function node(): Finding {
  const { node: version } = process.versions;
  return Number(version.split('.')[0]) >= NEEDED_NODE
    ? ok('Node', version)
    : wrong('Node', `${version} is too old: ${NEEDED_NODE} or newer is needed`);
}

async function running(holder: Holder | undefined): Promise<Finding | Finding[]> {
  const what = 'Running';
  if (!holder) return note(what, 'nothing runs on this data directory: npm start starts it');
  const who = `process ${holder.pid}, since ${holder.since}`;
  if (!holder.door) return note(what, `${who}, is starting, or is a command that is under way`);
  const operations = operationsBehind(holder.door);
  const [today, troubles] = await Promise.all([operations.today(), operations.troubles()]).catch(() => []);
  if (!today || !troubles)
    return wrong(what, `${who}, does not answer: stop it (Ctrl-C, or kill ${holder.pid}) and start again`);
  const ahead = Math.round(today.offsetMs / 86_400_000);
  const moved = ahead === 0 ? '' : `, moved on by ${ahead} days`;
  return [
    ok(what, `${holder.address ?? 'yes'} (${who}); its day is ${longDate(today.today, 'en')}${moved}`),
    ...(holder.address ? await partFindings(holder.address) : []),
    ...troubleFindings(troubles),
  ];
}

const PROBE_TIMEOUT_MS = 5000;

/** What the running process itself says it lacks. */
async function partFindings(address: string): Promise<Finding[]> {
  const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) })
    .then((response) => response.json() as Promise<{ parts?: Record<string, { detail: string } | null> }>)
    .catch(() => undefined);
  if (!answer) return [wrong('Ready', `${address}/readyz does not answer: stop it, and start again`)];
  return Object.entries(answer.parts ?? {}).flatMap(([part, fault]) =>
    fault ? wrong('Ready', `${part}: ${fault.detail}`) : [],
  );
}

/** What neither heals nor goes on by itself: docs/operations.md says what to do about each. */
function troubleFindings({ alarms, messages }: Troubles): Finding[] {
  const stuck = Object.entries(messages).map(([state, count]) => `${count} ${state}`);
  return [
    ...alarms.map(({ kind, detail, raisedAt }) => wrong('Alarm', `${kind} at ${raisedAt}: ${detail}`)),
    ...(stuck.length > 0 ? [note('Messages', `not delivered for sure: ${stuck.join(', ')} (see show ID)`)] : []),
  ];
}

async function engine({ temporalAddress }: Config, holder: Holder | undefined): Promise<Finding[]> {
  const what = 'Temporal';
  if (temporalAddress) return cluster(what, temporalAddress, holder);
  const { chosen, chosenInWords, attempts, cache, ports } = await describeEngine({ env: process.env });
  if (!chosen) {
    const tried = attempts.map(({ way, found }) => `${way}: ${found}`).join('; ');
    return [wrong(what, `no server can be had. Install Go, or set TEMPORAL_ADDRESS. Looked at: ${tried}`)];
  }
  const isReady = chosen.kind === 'built' || chosen.kind === 'cli';
  const size = cache.isBuilt ? `, ${cache.sizeMb} MB` : '';
  const found = isReady ? ok(what, `${chosenInWords}${size}`) : note(what, `${chosenInWords}, at the first start`);
  const taken = holder ? [] : ports.filter(({ isFree }) => !isFree);
  return [found, ...taken.map((each) => note('Port', `${each.port} (${each.purpose}) is taken: another one is used`))];
}

async function cluster(what: string, address: string, holder: Holder | undefined): Promise<Finding[]> {
  try {
    const { connection, client } = await connectTemporal(connectionOptions({ kind: 'external', address }));
    try {
      const { serverVersion } = await connection.workflowService.getSystemInfo({});
      const found = ok(what, `server ${serverVersion} at ${address} (TEMPORAL_ADDRESS)`);
      return [found, ...(holder ? [] : await workers(client))];
    } finally {
      await connection.close();
    }
  } catch (error) {
    return [
      wrong(what, `nothing that can be used answers at ${address} (TEMPORAL_ADDRESS): ${(error as Error).message}`),
    ];
  }
}

/** Processes of their own cannot be asked: what they ask Temporal for shows that they run. */
async function workers(client: Parameters<typeof createTrajectories>[0]): Promise<Finding[]> {
  const isThere = await createTrajectories(client, TASK_QUEUE)
    .hasWorker()
    .catch(() => false); // no namespace yet
  return [
    isThere ? ok('Worker', 'at least one asks for work') : note('Worker', 'none asks for work: nothing is acted on'),
  ];
}

const NEEDED_BYTES = 1e9;

async function directory({ dataDir }: Config): Promise<Finding> {
  const what = 'Data directory';
  const isThere = Boolean(await stat(dataDir).catch(() => undefined));
  const place = isThere ? dataDir : await nearestParent(dataDir);
  try {
    await access(place, constants.W_OK);
  } catch {
    return wrong(what, `${dataDir} cannot be ${isThere ? 'written to' : 'made'}: ${place} is not ours to write to`);
  }
  const { bavail, bsize } = await statfs(place);
  const free = `${((bavail * bsize) / 1e9).toFixed(1)} GB free`;
  if (bavail * bsize < NEEDED_BYTES) return wrong(what, `${dataDir}: only ${free}, at least 1 GB is needed`);
  return isThere ? ok(what, `${dataDir}, ${free}`) : note(what, `${dataDir} is made at the first start, ${free}`);
}

async function nearestParent(folder: string): Promise<string> {
  const parent = dirname(folder);
  return (await stat(parent).catch(() => undefined)) || parent === folder ? parent : nearestParent(parent);
}

async function keyFile({ keyFile: file, production }: Config): Promise<Finding> {
  const what = 'Key file';
  const found = await stat(file).catch(() => undefined);
  if (!found) {
    const who = production
      ? 'npm start makes it at the first start; the HTTP server alone wants it beforehand'
      : 'made at the first start';
    return note(what, `${file} is not there yet: ${who}`);
  }
  const isReadable = await readKeyRing(file).catch((error: Error) => error);
  if (isReadable instanceof Error) return wrong(what, isReadable.message);
  const isOpen = process.platform !== 'win32' && (found.mode & 0o077) !== 0;
  return isOpen
    ? wrong(what, `${file} can be read by others on this machine: chmod 600 "${file}"`)
    : ok(what, `${file}; keep a copy apart from the database, without it CPR numbers cannot be read`);
}

async function port({ port: wanted, host, portIsFixed }: Config, holder: Holder | undefined): Promise<Finding[]> {
  if (holder || wanted === 0) return [];
  const isFree = await new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(wanted, host, () => server.close(() => resolve(true)));
  });
  if (isFree) return [ok('Port', `${wanted} (HTTP) is free`)];
  return portIsFixed
    ? [wrong('Port', `${wanted} (HTTP) cannot be had: choose another one in OVERGANG_PORT`)]
    : [note('Port', `${wanted} (HTTP) is taken: the next free one is used, or npm start -- --port N`)];
}

/** Midnights on either side of the summer: legal dates hang on the zone data that come with Node. */
const MIDNIGHTS = { '2026-01-15': '2026-01-14T23:00:00.000Z', '2026-07-15': '2026-07-14T22:00:00.000Z' } as const;

async function clock(): Promise<Finding> {
  const now = new Date();
  const format = { timeZone: 'Europe/Copenhagen', dateStyle: 'long', timeStyle: 'short' } as const;
  const words = `${new Intl.DateTimeFormat('en-GB', format).format(now)} in Copenhagen (zone data ${process.versions.tz})`;
  const zoneIsRight = Object.entries(MIDNIGHTS).every(
    ([on, midnight]) => new Date(startOfDay(date(on))).toISOString() === midnight,
  );
  if (!zoneIsRight) return wrong('Clock', `${words}: the zone data are wrong, so dates would be`);
  return now.getFullYear() >= 2026 ? ok('Clock', words) : wrong('Clock', `${words}: this machine's clock is slow`);
}

async function mail({ smtp, production }: Config): Promise<Finding> {
  const what = 'Mail';
  if (!smtp)
    return production
      ? wrong(what, 'OVERGANG_SMTP_URL is missing: in production there must be a mail server')
      : ok(what, 'built-in mailbox, nothing leaves the machine; to send, set OVERGANG_SMTP_URL');
  const where = `${smtp.host}:${smtp.port}${smtp.secure ? ' with TLS' : ''}`;
  return (await answers(smtp.host, smtp.port))
    ? ok(what, `${where} answers`)
    : wrong(what, `nothing answers at ${where} (OVERGANG_SMTP_URL): messages would wait`);
}

const CONNECT_TIMEOUT_MS = 3000;

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_TIMEOUT_MS });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .once('connect', () => settle(true))
      .once('timeout', () => settle(false))
      .once('error', () => settle(false));
  });
}
