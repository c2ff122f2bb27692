import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import { NotRecordedYet } from '../../src/temporal.ts';
import type { History } from '../../src/witness/chain.ts';
import { chainOf } from '../../src/witness/chain.ts';
import { bundleWorkflows } from '../../src/worker.ts';
import { type Dated, pastPause, pause, resume } from '../domain/builders.ts';
import { beginCase, type Case } from '../rig/case.ts';
import { type Change, copyWithChanges } from '../rig/changed-sources.ts';
import { type Build, type Fleet, plainFleet, versionedFleet } from '../rig/fleet.ts';
import { bundleReporting, bundleUnder, deviation, replay } from '../rig/histories/replay.ts';
import { recorded, until } from '../rig/histories/scenario.ts';
import { type Rig, startRig } from '../rig/rig.ts';

/** What a next build may do: a timer more for runs that begin on it, guarded; nothing else for those that are open. */
const NEXT: Change = {
  file: 'workflows/trajectory.ts',
  from: 'const waitUntil = createAlarm(now);',
  to: "if (wf.patched('next-build')) await wf.sleep(1);\n  const waitUntil = createAlarm(now);",
};
/** What none may do: the same for every run, open ones too. */
const BAD: Change = { ...NEXT, to: 'await wf.sleep(1);\n  const waitUntil = createAlarm(now);' };

let folder: string;
let present: Build;
let next: Build;
let bad: Build;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'overgang-builds-'));
  const changed = async (id: string, change: Change): Promise<Build> => ({
    id,
    bundle: await bundleUnder(await copyWithChanges(join(folder, id), change)),
  });
  present = { id: 'present', bundle: await bundleWorkflows() };
  next = await changed('next', NEXT);
  bad = await changed('bad', BAD);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Stop = 'onPresent' | 'onNext' | 'onPresentAgain';
type Way = Readonly<Partial<Record<Stop, Dated<CommandBody>>>> & {
  readonly dates: readonly [string, string, string, string];
};

/** Four ways through the months in which the builds change, and the dates that come of them, by hand. */
const WAYS: readonly Way[] = [
  { dates: ['2026-01-15', '2026-03-15', '2026-05-15', '2026-07-15'] },
  {
    onPresent: pause('2026-03-01'),
    onNext: resume('2026-03-20'),
    dates: ['2026-01-15', '2026-04-03', '2026-06-03', '2026-08-03'],
  },
  {
    onNext: pause('2026-03-20'),
    onPresentAgain: resume('2026-04-10'),
    dates: ['2026-01-15', '2026-03-15', '2026-06-05', '2026-08-05'],
  },
  {
    onNext: pastPause('2026-03-16', '2026-03-18'),
    dates: ['2026-01-15', '2026-03-15', '2026-05-17', '2026-07-17'],
  },
];
const wayOf = (index: number) => WAYS[index % WAYS.length]!;

const FLEETS: readonly (readonly [string, (rig: Rig) => Fleet])[] = [
  ['whose workers are replaced one by the other', plainFleet],
  ['whose server is told which build is current', versionedFleet],
];

describe.each(FLEETS)('an installation %s', (_, fleetOf) => {
  let rig: Rig;
  let fleet: Fleet;
  beforeEach(async () => {
    rig = await startRig({ workers: 0 });
    fleet = fleetOf(rig);
  });
  afterEach(() => rig.close());

  const begun = (count: number): Promise<Case[]> =>
    inTurns(Array.from({ length: count }), async () => {
      const course = await rig.begin('2026-01-05');
      await course.startCourse('LAB_31B', '2026-01-15');
      return course;
    });

  const live = (cases: readonly Case[], until: string, stop?: Stop) =>
    inTurns(cases, async (course, index) => {
      await course.goTo(until);
      const asked = stop && wayOf(index)[stop];
      if (asked) expect(await course.ask(asked)).toHaveProperty('sequence');
    });

  const datesOf = (cases: readonly Case[]) =>
    inTurns(cases, async (course) => {
      const journal = await course.journal();
      return journal.filter(({ type }) => type === 'PhaseStarted' || type === 'CourseEnded').map(({ on }) => on);
    });

  it('takes a hundred open cases to the next build and back, and every date holds', async () => {
    await fleet.deploy(present);
    const cases = await begun(100);
    await live(cases, '2026-03-01', 'onPresent');
    await fleet.deploy(next);
    await live(cases, '2026-03-20', 'onNext');
    await fleet.deploy(present);
    await live(cases, '2026-04-10', 'onPresentAgain');
    await live(cases, '2026-08-06');
    expect(await datesOf(cases)).toEqual(cases.map((_, index) => wayOf(index).dates));
    const runs = (await inTurns(cases, ({ id }) => chainOf(rig.client, id))).flat();
    expect(runs.map(({ history }) => buildsIn(history).size)).toEqual(cases.map(() => 2));
    const nextReporting = await bundleReporting(join(folder, next.id));
    for await (const run of replay(nextReporting, runs)) expect(deviation(run)).toBeUndefined();
  });

  it('keeps what a case is told while a bad build fails, and acts on it when the good one is back', async () => {
    await fleet.deploy(present);
    const cases = await begun(20);
    await live(cases, '2026-03-20');
    await fleet.deploy(bad);
    await inTurns(cases, (course) => tellToPause(course, '2026-03-20'));
    await until('every task to fail', async () => (await attempts(cases)).every((count) => count > 1));
    await expect(cases[0]!.ask(pause('2026-03-20')), 'a command is not taken in, and says so').rejects.toThrow(
      NotRecordedYet,
    );
    await fleet.deploy(present);
    for (const course of cases) await recorded(course, '2026-03-20 CoursePaused');
    await inTurns(cases, (course) => course.ask(resume('2026-03-25')));
    await live(cases, '2026-07-21');
    expect(await datesOf(cases)).toEqual(cases.map(() => ['2026-01-15', '2026-03-15', '2026-05-20', '2026-07-20']));
  });

  it('parks a case that began on the next build while that build is taken back, and loses nothing', async () => {
    await fleet.deploy(next);
    // Not one of the rig's cases: those are replayed on the present build when the rig closes.
    const course = await beginCase(rig.services, '2026-01-05' as CivilDate);
    await course.startCourse('LAB_31B', '2026-01-15');
    await fleet.deploy(present);
    await tellToPause(course, '2026-02-01');
    await until('its task to fail', async () => (await attempts([course])).every((count) => count > 1));
    expect((await course.story()).at(-1)).toBe('2026-01-15 CourseStarted');
    await fleet.deploy(next);
    await recorded(course, '2026-02-01 CoursePaused');
  });

  const tellToPause = (course: Case, from: string) =>
    rig.services.trajectories.signal(course.id, {
      id: uuidv7(),
      by: 'tester',
      type: 'PauseCourse',
      from: from as CivilDate,
      reason: 'illness',
      citizenWishesToGoOn: true,
    });

  /** Which attempt the workflow task of each case is at: above one, a task has failed. */
  const attempts = (cases: readonly Case[]) =>
    inTurns(cases, async ({ id }) => {
      const { raw } = await rig.client.workflow.getHandle(id).describe();
      return raw.pendingWorkflowTask?.attempt ?? 0;
    });
});

/** The builds that have had a hand in a history: by the hash of their code, or as they are deployed. */
const buildsIn = ({ events }: History) =>
  new Set(
    events!.flatMap(({ workflowTaskCompletedEventAttributes: task }) =>
      task ? `${task.workerVersion?.buildId} ${task.deploymentVersion?.buildId}` : [],
    ),
  );

const AT_ONCE = 20;

async function inTurns<T, R>(items: readonly T[], each: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let first = 0; first < items.length; first += AT_ONCE) {
    const turn = items.slice(first, first + AT_ONCE);
    results.push(...(await Promise.all(turn.map((item, place) => each(item, first + place)))));
  }
  return results;
}
