import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Client, createClient } from '../../src/client/client.ts';
import { addDays } from '../../src/domain/calendar/civil-date.ts';
import type { Role } from '../../src/domain/roles.ts';
import { verifyAccessLog } from '../../src/store/access-log.ts';
import { revokeApiKey } from '../../src/store/service-accounts.ts';
import { saveStaff } from '../../src/store/staff.ts';
import { nextFictiveCpr } from '../rig/case.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { problemOf, type Served, serveApi } from './served.ts';

let rig: Rig;
let api: Served;
let baseUrl: string;
let staffId: string;
beforeAll(async () => {
  rig = await startRig();
  api = await serveApi(rig);
  baseUrl = api.baseUrl;
  const known = { municipality: '101', name: 'Clara CTI', trainedOn: addDays(rig.clock.today(), -900) };
  staffId = (await saveStaff(rig.db, { ...known, email: 'clara@example.invalid', trainedIn: 'social-stoette' })).id;
});
afterAll(async () => {
  api.close();
  await rig.close();
});

const keyOf: Served['keyOf'] = (role, municipality) => api.keyOf(role, municipality);
const clientAs: Served['clientAs'] = (role, municipality) => api.clientAs(role, municipality);

const today = () => rig.clock.today();
const enrolment = () => ({
  ...{ cpr: nextFictiveCpr(), name: 'Test Person', programme: 'social-stoette', variant: 'rollout', draw: '1' },
  on: today(),
});
/** A citizen who has just been enrolled over HTTP. */
async function enrolled(as?: Client): Promise<string> {
  const client = as ?? (await clientAs('integration'));
  return (await client.enrolCitizen({ body: enrolment() })).body.id;
}

const assign = () => ({ type: 'AssignStaff' as const, function: 'ctiWorker' as const, staffId, on: today() });
const grant = () => ({ type: 'GrantSupport' as const, legalBasis: 'LAB_31B', on: today() });
const startNow = () => ({ type: 'StartCourse' as const, startOn: today(), takenOver: true });

describe('a staff tool', () => {
  it('enrols a citizen, and a repeat finds the same trajectory', async () => {
    const client = await clientAs('integration');
    const body = enrolment();
    const first = await client.enrolCitizen({ body });
    const again = await client.enrolCitizen({ body });
    expect([first.body.isNew, again.body]).toEqual([true, { id: first.body.id, isNew: false }]);
    const read = await client.readTrajectory({ path: { trajectoryId: first.body.id } });
    expect(read.body).toMatchObject({ status: 'waiting', citizen: { name: 'Test Person' }, sequence: 1 });
    expect(read.etag).toBe('"1"');
  });

  it('tells a trajectory of a pause without waiting, and asks later what came of it', async () => {
    const client = await clientAs('integration');
    const path = { trajectoryId: await enrolled(client) };
    const signal = {
      ...{ type: 'PauseCourse' as const, from: today(), reason: 'illness' as const, citizenWishesToGoOn: true },
    };
    const outcomeOf = ({ id: signalId }: { id: string }) =>
      vi.waitUntil(() => client.readSignal({ path: { ...path, signalId } }).catch(() => undefined), {
        timeout: 60_000,
      });
    const refused = await client.sendSignal({ path, body: { signal } });
    const { body: no } = (await outcomeOf(refused.body))!;
    expect(no).toMatchObject({ isAccepted: false, objections: [{ code: 'courseNotStarted', rule: 'S-81' }] });
    for (const command of [assign(), grant(), startNow()]) await client.sendCommand({ path, body: { command } });

    const idempotencyKey = randomUUID();
    const told = await client.sendSignal({ path, body: { signal }, idempotencyKey });
    expect(told.body).toEqual({ id: idempotencyKey });
    expect((await outcomeOf(told.body))!.body).toMatchObject({ isAccepted: true, objections: [] });
    const { body: after, etag } = await client.readTrajectory({ path });
    expect(after.status).toBe('paused');

    const again = await client.sendSignal({ path, body: { signal }, idempotencyKey });
    expect(again.body).toEqual(told.body);
    expect((await client.sendSignal({ path, body: { signal }, idempotencyKey: refused.body.id })).body).toEqual(
      refused.body,
    );
    const other = client.sendSignal({ path, body: { signal: { ...signal, reason: 'hospital' } }, idempotencyKey });
    expect(await problemOf(other)).toMatchObject({ status: 422, code: 'keyReused' });
    expect((await client.readTrajectory({ path })).etag).toBe(etag);
  });

  it('drives a trajectory, and reads what it has written at once', async () => {
    const client = await clientAs('integration');
    const path = { trajectoryId: await enrolled(client) };
    for (const command of [assign(), grant()]) await client.sendCommand({ path, body: { command } });
    const possible = (await client.listPossibilities({ path })).body.items;
    expect(possible.find(({ command }) => command === 'PauseCourse')).toMatchObject({ isAllowed: false });
    await client.sendCommand({ path, body: { command: startNow() } });
    const plan = (await client.readPlan({ path })).body;
    expect(plan.transitions.map(({ name, status }) => [name, status])).toEqual([
      ['Fase 1 begynder', 'today'],
      ['Fase 2 begynder', 'coming'],
      ['Fase 3 begynder', 'coming'],
      ['Forløbet slutter', 'coming'],
    ]);
    const why = await client.explainDate({ path, query: { of: plan.transitions[1]!.id } });
    expect(why.body).toMatchObject({ anchor: { fact: 'courseStart', on: today() }, result: plan.transitions[1]!.on });
    const { items } = (await client.readJournal({ path })).body;
    expect(items.map(({ type }) => type)).toEqual([
      ...['CitizenEnrolled', 'StaffAssigned', 'SupportGranted', 'CourseStarted', 'PhaseStarted'],
    ]);
    expect(items.map(({ by }) => by === null)).toEqual([false, false, false, false, true]);
  });

  it('is refused by a rule with its id and a sentence in the language it asks for (S-81)', async () => {
    const { key } = await keyOf('integration');
    const path = { trajectoryId: await enrolled() };
    const command = {
      type: 'ResumeCourse',
      until: today(),
      decision: { citizenAgrees: true, ctiWorker: staffId },
    } as const;
    const inEnglish = await problemOf(
      createClient({ baseUrl, token: key, language: 'en' }).sendCommand({ path, body: { command } }),
    );
    const inDanish = await problemOf(createClient({ baseUrl, token: key }).sendCommand({ path, body: { command } }));
    expect(inEnglish).toMatchObject({ status: 409, code: 'refused', title: 'A rule says no.' });
    expect(inDanish).toMatchObject({ status: 409, code: 'refused', title: 'En regel siger nej.' });
    expect(inDanish.errors?.[0]).toMatchObject({ code: inEnglish.errors![0]!.code, rule: inEnglish.errors![0]!.rule });
    expect(inDanish.errors?.[0]?.title).not.toBe(inEnglish.errors?.[0]?.title);
  });

  it('repeats a command under its key and gets the first answer; another body under it is refused (TECH-01)', async () => {
    const client = await clientAs('integration');
    const path = { trajectoryId: await enrolled(client) };
    const idempotencyKey = randomUUID();
    const first = await client.sendCommand({ path, body: { command: grant() }, idempotencyKey });
    const again = await client.sendCommand({ path, body: { command: grant() }, idempotencyKey });
    expect(again.body).toEqual(first.body);
    const other = client.sendCommand({ path, body: { command: assign() }, idempotencyKey });
    expect(await problemOf(other)).toMatchObject({ status: 422, code: 'keyReused' });
    expect((await client.readJournal({ path })).body.items).toHaveLength(2);
  });

  it('changes nothing that has moved on since it was read (TECH-02)', async () => {
    const client = await clientAs('integration');
    const path = { trajectoryId: await enrolled(client) };
    const { etag } = await client.readTrajectory({ path });
    await client.sendCommand({ path, body: { command: grant() }, ifMatch: etag! });
    const late = client.sendCommand({ path, body: { command: assign() }, ifMatch: etag! });
    expect(await problemOf(late)).toMatchObject({ status: 412, code: 'stateHasChanged' });
  });

  it('reads its trajectories page by page, each once', async () => {
    const client = await clientAs('integration', '147');
    const wanted = [];
    for (let count = 0; count < 5; count++) wanted.push(await enrolled(client));
    const found: string[] = [];
    let query: Record<string, string> | null = { limit: '2' };
    let pages = 0;
    while (query) {
      const page: Awaited<ReturnType<Client['listTrajectories']>> = await client.listTrajectories({ query });
      found.push(...page.body.items.map(({ id }) => id));
      query = page.next;
      pages++;
    }
    expect([found, pages]).toEqual([wanted, 3]);
  });
});

describe('nobody', () => {
  it('gets in without a key, with a wrong one or with one that has been revoked', async () => {
    const { key, keyId } = await keyOf('reader');
    const asked = (token: string) => createClient({ baseUrl, token, retries: 0 }).listTrajectories({});
    expect((await asked(key)).body.items.length).toBeGreaterThan(0);
    await revokeApiKey(rig.db, keyId);
    for (const token of [key, `${key.slice(0, -1)}-`, 'ovg_x', randomUUID()])
      expect(await problemOf(asked(token))).toMatchObject({ status: 401, code: 'signInNeeded' });
    expect((await fetch(`${baseUrl}/api/v1/trajectories`)).headers.get('www-authenticate')).toBe('Bearer');
  });

  it('learns that another municipality’s case exists', async () => {
    const trajectoryId = await enrolled();
    const stranger = await clientAs('integration', '147');
    const path = { trajectoryId };
    const missing = { trajectoryId: randomUUID() };
    for (const place of [path, missing])
      for (const asked of [
        stranger.readTrajectory({ path: place }),
        stranger.readPlan({ path: place }),
        stranger.readJournal({ path: place }),
        stranger.explainDate({ path: place, query: { of: 'round-1/startUpMeeting' } }),
        stranger.listPossibilities({ path: place }),
        stranger.tryOut({ path: place, body: { commands: [{ command: grant() }] } }),
        stranger.sendCommand({ path: place, body: { command: grant() } }),
      ])
        expect(await problemOf(asked)).toMatchObject({ status: 404, code: 'notFound' });
    const { items } = (await stranger.listTrajectories({})).body;
    expect(items.map(({ id }) => id)).not.toContain(trajectoryId);
  });

  it('does more than their role allows', async () => {
    const path = { trajectoryId: await enrolled() };
    const sending = async (role: Role) => (await clientAs(role)).sendCommand({ path, body: { command: grant() } });
    for (const role of ['reader', 'evaluator', 'systemAdministrator'] as const)
      expect(await problemOf(sending(role))).toMatchObject({ status: 403, code: 'notAllowed' });
    const evaluator = await clientAs('evaluator');
    expect((await evaluator.readTrajectory({ path })).body.citizen).toBeNull();
    expect((await evaluator.listTrajectories({})).body.items.every(({ citizen }) => citizen === null)).toBe(true);
    expect(await problemOf(evaluator.readJournal({ path }))).toMatchObject({ status: 403 });
    // The right of a caseworker and of a project lead reaches the own cases: this one is not among them.
    for (const role of ['caseworker', 'projectLead'] as const)
      expect(await problemOf(sending(role))).toMatchObject({ status: 404 });
  });
});

describe('every access', () => {
  const logOf = async (actor: string) =>
    rig.db.selectFrom('access_log').selectAll().where('actor', '=', actor).orderBy('sequence').execute();

  it('is written down: who, what, which cases, and how it was answered', async () => {
    const { key, account } = await keyOf('reader', '153');
    const client = createClient({ baseUrl, token: key, retries: 0 });
    const mine = await enrolled(await clientAs('integration', '153'));
    const others = await enrolled();
    await client.listTrajectories({});
    await client.readPlan({ path: { trajectoryId: mine } });
    await problemOf(client.readPlan({ path: { trajectoryId: others } }));
    await problemOf(client.sendCommand({ path: { trajectoryId: mine }, body: { command: grant() } }));
    const log = await logOf(account.id);
    expect(log.map(({ operation, status, trajectories }) => [operation, status, trajectories])).toEqual([
      ['listTrajectories', 200, [mine]],
      ['readPlan', 200, [mine]],
      ['readPlan', 404, [others]],
      ['sendCommand', 403, [mine]],
    ]);
    expect((await verifyAccessLog(rig.db)).faults).toEqual([]);
  });

  it('of a request that was wrong is written down once', async () => {
    const { key, account } = await keyOf('integration');
    await fetch(`${baseUrl}/api/v1/trajectories`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
    expect((await logOf(account.id)).map(({ status }) => status)).toEqual([415]);
  });
});

describe('a request that is wrong', () => {
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const { key } = await keyOf('integration');
    const response = await fetch(`${baseUrl}/api/v1/trajectories`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      body,
    });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: (await response.json()) as Record<string, unknown>,
    };
  };

  it('is told every place at once, with nothing of what it said', async () => {
    const { status, type, body } = await post(
      JSON.stringify({ ...enrolment(), cpr: 'hemmeligt', name: '', on: '2026-02-30', more: 1 }),
    );
    expect([status, type]).toEqual([422, 'application/problem+json; charset=utf-8']);
    const pointers = (body.errors as { pointer: string }[]).map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/cpr', '/name', '/on', '']));
    expect(JSON.stringify(body)).not.toContain('hemmeligt');
    const cpr = await post(JSON.stringify({ ...enrolment(), cpr: '613299-0001' }));
    expect(cpr.body.errors).toMatchObject([{ pointer: '/cpr', code: 'cprUnusable' }]);
    expect(JSON.stringify(cpr.body)).not.toContain('613299');
  });

  it('is told what it is when nobody can read it', async () => {
    expect((await post('{"cpr": ')).body).toMatchObject({ status: 400, code: 'bodyUnreadable' });
    expect((await post('x=1', { 'content-type': 'text/plain' })).body).toMatchObject({ status: 415 });
    expect((await post(JSON.stringify({ name: 'x'.repeat(300_000) }))).body).toMatchObject({ status: 413 });
  });

  it('has an id that leads to its line in the log', async () => {
    const { body } = await post('{}', { 'x-request-id': 'nexus-20261124-1' });
    expect(body.requestId).toBe('nexus-20261124-1');
    expect((await post('{}', { 'x-request-id': 'bad id\\n' })).body.requestId).toMatch(/^[\da-f-]{36}$/);
  });

  it('needs a key of its own when it would register something', async () => {
    const { key } = await keyOf('integration');
    const response = await fetch(`${baseUrl}/api/v1/trajectories/${await enrolled()}/commands`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ command: grant() }),
    });
    expect(await response.json()).toMatchObject({ status: 400, code: 'idempotencyKeyMissing' });
  });
});
