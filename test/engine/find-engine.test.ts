import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { describeEngine, EngineNotFound, type Env, findEngine } from '../../src/engine/index.ts';
import { engineCacheDir, readPins } from '../../src/engine/locations.ts';
import { Machine, silent } from './machine.ts';

const machines: Machine[] = [];
function aMachine(more?: Env): Machine {
  const machine = new Machine(more);
  machines.push(machine);
  return machine;
}
const find = ({ env }: Machine) => findEngine({ env, log: silent });
const { server, go } = readPins();

afterEach(() => {
  for (const machine of machines.splice(0)) machine.remove();
});

describe('the search for a Temporal server', () => {
  it('takes the cluster that TEMPORAL_ADDRESS names before everything else', async () => {
    const machine = aMachine({ TEMPORAL_ADDRESS: 'temporal.example:7233' });
    machine.builtServer();
    machine.cli('1.9.0');
    expect(await find(machine)).toEqual({ kind: 'external', address: 'temporal.example:7233' });
  });

  it('takes a server built earlier before the CLI and Go', async () => {
    const machine = aMachine();
    const binary = machine.builtServer();
    machine.cli('1.9.0');
    machine.go(go);
    expect(await find(machine)).toEqual({ kind: 'built', binary, version: server });
  });

  it('passes over a server that was built from other sources', async () => {
    const machine = aMachine();
    machine.script(join(machine.home, 'cache', 'engine', `${server}-0000000000`, 'temporal-server'), 'exit 0');
    machine.go(go);
    expect(await find(machine)).toEqual({ kind: 'build', go, version: server });
  });

  it.each([
    ['1.9.0', undefined],
    ['1.10.2', undefined],
    ['2.0.0', '1.33.0'],
    ['0.0.0-DEV', '1.32.0'],
  ])('takes CLI %s with server %s before Go', async (version, serverInside) => {
    const machine = aMachine();
    const binary = machine.cli(version, serverInside);
    machine.go(go);
    expect(await find(machine)).toEqual({ kind: 'cli', binary, version });
  });

  it.each([
    ['1.8.2', undefined],
    ['1.5.1', '1.29.1'],
  ])('passes over CLI %s with server %s, which cannot skip time, and builds with Go', async (version, serverInside) => {
    const machine = aMachine();
    machine.cli(version, serverInside);
    machine.go('1.99.0');
    expect(await find(machine)).toEqual({ kind: 'build', go: '1.99.0', version: server });
  });

  it('takes a CLI that was downloaded earlier', async () => {
    const machine = aMachine();
    const path = join(machine.home, 'cache', 'engine', 'cli', 'temporal-latest');
    machine.script(path, 'echo "temporal version 1.9.0 (Server 1.32.1, UI 2.55.0)"');
    machine.go(go);
    expect(await find(machine)).toEqual({ kind: 'cli', binary: path, version: '1.9.0' });
  });

  it('builds with an older Go when that Go may fetch the one it needs', async () => {
    const machine = aMachine();
    machine.go('1.22.5', 'auto');
    expect(await find(machine)).toEqual({ kind: 'build', go: '1.22.5', version: server });
  });

  it('names the four ways and what was tried when there is none', async () => {
    const machine = aMachine();
    machine.cli('1.5.1', '1.29.1');
    machine.go('1.22.5');
    const error = await find(machine).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EngineNotFound);
    const { message } = error as EngineNotFound;
    for (const way of [
      '1. set TEMPORAL_ADDRESS',
      '2. bring a Temporal server',
      '3. install the temporal CLI',
      '4. install Go',
    ])
      expect(message).toContain(way);
    expect(message).toContain(
      `${machine.home}/bin/temporal is version 1.5.1 with server 1.29.1, too old: 1.9.0 or later is needed`,
    );
    expect(message).toContain(`${machine.home}/bin/go is version 1.22.5, too old: ${go} or later is needed`);
    expect(message).toContain(`none at ${machine.home}/cache/engine/`);
  });

  it('can be described without changing anything, also behind the first way that would be taken', async () => {
    const machine = aMachine();
    machine.cli('1.9.0', '1.32.1');
    machine.go(go);
    const description = await describeEngine({ env: machine.env });
    expect(description.chosen).toMatchObject({ kind: 'cli', version: '1.9.0' });
    expect(description.attempts.map(({ yields }) => yields)).toEqual([false, false, true, false, false, true]);
    expect(description.cli).toMatchObject({ version: '1.9.0', server: '1.32.1', isNewEnough: true });
    expect(description.go).toMatchObject({ version: go });
    expect(description.cache).toMatchObject({ isBuilt: false, sizeMb: null });
    expect(description.ports.map(({ port }) => port)).toEqual([7233, 7243]);
  });
});

describe('the cache folder', () => {
  it.each([
    ['linux', { HOME: '/home/a' }, '/home/a/.cache/overgang/engine'],
    ['linux', { HOME: '/home/a', XDG_CACHE_HOME: '/c' }, '/c/overgang/engine'],
    ['darwin', { HOME: '/Users/a' }, '/Users/a/Library/Caches/overgang/engine'],
    ['win32', { LOCALAPPDATA: '/AppData/Local' }, '/AppData/Local/overgang/engine'],
    ['linux', { HOME: '/home/a', OVERGANG_CACHE_DIR: '/mine' }, '/mine/engine'],
  ] as const)('on %s with %o is %s', (platform, env, dir) => {
    expect(engineCacheDir(env, platform)).toBe(dir);
  });
});
