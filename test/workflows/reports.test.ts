import { ScheduleOverlapPolicy } from '@temporalio/client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import { enrol } from '../../src/services/enrol.ts';
import { advanceTime } from '../../src/services/time.ts';
import { seeToReports } from '../../src/services/work.ts';
import { approveReport, findReport, freezeReport, listReportVersions } from '../../src/store/reports.ts';
import type { RunningWorker } from '../../src/worker.ts';
import type { Dated } from '../domain/builders.ts';
import { type Case, caseOf, nextFictiveCpr } from '../rig/case.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { fireSchedule } from '../rig/schedule.ts';

const DAY_MS = 86_400_000;
const PLACE = { municipality: '101', programme: 'cti-overgang' };

let rig: Rig;
let worker: RunningWorker;
beforeAll(async () => {
  rig = await startRig({ today: '2024-05-27', workers: 0 });
  worker = await rig.startWorker();
});
afterAll(() => rig.close());

/** Beside them quarters of the calendar are kept of the same cases. */
const threeMonthly = async () =>
  (await listReportVersions(rig.db, PLACE)).filter(({ report }) => report === 'threeMonthly');
/** "2024-05-31 v1 draft" of each version. */
const said = async () => (await threeMonthly()).map(({ last, version, state }) => `${last} v${version} ${state}`);
const become = (expected: readonly string[]) =>
  vi.waitFor(async () => expect(await said()).toEqual(expected), { timeout: 60_000, interval: 100 });

const schedule = () => rig.client.schedule.getHandle('reports-101-cti-overgang');
const fire = () => fireSchedule(rig.client, 'reports-101-cti-overgang');

/** A fictive citizen with a course of the 2024 roll-out that began on 15 May 2024. */
async function aCourse(): Promise<Case> {
  const on = rig.clock.today();
  const enrolled = await enrol(rig.services, {
    ...{ cpr: nextFictiveCpr(), name: 'Test Person', ...PLACE, variant: 'standard', draw: '1', on, by: 'tester' },
  });
  if ('refusal' in enrolled) throw new Error(enrolled.refusal.reasons[0].code);
  const begun = caseOf(rig.services, { id: enrolled.trajectoryId, on, clockOffsetMs: rig.clock.offsetMs() });
  const papers: Dated<CommandBody>[] = [
    { type: 'GrantSupport', legalBasis: 'OTHER_6', on },
    { type: 'StartCourse', startOn: date('2024-05-15'), takenOver: true },
  ];
  for (const body of papers) {
    const answer = await begun.ask(body);
    if ('refusal' in answer) throw new Error(answer.refusal.reasons[0].code);
  }
  return begun;
}

it('fill themselves by a schedule of their own, once, after an outage too, and correct what was handed in (C-18, K-23)', async () => {
  const begun = await aCourse();
  const { spec, policies } = await schedule().describe();
  expect(spec).toMatchObject({ timezone: 'Europe/Copenhagen', calendars: [{ hour: [{ start: 6, end: 6 }] }] });
  expect(policies.overlap).toBe('SKIP');
  await seeToReports(rig.services); // as another start of the worker does
  await fire();
  expect(await said()).toEqual([]);

  // The period's last day passes: moving the clock fills the report, and firing again changes nothing.
  await advanceTime(rig.services, 7 * DAY_MS);
  await become(['2024-05-31 v1 draft']);
  await fire();
  await fire();
  expect(await said()).toEqual(['2024-05-31 v1 draft']);

  const [draft] = await threeMonthly();
  const at = new Date(rig.clock.now());
  await approveReport(rig.db, rig.services.keys, { id: draft!.id, by: 'Pia', at, reason: null });
  await freezeReport(rig.db, { id: draft!.id, by: 'Pia', at });

  // What is registered late about the frozen period becomes a version that says what is otherwise.
  await begun.ask({ type: 'RecordFact', step: 'subTargetGroup', values: { group: 2 }, on: date('2024-05-30') });
  await fire();
  expect(await said()).toEqual(['2024-05-31 v1 frozen', '2024-05-31 v2 draft']);
  const [, second] = await threeMonthly();
  expect((await findReport(rig.db, rig.services.keys, second!.id))!.differences).toContainEqual({
    ...{ kind: 'changed', key: `${begun.id}/1`, trajectoryId: begun.id, column: 'group', was: null, is: '2' },
  });

  // No worker runs over the ends of two periods: the first one afterwards fills both.
  await worker.stop();
  await rig.clock.advance(190 * DAY_MS);
  await schedule().trigger(ScheduleOverlapPolicy.SKIP);
  await rig.startWorker();
  await become([...['2024-05-31 v1 frozen', '2024-05-31 v2 draft', '2024-08-31 v1 draft', '2024-11-30 v1 draft']]);
});

it('leave nothing of a person in the engine', async () => {
  const { action } = await schedule().describe();
  expect(action.type === 'startWorkflow' && action.args).toEqual([PLACE]);
  const names: string[] = [];
  for await (const { workflowId, type } of rig.client.workflow.list()) if (type === 'reports') names.push(workflowId);
  expect(names.length).toBeGreaterThan(3);
  expect(names.every((name) => /^reports-101-cti-overgang-[-\dT:Za-f]+$/.test(name))).toBe(true);
});
