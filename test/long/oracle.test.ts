import { execFile, spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const oracles = {
  java: ['java', path('../oracle/CourseOracle.java')],
  python: ['python3', path('../oracle/course_oracle.py')],
} as const;
type Oracle = keyof typeof oracles;

const PER_BATCH = 100_000;
const BATCHES = { java: 5, python: 1 } as const;
/** Another one at every run, unless told otherwise: the seeds that were used are printed. */
const seed = Number(process.env.ORACLE_SEED ?? Math.floor(Date.now() / 1000));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'overgang-oracle-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What an oracle says, on whatever stream and with whatever exit code. */
async function ask(oracle: Oracle, ...args: string[]): Promise<string> {
  const [program, ...first] = oracles[oracle];
  return promisify(execFile)(program, [...first, ...args], { maxBuffer: 2 ** 24 }).then(
    ({ stdout }) => stdout.trim(),
    (error: { stdout?: string; stderr?: string; message: string }) => `${error.stdout}${error.stderr}` || error.message,
  );
}

/** So many cases with their expected answers, one line each. */
async function generate(oracle: Oracle, count: number, seedOfBatch: number, file: string): Promise<void> {
  const [program, ...first] = oracles[oracle];
  const child = spawn(program, [...first, 'generate', String(count), String(seedOfBatch)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.all([succeeded(child), pipeline(child.stdout, createWriteStream(file))]);
}

/** The program's answers to the questions of a generated file, one line each. */
async function answer(cases: string, answers: string): Promise<void> {
  const child = spawn(process.execPath, [path('../../src/cli/main.ts'), 'plan', '--batch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  async function* questions() {
    for await (const line of createInterface({ input: createReadStream(cases) }))
      yield `${JSON.stringify(JSON.parse(line).input)}\n`;
  }
  await Promise.all([
    succeeded(child),
    pipeline(Readable.from(questions()), child.stdin),
    pipeline(child.stdout, createWriteStream(answers)),
  ]);
}

function succeeded(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${child.spawnargs[0]} ended: ${code}`))));
  });
}

describe.each(['java', 'python'] as const)('the %s oracle', (oracle) => {
  it('gives the dates of the rules catalogue', async () => {
    expect(await ask(oracle, 'vectors')).toMatch(/^vectors ok \d+$/);
  });

  const seeds = Array.from({ length: BATCHES[oracle] }, (_, index) => seed + index);
  it.each(seeds)(`agrees with the program on ${PER_BATCH} courses of seed %i`, { timeout: 600_000 }, async (batch) => {
    console.log(`${oracle}: seed ${batch} (again with ORACLE_SEED=${batch})`);
    const [cases, answers] = [join(folder, 'cases.jsonl'), join(folder, 'answers.jsonl')];
    await generate(oracle, PER_BATCH, batch, cases);
    await answer(cases, answers);
    expect(await ask(oracle, 'compare', cases, answers)).toBe(`compared ${PER_BATCH}, differences 0`);
  });

  it('agrees with the other oracle', async () => {
    const cases = join(folder, 'both.jsonl');
    await generate(oracle, 20_000, seed, cases);
    expect(await ask(oracle === 'java' ? 'python' : 'java', 'check', cases)).toBe('checked 20000, differences 0');
  });
});
