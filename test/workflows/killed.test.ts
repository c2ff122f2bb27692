import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { addMonths } from '../../src/domain/calendar/civil-date.ts';
import { openInstallation } from '../../src/installation.ts';
import { advanceTime } from '../../src/services/time.ts';
import { readJournal } from '../../src/store/journal.ts';
import { listTrajectories } from '../../src/store/trajectories.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'overgang-killed-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Runs the installation that dies, and tells how it ended. */
function run(commit: number): Promise<{ signal: NodeJS.Signals | null; code: number | null; output: string }> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('killed.child.ts', import.meta.url)), dataDir, String(commit)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ signal, code, output })));
}

describe('worker, client and server killed right after the journal was written', () => {
  it('lose nothing, double nothing, and no two events claim one place, twice in a row', async () => {
    // Each life gets one commit further than the one before: the repeated commands are answered, not done again.
    for (const commit of [1, 2]) expect(await run(commit)).toMatchObject({ signal: 'SIGKILL' });
    expect(await run(0)).toMatchObject({ code: 0 });

    const installation = await openInstallation(readConfig({}, dataDir, { dataDir }), {
      tell: () => undefined,
      baseUrl: 'http://overgang.example',
      impatient: true,
    });
    try {
      const { db } = installation.services;
      const [only, ...others] = await listTrajectories(db);
      expect(others).toEqual([]);
      const story = async () => (await readJournal(db, only!.id)).map(({ type }) => type);
      expect(await story()).toEqual([
        'CitizenEnrolled',
        'SupportGranted',
        'GrantMadeKnown',
        'GrantMadeKnown',
        'JobMatchRegistered',
        'CourseStarted',
        'PhaseStarted',
      ]);
      expect(await db.selectFrom('alarm').selectAll().execute()).toEqual([]);

      const startOn = only!.state!.courses[0]!.startOn;
      await advanceTime(installation.services, 200 * 86_400_000);
      const journal = await readJournal(db, only!.id);
      expect(journal.slice(6).map(({ type, on }) => `${type} ${on}`)).toEqual([
        `PhaseStarted ${startOn}`,
        `PhaseStarted ${addMonths(startOn, 2)}`,
        `PhaseStarted ${addMonths(startOn, 4)}`,
        `CourseEnded ${addMonths(startOn, 6)}`,
      ]);
    } finally {
      await installation.close();
    }
  });
});
