import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CivilDate } from '../../src/domain/calendar/civil-date.ts';
import { instantAt } from '../../src/domain/calendar/working-days.ts';
import type { Command, CommandBody } from '../../src/domain/commands.ts';
import type { CprNumber } from '../../src/domain/cpr.ts';
import { enrol } from '../../src/services/enrol.ts';
import { readJournal } from '../../src/store/journal.ts';
import type { trajectory } from '../../workflows/index.ts';
import type { TrajectoryInput } from '../../workflows/messages.ts';
import { type Dated, pastPause, pause, resume } from '../domain/builders.ts';
import { isAtRest } from '../rig/histories/chain.ts';
import { type Rig, type RigOptions, startRig } from '../rig/rig.ts';

const ENROLLED_ON = '2026-01-05';
const papers: readonly Dated<CommandBody>[] = [
  { type: 'AssessTargetGroup', inTargetGroup: true, on: ENROLLED_ON },
  { type: 'GrantSupport', legalBasis: 'SEL_85', on: ENROLLED_ON },
  { type: 'InformOfGrant', who: 'citizen', on: ENROLLED_ON },
  { type: 'InformOfGrant', who: 'ctiWorker', on: ENROLLED_ON },
  { type: 'RegisterJobMatch', on: ENROLLED_ON },
  { type: 'StartCourse', startOn: '2026-01-12', takenOver: true },
  ...(['ctiWorker', 'jobConsultant', 'jobCentreCaseworker', 'socialCaseworker'] as const).map((jobFunction) => ({
    ...({ type: 'AssignStaff', function: jobFunction, staffId: `mads-${jobFunction}`, on: ENROLLED_ON } as const),
  })),
];
/** Nine months: two pauses of 7 and 14 days, one of 2 days registered afterwards, and the archiving. */
const STORY: readonly (readonly [string, Dated<CommandBody>])[] = [
  ...papers.map((paper) => [ENROLLED_ON, paper] as const),
  ['2026-02-02', pause('2026-02-02')],
  ['2026-02-09', resume('2026-02-09')],
  ['2026-03-02', pause('2026-03-02')],
  ['2026-03-16', resume('2026-03-16')],
  ['2026-06-01', pastPause('2026-05-20', '2026-05-22')],
  ['2026-09-01', { type: 'RegisterJobMatch', on: '2026-09-01' }],
  ['2026-11-10', { type: 'ArchiveTrajectory', on: '2026-11-10' }],
];

/**
 * What the story comes to, counted by hand. Phase 1 begins on 12 January, phase 2 on 3 May, phase 3 on 4 August, and the
 * course ends on 4 November; each of the three pauses comes before a date for which a timer is set, and moves it.
 */
const dueDays = 4;
const updates = STORY.length;
const recordings = 1 + updates + dueDays; // the enrolment, each command, each due day
const movedDates = 3;

/** The least that a history with these waits can hold, by kind of event. A workflow task is written as three events. */
function least(continuations: number): Record<string, number> {
  const tasks = 1 + dueDays + updates + recordings + continuations; // nothing wakes a case without a reason
  return {
    workflowExecutionStarted: 1 + continuations,
    workflowTaskScheduled: tasks,
    workflowTaskStarted: tasks,
    workflowTaskCompleted: tasks,
    workflowExecutionUpdateAccepted: updates,
    workflowExecutionUpdateCompleted: updates,
    activityTaskScheduled: recordings,
    activityTaskStarted: recordings,
    activityTaskCompleted: recordings,
    workflowExecutionCompleted: 1,
  };
}
const leastTimers = { timerStarted: dueDays + movedDates, timerFired: dueDays, timerCanceled: movedDates };

/** What the server writes for its time skipping, which no case in production knows. */
const OF_TIME_SKIPPING = ['workflowExecutionOptionsUpdated', 'workflowExecutionTimeSkippingTransitioned'];

interface HistoryEvent {
  readonly workflowExecutionContinuedAsNewEventAttributes?: { readonly newExecutionRunId?: string | null } | null;
}

/** How often each kind of event stands in a case's history, all runs of it together; those of time skipping apart. */
async function historyOf({ client }: Rig, workflowId: string, firstRunId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let runId: string | null | undefined = firstRunId;
  while (runId) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    for (const event of events ?? []) {
      const kind = Object.keys(event)
        .find((key) => key.endsWith('EventAttributes'))!
        .replace('EventAttributes', '');
      if (!OF_TIME_SKIPPING.includes(kind)) counts[kind] = (counts[kind] ?? 0) + 1;
    }
    const last: HistoryEvent | undefined = events?.at(-1);
    runId = last?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return counts;
}

/**
 * Waits until a case's newest run has nothing under way. The server holds back the first task of a run that follows
 * another within a second; an update that comes meanwhile shares that task, and the count would hang on chance.
 */
const untilAtRest = ({ client }: Rig, workflowId: string) =>
  expect
    .poll(async () => isAtRest(await client.workflow.getHandle(workflowId).fetchHistory()), { timeout: 60_000 })
    .toBe(true);

/** Lives the story. The enrolment travels in the start, and its sender does not ask again before it is recorded. */
async function live(rig: Rig): Promise<Record<string, number>> {
  const { services, client } = rig;
  const noon = (day: string) => instantAt(day as CivilDate, '12:00');
  const clockOffsetMs = noon(ENROLLED_ON) - Date.now();
  const { taskQueue } = await client.workflow.getHandle((await rig.begin(ENROLLED_ON)).id).describe();
  let firstRunId = '';
  const start = async (input: Omit<TrajectoryInput, 'version'>) => {
    const args: [TrajectoryInput] = [{ version: 1, ...input }];
    const options = { taskQueue, workflowId: input.trajectoryId, args };
    ({ firstExecutionRunId: firstRunId } = await client.workflow.start<typeof trajectory>('trajectory', options));
    await expect.poll(() => readJournal(rig.db, input.trajectoryId), { timeout: 60_000 }).toHaveLength(1);
    return { sequence: 1 };
  };
  const enrolled = await enrol(
    { ...services, trajectories: { ...services.trajectories, start } },
    {
      ...{ cpr: '6101909999' as CprNumber, name: 'Fie Fiktiv', municipality: '101', programme: 'social-stoette' },
      ...{ variant: 'rollout', draw: '1', on: ENROLLED_ON as CivilDate, by: 'tester', clockOffsetMs },
    },
  );
  if ('refusal' in enrolled) throw new Error(enrolled.refusal.reasons[0].code);
  const { trajectoryId } = enrolled;
  for (const [day, body] of STORY) {
    await untilAtRest(rig, trajectoryId);
    await services.trajectories.fastForward(trajectoryId, noon(day) - clockOffsetMs);
    const command = { id: uuidv7(), by: 'tester', ...(body as CommandBody) } as Command;
    expect(await services.trajectories.command(trajectoryId, command)).toHaveProperty('sequence');
  }
  await client.workflow.getHandle(trajectoryId).result();
  return historyOf(rig, trajectoryId, firstRunId);
}

/** A server on which this test is alone. */
async function livedOn(options: RigOptions): Promise<Record<string, number>> {
  const rig = await startRig(options);
  onTestFinished(() => rig.close());
  return live(rig);
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0);

describe('the history of a nine-month case with two pauses and one registered afterwards', () => {
  it('holds exactly the events and the workflow tasks that its waits demand', async () => {
    const history = await livedOn({});
    expect(history).toEqual({ ...least(0), ...leastTimers });
    // The first task and the start; a due day; an update; a recording; a moved date; the end.
    expect(sum(history)).toBe(4 + 5 * dueDays + 5 * updates + 6 * recordings + 2 * movedDates + 1);
  });

  it('grows by five events for each continuation as new, and by a timer that cannot be taken along', async () => {
    const { timerStarted, timerFired, timerCanceled, workflowExecutionContinuedAsNew, ...history } = await livedOn({
      continueAsNewAfter: 40,
    });
    expect(workflowExecutionContinuedAsNew).toBeGreaterThan(0);
    expect(history).toEqual(least(workflowExecutionContinuedAsNew!));
    expect(timerFired).toBe(leastTimers.timerFired);
    // Each timer that did not fire was cancelled, or left behind by a run that continued as new.
    expect(timerStarted! - timerFired! - timerCanceled!).toBeLessThanOrEqual(workflowExecutionContinuedAsNew!);
  });

  it('does not grow by a command that is refused, nor by one that is sent again', async () => {
    const rig = await startRig();
    onTestFinished(() => rig.close());
    const course = await rig.begin(ENROLLED_ON);
    const id = uuidv7();
    await course.ask({ type: 'RegisterJobMatch', on: ENROLLED_ON }, id);
    const length = async () => Number((await rig.client.workflow.getHandle(course.id).describe()).historyLength);
    const before = await length();
    expect(await course.ask(pause(ENROLLED_ON))).toMatchObject({
      refusal: { reasons: [{ code: 'courseNotStarted' }] },
    });
    expect(await course.ask({ type: 'RegisterJobMatch', on: ENROLLED_ON }, id)).toEqual({ sequence: 2 });
    expect(await length()).toBe(before);
  });
});
