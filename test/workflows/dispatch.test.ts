import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar/civil-date.ts';
import { advanceTime } from '../../src/services/time.ts';
import { registerStaff } from '../../src/store/people.ts';
import { pastPause } from '../domain/builders.ts';
import { type Case, type Rig, startRig } from '../rig/rig.ts';

const DAY_MS = 86_400_000;

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
  await rig.startWorker(); // two workers: the dispatcher must still be one
  await rig.services.trajectories.ensureDispatcher();
  await rig.services.trajectories.ensureDispatcher();
});
afterAll(() => rig.close());
afterEach(() => sent(() => true)); // nothing may be left on its way to the next test

/** Waits until no message that is due stands unsent, and answers with those that a test asks for. */
async function sent(about: (subject: string, to: string) => boolean) {
  const due = () =>
    rig.db
      .selectFrom('message')
      .select('id')
      .where('state', 'in', ['planned', 'sending'])
      .where('send_at', '<=', new Date(rig.clock.now()))
      .execute();
  await expect.poll(due, { timeout: 60_000, interval: 50 }).toEqual([]);
  return rig.mails.mails().filter(({ subject, to }) => about(subject, to));
}
const aWorker = async (name: string) =>
  registerStaff(rig.db, {
    id: uuidv7(),
    municipality: '101',
    name,
    email: `${name}@example.invalid`,
    teamLeader: false,
  });
const statesOf = async (course: Case) =>
  (
    await rig.db
      .selectFrom('message')
      .select(['state', 'channel', 'body', 'about_on'])
      .where('trajectory_id', '=', course.id)
      .orderBy('about_on')
      .orderBy('channel')
      .execute()
  ).map(({ state, channel, body, about_on }) => `${about_on} ${body.kind} ${channel} ${state}`);

describe('a phase change', () => {
  it('is told once by e-mail and once in the inbox to each who is assigned, and not before its day (K-32, S-70)', async () => {
    const [ctiWorker, caseworker] = await Promise.all([aWorker('clara'), aWorker('svend')]);
    const today = rig.clock.today();
    const course = await rig.begin(today);
    await course.ask({ type: 'AssignStaff', function: 'ctiWorker', staffId: ctiWorker, on: today });
    await course.ask({ type: 'AssignStaff', function: 'socialCaseworker', staffId: caseworker, on: today });
    await course.startCourse('LAB_31B', today);
    await advanceTime(rig.services, 10 * DAY_MS); // past any weekend or night in which nothing is sent
    const toClara = () => sent((_, to) => to === 'clara@example.invalid');
    expect(await toClara()).toHaveLength(1);
    await advanceTime(rig.services, 40 * DAY_MS);
    expect(await toClara(), 'nothing new in the middle of a phase').toHaveLength(1);
    await advanceTime(rig.services, 20 * DAY_MS);
    expect((await toClara()).map(({ subject }) => subject)).toEqual([
      'Et forløb er begyndt',
      'Et forløb er gået ind i fase 2',
    ]);
    expect(await sent((_, to) => to === 'svend@example.invalid')).toHaveLength(2);
    expect((await statesOf(course)).filter((line) => line.includes('inbox sent'))).toHaveLength(4);
    expect(new Set(rig.mails.mails().map(({ messageId }) => messageId)).size).toBe(rig.mails.mails().length);
  });

  it('of several cases on one day comes in one mail, with a link to each', async () => {
    const worker = await aWorker('trine');
    const today = rig.clock.today();
    const courses = [await rig.begin(today), await rig.begin(today), await rig.begin(today)];
    for (const course of courses) {
      await course.ask({ type: 'AssignStaff', function: 'ctiWorker', staffId: worker, on: today });
      await course.startCourse('LAB_31B', addDays(today, 1));
    }
    await advanceTime(rig.services, 10 * DAY_MS);
    const mails = await sent((_, to) => to === 'trine@example.invalid');
    expect(mails.map(({ subject }) => subject)).toEqual(['3 nye beskeder om forløb']);
    for (const { id } of courses) expect(mails[0]!.text.split(`/forloeb/${id}`)).toHaveLength(2);
    const rows = await rig.db
      .selectFrom('message')
      .select(['mail_id', 'state'])
      .where('recipient', '=', worker)
      .where('channel', '=', 'email')
      .execute();
    expect(rows).toEqual(Array(3).fill({ state: 'sent', mail_id: mails[0]!.messageId.split('@')[0] }));
  });

  it('says nothing about the citizen, the law or the programme, and leads to the exact place', async () => {
    const [mail] = await sent((_, to) => to === 'clara@example.invalid');
    expect(`${mail!.subject}\n${mail!.text}`).not.toMatch(/Test Person|CTI|§|servicelov|social|6101/i);
    expect(mail!.text).toMatch(/http:\/\/overgang\.example\/forloeb\/[0-9a-f-]{36}/);
  });

  it('that is no longer true when its message is to go out is not told (K-12)', async () => {
    const worker = await aWorker('gerda');
    const today = rig.clock.today();
    const course = await rig.begin(today);
    await course.ask({ type: 'AssignStaff', function: 'ctiWorker', staffId: worker, on: today });
    await course.startCourse('LAB_31B', today);
    // The case's own clock runs ahead of the installation's: phase 2 is planned as a message, then taken back, before anything is sent.
    const [, phase2] = (await course.journal()).filter(({ type }) => type === 'PhaseStarted');
    expect(phase2).toBeUndefined();
    const start = new Date(`${today}T12:00:00Z`).getTime();
    await course.goToInstant(start + 70 * DAY_MS);
    const day = (days: number) => new Date(start + days * DAY_MS).toISOString().slice(0, 10);
    await course.ask(pastPause(day(50), day(68)));
    await advanceTime(rig.services, 75 * DAY_MS);
    await sent(() => true);
    const mails = (await statesOf(course)).filter((line) => line.includes('email')).map((line) => line.split(' '));
    expect(mails.map(([, kind, , state]) => `${kind} ${state}`).sort()).toEqual([
      'phaseStarted cancelled',
      'phaseStarted sent',
      'phaseTakenBack cancelled', // nobody had been told, so there is nothing to take back
    ]);
  });

  it('is recorded even when somebody unknown has been assigned, and told to the team leader', async () => {
    const today = rig.clock.today();
    const course = await rig.begin(today);
    await course.ask({ type: 'AssignStaff', function: 'ctiWorker', staffId: 'nobody-we-know', on: today });
    await course.startCourse('LAB_31B', today);
    expect(await course.story()).toContain(`${today} PhaseStarted 1`);
    const told = await rig.db
      .selectFrom('message')
      .select('recipient')
      .where('trajectory_id', '=', course.id)
      .execute();
    expect(told).toEqual(Array(2).fill({ recipient: rig.leaderId }));
  });

  it('without anybody to tell goes to the team leader (S-70)', async () => {
    const today = rig.clock.today();
    const course = await rig.begin(today);
    await course.startCourse('LAB_31B', today);
    await advanceTime(rig.services, 10 * DAY_MS);
    await sent(() => true);
    expect(await statesOf(course)).toEqual([`${today} phaseStarted email sent`, `${today} phaseStarted inbox sent`]);
    expect(await sent((_, to) => to === 'lone@example.invalid')).not.toEqual([]);
  });
});
