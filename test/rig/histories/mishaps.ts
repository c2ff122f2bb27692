import { ApplicationFailure } from '@temporalio/common';
import { sql } from 'kysely';
import { NAMESPACE } from '../../../src/temporal.ts';
import { pause, resume } from '../../domain/builders.ts';
import type { Rig } from '../rig.ts';
import { begun, signalPause } from './courses.ts';
import { type Play, recorded, until } from './scenario.ts';

const DISPATCHER = { id: 'overgang-dispatcher' };

const pendingActivity = async ({ client }: Rig, id: string) =>
  (await client.workflow.getHandle(id).describe()).raw.pendingActivities?.[0];

/** How many commands a case has taken in. */
async function accepted({ client }: Rig, id: string): Promise<number> {
  const { events } = await client.workflow.getHandle(id).fetchHistory();
  return events!.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length;
}

/** Commands that arrive twice or at the wrong moment, and a world that fails. */
export const MISHAPS: Readonly<Record<string, Play>> = {
  async 'command-repeated'(stage) {
    const course = await begun(stage);
    await course.goTo('2026-02-01');
    const id = stage.newId();
    for (const _ of ['once', 'and again']) await signalPause(stage, course, '2026-02-01', id);
    await recorded(course, '2026-02-01 CoursePaused');
    await course.ask(pause('2026-02-01'), id);
    await signalPause(stage, course, '2026-02-02', id);
    await recorded(course, '2026-02-01 CommandRefused');
    await course.goTo('2026-02-10');
    return course;
  },
  async 'command-during-a-recording'(stage) {
    const course = await begun(stage);
    await course.goTo('2026-02-01');
    const answers = await stage.rig.db.transaction().execute(async () => {
      // The store has one connection, and this transaction holds it: the recording has to wait.
      const first = course.ask(pause('2026-02-01'));
      await until('a recording under way', async () => Boolean(await pendingActivity(stage.rig, course.id)));
      const before = await accepted(stage.rig, course.id);
      const second = course.ask(resume('2026-02-08'));
      await until('a second command accepted', async () => (await accepted(stage.rig, course.id)) > before);
      return [first, second];
    });
    await Promise.all(answers);
    await course.goTo('2026-03-23');
    return course;
  },
  async 'recording-failed-and-tried-again'(stage) {
    const course = await begun(stage);
    await course.goTo('2026-02-01');
    await sql`alter table journal rename to journal_away`.execute(stage.rig.db);
    const asked = course.ask(pause('2026-02-01'));
    const attempts = async () => (await pendingActivity(stage.rig, course.id))?.attempt ?? 0;
    await until('a second attempt', async () => (await attempts()) > 1);
    await sql`alter table journal_away rename to journal`.execute(stage.rig.db);
    await asked;
    await course.goTo('2026-02-10');
    return course;
  },
};

/** A case that must leave its history behind again and again. */
export const RENEWALS: Readonly<Record<string, Play>> = {
  async 'continued-as-new-many-times'(stage) {
    const course = await begun(stage);
    await course.goTo('2026-02-01');
    const id = stage.newId();
    await course.ask(pause('2026-02-01'), id);
    await course.ask(resume('2026-02-02'));
    await course.goTo('2026-06-20');
    await course.ask(pause('2026-02-01'), id); // answered by a run that never saw the first
    await course.goTo('2026-07-17');
    return course;
  },
};

/** Workers that die and are replaced. */
export const DEATHS: Readonly<Record<string, Play>> = {
  async 'worker-died-in-the-middle-of-a-task'(stage) {
    const { rig } = stage;
    const first = await rig.startWorker();
    const course = await begun(stage);
    await course.goTo('2026-02-01');
    await first.stop();
    const { taskQueue } = await rig.client.workflow.getHandle(course.id).describe();
    await signalPause(stage, course, '2026-02-01');
    // Takes the task and is never heard of again.
    const { connection, workflowService } = rig.client;
    await connection.withDeadline(Date.now() + 60_000, () =>
      workflowService.pollWorkflowTaskQueue({ namespace: NAMESPACE, taskQueue: { name: taskQueue } }),
    );
    const second = await rig.startWorker();
    await recorded(course, '2026-02-01 CoursePaused');
    await course.ask(resume('2026-02-08'));
    await second.stop();
    await rig.startWorker();
    await course.goTo('2026-03-23');
    return course;
  },
};

/** The installation's dispatcher. */
export const DISPATCHER_MOVES: Readonly<Record<string, Play>> = {
  async 'dispatcher-moves-to-another-worker'({ rig }) {
    const first = await rig.startWorker();
    await rig.services.trajectories.ensureDispatcher();
    const attempts = async () => (await pendingActivity(rig, DISPATCHER.id))?.attempt ?? 0;
    await until('a dispatcher at work', async () => (await attempts()) === 1);
    await first.stop();
    await rig.startWorker();
    await until('a dispatcher at work elsewhere', async () => (await attempts()) > 1);
    return DISPATCHER;
  },
};

export const DISPATCHER_RENEWED: Readonly<Record<string, Play>> = {
  async 'dispatcher-broke-down-continued-as-new-and-was-cancelled'({ rig }) {
    const { client, services } = rig;
    await services.trajectories.ensureDispatcher();
    const described = () => client.workflow.getHandle(DISPATCHER.id).describe();
    const first = (await described()).runId;
    const atWork = async () => Boolean(await pendingActivity(rig, DISPATCHER.id));
    await until('a dispatcher at work', atWork);
    const broken = ApplicationFailure.nonRetryable('the dispatcher broke down');
    await client.activity.fail({ workflowId: DISPATCHER.id, activityId: '1' }, broken);
    await until('a second run at work', async () => (await described()).runId !== first && (await atWork()));
    await client.workflow.getHandle(DISPATCHER.id).cancel();
    await until('its end', async () => (await described()).status.name === 'CANCELLED');
    return DISPATCHER;
  },
};
