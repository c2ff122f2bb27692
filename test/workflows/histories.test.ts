import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../../src/worker.ts';
import { copyWithChanges } from '../rig/changed-sources.ts';
import { eventsIn, type Fault, faults } from '../rig/histories/check.ts';
import { coreUnder, ownCore } from '../rig/histories/core.ts';
import { SCENARIO_NAMES } from '../rig/histories/corpus.ts';
import { changes } from '../rig/histories/freeze.ts';
import { type Recording, readRecordings } from '../rig/histories/recording.ts';
import { bundleReporting, ownReportingBundle } from '../rig/histories/replay.ts';
import { toldIn } from '../rig/histories/told.ts';

const recordings = readRecordings();

beforeAll(() => void Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] }));

/** What makes a path this path: without it a recording would be green and show nothing. */
const MARKS: readonly (readonly [string, readonly string[]])[] = [
  ['open-pause-and-resume', ['CoursePaused', 'CourseResumed', 'timerCanceled']],
  ['pause-and-resume-by-signal', ['workflowExecutionSignaled', 'CoursePaused', 'CourseResumed']],
  ['signal-refused', ['workflowExecutionSignaled', 'CommandRefused']],
  ['past-pause-takes-a-phase-back', ['PhaseTakenBack']],
  ['restarted-after-a-pause', ['RestartDecided']],
  ['ended-early', ['EarlyEndDecided']],
  ['ended-early-while-paused', ['CoursePaused', 'EarlyEndDecided']],
  ['archived', ['TrajectoryArchived', 'workflowExecutionCompleted']],
  ['command-repeated', ['CoursePaused', 'CommandRefused']],
  ['recording-failed-and-tried-again', ['second attempt']],
  ['continued-as-new-many-times', ['workflowExecutionContinuedAsNew', 'third run']],
  ['worker-died-in-the-middle-of-a-task', ['workflowTaskTimedOut']],
  ['sc-09-attendance', ['MeetingNotHeld', 'MeetingHeld']],
  ['sc-17-refusal', ['ProgrammeLeft', 'ReminderIssued']],
  ['sc-18-resource-course', ['ProgrammeLeft', 'CourseEnded']],
  ['sc-20-new-transition', ['BegunAnew', 'CourseStarted']],
  ['sc-21-holiday-and-staff-loss', ['StandInAppointed', 'DutyCompleted']],
  ['own-corrections', ['EventWithdrawn', 'PhaseTakenBack']],
  ['from-draw-to-archive', ['MeetingMoved', 'ReminderIssued', 'TrajectoryArchived']],
  [
    'dispatcher-broke-down-continued-as-new-and-was-cancelled',
    ['activityTaskFailed', 'workflowExecutionContinuedAsNew', 'workflowExecutionCanceled'],
  ],
];

/** Kinds of events in the histories and of events sent to the journal, further attempts, and further runs. */
function marksIn({ runs }: Recording): string[] {
  const events = runs.flatMap(({ history }) => history.events ?? []);
  const kinds = events.flatMap((event) => Object.keys(event).filter((name) => name.endsWith('EventAttributes')));
  const written = events.flatMap((event) => eventsIn(toldIn(event)).map(({ type }) => type));
  const again = events.some(({ activityTaskStartedEventAttributes: started }) => (started?.attempt ?? 1) > 1);
  return [
    ...kinds.map((name) => name.replace('EventAttributes', '')),
    ...written,
    ...(again ? ['second attempt'] : []),
    ...(runs.length > 2 ? ['third run'] : []),
  ];
}

describe('a recorded case', () => {
  it('is kept of every path through the workflows', () => {
    expect([...new Set(recordings.map(({ scenario }) => scenario))].sort()).toEqual([...SCENARIO_NAMES].sort());
  });

  it.each(MARKS)('of %s really holds %o', (scenario, marks) => {
    const recording = recordings.findLast((each) => each.scenario === scenario)!;
    expect(marksIn(recording)).toEqual(expect.arrayContaining([...marks]));
  });

  it('is taken up by the worker as it is', async () => {
    const runs = recordings.flatMap(({ runs }) => runs);
    const refused: unknown[] = [];
    for await (const { error } of Worker.runReplayHistories({ workflowBundle: await bundleWorkflows() }, runs))
      if (error) refused.push(error);
    expect(refused).toEqual([]);
  });

  it('writes, answers and waits for the same as when it was recorded, and shows the same dates', async () => {
    const found: Fault[] = [];
    for await (const fault of faults({ bundle: await ownReportingBundle(), core: ownCore }, recordings))
      found.push(fault);
    expect(found).toEqual([]);
  });
});

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

describe('a new recording', () => {
  const made = [
    { version: '1.1.0', scenario: 'archived' },
    { version: '1.1.0', scenario: 'ended-early' },
  ];
  const existing = ['1.0.0-archived.json', '1.1.0-archived.json'];

  it('leaves every earlier one as it is from version 1.0 on, and adds what is missing', () => {
    expect(changes('1.1.0', existing, made)).toEqual({ write: ['1.1.0-ended-early.json'], remove: [] });
  });

  it('takes the place of all earlier ones before version 1.0', () => {
    const early = made.map(({ scenario }) => ({ version: '0.2.0', scenario }));
    expect(changes('0.2.0', ['0.1.0-archived.json', '0.2.0-archived.json'], early)).toEqual({
      write: ['0.2.0-archived.json', '0.2.0-ended-early.json'],
      remove: ['0.1.0-archived.json'],
    });
  });
});
