import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from './locations.ts';
import type { Ports } from './ports.ts';
import { commandLine, isAlive, startMark, stopProcess } from './processes.ts';

/** One process, told apart from a later one that was given the same id. */
export interface ProcessMark {
  pid: number;
  /** Undefined where the system does not tell it. */
  started?: string;
}

/** What is written down about a started engine, so that the next start knows what it finds. */
export interface EngineRecord extends ProcessMark {
  address: string;
  startedAt: string;
  stoppedAt?: string;
  binary: string;
  version: string;
  /** Stands in the engine's command line and in no other process's. */
  marker: string;
  /** The process that started the engine and stops it. */
  owner: ProcessMark;
  ports: Ports;
}

/** Temporary homes of engines without a data directory start with this. */
export const temporaryPrefix = 'overgang-engine-';

const graceMs = 10_000;

/** The data directory belongs to a process that is still there. */
export class EngineInUse extends Error {
  constructor(dir: string, record: EngineRecord) {
    super(
      `${dir} is in use: process ${record.owner.pid} runs the Temporal server ${record.address} on it (process ${record.pid}). ` +
        'Stop that one first, or choose another data directory.',
    );
    this.name = 'EngineInUse';
  }
}

export function mark(pid: number): ProcessMark {
  const started = startMark(pid);
  return started === undefined ? { pid } : { pid, started };
}

function readRecord(dir: string): EngineRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(dir, 'engine.json'), 'utf8')) as EngineRecord;
  } catch {
    return undefined;
  }
}

export function writeRecord(dir: string, record: EngineRecord): void {
  const path = join(dir, 'engine.json');
  writeFileSync(`${path}.new`, `${JSON.stringify(record, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

/**
 * Makes the folder free for a new engine and answers what was there before.
 * An engine whose owner is gone is stopped; one whose owner lives is an error; a process that is not ours is never touched.
 */
export async function takeOver(dir: string, log: Log): Promise<EngineRecord | undefined> {
  mkdirSync(dir, { recursive: true });
  const record = readRecord(dir);
  if (!record || record.stoppedAt || !isThatEngine(record)) return record;
  if (isThatProcess(record.owner)) throw new EngineInUse(dir, record);
  log(`Stopping the Temporal server that an earlier run left behind (process ${record.pid}).`);
  await stopProcess(record.pid, graceMs);
  return record;
}

/** Stops and removes temporary engines whose owner was killed before it could. */
export async function sweepTemporaryEngines(log: Log, parent: string = tmpdir()): Promise<void> {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(temporaryPrefix))) {
    const home = join(parent, name);
    const record = readRecord(join(home, 'engine'));
    // No record yet: someone may be starting it right now.
    if (!record || isThatProcess(record.owner)) continue;
    await takeOver(join(home, 'engine'), log);
    rmSync(home, { recursive: true, force: true });
  }
}

function isThatEngine(record: EngineRecord): boolean {
  return isThatProcess(record) && commandLine(record.pid)?.includes(record.marker) === true;
}

function isThatProcess({ pid, started }: ProcessMark): boolean {
  return isAlive(pid) && (started === undefined || started === startMark(pid));
}

/** True when an engine ran here before. */
export function hasHistory(dir: string): boolean {
  return existsSync(join(dir, 'temporal.db'));
}
