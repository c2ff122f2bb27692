import { ScheduleOverlapPolicy } from '@temporalio/client';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import { newestProgramme } from '../../src/domain/programmes/index.ts';
import { enrol } from '../../src/services/enrol.ts';
import { advanceTime } from '../../src/services/time.ts';
import { seeToReports } from '../../src/services/work.ts';
import { registerStaff } from '../../src/store/people.ts';
import { approveReport, listReportVersions } from '../../src/store/reports.ts';
import type { RunningWorker } from '../../src/worker.ts';
import type { Dated } from '../domain/builders.ts';
import { caseOf, nextFictiveCpr } from '../rig/case.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { fireSchedule } from '../rig/schedule.ts';

const DAY_MS = 86_400_000;
const PLACE = { municipality: '101', programme: 'cti-overgang' };
const SCHEDULE = 'reports-101-cti-overgang';

let rig: Rig;
let worker: RunningWorker;
let trajectoryId: string;
beforeAll(async () => {
  rig = await startRig({ today: '2024-05-30', workers: 0 });
  worker = await rig.startWorker();
  await rig.services.trajectories.ensureDispatcher();
  trajectoryId = await aCourseWithAGap();
  await seeToReports(rig.services);
});
afterAll(() => rig.close());

/** A fictive citizen whose course began on 15 May 2024 and whose sub-target group nobody has registered, with Clara as worker. */
async function aCourseWithAGap(): Promise<string> {
  const on = rig.clock.today();
  const clara = await registerStaff(rig.db, {
    ...{ id: uuidv7(), municipality: '101', name: 'Clara', email: 'clara@example.invalid', teamLeader: false },
  });
  const { own } = newestProgramme(PLACE.programme)!.variants.standard!;
  const settings = { remindsOfDuties: true, own: { ...own, subTargetGroupsSince: '2024-03-01' } };
  const enrolled = await enrol(
    { ...rig.services, settingOverrides: { ...rig.services.settingOverrides, ...settings } },
    { cpr: nextFictiveCpr(), name: 'Test Person', ...PLACE, variant: 'standard', draw: '1', on, by: 'tester' },
  );
  if ('refusal' in enrolled) throw new Error(enrolled.refusal.reasons[0].code);
  const begun = caseOf(rig.services, { id: enrolled.trajectoryId, on, clockOffsetMs: rig.clock.offsetMs() });
  const papers: Dated<CommandBody>[] = [
    { type: 'AssignStaff', function: 'ctiWorker', staffId: clara, on },
    { type: 'GrantSupport', legalBasis: 'OTHER_6', on },
    { type: 'StartCourse', startOn: date('2024-05-15'), takenOver: true },
  ];
  for (const body of papers) {
    const answer = await begun.ask(body);
    if ('refusal' in answer) throw new Error(answer.refusal.reasons[0].code);
  }
  return begun.id;
}

/** "lone 1. marts – 31. maj 2024 overdue" of each message about a report that has arrived by mail, in order. */
async function arrived(): Promise<string[]> {
  await expect.poll(anythingDue, { timeout: 60_000, interval: 50 }).toEqual([]);
  const periods = /for (1\. \w+ – 31\. \w+ 2024)(?: (skulle være))?/g;
  return rig.mails
    .mails()
    .flatMap(({ to, text }) =>
      [...text.matchAll(periods)].map(([, period, how]) => `${to.split('@')[0]} ${period} ${how ? 'overdue' : 'open'}`),
    );
}
const anythingDue = () =>
  rig.db
    .selectFrom('message')
    .select('body')
    .where('state', 'in', ['planned', 'sending'])
    .where('send_at', '<=', new Date(rig.clock.now()))
    .execute();
const rungsSaid = () =>
  rig.db
    .selectFrom('report_reminder')
    .select(['period_last', 'rung'])
    .orderBy('said_at')
    .orderBy('period_last')
    .execute();
const become = (expected: readonly string[]) =>
  vi.waitFor(async () => expect((await rungsSaid()).map((one) => `${one.period_last} ${one.rung}`)).toEqual(expected), {
    ...{ timeout: 60_000, interval: 100 },
  });

const SPRING = '1. marts – 31. maj 2024';
const SUMMER = '1. juni – 31. august 2024';

it('K-23: the day before the period ends nobody hears of it; on the last day the schedule fires and the mails arrive', async () => {
  await fireSchedule(rig.client, SCHEDULE);
  expect(await arrived()).toEqual([]);
  await rig.clock.advance(DAY_MS);
  await fireSchedule(rig.client, SCHEDULE);
  expect((await arrived()).sort()).toEqual([`clara ${SPRING} open`, `lone ${SPRING} open`]);
  const texts = rig.mails.mails().map(({ text }) => text);
  expect(texts.join()).toContain(`http://overgang.example/indberetninger#cti-overgang-threeMonthly-2024-05-31`);
  expect(texts.find((text) => text.includes('En oplysning mangler'))).toContain(`/forloeb/${trajectoryId}`);
  expect(texts.join()).not.toMatch(/Test Person|CTI|§|6101/);
});

it('K-23: a second firing sends nothing, and 7 days after the last day it is said once more', async () => {
  await fireSchedule(rig.client, SCHEDULE);
  await fireSchedule(rig.client, SCHEDULE);
  expect(await arrived()).toHaveLength(2);
  await advanceTime(rig.services, 7 * DAY_MS);
  await become(['2024-05-31 day-0', '2024-05-31 day-7']);
  expect(await arrived()).toHaveLength(4);
});

it('K-23: an outage over the last day of one period and the deadline of another is caught up, each said once', async () => {
  await worker.stop();
  await rig.clock.advance(87 * DAY_MS); // Monday 2 September 2024
  await rig.client.schedule.getHandle(SCHEDULE).trigger(ScheduleOverlapPolicy.SKIP);
  worker = await rig.startWorker();
  await become(['2024-05-31 day-0', '2024-05-31 day-7', '2024-05-31 day-15', '2024-08-31 day-0']);
  expect((await arrived()).slice(4).sort()).toEqual([
    ...[`clara ${SUMMER} open`, `lone ${SUMMER} open`, `lone ${SPRING} overdue`],
  ]);
});

it('K-23: of an approved report nobody hears any more', async () => {
  const [spring, summer] = (await listReportVersions(rig.db, PLACE)).filter(({ report }) => report === 'threeMonthly');
  for (const { id } of [spring!, summer!])
    await approveReport(rig.db, rig.services.keys, { id, by: 'Pia', at: new Date(rig.clock.now()), reason: 'Følger.' });
  const before = await arrived();
  await advanceTime(rig.services, 20 * DAY_MS);
  await fireSchedule(rig.client, SCHEDULE);
  expect(await rungsSaid()).toHaveLength(4);
  expect(await arrived()).toEqual(before);
});
