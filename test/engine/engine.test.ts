import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectTo } from '../../src/engine/connection.ts';
import {
  type Engine,
  ensureEngine,
  ensureNamespace,
  findEngine,
  type RunningEngine,
  startEngine,
} from '../../src/engine/index.ts';
import { isAlive } from '../../src/engine/processes.ts';
import { freePort } from '../rig/free-port.ts';
import { Machine, silent } from './machine.ts';

const namespace = 'overgang-test';
const taskQueue = { name: 'nobody-listens', kind: 1 };
const running = 1; // WORKFLOW_EXECUTION_STATUS_RUNNING
const firstBuildMs = 20 * 60_000;

let engine: Engine;
let dataDir: string;
let started: RunningEngine[];

beforeAll(async () => {
  const options = { env: { ...process.env, TEMPORAL_ADDRESS: undefined }, log: silent };
  engine = await ensureEngine(await findEngine(options), { ...options, log: console.log });
}, firstBuildMs);

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'overgang-data-'));
  started = [];
});

afterEach(async () => {
  await Promise.all(started.map((each) => each.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(options: Partial<Parameters<typeof startEngine>[0]> = {}): Promise<RunningEngine> {
  const one = await startEngine({ dataDir, engine, log: silent, ...options });
  started.push(one);
  return one;
}

async function on<T>({ address }: RunningEngine, use: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}

const startWorkflow = (workflowId: string) => (connection: Connection) =>
  connection.workflowService.startWorkflowExecution({
    ...{ namespace, workflowId, workflowType: { name: 'waits' }, taskQueue },
    ...{ requestId: `start-${workflowId}`, identity: 'test', timeSkippingConfig: { enabled: true } },
  });

const describeWorkflow = (workflowId: string) => (connection: Connection) =>
  connection.workflowService.describeWorkflowExecution({ namespace, execution: { workflowId } });

/** A workflow task reaches a poller: matching and history have found each other. */
const pollOnce = (connection: Connection) =>
  connection.withDeadline(Date.now() + 10_000, () =>
    connection.workflowService.pollWorkflowTaskQueue({ namespace, taskQueue, identity: 'test' }),
  );

/** The process id of an engine on the data directory whose owner died without a word. */
async function startInAProcessThatIsKilled(): Promise<number> {
  const index = new URL('../../src/engine/index.ts', import.meta.url).href;
  const script = `
    const { startEngine } = await import(${JSON.stringify(index)});
    const { pid } = await startEngine({ dataDir: ${JSON.stringify(dataDir)}, engine: ${JSON.stringify(engine)}, log() {} });
    console.log(pid);
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = await new Promise<number>((resolve, reject) => {
    owner.stdout.once('data', (chunk) => resolve(Number(chunk)));
    owner.once('exit', (code) => reject(new Error(`the owner ended with ${code}`)));
  });
  const gone = new Promise((resolve) => owner.once('exit', resolve));
  owner.kill('SIGKILL');
  await gone;
  return pid;
}

describe('a real engine', () => {
  it('keeps running workflows when it is killed, and finds its address again', async () => {
    const first = await start();
    expect(await ensureNamespace(first.address, namespace, { retentionDays: 1 })).toBe(true);
    await on(first, startWorkflow('kept'));
    const before = await on(first, describeWorkflow('kept'));
    expect(before.workflowExtendedInfo?.timeSkippingInfo?.effectiveConfig).toMatchObject({
      enabled: true,
      maxSessionSkipCount: 10_000,
    });
    process.kill(first.pid!, 'SIGKILL');
    expect((await first.exited).signal).toBe('SIGKILL');

    const second = await start();
    expect(second.address).toBe(first.address);
    expect(await ensureNamespace(second.address, namespace, { retentionDays: 1 })).toBe(false);
    const { workflowExecutionInfo } = await on(second, describeWorkflow('kept'));
    expect(workflowExecutionInfo?.status).toBe(running);
    const list = await on(second, (c) => c.workflowService.listWorkflowExecutions({ namespace }));
    expect(list.executions?.map((one) => one.execution?.workflowId)).toEqual(['kept']);
    expect((await on(second, pollOnce)).workflowExecution?.workflowId).toBe('kept');
  });

  it('ends the calls that still wait for it as cancelled when the connection is closed', async () => {
    const one = await start();
    const connection = await connectTo({ address: one.address });
    process.kill(one.pid!, 'SIGKILL');
    await one.exited;
    // Each fails at once, waits 0.1 to 0.2 s and is tried again: some wait when the connection is closed.
    const calls = Array.from({ length: 10 }, () => connection.workflowService.getSystemInfo({}));
    const ends = Promise.allSettled(calls);
    await sleep(250);
    await connection.close();
    for (const end of await ends) expect(end).toMatchObject({ status: 'rejected', reason: { code: 1 } });
    await expect(connection.workflowService.getSystemInfo({})).rejects.toMatchObject({ code: 1 });
    await sleep(1_000); // an attempt that throws out of its timer is an error of this run
  });

  it('delivers workflow tasks at once when it starts again on other ports', async () => {
    const first = await start({ ports: { grpc: await freePort() } });
    await ensureNamespace(first.address, namespace, { retentionDays: 1 });
    await on(first, startWorkflow('kept'));
    await first.stop();
    rmSync(join(dataDir, 'engine', 'engine.json'));
    const second = await start({ ports: { grpc: await freePort() } });
    const startedAt = Date.now();
    expect((await on(second, pollOnce)).workflowExecution?.workflowId).toBe('kept');
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });

  it('is stopped by the next start when the process that started it was killed', async () => {
    const orphan = await startInAProcessThatIsKilled();
    expect(isAlive(orphan)).toBe(true);
    const next = await start();
    expect(isAlive(orphan)).toBe(false);
    expect(next.pid).not.toBe(orphan);
  });

  it('refuses a second start on the same data directory', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(`${join(dataDir, 'engine')} is in use: process ${process.pid} runs`);
    expect(isAlive(first.pid!)).toBe(true);
  });

  it('leaves nothing behind when it was temporary', async () => {
    const temporary = await start({ dataDir: 'memory', timerShift: '100ms' });
    await ensureNamespace(temporary.address, namespace, { retentionDays: 1 });
    await temporary.stop();
    expect(isAlive(temporary.pid!)).toBe(false);
    expect(() => readFileSync(temporary.logFile!)).toThrow('ENOENT');
  });

  it('knows every dynamic setting it is given', async () => {
    if (engine.kind !== 'server') return expect(engine.kind).toBe('cli'); // the CLI has no command that checks them
    await start({ timerShift: '100ms' }).then((one) => one.stop());
    const file = join(dataDir, 'engine', 'dynamic-config.yaml');
    const answer = execFileSync(engine.binary, ['validate-dynamic-config', file], { encoding: 'utf8' });
    expect(answer.trim()).toBe(file);
  });
});

describe('an engine that ends while it starts', () => {
  it('is reported with the last lines of its log', async () => {
    const machine = new Machine();
    const binary = machine.command('temporal-server', 'echo "the database is from the future"', 'exit 3');
    const broken = { kind: 'server', binary, version: '1.32.1' } as const;
    const error = (await start({ engine: broken }).catch((reason: unknown) => reason)) as Error;
    machine.remove();
    expect(error.message).toContain('The Temporal server ended while it started (code 3).');
    expect(error.message).toContain(`${join(dataDir, 'engine', 'engine.log')}:\n  the database is from the future`);
  });
});
