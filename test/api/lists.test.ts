import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffToolsApi } from '../../src/api/staff-tools.ts';
import { type ApiProblem, type Client, createClient } from '../../src/client/client.ts';
import { addDays, type CivilDate, date } from '../../src/domain/calendar/civil-date.ts';
import type { Role } from '../../src/domain/roles.ts';
import { createApiKey } from '../../src/store/service-accounts.ts';
import { saveStaff } from '../../src/store/staff.ts';
import { nextFictiveCpr } from '../rig/case.ts';
import { type Rig, startRig } from '../rig/rig.ts';

let rig: Rig;
let server: Server;
let baseUrl: string;
let clara: string;
let erik: string;
let asClara: Client;
let system: Client;
let leader: Client;
/** The day on which lists are asked, when it is not today. */
let askedOn: CivilDate | undefined;
beforeAll(async () => {
  rig = await startRig();
  const clock = { ...rig.clock, today: () => askedOn ?? rig.clock.today() };
  server = createServer(express().use('/api/v1', staffToolsApi({ ...rig.services, clock })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const trained = { municipality: '101', trainedOn: addDays(today(), -900), trainedIn: 'social-stoette' };
  clara = (await saveStaff(rig.db, { ...trained, email: 'clara@example.invalid' })).id;
  erik = (await saveStaff(rig.db, { ...trained, email: 'erik@example.invalid', team: 'syd' })).id;
  asClara = await clientOf('caseworker', clara);
  system = await clientOf('integration');
  leader = await clientOf('teamLeader');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rig.close();
});

/** A key of an account that has the id of a member of staff: until people sign in, that is how one acts as them. */
async function clientOf(role: Role, id: string = randomUUID()): Promise<Client> {
  const account = { municipality: '101', name: `${role}-${id}`, role };
  await rig.db
    .insertInto('service_account')
    .values({ id, ...account })
    .execute();
  const { key } = await createApiKey(rig.db, account);
  return createClient({ baseUrl, token: key, language: 'en', retries: 0 });
}

const today = () => rig.clock.today();
async function enrolled(): Promise<string> {
  const citizen = { cpr: nextFictiveCpr(), name: 'Test Person', draw: '1', on: today() };
  return (await system.enrolCitizen({ body: { ...citizen, programme: 'social-stoette', variant: 'rollout' } })).body.id;
}
type Command = Parameters<Client['sendCommand']>[0]['body']['command'];
async function send(trajectoryId: string, ...commands: Command[]): Promise<void> {
  for (const command of commands) await system.sendCommand({ path: { trajectoryId }, body: { command } });
}
const assign = (staffId: string, jobFunction: 'ctiWorker' | 'jobConsultant' = 'ctiWorker'): Command => ({
  ...{ type: 'AssignStaff', function: jobFunction, staffId, on: today() },
});
const running = (): Command[] => [
  { type: 'GrantSupport', legalBasis: 'LAB_31B', on: today() },
  { type: 'StartCourse', startOn: today(), takenOver: true },
];
const goalsSet = (): Command => ({
  ...{ type: 'RecordFact', step: 'ctiGoals', with: ['citizen', 'ctiWorker'], on: today() },
  values: { goals: 2, tracks: ['job', 'coping', 'network'] },
});
const pause = (): Command => ({ type: 'PauseCourse', from: today(), reason: 'illness', citizenWishesToGoOn: true });

type ListQuery = NonNullable<Parameters<Client['listTrajectories']>[0]['query']>;
const listed = async (query: ListQuery, as = system) =>
  (await as.listTrajectories({ query })).body.items.map(({ id }) => id);
type WorkQuery = Parameters<Client['readWorklist']>[0]['query'];
const worklist = async (query: WorkQuery, as: Client) => (await as.readWorklist({ query })).body.items;

describe('a case number', () => {
  it('is one case’s in the municipality, is shown, and found again', async () => {
    const citizen = { name: 'Test Person', draw: '1', on: today() };
    const numbered = (caseNumber: string) => ({
      ...{ ...citizen, cpr: nextFictiveCpr(), programme: 'social-stoette', variant: 'rollout', caseNumber },
    });
    const { id } = (await system.enrolCitizen({ body: numbered('2026-00417') })).body;
    expect((await system.readTrajectory({ path: { trajectoryId: id } })).body.caseNumber).toBe('2026-00417');
    const taken = await system.enrolCitizen({ body: numbered('2026-00417') }).catch((thrown: unknown) => thrown);
    expect((taken as ApiProblem).body).toMatchObject({
      ...{ status: 422, errors: [{ pointer: '/caseNumber', code: 'caseNumberTaken' }] },
    });
    const search = { text: '2026-00417', purpose: 'contactFromCitizen' } as const;
    expect((await system.searchTrajectories({ body: search })).body.items.map((one) => one.id)).toEqual([id]);
  });
});

describe('the list of trajectories', () => {
  it('is asked for a status, a phase and a worker, and shows what a command has changed at once', async () => {
    const id = await enrolled();
    expect(await listed({ status: 'waiting' })).toContain(id);
    expect(await listed({ unassigned: 'true' })).toContain(id);
    await send(id, assign(clara), ...running());
    expect(await listed({ unassigned: 'true' })).not.toContain(id);
    expect(await listed({ worker: clara, status: 'running', phase: 1 })).toEqual([id]);
    expect(await listed({ status: 'waiting' })).not.toContain(id);
    await send(id, pause());
    expect(await listed({ worker: clara, status: 'running' })).toEqual([]);
    expect(await listed({ worker: clara, status: 'paused', phase: 1 })).toEqual([id]);
    expect(await listed({ worker: clara, phase: 2 })).toEqual([]);
    expect(await listed({ worker: erik })).toEqual([]);
  });

  it('is asked for what has a duty before a day', async () => {
    const id = await enrolled();
    await send(id, assign(clara), ...running());
    const goals = (await system.readPlan({ path: { trajectoryId: id } })).body.duties.find(
      ({ what }) => what === 'ctiGoals',
    )!;
    expect(await listed({ worker: clara, dueBefore: addDays(date(goals.dueOn!), 1) })).toContain(id);
    expect(await listed({ worker: clara, dueBefore: today() })).not.toContain(id);
  });

  it('keeps to what was asked for from page to page', async () => {
    const ids = [];
    for (let count = 0; count < 3; count++) {
      ids.push(await enrolled());
      await send(ids.at(-1)!, assign(erik));
    }
    const first = await system.listTrajectories({ query: { worker: erik, limit: 2 } });
    expect(first.body.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const second = await system.listTrajectories({ query: first.next! });
    expect([second.body.items.map(({ id }) => id), second.next]).toEqual([ids.slice(2), null]);
  });

  it('is told what is wrong with a question', async () => {
    for (const query of [{ phase: 4 }, { status: 'asleep' }, { dueBefore: '2026-02-30' }, { worker: 'Clara' }]) {
      const error = await system.listTrajectories({ query: query as never }).catch((thrown: unknown) => thrown);
      expect((error as ApiProblem).body).toMatchObject({ status: 422, errors: [{ pointer: Object.keys(query)[0] }] });
    }
  });
});

describe('the worklist', () => {
  it('shows a caseworker what is to be done in the own functions, and drops it when it has been done', async () => {
    const id = await enrolled();
    await send(id, assign(clara), assign(erik, 'jobConsultant'), ...running());
    const mine = (await worklist({ whose: 'mine' }, asClara)).filter(({ trajectoryId }) => trajectoryId === id);
    expect(mine.map(({ duty }) => duty.owner)).toEqual(mine.map(() => 'ctiWorker'));
    const goals = mine.find(({ duty }) => duty.what === 'ctiGoals')!;
    expect(goals).toMatchObject({ status: 'running', phase: 1, citizen: { name: 'Test Person' } });
    const why = await asClara.explainDate({ path: { trajectoryId: id }, query: { of: goals.duty.id } });
    expect(why.body.result).toBe(goals.duty.dueOn);
    await send(id, goalsSet());
    const after = await worklist({ whose: 'mine' }, asClara);
    expect(after.filter(({ trajectoryId }) => trajectoryId === id).map(({ duty }) => duty.id)).not.toContain(
      goals.duty.id,
    );
  });

  it('holds what a pause holds apart, and shows a stand-in the work while they stand in', async () => {
    const id = await enrolled();
    await send(id, assign(erik), ...running());
    const ofCase = async (query: WorkQuery, as: Client) =>
      (await worklist(query, as)).filter(({ trajectoryId }) => trajectoryId === id);
    expect(await ofCase({ whose: 'mine' }, asClara)).toEqual([]);
    await send(id, { type: 'AppointStandIn', staffId: clara, from: today(), until: today() });
    const asStandIn = await ofCase({ whose: 'mine' }, asClara);
    expect(asStandIn.map(({ duty }) => duty.state)).toContain('open');
    expect(await ofCase({ whose: 'mine', when: 'waiting' }, asClara)).toEqual([]);
    await send(id, pause());
    const waiting = await ofCase({ whose: 'mine', when: 'waiting' }, asClara);
    expect(waiting.map(({ duty }) => [duty.state, duty.provisional || duty.dueOn !== null])).toEqual(
      waiting.map(() => ['waiting', true]),
    );
    expect(waiting.map(({ duty }) => duty.what)).toContain('ctiGoals');
  });

  it('shows a team leader what nobody does and what the team does, page by page', async () => {
    const [nobodys, eriks] = [await enrolled(), await enrolled()];
    await send(nobodys, ...running());
    await send(eriks, assign(erik), ...running());
    const found: { trajectoryId: string; duty: { dueOn: string | null } }[] = [];
    let query: WorkQuery | null = { whose: 'unassigned', limit: 3 };
    while (query) {
      const page: Awaited<ReturnType<Client['readWorklist']>> = await leader.readWorklist({ query });
      found.push(...page.body.items);
      query = page.next as WorkQuery | null;
    }
    const dates = found.map(({ duty }) => duty.dueOn ?? '9999');
    expect(dates).toEqual([...dates].sort());
    expect(new Set(found.map((one) => JSON.stringify(one))).size).toBe(found.length);
    const cases = new Set(found.map(({ trajectoryId }) => trajectoryId));
    expect([cases.has(nobodys), cases.has(eriks)]).toEqual([true, false]); // Erik is of another team
    await saveStaff(rig.db, { municipality: '101', email: 'erik@example.invalid', team: '' });
    const teams = await worklist({ whose: 'team', limit: 200 }, leader);
    expect(teams.map(({ trajectoryId }) => trajectoryId)).toContain(eriks);
    expect(teams.map(({ trajectoryId }) => trajectoryId)).not.toContain(nobodys);
  });

  it('is overdue, due today or this week by the day on which it is asked, with nothing written meanwhile', async () => {
    const id = await enrolled();
    await send(id, assign(clara), ...running());
    const ofGoals = async (when: 'overdue' | 'today' | 'week') =>
      (await worklist({ whose: 'mine', when, limit: 200 }, asClara)).filter(
        ({ trajectoryId, duty }) => trajectoryId === id && duty.what === 'ctiGoals',
      ).length;
    const found = (await worklist({ whose: 'mine', limit: 200 }, asClara)).find(
      ({ trajectoryId, duty }) => trajectoryId === id && duty.what === 'ctiGoals',
    )!;
    const dueOn = date(found.duty.dueOn!);
    const on = async (day: CivilDate) => {
      askedOn = day;
      const counts = [await ofGoals('overdue'), await ofGoals('today'), await ofGoals('week')];
      askedOn = undefined;
      return counts;
    };
    expect(await on(addDays(dueOn, -7))).toEqual([0, 0, 0]);
    expect(await on(addDays(dueOn, -6))).toEqual([0, 0, 1]);
    expect(await on(dueOn)).toEqual([0, 1, 1]);
    expect(await on(addDays(dueOn, 1))).toEqual([1, 0, 0]);
  });

  it('is none of an evaluator’s business', async () => {
    const error = await worklist({ whose: 'mine' }, await clientOf('evaluator')).catch((thrown: unknown) => thrown);
    expect((error as ApiProblem).body).toMatchObject({ status: 403 });
  });
});
