import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/store/database.ts';
import { type Batch, readJournal } from '../../src/store/journal.ts';
import { planMessages } from '../../src/store/outbox.ts';
import { aCase, aStaffMember, type StoredCase } from './a-case.ts';
import { openTestStore } from './a-store.ts';
import { outboxOf as outboxIn, record as recordIn, recordOneByOne as recordOneByOneIn } from './outbox.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const record = (batch: Batch) => recordIn(store.db, batch);
const recordOneByOne = (one: StoredCase) => recordOneByOneIn(store.db, one);
const outboxOf = (one: StoredCase) => outboxIn(store.db, one);
const recordAll = ({ id, events }: StoredCase) => record({ trajectoryId: id, from: 0, events });

const alarmsOf = ({ id }: StoredCase) =>
  store.db.selectFrom('alarm').select(['kind', 'detail']).where('trajectory_id', '=', id).execute();

describe('recording', () => {
  it('journals events and plans their messages together, once however often it is repeated', async () => {
    const municipality = randomUUID();
    const ctiWorker = await aStaffMember(store.db, municipality);
    const one = await aCase(store.db, { municipality, staff: { ctiWorker } });
    await recordOneByOne(one);
    const outbox = await outboxOf(one);
    expect(outbox).toEqual(
      [
        '2026-01-15 phaseStarted',
        '2026-03-15 phaseStarted',
        '2026-05-15 phaseStarted',
        '2026-07-15 courseEnded',
      ].flatMap((what) => ['inbox', 'email'].map((channel) => `${what} ${ctiWorker} ${channel} planned`)),
    );
    await recordOneByOne(one);
    await recordAll(one);
    expect(await outboxOf(one)).toEqual(outbox);
    expect(await readJournal(store.db, one.id)).toEqual(one.events);
  });

  it('leaves no journal row when a message cannot be planned', async () => {
    const one = await aCase(store.db);
    const upToStart = one.events.findIndex(({ type }) => type === 'PhaseStarted');
    await record({ trajectoryId: one.id, from: 0, events: one.events.slice(0, upToStart) });
    await sql`alter table message add constraint nothing_more check (false) not valid`.execute(store.db);
    try {
      const begins = { trajectoryId: one.id, from: upToStart, events: [one.events[upToStart]!] };
      await expect(record(begins)).rejects.toThrow('recording failed: 23514');
    } finally {
      await sql`alter table message drop constraint nothing_more`.execute(store.db);
    }
    expect(await readJournal(store.db, one.id)).toEqual(one.events.slice(0, upToStart));
    const { sequence } = await store.db
      .selectFrom('trajectory')
      .select('sequence')
      .where('id', '=', one.id)
      .executeTakeFirstOrThrow();
    expect([sequence, await outboxOf(one)]).toEqual([upToStart, []]);
  });

  it('of another event in a taken place fails for ever, raises one alarm and overwrites nothing', async () => {
    const one = await aCase(store.db);
    await record({ trajectoryId: one.id, from: 0, events: one.events.slice(0, 2) });
    for (let attempt = 0; attempt < 3; attempt++)
      await expect(record({ trajectoryId: one.id, from: 1, events: [one.events[2]!] })).rejects.toMatchObject({
        type: 'JournalConflict',
        nonRetryable: false,
      });
    expect(await alarmsOf(one)).toEqual([
      { kind: 'journalConflict', detail: expect.stringContaining(`Expected ${one.events[2]!.type} as event 2`) },
    ]);
    expect(await readJournal(store.db, one.id)).toEqual(one.events.slice(0, 2));
  });
});

describe('a notice', () => {
  it('that was planned is never planned again', async () => {
    const municipality = randomUUID();
    await aStaffMember(store.db, municipality, { teamLeader: true });
    const one = await aCase(store.db, { municipality });
    await recordOneByOne(one);
    const outbox = await outboxOf(one);
    const { state } = await store.db
      .selectFrom('trajectory')
      .select('state')
      .where('id', '=', one.id)
      .executeTakeFirstOrThrow();
    for (const event of one.events)
      await store.db.transaction().execute((trx) => planMessages(trx, one.id, state!, [event]));
    expect(await outboxOf(one)).toEqual(outbox);
  });

  it('of a phase that was taken back and begins again on the same day is not sent a second time', async () => {
    const municipality = randomUUID();
    const ctiWorker = await aStaffMember(store.db, municipality);
    const one = await aCase(store.db, { municipality, staff: { ctiWorker } });
    const phase2 = one.events.findIndex((event) => event.type === 'PhaseStarted' && event.phase === 2);
    const started = one.events[phase2]!;
    const takenBack = {
      ...{ type: 'PhaseTakenBack', course: 1, phase: 2, nowOn: '2026-03-15', provisional: false },
      ...{ on: started.on, recordedAt: '2026-03-20T09:00:00.000Z' },
    } as (typeof one.events)[number];
    const events = [...one.events.slice(0, phase2 + 1), takenBack, { ...started, recordedAt: takenBack.recordedAt }];
    await recordOneByOne({ ...one, events });
    const told = (await outboxOf(one)).filter((line) => line.startsWith(`${started.on} phaseStarted`));
    expect(told).toHaveLength(2); // inbox and e-mail, once each
  });

  it('of transitions recorded together is only the latest', async () => {
    const municipality = randomUUID();
    const leader = await aStaffMember(store.db, municipality, { teamLeader: true });
    const one = await aCase(store.db, { municipality });
    await recordAll(one);
    expect(await outboxOf(one)).toEqual([
      `2026-07-15 courseEnded ${leader} inbox planned`,
      `2026-07-15 courseEnded ${leader} email planned`,
    ]);
  });

  it.each([
    ['2026-07-14T22:00:00.000Z', '2026-07-15T06:00:00.000Z', false], // Wednesday 00:00: at 8 that day
    ['2026-07-15T06:01:00.000Z', '2026-07-15T06:01:00.000Z', false], // a minute past 8: at once
    ['2026-07-15T08:30:00.000Z', '2026-07-15T08:30:00.000Z', true], // at once, hours after the calendar brought it about
    ['2026-07-15T14:00:00.000Z', '2026-07-16T06:00:00.000Z', true], // 16:00 on the dot is too late
    ['2026-07-17T15:00:00.000Z', '2026-07-20T06:00:00.000Z', true], // Friday evening: on Monday
  ])('known at %s goes out at %s; late: %s (K-32)', async (recordedAt, sendAt, late) => {
    const municipality = randomUUID();
    await aStaffMember(store.db, municipality, { teamLeader: true });
    const one = await aCase(store.db, { municipality });
    const events = one.events.map((event) => (event.type === 'CourseEnded' ? { ...event, recordedAt } : event));
    await recordOneByOne({ ...one, events });
    const rows = await store.db
      .selectFrom('message')
      .select(['send_at', 'late'])
      .where('trajectory_id', '=', one.id)
      .where('about_on', '=', '2026-07-15')
      .execute();
    expect(rows).toEqual(Array(2).fill({ send_at: new Date(sendAt), late }));
  });

  it('of what a person has just registered is not late, though the day began long ago (K-32)', async () => {
    const municipality = randomUUID();
    await aStaffMember(store.db, municipality, { teamLeader: true });
    const one = await aCase(store.db, { municipality });
    const from = one.events.findIndex(({ type }) => type === 'CourseStarted');
    const registered = one.events
      .slice(from, from + 2)
      .map((event) => ({ ...event, recordedAt: '2026-01-15T09:30:00.000Z' }));
    await recordOneByOne({ ...one, events: one.events.slice(0, from) });
    await record({ trajectoryId: one.id, from, events: registered });
    const rows = await store.db
      .selectFrom('message')
      .select(['send_at', 'late'])
      .where('trajectory_id', '=', one.id)
      .execute();
    expect(rows).toEqual(Array(2).fill({ send_at: new Date('2026-01-15T09:30:00.000Z'), late: false }));
  });

  it('of what the calendar missed is late, also when a command is recorded along with it (K-32)', async () => {
    const municipality = randomUUID();
    await aStaffMember(store.db, municipality, { teamLeader: true });
    const one = await aCase(store.db, { municipality });
    const from = one.events.findIndex(({ type }) => type === 'CourseEnded');
    const recordedAt = '2026-07-15T08:30:00.000Z';
    const asked = { ...one.events.find(({ type }) => type === 'JobMatchRegistered')!, recordedAt };
    await recordOneByOne({ ...one, events: one.events.slice(0, from) });
    await record({ trajectoryId: one.id, from, events: [{ ...one.events[from]!, recordedAt }, asked] });
    const rows = await store.db
      .selectFrom('message')
      .select('late')
      .where('trajectory_id', '=', one.id)
      .where('about_on', '=', '2026-07-15')
      .execute();
    expect(rows).toEqual(Array(2).fill({ late: true }));
  });
});
