import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STORIES } from '../../src/demo/stories.ts';
import { aDataDir, overgang, removeDir, type Started, start, startRefused } from '../cli/overgang.ts';
import { engineOf, workingOn } from '../start/working-on.ts';

const list = async (folder: string): Promise<{ id: string; subjectName: string; status: string }[]> =>
  JSON.parse((await overgang(['list', '--json', '--data-dir', folder])).stdout);

let folder: string;
let current: Started | undefined;
beforeAll(async () => {
  folder = await aDataDir();
});
afterAll(async () => {
  if (current?.process.exitCode === null && current.process.signalCode === null) await current.end('SIGTERM');
  await removeDir(folder);
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
    expect(new Set(cases.map(({ subjectName }) => subjectName)).size).toBe(STORIES.length);
    // No story is left half-told: those that end, pause or leave do so only at the end of theirs.
    const told = Object.groupBy(cases, ({ status }) => status);
    expect(Object.fromEntries(Object.entries(told).map(([status, those]) => [status, those!.length]))).toEqual({
      waiting: 8,
      scheduled: 1,
      running: 14,
      paused: 3,
      ended: 3,
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
