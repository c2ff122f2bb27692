import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../../src/worker.ts';
import { eventsIn, type Fault, faults } from '../rig/histories/check.ts';
import { ownCore } from '../rig/histories/core.ts';
import { SCENARIO_NAMES } from '../rig/histories/corpus.ts';
import { changes } from '../rig/histories/freeze.ts';
import { type Recording, readRecordings } from '../rig/histories/recording.ts';
import { ownReportingBundle } from '../rig/histories/replay.ts';
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
