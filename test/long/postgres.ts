import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isAlive, signal, startMark } from '../../src/engine/processes.ts';
import { freePort } from '../rig/free-port.ts';

export interface TestPostgres {
  /** Its administrative database, with a password in it. The same after a restart. */
  readonly url: string;
  /** Ends the server and every session of it with SIGKILL, as a crash would. */
  kill(): Promise<void>;
  /** Starts the server again on what the disk holds, and waits until it answers. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Writes reach the disk before a commit is answered, as in production. Off, everything is faster. */
  readonly durable?: boolean;
}

const INSTALLATIONS = '/usr/lib/postgresql';
const READY_MS = 30_000;

/**
 * A PostgreSQL server of its own on a free port, empty and thrown away at the stop. PostgreSQL refuses to run as root:
 * there it runs as the user `postgres`, which comes with Debian's package.
 */
export async function startPostgres({ durable = false }: PostgresOptions = {}): Promise<TestPostgres> {
  const bin = newestBinaries();
  const user = process.getuid?.() === 0 ? userOf('postgres') : undefined;
  const home = mkdtempSync(join(tmpdir(), 'overgang-postgres-'));
  const data = join(home, 'data');
  const passwordFile = join(home, 'password');
  const password = randomBytes(16).toString('hex');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [home, passwordFile]) chownSync(path, user.uid, user.gid);
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  const options = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  let server: ChildProcess | undefined;
  try {
    execFileSync(join(bin, 'initdb'), ['-D', data, ...options, '--locale=C.UTF-8', '--no-sync'], {
      ...user,
      cwd: home,
      stdio: 'pipe',
    });
    const port = await freePort();
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
    if (!durable) settings.push('fsync=off');
    const restart = async () => {
      server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
        ...user,
        cwd: home,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      await untilReady(server, url);
    };
    await restart();
    const leave = () => server?.kill('SIGQUIT'); // who started it may be broken off: it stays for nobody
    process.once('exit', leave);
    const end = async () => {
      process.off('exit', leave);
      await stop(server!).finally(remove);
    };
    const crash = async () => {
      await kill(server!);
      rmSync(join(data, 'postmaster.pid')); // PostgreSQL refuses to start while any process has the number in it
    };
    return { url, restart, kill: crash, stop: end };
  } catch (error) {
    if (server) await stop(server);
    remove();
    throw error;
  }
}

function newestBinaries(): string {
  const versions = existsSync(INSTALLATIONS) ? readdirSync(INSTALLATIONS) : [];
  const complete = versions.filter((version) => existsSync(join(INSTALLATIONS, version, 'bin', 'initdb')));
  const newest = complete.sort((a, b) => Number(b) - Number(a))[0];
  if (!newest)
    throw new Error(
      `Expected PostgreSQL's server programs under ${INSTALLATIONS}/*/bin, found none. The long tests need them: apt-get install postgresql`,
    );
  return join(INSTALLATIONS, newest, 'bin');
}

function userOf(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  let said = '';
  server.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    const refused = await client.connect().then(
      () => undefined,
      (error: Error) => error,
    );
    await client.end().catch(() => undefined);
    if (!refused) return;
    if (server.exitCode !== null || Date.now() > deadline)
      throw new Error(`Expected PostgreSQL to answer, found: ${refused.message}\n${said}`);
    await sleep(100);
  }
}

/** A session outlives its killed server until it notices, and a new server waits for all of them to be gone. */
async function kill(server: ChildProcess): Promise<void> {
  const pid = String(server.pid);
  const listed = execFileSync('ps', ['-o', 'pid=', '--ppid', pid], { encoding: 'utf8' })
    .trim()
    .split(/\s+/)
    .map(Number);
  const sessions = listed.map((session) => ({ session, started: startMark(session) }));
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  for (const { session } of sessions) signal(session, 'SIGKILL');
  await gone;
  // Another process may get the number of one that is gone.
  while (sessions.some(({ session, started }) => isAlive(session) && startMark(session) === started)) await sleep(10);
}

/** SIGINT is PostgreSQL's fast shutdown: sessions are cut off, nothing is waited for. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await gone;
}

/** The address of a new, empty database on a server. It goes away with the server. */
export async function newDatabase(server: string): Promise<string> {
  const name = `overgang_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}
