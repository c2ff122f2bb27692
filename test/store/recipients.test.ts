import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { RecordedEvent } from '../../src/domain/events.ts';
import type { Recipient } from '../../src/domain/people.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveParty } from '../../src/store/parties.ts';
import { claimDueMessages } from '../../src/store/sending.ts';
import { aCase, aStaffMember, type StoredCase } from './a-case.ts';
import { openTestStore } from './a-store.ts';
import { outboxOf as outboxIn, record, recordOneByOne as recordIn } from './outbox.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const recordOneByOne = (one: StoredCase) => recordIn(store.db, one);
const outboxOf = (one: StoredCase) => outboxIn(store.db, one);
const recipientsIn = async (one: StoredCase) => (await outboxOf(one)).map((line) => line.split(' ')[2]);

/** A case with one reminder and nothing else that anybody is told. */
async function reminded(
  tells: readonly Recipient[],
  { municipality = randomUUID(), staff = {}, duty = 'pause-9/tellOfPause', rung = 'due' } = {},
): Promise<StoredCase> {
  const one = await aCase(store.db, { municipality, staff });
  const upToStart = one.events.slice(
    0,
    one.events.findIndex(({ type }) => type === 'PhaseStarted'),
  );
  const on = date('2026-02-02');
  const event: RecordedEvent = {
    ...{ type: 'ReminderIssued', duty, what: duty.split('/')[1]!, rung, dueOn: on, tells, on },
    recordedAt: '2026-02-01T23:00:00.000Z',
  };
  const story = { ...one, events: [...upToStart, event] };
  await recordOneByOne(story);
  return story;
}

describe('the recipients of a message', () => {
  it('are all staff assigned to the functions that are told, each once (G-10)', async () => {
    const municipality = randomUUID();
    const [cti, both, consultant] = await Promise.all([1, 2, 3].map(() => aStaffMember(store.db, municipality)));
    const staff = { ctiWorker: cti!, jobCentreCaseworker: both!, socialCaseworker: both!, jobConsultant: consultant! };
    const one = await aCase(store.db, { municipality, staff });
    await recordOneByOne(one);
    const recipients = await recipientsIn(one);
    for (const id of [cti, both, consultant]) expect(recipients.filter((found) => found === id)).toHaveLength(8); // four dates, two channels
  });

  it('are also the team leaders when a course ends and something is missing, and only then (S-96)', async () => {
    const municipality = randomUUID();
    const ctiWorker = await aStaffMember(store.db, municipality);
    const leader = await aStaffMember(store.db, municipality, { teamLeader: true });
    const one = await aCase(store.db, { municipality, staff: { ctiWorker } });
    await recordOneByOne(one);
    expect((await outboxOf(one)).filter((line) => line.includes(leader))).toEqual(
      ['inbox', 'email'].map((channel) => `2026-07-15 courseEnded ${leader} ${channel} planned`),
    );
  });

  it("are the municipality's team leaders while nobody is assigned", async () => {
    const municipality = randomUUID();
    const leader = await aStaffMember(store.db, municipality, { teamLeader: true });
    await aStaffMember(store.db, municipality);
    await aStaffMember(store.db, randomUUID(), { teamLeader: true });
    const one = await aCase(store.db, { municipality });
    await recordOneByOne(one);
    expect(await recipientsIn(one)).toEqual(Array(8).fill(leader));
  });

  it('are missing where there is nobody: the message stands there as unaddressed', async () => {
    const one = await aCase(store.db);
    await recordOneByOne(one);
    expect((await outboxOf(one)).map((line) => line.split(' ').at(-1))).toEqual(Array(8).fill('unaddressed'));
  });
});

describe('a reminder', () => {
  it('goes to the owner and to every team leader of the municipality once it is passed on to them (K-09)', async () => {
    const municipality = randomUUID();
    const ctiWorker = await aStaffMember(store.db, municipality);
    const leaders = await Promise.all([1, 2].map(() => aStaffMember(store.db, municipality, { teamLeader: true })));
    const one = await reminded(['ctiWorker', 'teamLeader'], { municipality, staff: { ctiWorker } });
    expect((await recipientsIn(one)).sort()).toEqual([ctiWorker, ...leaders].flatMap((id) => [id, id]).sort());
  });

  it('reaches a team leader once, who is also the owner', async () => {
    const municipality = randomUUID();
    const ctiWorker = await aStaffMember(store.db, municipality, { teamLeader: true });
    const one = await reminded(['ctiWorker', 'teamLeader'], { municipality, staff: { ctiWorker } });
    expect(await recipientsIn(one)).toEqual([ctiWorker, ctiWorker]);
  });

  it('of a function that nobody holds goes to the team leaders, but not when somebody else is told as well', async () => {
    const municipality = randomUUID();
    const ctiWorker = await aStaffMember(store.db, municipality);
    const leader = await aStaffMember(store.db, municipality, { teamLeader: true });
    const about = { municipality, staff: { ctiWorker } };
    expect(await recipientsIn(await reminded(['jobConsultant'], about))).toEqual([leader, leader]);
    expect(await recipientsIn(await reminded(['jobConsultant', 'ctiWorker'], about))).toEqual([ctiWorker, ctiWorker]);
  });
});

describe('somebody outside', () => {
  const EVALUATOR = { party: 'EVALUATOR', name: 'Evaluators sekretariat' } as const;

  it('is told by e-mail alone, at the address of the municipality (A-13)', async () => {
    const [here, elsewhere] = [randomUUID(), randomUUID()];
    await saveParty(store.db, { municipality: here, email: 'her@example.invalid', ...EVALUATOR });
    await saveParty(store.db, { municipality: elsewhere, email: 'andre@example.invalid', ...EVALUATOR });
    const one = await reminded(['EVALUATOR'], { municipality: here, rung: 'tell' });
    expect(await outboxOf(one)).toEqual(['2026-02-02 reminder EVALUATOR email planned']);
    const { key } = await store.db
      .selectFrom('message')
      .select('key')
      .where('trajectory_id', '=', one.id)
      .executeTakeFirstOrThrow();
    expect(key).toBe(`${one.id}/pause-9/tellOfPause/tell/2026-02-02/EVALUATOR/email`);
  });

  it('without an address is told nothing, and nobody gets the message in their place', async () => {
    const municipality = randomUUID();
    await aStaffMember(store.db, municipality, { teamLeader: true });
    await saveParty(store.db, { municipality, party: 'STAR', name: 'STAR', email: 'star@example.invalid' });
    const one = await reminded(['EVALUATOR'], { municipality, rung: 'tell' });
    expect(await outboxOf(one)).toEqual(['2026-02-02 reminder  email unaddressed']);
    const rows = await store.db.selectFrom('message').selectAll().where('trajectory_id', '=', one.id).execute();
    expect(rows).toMatchObject([{ detail: 'noAddress', recipient: null, outside: null }]);
  });

  it('and the staff each get their own', async () => {
    const municipality = randomUUID();
    const ctiWorker = await aStaffMember(store.db, municipality);
    await saveParty(store.db, { municipality, email: 'eva@example.invalid', ...EVALUATOR });
    const one = await reminded(['ctiWorker', 'EVALUATOR'], { municipality, staff: { ctiWorker } });
    expect(await outboxOf(one)).toEqual([
      `2026-02-02 reminder ${ctiWorker} inbox planned`,
      `2026-02-02 reminder ${ctiWorker} email planned`,
      '2026-02-02 reminder EVALUATOR email planned',
    ]);
  });

  it('gets the mail at the newest address, and several cases in one mail', async () => {
    const { db } = store;
    await db.deleteFrom('message').execute();
    const municipality = randomUUID();
    await saveParty(db, { municipality, email: 'gammel@example.invalid', ...EVALUATOR });
    const ids: string[] = [];
    for (let number = 0; number < 2; number++) {
      const one = await aCase(db, { municipality });
      await recordOneByOne(one);
      const { id } = await db
        .selectFrom('outside_party')
        .select('id')
        .where('municipality', '=', municipality)
        .executeTakeFirstOrThrow();
      const body = JSON.stringify({ kind: 'courseEnded', course: 1, outcome: 'completed' });
      const message = { id: randomUUID(), trajectory_id: one.id, outside: id, channel: 'email' as const, body };
      const due = { about_on: '2026-07-15', send_at: new Date('2026-07-15T06:00:00Z'), state: 'planned' as const };
      await db
        .insertInto('message')
        .values({ key: message.id, ...message, ...due })
        .execute();
      ids.push(message.id);
    }
    await saveParty(db, { municipality, email: 'ny@example.invalid', ...EVALUATOR });
    const { mails } = await claimDueMessages(db, new Date('2026-07-15T06:00:00Z'), randomUUID(), 10);
    expect(mails).toMatchObject([{ to: 'ny@example.invalid' }]);
    expect(mails[0]!.messages.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(mails[0]!.messages.every(({ toOutside }) => toOutside)).toBe(true);
  });
});

describe('a message that waits while the case is handed over', () => {
  it('reaches whoever has taken the function, and the former worker finds it in the inbox alone (G-15)', async () => {
    const municipality = randomUUID();
    const [clara, gro] = [await aStaffMember(store.db, municipality), await aStaffMember(store.db, municipality)];
    const one = await aCase(store.db, { municipality, staff: { ctiWorker: clara } });
    const begun = one.events.slice(0, one.events.findIndex(({ type }) => type === 'PhaseStarted') + 1);
    const handedOver: RecordedEvent = {
      ...{
        type: 'StaffAssigned',
        function: 'ctiWorker',
        staffId: gro,
        register: null,
        noteId: 'note-1',
        deviations: [],
      },
      ...{ on: date('2026-01-15'), recordedAt: '2026-01-15T00:00:00.000Z' },
    };
    await recordOneByOne({ ...one, events: [...begun, handedOver] });
    expect((await outboxOf(one)).map((line) => line.split(' ').slice(2).join(' ')).sort()).toEqual(
      [`${clara} inbox planned`, `${clara} email cancelled`, `${gro} inbox planned`, `${gro} email planned`].sort(),
    );
  });

  it('stays with the former worker by mail when the inbox had it already: nobody gets a mail without its inbox (G-15)', async () => {
    const municipality = randomUUID();
    const [clara, gro] = [await aStaffMember(store.db, municipality), await aStaffMember(store.db, municipality)];
    const one = await reminded(['ctiWorker'], { municipality, staff: { ctiWorker: clara } });
    await store.db
      .updateTable('message')
      .set({ state: 'sent' })
      .where('trajectory_id', '=', one.id)
      .where('channel', '=', 'inbox')
      .execute();
    const handedOver: RecordedEvent = {
      ...{ type: 'StaffAssigned', function: 'ctiWorker', staffId: gro, register: null, noteId: 'note-1' },
      ...{ deviations: [], on: date('2026-02-02'), recordedAt: '2026-02-02T00:00:00.000Z' },
    };
    await record(store.db, { trajectoryId: one.id, from: one.events.length, events: [handedOver] });
    expect((await outboxOf(one)).map((line) => line.split(' ').slice(2).join(' ')).sort()).toEqual(
      [`${clara} inbox sent`, `${clara} email planned`].sort(),
    );
  });

  it('stays with somebody who still holds another function in the case', async () => {
    const municipality = randomUUID();
    const [clara, gro] = [await aStaffMember(store.db, municipality), await aStaffMember(store.db, municipality)];
    const staff = { jobCentreCaseworker: clara, socialCaseworker: clara };
    const one = await reminded(['jobCentreCaseworker'], { municipality, staff });
    const handedOver: RecordedEvent = {
      ...{ type: 'StaffAssigned', function: 'jobCentreCaseworker', staffId: gro, register: null, noteId: null },
      ...{ deviations: [], on: date('2026-02-02'), recordedAt: '2026-02-02T00:00:00.000Z' },
    };
    const from = one.events.length;
    await record(store.db, { trajectoryId: one.id, from, events: [handedOver] });
    expect(await recipientsIn(one)).toEqual([clara, clara]);
  });
});
