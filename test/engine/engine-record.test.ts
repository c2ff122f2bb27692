import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  EngineInUse,
  type EngineRecord,
  mark,
  type ProcessMark,
  sweepTemporaryEngines,
  takeOver,
  temporaryPrefix,
  writeRecord,
} from '../../src/engine/engine-record.ts';
import { isAlive } from '../../src/engine/processes.ts';
import { silent } from './machine.ts';

let home: string;
let children: ChildProcess[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'overgang-record-'));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

/** A process that stands for an engine: it runs until it is stopped and has `argument` on its command line. */
async function aProcess(argument: string): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', argument], { stdio: 'ignore' });
  children.push(child);
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  return child.pid!;
}

async function aDeadProcess(): Promise<ProcessMark> {
  const dead = mark(await aProcess('owner'));
  const child = children.at(-1)!;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  return dead;
}

function record(engine: ProcessMark, owner: ProcessMark, dir: string = home): EngineRecord {
  const ports = {} as EngineRecord['ports'];
  const what = {
    address: '127.0.0.1:7233',
    startedAt: '2026-11-24T08:00:00Z',
    binary: 'temporal-server',
    version: '1.32.1',
  };
  return { ...engine, ...what, marker: join(dir, 'config.yaml'), owner, ports };
}

describe('the start on a data directory', () => {
  it('stops an engine whose owner was killed', async () => {
    const pid = await aProcess(join(home, 'config.yaml'));
    writeRecord(home, record(mark(pid), await aDeadProcess()));
    const lines: string[] = [];
    const former = await takeOver(home, (line) => lines.push(line));
    expect(isAlive(pid)).toBe(false);
    expect(former?.address).toBe('127.0.0.1:7233');
    expect(lines).toEqual([`Stopping the Temporal server that an earlier run left behind (process ${pid}).`]);
  });

  it('is refused while the owner of a running engine lives', async () => {
    const pid = await aProcess(join(home, 'config.yaml'));
    writeRecord(home, record(mark(pid), mark(await aProcess('owner'))));
    await expect(takeOver(home, silent)).rejects.toThrow(EngineInUse);
    expect(isAlive(pid)).toBe(true);
  });

  it('leaves a process alone that has the id but another command line', async () => {
    const pid = await aProcess('something else');
    writeRecord(home, record(mark(pid), await aDeadProcess()));
    await takeOver(home, silent);
    expect(isAlive(pid)).toBe(true);
  });

  it('leaves a process alone that has the id but started at another time', async () => {
    const pid = await aProcess(join(home, 'config.yaml'));
    writeRecord(home, record({ pid, started: '1' }, await aDeadProcess()));
    await takeOver(home, silent);
    expect(isAlive(pid)).toBe(true);
  });

  it('needs nothing on an empty folder', async () => {
    expect(await takeOver(join(home, 'new'), silent)).toBeUndefined();
    expect(existsSync(join(home, 'new'))).toBe(true);
  });
});

describe('temporary engines', () => {
  it('are stopped and removed when their owner was killed, and kept while it lives', async () => {
    const left = join(home, `${temporaryPrefix}left`);
    const used = join(home, `${temporaryPrefix}used`);
    for (const each of [left, used]) mkdirSync(join(each, 'engine'), { recursive: true });
    const orphan = await aProcess(join(left, 'engine', 'config.yaml'));
    const engine = await aProcess(join(used, 'engine', 'config.yaml'));
    writeRecord(join(left, 'engine'), record(mark(orphan), await aDeadProcess(), join(left, 'engine')));
    writeRecord(join(used, 'engine'), record(mark(engine), mark(process.pid), join(used, 'engine')));
    await sweepTemporaryEngines(silent, home);
    expect([isAlive(orphan), existsSync(left)]).toEqual([false, false]);
    expect([isAlive(engine), existsSync(used)]).toEqual([true, true]);
  });
});
