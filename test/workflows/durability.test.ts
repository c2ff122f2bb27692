import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pause, resume } from '../domain/builders.ts';
import { type Rig, startRig } from '../rig/rig.ts';

const WHOLE_COURSE = [
  '2026-01-15 PhaseStarted 1',
  '2026-03-15 PhaseStarted 2',
  '2026-05-15 PhaseStarted 3',
  '2026-07-15 CourseEnded',
];
const transitions = (story: readonly string[]) => story.filter((line) => /PhaseStarted|CourseEnded/.test(line));

describe('a case', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig({ workers: 0 });
  });
  afterAll(() => rig.close());

  it('goes on with another worker when its own is replaced while it waits', async () => {
    const first = await rig.startWorker();
    const course = await rig.begin('2026-01-05');
    await course.startCourse('LAB_31B', '2026-01-15');
    await course.goTo('2026-02-01');
    await first.stop();
    const asked = course.ask(pause('2026-02-01')); // nobody is there to answer
    const second = await rig.startWorker();
    expect(await asked).toHaveProperty('sequence');
    await course.ask(resume('2026-02-02'));
    await second.stop();
    await rig.startWorker();
    await course.goTo('2026-07-16');
    expect(transitions(await course.story())).toEqual([
      '2026-01-15 PhaseStarted 1',
      '2026-03-16 PhaseStarted 2',
      '2026-05-16 PhaseStarted 3',
      '2026-07-16 CourseEnded',
    ]);
  });
});

describe('a case that continues as new every few events', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig({ continueAsNewAfter: 30 });
  });
  afterAll(() => rig.close());

  it('keeps its dates, its journal and what it has been told', async () => {
    const course = await rig.begin('2026-01-05');
    await course.startCourse('LAB_31B', '2026-01-15');
    const id = uuidv7();
    await course.goTo('2026-02-01');
    const first = await course.ask(pause('2026-02-01'), id);
    await course.ask(resume('2026-02-02'));
    await course.goTo('2026-06-20');
    expect(await course.ask(pause('2026-02-01'), id), 'the first answer, from a run long past').toEqual(first);
    expect(await course.ask(resume('2026-02-02'), id)).toMatchObject({
      refusal: { reasons: [{ code: 'commandIdReused' }] },
    });
    await course.goTo('2026-07-17');
    expect(transitions(await course.story())).toEqual([
      '2026-01-15 PhaseStarted 1',
      '2026-03-16 PhaseStarted 2',
      '2026-05-16 PhaseStarted 3',
      '2026-07-16 CourseEnded',
    ]);
    const runs = new Set<string>();
    for await (const { runId } of rig.client.workflow.list({ query: `WorkflowId = '${course.id}'` })) runs.add(runId);
    expect(runs.size).toBeGreaterThan(2);
  });
});

describe('a case whose worker remembers nothing between tasks', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig({ maxCachedWorkflows: 0 });
  });
  afterAll(() => rig.close());

  it('is replayed from its history every time, to the same end', async () => {
    const course = await rig.begin('2026-01-05');
    await course.startCourse('LAB_31B', '2026-01-15');
    await course.goTo('2026-07-15');
    expect(transitions(await course.story())).toEqual(WHOLE_COURSE);
  });
});
