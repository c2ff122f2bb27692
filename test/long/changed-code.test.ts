import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyWithChanges } from '../rig/changed-sources.ts';
import { faults } from '../rig/histories/check.ts';
import { coreUnder } from '../rig/histories/core.ts';
import { readRecordings } from '../rig/histories/recording.ts';
import { bundleReporting } from '../rig/histories/replay.ts';

const recordings = readRecordings();

beforeAll(() => void Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] }));

/** Changes that test/workflows/histories.test.ts must notice, each in the way in which nothing else does. */
const PLANTED = [
  {
    what: 'two commands in another order',
    file: 'workflows/alarm.ts',
    from: '.run(() => sleep(Math.max(1, at - now())))',
    to: '.run(() => Promise.resolve().then(() => sleep(Math.max(1, at - now()))))',
    noticedBy: 'replay',
    says: 'TimerMachine in state CancelTimerCommandSent',
  },
  {
    what: 'another length of a course',
    file: 'src/domain/programmes/social-stoette/index.ts',
    from: "{ code: 'LAB_31B', months: 6,",
    to: "{ code: 'LAB_31B', months: 9,",
    noticedBy: 'replay', // people are told no where they were told yes
    says: 'Nondeterminism error: ',
  },
  {
    what: 'another minute of the night to act in',
    file: 'src/domain/acting.ts',
    from: 'const MINUTE_MS = 60_000;',
    to: 'const MINUTE_MS = 50_000;',
    noticedBy: 'commands',
    says: '"timer":"1"',
  },
  {
    what: 'a pause decided from another day',
    file: 'src/domain/decide-pause.ts',
    from: 'registeredOn: today, on: from };',
    to: 'registeredOn: today, on: addDays(from, 1) };',
    noticedBy: 'commands',
    says: '"on":"2026-02-02"',
  },
  {
    what: 'a fact forgotten when it is applied',
    file: 'src/domain/apply.ts',
    from: 'citizenId: event.citizenId,',
    to: 'citizenId: null,',
    noticedBy: 'state',
    says: '"citizenId":null',
  },
  {
    what: 'another end shown than the one that holds',
    file: 'src/domain/plan.ts',
    from: 'originalEnd: plannedBoundary(course, 3),',
    to: 'originalEnd: plannedBoundary(course, 2),',
    noticedBy: 'plan',
    says: '"originalEnd":"2026-05-29"',
  },
] as const;

describe('a change of the code under running cases', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'overgang-histories-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(PLANTED)('is noticed: $what', async (planted) => {
    const copy = await copyWithChanges(join(folder, planted.file), planted);
    const found = faults({ bundle: await bundleReporting(copy), core: await coreUnder(copy) }, recordings);
    const { value: first } = await found.next();
    await found.return(undefined);
    expect(first).toMatchObject({ noticedBy: planted.noticedBy, detail: expect.stringContaining(planted.says) });
  });
});
