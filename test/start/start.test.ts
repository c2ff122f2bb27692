import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STORIES } from '../../src/demo/stories.ts';
import { aDataDir, overgang, removeDir, type Started, start, startRefused } from '../cli/overgang.ts';

const STACK_TRACE = /^\s+at /m;

/** Command lines, each with its process id, that work on a data directory. */
const workingOn = (folder: string) =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder));
const engineOf = (folder: string) =>
  Number.parseInt(workingOn(folder).find((line) => line.includes('--config-file'))!, 10);
const list = async (folder: string): Promise<{ id: string; citizenName: string; status: string }[]> =>
  JSON.parse((await overgang(['list', '--json', '--data-dir', folder])).stdout);

let folder: string;
let empty: string;
let current: Started | undefined;
beforeAll(async () => {
  [folder, empty] = await Promise.all([aDataDir(), aDataDir()]);
});
afterAll(async () => {
  if (current?.process.exitCode === null && current.process.signalCode === null) await current.end('SIGTERM');
  for (const each of [folder, empty]) await removeDir(each);
});

// One data directory lives through all of this, from its first start on.
describe('npm start on one data directory', () => {
  it('killed while it loads the fictive data, takes over lock and engine at the next start, and doubles nobody', async () => {
    const cut = await start(folder, ['--port', '0'], { until: `2 of ${STORIES.length}` });
    await cut.end('SIGKILL');
    const orphan = engineOf(folder);
    current = await start(folder, ['--port', '0']);
    expect(engineOf(folder)).not.toBe(orphan);
    const cases = await list(folder);
    expect(cases).toHaveLength(STORIES.length);
    expect(new Set(cases.map(({ citizenName }) => citizenName)).size).toBe(STORIES.length);
    // No story is left half-told: those that end, pause or leave do so only at the end of theirs.
    const told = Object.groupBy(cases, ({ status }) => status);
    expect(Object.fromEntries(Object.entries(told).map(([status, those]) => [status, those!.length]))).toEqual({
      waiting: 7,
      scheduled: 1,
      running: 9,
      paused: 3,
      ended: 4,
      left: 2,
    });
  });

  it('is refused while another one runs: says which, and where', async () => {
    const { code, stdout, stderr } = await startRefused(folder, ['--port', new URL(current!.url).port]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`${folder} is in use by process ${current!.process.pid}`);
    expect(stderr).toContain(current!.url);
    expect(stderr).not.toMatch(/taken|Port/);
  });

  it('stops the engine too on a polite kill, and keeps everything for the next start', async () => {
    const before = await list(folder);
    expect(await current!.end('SIGTERM')).toBe(0);
    expect(workingOn(folder)).toEqual([]);
    current = await start(folder, ['--port', '0'], { fromATerminal: true });
    expect(current.output()).not.toContain('Loading');
    expect((await list(folder)).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  });

  it('stops with all its children on Ctrl-C in a terminal, which reaches npm and all of them', async () => {
    await current!.end('SIGINT');
    expect(current!.output()).toContain('Stopping …');
    await expect.poll(() => workingOn(folder), { timeout: 60_000 }).toEqual([]);
  });
});

describe('npm start', () => {
  it('without the demo begins empty, and ends with a fault in words when its engine dies', async () => {
    const { process: main, output } = await start(empty, ['--port', '0', '--no-demo']);
    expect(await list(empty)).toEqual([]);
    const ended = new Promise((resolve) => main.once('close', resolve));
    process.kill(engineOf(empty), 'SIGKILL');
    expect(await ended).toBe(1);
    expect(output().trim().split('\n').at(-1)).toContain('The Temporal server ended by itself');
    expect(output()).not.toMatch(STACK_TRACE);
    expect(workingOn(empty)).toEqual([]);
  });

  it('need not run: a command opens the installation itself, and two of them take turns', async () => {
    expect(await Promise.all([list(empty), list(empty)])).toEqual([[], []]);
    expect(workingOn(empty)).toEqual([]);
  });

  it('names a port that was insisted on and is taken', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as AddressInfo;
    const refused = await startRefused(folder, ['--port', String(port), '--no-demo']);
    blocker.close();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`Port ${port} is taken`);
    expect(refused.stderr).not.toMatch(STACK_TRACE);
  });

  it.each([
    [['--port', 'many'], {}, /^--port: expected a port number/],
    [['--nonsense'], {}, /^Unknown option '--nonsense'/],
    [[], { DATABASE_URL: 'mysql://user:secret@host/x' }, /^DATABASE_URL: expected postgres:/],
    [[], { TEMPORAL_ADDRESS: 'nowhere', OVERGANG_PORT: 'x' }, /^OVERGANG_PORT.*\nTEMPORAL_ADDRESS: expected host:port/],
  ])('with %j and %j says what is wrong, and no more', async (args, env, words) => {
    const { code, stdout, stderr } = await startRefused(folder, args, env);
    expect([code === 0, stdout]).toEqual([false, '']);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/secret|^\s+at /m);
  });
});
