import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { addDays, type CivilDate } from '../../src/domain/calendar/civil-date.ts';
import { readJournal } from '../../src/store/journal.ts';
import { saveStaff } from '../../src/store/staff.ts';
import type { RunningWorker } from '../../src/worker.ts';
import { inclusion } from '../domain/builders.ts';
import { nextFictiveCpr } from '../rig/case.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { problemOf, type Served, serveApi } from './served.ts';

/** Long operations and notes, over HTTP, on a real server. */
let rig: Rig;
let api: Served;
let worker: RunningWorker;
beforeAll(async () => {
  rig = await startRig({ workers: 0 });
  worker = await rig.startWorker();
  api = await serveApi(rig);
});
afterAll(async () => {
  api.close();
  await rig.close();
});

const today = () => rig.clock.today();
/** A CTI worker who was trained long ago. */
async function aWorker(name: string, municipality = '101'): Promise<string> {
  const training = { trainedOn: addDays(today(), -900), trainedIn: 'social-stoette' };
  return (await saveStaff(rig.db, { municipality, name, email: `${randomUUID()}@example.invalid`, ...training })).id;
}
async function enrolled(client: Client): Promise<string> {
  const citizen = { cpr: nextFictiveCpr(), name: 'Test Person', draw: '1', on: today() };
  return (await client.enrolCitizen({ body: { ...citizen, programme: 'social-stoette', variant: 'rollout' } })).body.id;
}
/** A case whose CTI worker somebody is. */
async function caseOf(client: Client, staffId: string): Promise<string> {
  const trajectoryId = await enrolled(client);
  const command = { type: 'AssignStaff', function: 'ctiWorker', staffId, on: today() } as const;
  await client.sendCommand({ path: { trajectoryId }, body: { command } });
  return trajectoryId;
}
const read = async (client: Client, operationId: string) =>
  (await client.readOperation({ path: { operationId } })).body;
/** Waits until an operation is over. */
async function over(client: Client, operationId: string) {
  const state = async () => (await read(client, operationId)).endedAt !== null;
  await expect.poll(state, { timeout: 120_000, interval: 100 }).toBe(true);
  return read(client, operationId);
}
const assignedIn = async (trajectoryId: string) =>
  (await readJournal(rig.db, trajectoryId)).flatMap((event) => (event.type === 'StaffAssigned' ? event.staffId : []));
const list = (lines: readonly string[]) => ['cpr;navn;lovhjemmel;startdato', ...lines].join('\n');
const importOf = (lines: readonly string[], more: { dryRun?: boolean; draw?: string } = {}) => ({
  ...{ list: list(lines), programme: 'social-stoette', variant: 'rollout', draw: '2026-1', ...more },
});

describe('a list of citizens', () => {
  it('is taken in line by line: a bad line is said, the others go in, and again it doubles nothing', async () => {
    const client = await api.clientAs('integration', '147');
    const lines = Array.from({ length: 4 }, () => `${nextFictiveCpr()};Fie Fiktiv;LAB § 31 b;`);
    const body = importOf([...lines.slice(0, 2), '12345;Fejl Fiktiv;LAB § 31 b;', ...lines.slice(2)]);
    const idempotencyKey = randomUUID();
    const { body: accepted } = await client.startImport({ body, idempotencyKey });
    expect(accepted).toMatchObject({ id: idempotencyKey, kind: 'import' });
    const done = await over(client, accepted.id);
    expect(done).toMatchObject({ state: 'done', total: 5, done: 5, refused: 1 });
    expect(done.results.map(({ position, ok }) => [position, ok])).toEqual([
      ...[
        [2, true],
        [3, true],
        [4, false],
        [5, true],
        [6, true],
      ],
    ]);
    const wrong = done.results[2]!.reasons[0]!;
    expect(wrong).toMatchObject({ code: 'cprLength', column: 'cpr', rule: null });
    expect(wrong.title).toBe('The CPR number does not have ten digits; Excel may have dropped a leading zero.');
    const cases = done.results.flatMap(({ trajectoryId }) => trajectoryId ?? []);
    for (const trajectoryId of cases)
      expect((await client.readTrajectory({ path: { trajectoryId } })).body.sequence).toBe(2);

    expect((await client.startImport({ body, idempotencyKey })).body).toMatchObject({ state: 'done', done: 5 });
    const other = client.startImport({ body: importOf(lines), idempotencyKey });
    expect(await problemOf(other)).toMatchObject({ status: 422, code: 'keyReused' });
    const again = await over(client, (await client.startImport({ body })).body.id);
    expect(again.results.flatMap(({ trajectoryId }) => trajectoryId ?? [])).toEqual(cases);
    expect((await client.listTrajectories({})).body.items).toHaveLength(4);
    const kept = await rig.db.selectFrom('operation').select('request_encrypted').execute();
    expect(kept.every(({ request_encrypted }) => request_encrypted === null)).toBe(true);
  });

  it('can be tried out first, and one that nobody can read is refused at once', async () => {
    const client = await api.clientAs('teamLeader', '149');
    const body = importOf([`${nextFictiveCpr()};Fie Fiktiv;;01-02-2026`, `${nextFictiveCpr()};Fie Fiktiv;;`], {
      dryRun: true,
    });
    const tried = await over(client, (await client.startImport({ body })).body.id);
    expect(tried).toMatchObject({ state: 'done', total: 2, refused: 1 });
    expect(tried.results[0]!.reasons).toMatchObject([{ code: 'supportNotGranted', rule: 'S-40' }]);
    expect((await client.listTrajectories({})).body.items).toEqual([]);
    const unreadable = client.startImport({ body: { ...importOf([]), list: 'navn\nFie', programme: 'x' } });
    expect((await problemOf(unreadable)).errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/programme programmeUnknown',
      '/list listWithoutCpr',
    ]);
  });
});

describe('the cases of one who leaves', () => {
  it('are handed over with the reason as a note, and what has moved on meanwhile is left alone (G-15)', async () => {
    const place = '151';
    const client = await api.clientAs('integration', place);
    const [from, to, third] = [await aWorker('Clara', place), await aWorker('Gro', place), await aWorker('Ida', place)];
    const theirs = [await caseOf(client, from), await caseOf(client, from)];
    const others = await caseOf(client, third);
    const reason = 'Clara er fratrådt.';
    const body = { from, to, function: 'ctiWorker', on: today(), reason } as const;
    const moved = await over(
      client,
      (await client.startMove({ body: { ...body, only: [...theirs, others] } })).body.id,
    );
    expect(moved).toMatchObject({ state: 'done', total: 3, refused: 1 });
    const refused = moved.results.filter(({ ok }) => !ok);
    expect(refused).toMatchObject([{ trajectoryId: others, reasons: [{ code: 'stateHasChanged', rule: 'TECH-02' }] }]);
    for (const id of theirs) expect(await assignedIn(id)).toEqual([from, to]);
    expect(await assignedIn(others)).toEqual([third]);
    const path = { trajectoryId: theirs[0]! };
    const [note] = (await client.listNotes({ path })).body.items;
    expect(note).toMatchObject({ events: [3] });
    expect((await client.readNote({ path: { ...path, noteId: note!.id } })).body.text).toBe(reason);
    const stranger = await aWorker('Mads', '153');
    for (const wrong of [{ to: stranger }, { only: [randomUUID()] }])
      expect(await problemOf(client.startMove({ body: { ...body, ...wrong } }))).toMatchObject({ status: 404 });
  });
});

describe('the cases of a programme', () => {
  it('are moved to new settings on purpose, with a receipt for each, a note, and the old dates in the journal (TECH-06)', async () => {
    const [client, lead] = [await api.clientAs('integration', '155'), await api.clientAs('projectLead', '155')];
    const id = await enrolled(client);
    const path = { trajectoryId: id };
    const reason = (await client.writeNote({ path, body: { text: 'Har brug for støtte for at blive i job.' } })).body;
    const included = inclusion(today(), { reasonNote: reason.id });
    await client.sendCommand({ path, body: { command: included as never } });
    const dueOf = async () =>
      (await client.readPlan({ path, query: {} })).body.duties.find((one) => one.id === 'round-1/startUpMeeting')!
        .dueOn;
    const before = await dueOf();
    const text =
      'municipality: "155"\nprogramme: social-stoette\nvariant: rollout\nsettings: { startUpWithinDays: 21 }';
    await lead.takeSettings({ body: { text } });
    const rehearsed = (await lead.tryOutProgrammeMove({ body: { programme: 'social-stoette' } })).body;
    expect(rehearsed).toMatchObject({ movable: [id], cases: [{ trajectoryId: id }] });
    const change = rehearsed.cases[0]!.dates.find(({ about }) => about === 'round-1/startUpMeeting')!;
    expect([change.from, await dueOf()]).toEqual([before, before]);
    const body = { programme: 'social-stoette', reason: 'Kommunens nye frister gælder fra i dag.' };
    const moved = await over(lead, (await lead.startProgrammeMove({ body })).body.id);
    expect(moved).toMatchObject({ kind: 'moveProgramme', state: 'done', total: 1, refused: 0 });
    expect(moved.results).toMatchObject([{ trajectoryId: id, ok: true }]);
    expect(await dueOf()).toBe(change.to);
    const journal = (await client.readJournal({ path })).body.items;
    expect(JSON.stringify(journal.at(-1))).toContain(before);
    const note = (await client.listNotes({ path })).body.items.find(({ id }) => id !== reason.id);
    expect((await client.readNote({ path: { ...path, noteId: note!.id } })).body.text).toBe(body.reason);
    const unknown = lead.startProgrammeMove({ body: { ...body, programme: 'x' } });
    expect((await problemOf(unknown)).errors).toMatchObject([{ pointer: '/programme', code: 'programmeUnknown' }]);
  });
});

describe('the cases of one who leaves, spread over several', () => {
  it('are looked at first, then moved as proposed, each with its receipt; the plan of none has another date (G-15, SC-21)', async () => {
    const place = '169';
    const client = await api.clientAs('integration', place);
    const [from, gro, ida] = [await aWorker('Clara', place), await aWorker('Gro', place), await aWorker('Ida', place)];
    const theirs = [await caseOf(client, from), await caseOf(client, from)];
    const question = { from, receivers: [gro, ida], on: today() };
    const { moves, after } = (await client.tryOutMove({ body: question })).body;
    expect(moves.map(({ objections }) => objections)).toEqual([[], []]);
    expect(moves.map(({ to }) => to).sort()).toEqual([gro, ida].sort());
    expect(after.map(({ inContact }) => inContact)).toEqual([1, 1]);
    for (const trajectoryId of theirs) expect(await assignedIn(trajectoryId), 'nothing is stored').toEqual([from]);
    const datesOf = async (trajectoryId: string) => {
      const { transitions, duties } = (await client.readPlan({ path: { trajectoryId } })).body;
      return [transitions, duties.map(({ id, dueOn, state }) => [id, dueOn, state])];
    };
    const before = await Promise.all(theirs.map(datesOf));
    const chosen = moves.map(({ trajectoryId, function: jobFunction, to }) => ({
      trajectoryId,
      function: jobFunction,
      to,
    }));
    const order = { from, on: today(), reason: 'Clara er fratrådt.', moves: chosen };
    const done = await over(client, (await client.startMove({ body: order })).body.id);
    expect(done).toMatchObject({ state: 'done', total: 2, done: 2, refused: 0 });
    for (const { trajectoryId, to } of chosen) expect(await assignedIn(trajectoryId)).toEqual([from, to]);
    expect(await Promise.all(theirs.map(datesOf))).toEqual(before);
    const again = await over(client, (await client.startMove({ body: order })).body.id);
    expect(again.results).toMatchObject([{ reasons: [{ code: 'stateHasChanged' }] }, { ok: false }]);
    for (const wrong of [{ to: gro }, { moves: undefined }])
      expect(await problemOf(client.startMove({ body: { ...order, ...wrong } as never }))).toMatchObject({
        status: 422,
      });
  });
});

describe('an operation', () => {
  const many = (count: number) => Array.from({ length: count }, () => `${nextFictiveCpr()};Fie Fiktiv;;`);

  it('is seen by who began it and by the team leaders of the municipality, and by nobody else', async () => {
    const place = '165';
    const client = await api.clientAs('integration', place);
    const [from, to] = [await aWorker('Clara', place), await aWorker('Gro', place)];
    const cases = [await caseOf(client, from), await caseOf(client, from)];
    const order = { from, to, function: 'ctiWorker', on: today(), reason: 'Clara er fratrådt.' } as const;
    const { body: begun } = await client.startMove({ body: order });
    expect(await over(client, begun.id)).toMatchObject({ state: 'done', total: 2, refused: 0 });
    expect(await read(await api.clientAs('teamLeader', place), begun.id)).toMatchObject({ startedBy: begun.startedBy });
    const others = [
      await api.clientAs('integration', place),
      await api.clientAs('projectLead', place),
      await api.clientAs('teamLeader', '167'),
    ];
    for (const other of others)
      for (const id of [begun.id, randomUUID()]) {
        expect(await problemOf(read(other, id))).toMatchObject({ status: 404 });
        expect(await problemOf(other.cancelOperation({ path: { operationId: id } }))).toMatchObject({ status: 404 });
      }
    for (const role of ['reader', 'caseworker', 'evaluator', 'systemAdministrator'] as const)
      expect(await problemOf(read(await api.clientAs(role, place), begun.id))).toMatchObject({ status: 403 });
    const log = await rig.db
      .selectFrom('access_log')
      .select('trajectories')
      .where('request_id', '=', begun.id)
      .execute();
    expect(log.flatMap(({ trajectories }) => trajectories).sort()).toEqual([...cases].sort());
  });

  it('goes on with another worker where the one before stopped, and does nothing twice', async () => {
    const client = await api.clientAs('integration', '159');
    const { body: begun } = await client.startImport({ body: importOf(many(30)) });
    const done = async () => (await read(client, begun.id)).done;
    await expect.poll(done, { timeout: 120_000, interval: 10 }).toBeGreaterThan(0);
    await worker.stop();
    const before = await read(client, begun.id);
    expect(before.state).toBe('running');
    expect(before.done).toBeLessThan(30);
    worker = await rig.startWorker();
    const after = await over(client, begun.id);
    expect(after).toMatchObject({ state: 'done', total: 30, done: 30, refused: 0 });
    const { items } = (await client.listTrajectories({ query: { limit: '200' } as never })).body;
    expect(items.map(({ sequence }) => sequence)).toEqual(Array(30).fill(1));
    const page = (await client.readOperation({ path: { operationId: begun.id }, query: { limit: '20' } as never }))
      .next;
    const rest = await client.readOperation({ path: { operationId: begun.id }, query: page as never });
    expect(rest.body.results.map(({ position }) => position)).toEqual(
      Array.from({ length: 10 }, (_, index) => 22 + index),
    );
  });

  it('is stopped between two items when somebody cancels it; what is done stands', async () => {
    const client = await api.clientAs('integration', '161');
    await worker.stop();
    const { body: begun } = await client.startImport({ body: importOf(many(3)) });
    expect(begun).toMatchObject({ state: 'queued', total: 0 });
    expect((await client.cancelOperation({ path: { operationId: begun.id } })).body.state).toBe('queued');
    worker = await rig.startWorker();
    expect(await over(client, begun.id)).toMatchObject({ state: 'cancelled', total: 3, done: 0, results: [] });
    expect((await client.listTrajectories({})).body.items).toEqual([]);
  });

  it('keeps nothing of a citizen in the engine: its id is all that the workflow knows', async () => {
    const client = await api.clientAs('integration', '163');
    const cpr = nextFictiveCpr();
    const { body: begun } = await client.startImport({ body: importOf([`${cpr};Navn Navnesen;;`]) });
    await over(client, begun.id);
    const { events } = await rig.client.workflow.getHandle(`operation-${begun.id}`).fetchHistory();
    const history = JSON.stringify(events, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString() : value,
    );
    expect(history).toContain(begun.id);
    expect(history).not.toMatch(new RegExp(`${cpr}|Navnesen`));
  });
});

describe('a note', () => {
  it('is written once under its key, named by a command, and read by those who read the journal', async () => {
    const place = '165';
    const client = await api.clientAs('integration', place);
    const trajectoryId = await enrolled(client);
    const path = { trajectoryId };
    const idempotencyKey = randomUUID();
    const body = { text: 'Møder helst om formiddagen.' };
    for (const _ of ['once', 'and again'])
      expect((await client.writeNote({ path, body, idempotencyKey })).body).toEqual({ id: idempotencyKey });
    const other = client.writeNote({ path, body: { text: 'noget andet' }, idempotencyKey });
    expect(await problemOf(other)).toMatchObject({ status: 422, code: 'keyReused' });
    expect((await client.listNotes({ path })).body.items, 'nothing names it yet').toEqual([]);
    const [first, second] = [await aWorker('Clara', place), await aWorker('Gro', place)];
    for (const [staffId, noteId] of [[first], [second, idempotencyKey]] as const)
      await client.sendCommand({
        path,
        body: {
          command: {
            ...{ type: 'AssignStaff', function: 'ctiWorker', staffId, on: today() as CivilDate },
            noteId,
          } as never,
        },
      });
    const [used] = (await client.listNotes({ path })).body.items;
    expect(used).toMatchObject({ id: idempotencyKey, events: [3] });
    const note = { trajectoryId, noteId: idempotencyKey };
    expect((await (await api.clientAs('reader', place)).readNote({ path: note })).body.text).toBe(body.text);
    for (const role of ['evaluator', 'systemAdministrator'] as const)
      expect(await problemOf((await api.clientAs(role, place)).readNote({ path: note }))).toMatchObject({
        status: 403,
      });
    const writing = async (role: 'reader' | 'projectLead') =>
      (await api.clientAs(role, place)).writeNote({ path, body });
    expect(await problemOf(writing('reader'))).toMatchObject({ status: 403 });
    // A project lead writes in the own cases, and this is none of theirs.
    expect(await problemOf(writing('projectLead'))).toMatchObject({ status: 404 });
    const elsewhere = { ...note, trajectoryId: await enrolled(client) };
    for (const asked of [
      client.readNote({ path: elsewhere }),
      client.readNote({ path: { trajectoryId, noteId: randomUUID() } }),
      (await api.clientAs('integration', '167')).readNote({ path: note }),
    ])
      expect(await problemOf(asked)).toMatchObject({ status: 404 });
  });
});

describe('somebody who has left', () => {
  it('is assigned to no case after the last day; a command that was sent before is answered as the first time (G-15, TECH-01)', async () => {
    const place = '169';
    const client = await api.clientAs('integration', place);
    const staffId = await aWorker('Clara', place);
    const [mine, next] = [await enrolled(client), await enrolled(client)];
    const command = { type: 'AssignStaff', function: 'ctiWorker', staffId, on: today() } as const;
    const idempotencyKey = randomUUID();
    const sent = { path: { trajectoryId: mine }, body: { command }, idempotencyKey };
    const first = await client.sendCommand(sent);
    const leader = await api.clientAs('teamLeader', place);
    const leaving = { path: { staffId }, body: { lastDay: addDays(today(), -1) } };
    expect(await problemOf(leader.leaveStaff(leaving))).toMatchObject({ errors: [{ code: 'staffStillAssigned' }] });
    const to = await aWorker('Gro', place);
    const handed = { from: staffId, to, function: 'ctiWorker', on: today(), reason: 'Fratrådt.' } as const;
    await over(leader, (await leader.startMove({ body: handed })).body.id);
    await leader.leaveStaff(leaving);
    expect((await client.sendCommand(sent)).body).toEqual(first.body);
    const late = client.sendCommand({ path: { trajectoryId: next }, body: { command } });
    expect(await problemOf(late)).toMatchObject({ status: 409, errors: [{ code: 'staffHasLeft', rule: 'G-15' }] });
  });
});
