import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { createClock } from '../../src/clock.ts';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { NoticeBody } from '../../src/domain/notices.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { aCase, keys } from '../store/a-case.ts';
import { aMessage, TRUE } from '../store/a-message.ts';
import { openTestStore } from '../store/a-store.ts';
import { record } from '../store/outbox.ts';
import { problemOf, type Served, serveApi } from './served.ts';

/** What the API itself reads and writes, without an engine. */
const NOON = Date.parse('2026-03-12T11:00:00Z');

let store: OpenDatabase;
let api: Served;
beforeAll(async () => {
  store = await openTestStore();
  const clock = createClock({ offsetMs: NOON - Date.now(), movable: true, remember: async () => undefined });
  api = await serveApi({ services: { db: store.db, keys, clock } as unknown as ServiceDeps });
});
afterAll(async () => {
  api.close();
  await store.close();
});

describe('an inbox', () => {
  /** A message that has been delivered so many minutes ago. */
  async function delivered(recipient: string, minutes: number, body: NoticeBody = TRUE): Promise<string> {
    const { id: trajectoryId } = await aCase(store.db);
    const id = await aMessage(store.db, { trajectoryId, recipient }, { channel: 'inbox', state: 'sent', body });
    const sentAt = new Date(NOON - minutes * 60_000);
    await store.db.updateTable('message').set({ sent_at: sentAt }).where('id', '=', id).execute();
    return id;
  }

  it('shows somebody’s own messages, the newest first, in the language that is asked for', async () => {
    const [mads, other] = [await api.person('caseworker', 'Mads'), await api.person('caseworker', 'Gro')];
    const old = await delivered(mads.id, 60);
    const about = { duty: 'round-1/startUpMeeting', what: 'startUpMeeting', rung: 'due' };
    const reminder = { kind: 'reminder', ...about, dueOn: date('2026-03-02') } as const;
    const fresh = await delivered(mads.id, 5, reminder);
    await delivered(other.id, 1);
    const { items } = (await mads.client.listInbox({})).body;
    expect(items.map(({ id }) => id)).toEqual([fresh, old]);
    expect(items[0]).toMatchObject({ kind: 'reminder', duty: 'round-1/startUpMeeting', readAt: null });
    expect(items[1]).toMatchObject({ subject: 'A course has ended', duty: null });
    expect(items.map(({ text }) => text).join()).not.toContain('http');
  });

  it('K-23: shows a message about a report, which is about no case, and says which', async () => {
    const { id: recipient, client } = await api.person('projectLead', 'Pia');
    const [from, last, dueOn] = [date('2024-03-01'), date('2024-05-31'), date('2024-06-14')];
    await store.db
      .insertInto('message')
      .values({
        ...{ id: randomUUID(), key: randomUUID(), municipality: '101', programme: 'cti-overgang', recipient },
        ...{ channel: 'inbox', about_on: last, send_at: new Date(NOON), sent_at: new Date(NOON), state: 'sent' },
        body: JSON.stringify({ kind: 'reportDue', report: 'threeMonthly', from, last, dueOn }),
      })
      .execute();
    const { items } = (await client.listInbox({})).body;
    expect(items).toMatchObject([
      { ...{ kind: 'reportDue', trajectoryId: null, duty: null, subject: 'Overdue: a report has not been approved' } },
    ]);
    expect(items[0]!.report).toEqual({ programme: 'cti-overgang', id: 'threeMonthly', from, last, dueOn });
    expect((await client.markMessageRead({ path: { messageId: items[0]!.id } })).body.readAt).not.toBeNull();
  });

  it('is read page by page, and one can ask for what is unread', async () => {
    const { id: mine, client } = await api.person('teamLeader', 'Lone');
    const ids: string[] = [];
    for (let minutes = 1; minutes <= 5; minutes++) ids.push(await delivered(mine, minutes));
    const found: string[] = [];
    let query: Record<string, string> | null = { limit: '2' };
    while (query) {
      const page: Awaited<ReturnType<Client['listInbox']>> = await client.listInbox({ query: query as never });
      found.push(...page.body.items.map(({ id }) => id));
      query = page.next;
    }
    expect(found).toEqual(ids);
    const first = (await client.markMessageRead({ path: { messageId: ids[1]! } })).body.readAt;
    expect(first).not.toBeNull();
    expect((await client.markMessageRead({ path: { messageId: ids[1]! } })).body.readAt).toBe(first);
    const unread = (await client.listInbox({ query: { unread: 'true' } })).body.items;
    expect(unread.map(({ id }) => id)).toEqual(ids.filter((id) => id !== ids[1]));
  });

  it('is nobody else’s, and a system has none', async () => {
    const [mads, other] = [await api.person('caseworker', 'Mads'), await api.person('teamLeader', 'Gro')];
    const messageId = await delivered(mads.id, 1);
    for (const id of [messageId, randomUUID()])
      expect(await problemOf(other.client.markMessageRead({ path: { messageId: id } }))).toMatchObject({ status: 404 });
    expect((await mads.client.listInbox({})).body.items).toMatchObject([{ readAt: null }]);
    for (const role of ['integration', 'evaluator', 'systemAdministrator'] as const)
      expect(await problemOf((await api.clientAs(role)).listInbox({}))).toMatchObject({ status: 403 });
    const cursor = Buffer.from('not a place').toString('base64url');
    expect(await problemOf(mads.client.listInbox({ query: { cursor } }))).toMatchObject({ status: 422 });
  });
});

describe('the staff register', () => {
  const someone = () => ({ name: 'Clara Toft', email: `${randomUUID()}@example.invalid` });

  it('registers somebody once for each address, and is read by everybody but the evaluator', async () => {
    const leader = await api.clientAs('teamLeader', '147');
    const body = { ...someone(), trainedOn: '2025-11-03', trainedIn: 'social-stoette' };
    const first = await leader.addStaff({ body });
    const again = await leader.addStaff({ body: { ...body, email: body.email.toUpperCase(), name: 'En anden' } });
    expect([first.body.isNew, again.body.isNew]).toEqual([true, false]);
    expect(again.body).toMatchObject({ id: first.body.id, name: 'Clara Toft', trainedOn: '2025-11-03', version: 1 });
    const path = { staffId: first.body.id };
    for (const role of ['reader', 'caseworker', 'projectLead', 'systemAdministrator', 'integration'] as const)
      expect((await (await api.clientAs(role, '147')).readStaff({ path })).body).toMatchObject({ name: 'Clara Toft' });
    expect(await problemOf((await api.clientAs('evaluator', '147')).readStaff({ path }))).toMatchObject({
      status: 403,
    });
    for (const role of ['reader', 'caseworker', 'projectLead', 'integration'] as const)
      expect(await problemOf((await api.clientAs(role, '147')).addStaff({ body: someone() }))).toMatchObject({
        status: 403,
      });
    expect(await problemOf((await api.clientAs('teamLeader', '153')).readStaff({ path }))).toMatchObject({
      status: 404,
    });
  });

  it('is read page by page in the order of the Danish alphabet', async () => {
    const admin = await api.clientAs('systemAdministrator', '151');
    for (const name of ['Østergård', 'Aagaard', 'Zimmer', 'Andersen', 'Ærø'])
      await admin.addStaff({ body: { ...someone(), name } });
    const found: string[] = [];
    let query: Record<string, string> | null = { limit: '2' };
    while (query) {
      const page: Awaited<ReturnType<Client['listStaff']>> = await admin.listStaff({ query });
      found.push(...page.body.items.map(({ name }) => name));
      query = page.next;
    }
    expect(found).toEqual(['Andersen', 'Zimmer', 'Ærø', 'Østergård', 'Aagaard']);
    const elsewhere = Buffer.from(randomUUID()).toString('base64url');
    expect(await problemOf(admin.listStaff({ query: { cursor: elsewhere } }))).toMatchObject({ status: 422 });
  });

  it('changes only the version that was read', async () => {
    const leader = await api.clientAs('teamLeader');
    const { body: other } = await leader.addStaff({ body: someone() });
    const { body: clara, etag } = await leader.addStaff({ body: someone() });
    const path = { staffId: clara.id };
    expect(await problemOf(leader.changeStaff({ path, body: { authority: 'whole' } }))).toMatchObject({ status: 428 });
    const changed = await leader.changeStaff({
      path,
      body: { authority: 'whole', trainedOn: '2025-11-03' },
      ifMatch: etag!,
    });
    expect(changed.body).toMatchObject({ name: clara.name, authority: 'whole', trainedOn: '2025-11-03', version: 2 });
    const late = leader.changeStaff({ path, body: { name: 'En anden' }, ifMatch: etag! });
    expect(await problemOf(late)).toMatchObject({ status: 412, code: 'versionIsOld', newest: 2 });
    const taken = leader.changeStaff({ path, body: { email: other.email }, ifMatch: changed.etag! });
    expect(await problemOf(taken)).toMatchObject({ status: 409, code: 'emailTaken' });
    const unknown = leader.changeStaff({ path, body: { trainedIn: 'noget andet' }, ifMatch: changed.etag! });
    expect((await problemOf(unknown)).errors).toMatchObject([{ pointer: '/trainedIn', code: 'programmeUnknown' }]);
    const forgotten = await leader.changeStaff({ path, body: { trainedOn: null }, ifMatch: changed.etag! });
    expect(forgotten.body).toMatchObject({ trainedOn: null, authority: 'whole', version: 3 });
  });

  it('lets nobody leave who still has cases, and says how many (G-15)', async () => {
    const place = '155';
    const leader = await api.clientAs('teamLeader', place);
    const path = { staffId: (await leader.addStaff({ body: someone() })).body.id };
    for (let count = 0; count < 2; count++) await recordedCase(place, path.staffId);
    const refused = await problemOf(leader.leaveStaff({ path, body: { lastDay: '2026-12-31' } }));
    expect(refused).toMatchObject({ status: 409, code: 'refused', errors: [{ rule: 'G-15' }] });
    expect(refused.errors![0]!.title).toBe('The staff member is still assigned to cases after that day: 2 cases.');
    const free = { staffId: (await leader.addStaff({ body: someone() })).body.id };
    const left = await leader.leaveStaff({ path: free, body: { lastDay: '2026-12-31' } });
    expect(left.body).toMatchObject({ leftOn: '2026-12-31', version: 2 });
    expect((await leader.leaveStaff({ path: free, body: { lastDay: null } })).body.leftOn).toBeNull();
    expect(
      await problemOf(leader.leaveStaff({ path: { staffId: randomUUID() }, body: { lastDay: null } })),
    ).toMatchObject({
      status: 404,
    });
  });
});

describe('the address of somebody outside', () => {
  it('is given in the place of the one that was read', async () => {
    const leader = await api.clientAs('teamLeader', '157');
    const path = { party: 'EVALUATOR' } as const;
    const { body: none, etag } = await leader.readOutsideParty({ path });
    expect(none).toEqual({ party: 'EVALUATOR', name: null, email: null, version: 0 });
    const body = { name: 'Sekretariatet', email: 'evaluator@example.invalid' };
    const first = await leader.giveOutsideAddress({ path, body, ifMatch: etag! });
    expect(first.body).toMatchObject({ ...body, version: 1 });
    expect(await problemOf(leader.giveOutsideAddress({ path, body, ifMatch: etag! }))).toMatchObject({ status: 412 });
    const moved = { ...body, name: 'Kontoret' };
    expect((await leader.giveOutsideAddress({ path, body: moved, ifMatch: first.etag! })).body).toMatchObject(moved);
    expect((await (await api.clientAs('teamLeader', '159')).readOutsideParty({ path })).body.email).toBeNull();
  });
});

/** A case under LAB § 31 b that runs until 2026-07-15, with its CTI worker. */
async function recordedCase(municipality: string, ctiWorker: string): Promise<string> {
  const { id, events } = await aCase(store.db, { municipality, staff: { ctiWorker } });
  const running = events.filter(({ on }) => on < '2026-06-01');
  await record(store.db, { trajectoryId: id, from: 0, events: running });
  return id;
}

describe('the caseload', () => {
  it('is shown for each CTI worker of the municipality, and to a caseworker their own (G-29, G-30)', async () => {
    const place = '161';
    const [clara, mads] = [
      await api.person('caseworker', 'Clara', place),
      await api.person('caseworker', 'Mads', place),
    ];
    for (const worker of [clara.id, clara.id, mads.id]) await recordedCase(place, worker);
    await recordedCase('163', (await api.person('caseworker', 'Gro', '163')).id);
    const leader = await api.clientAs('teamLeader', place);
    const { items } = (await leader.readCaseload({})).body;
    expect(items.map(({ name, load, inCourse }) => [name, load.toFixed(3), inCourse])).toEqual([
      ['Clara', '0.133', { LAB_31B: 2 }],
      ['Mads', '0.067', { LAB_31B: 1 }],
    ]);
    expect((await mads.client.readCaseload({})).body.items.map(({ name }) => name)).toEqual(['Mads']);
  });

  it('can be tried out: what if she took these cases, and nothing is stored', async () => {
    const place = '165';
    const [clara, mads] = [
      await api.person('caseworker', 'Clara', place),
      await api.person('caseworker', 'Mads', place),
    ];
    const trajectoryIds = [await recordedCase(place, mads.id), await recordedCase(place, mads.id)];
    await recordedCase(place, clara.id);
    const leader = await api.clientAs('teamLeader', place);
    const now = (await leader.readCaseload({})).body;
    const { before, after } = (await leader.tryOutCaseload({ body: { staffId: clara.id, trajectoryIds } })).body;
    const counts = (loads: typeof before) => loads.map(({ name, inCourse }) => [name, inCourse.LAB_31B]);
    expect(counts(before)).toEqual([
      ['Mads', 2],
      ['Clara', 1],
    ]);
    expect(counts(after)).toEqual([['Clara', 3]]);
    expect((await leader.readCaseload({})).body).toEqual(now);
    const elsewhere = await recordedCase('167', randomUUID());
    for (const [staffId, id] of [
      [clara.id, elsewhere],
      [clara.id, randomUUID()],
      [randomUUID(), trajectoryIds[0]!],
    ] as const)
      expect(await problemOf(leader.tryOutCaseload({ body: { staffId, trajectoryIds: [id] } }))).toMatchObject({
        status: 404,
      });
    expect(await problemOf(clara.client.tryOutCaseload({ body: { staffId: clara.id, trajectoryIds } }))).toMatchObject({
      status: 403,
    });
  });
});
