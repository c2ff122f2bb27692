import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { aDataDir, overgang, removeDir, type Started, start, startRefused } from '../cli/overgang.ts';

const running: Started[] = [];
const dirs: string[] = [];
const begin = async (...args: Parameters<typeof start>) => {
  const started = await start(...args);
  running.push(started);
  return started;
};
const dataDir = async () => {
  const made = await aDataDir();
  dirs.push(made);
  return made;
};
afterEach(async () => {
  for (const { process, end } of running.splice(0))
    if (process.exitCode === null && process.signalCode === null) await end('SIGTERM');
  for (const made of dirs.splice(0)) await removeDir(made);
}, 60_000);

/** Processes that still work on a data directory. */
const left = (folder: string) =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder) && !line.startsWith('ps '));
const count = async (folder: string) =>
  JSON.parse((await overgang(['list', '--json', '--data-dir', folder])).stdout).length;

describe('npm start', () => {
  it('refuses a data directory in use in words, stops every child on Ctrl-C, and keeps the data for the next start', async () => {
    const folder = await dataDir();
    const first = await begin(folder, ['--port', '0']);
    expect(await count(folder)).toBe(14);
    const second = await startRefused(folder, ['--port', '0']);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`${folder} is in use`);
    expect(second.stderr).not.toMatch(/^\s+at /m);
    expect(await first.end('SIGINT')).toBe(0);
    expect(left(folder)).toEqual([]);

    const again = await begin(folder, ['--port', '0']);
    expect(again.output()).not.toContain('Loading');
    expect(await count(folder)).toBe(14);

    // Killed outright it leaves a lock and an engine behind: both are taken over.
    await again.end('SIGKILL');
    await begin(folder, ['--port', '0']);
    expect(await count(folder)).toBe(14);
  }, 120_000);

  it('goes on with demo data that was cut off in the middle, and doubles nobody', async () => {
    const folder = await dataDir();
    const cut = await begin(folder, ['--port', '0'], { until: '2 of 14' });
    await cut.end('SIGKILL');
    await begin(folder, ['--port', '0']);
    const cases: { citizenName: string; status: string }[] = JSON.parse(
      (await overgang(['list', '--json', '--data-dir', folder])).stdout,
    );
    expect(new Set(cases.map(({ citizenName }) => citizenName)).size).toBe(14);
    expect(cases).toHaveLength(14);
    expect(cases.filter(({ status }) => status === 'ended')).toHaveLength(2);
    expect(cases.filter(({ status }) => status === 'paused')).toHaveLength(2);
  }, 120_000);

  it('takes another port when the usual one is taken, and names one that was insisted on', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as AddressInfo;
    const refused = await startRefused(await dataDir(), ['--port', String(port), '--no-demo']);
    blocker.close();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(String(port));
    expect(refused.stderr).not.toMatch(/^\s+at /m);
  }, 60_000);

  it('without the demo begins empty, and ends with a fault when its engine dies', async () => {
    const folder = await dataDir();
    const started = await begin(folder, ['--port', '0', '--no-demo']);
    expect(await count(folder)).toBe(0);
    const engine = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
      .split('\n')
      .find((line) => line.includes(folder) && line.includes('--config-file'))!;
    const ended = new Promise((resolve) => started.process.once('close', resolve));
    process.kill(Number.parseInt(engine, 10), 'SIGKILL');
    expect(await ended).toBe(1);
    expect(started.output()).toMatch(/engine|Temporal server/i);
    expect(left(folder)).toEqual([]);
  }, 90_000);

  it.each([
    [['--port', 'many'], {}, /PORT|port/],
    [['--nonsense'], {}, /nonsense/],
    [['--port', '0'], { DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
    [['--port', '0'], { TEMPORAL_ADDRESS: 'nowhere' }, /TEMPORAL_ADDRESS/],
  ])(
    'with %j and %j says what is wrong',
    async (args, env, words) => {
      const { code, stderr } = await startRefused(await dataDir(), args, env);
      expect(code).not.toBe(0);
      expect(stderr).toMatch(words);
      expect(stderr).not.toMatch(/^\s+at /m);
    },
    60_000,
  );
});
