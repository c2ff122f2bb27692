import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffToolsApi } from '../../src/api/staff-tools.ts';
import { ApiProblem, type Client, createClient } from '../../src/client/client.ts';
import { createClock } from '../../src/clock.ts';
import type { Role } from '../../src/domain/roles.ts';
import { openCriterion, verifyAccessLog } from '../../src/store/access-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { createApiKey } from '../../src/store/service-accounts.ts';
import { readTroubles } from '../../src/store/troubles.ts';
import { aCase, aCpr, keys, record } from '../store/a-case.ts';
import { openTestStore } from '../store/a-store.ts';

const HERE = '101';
const ELSEWHERE = '147';
const NAMES = [
  ...['Anders Holm', 'Åse Ærø-Østergård', 'Aase Lund', 'Søren Kierkegaard Hansen', 'Anders Andersen', 'André Holmgård'],
  ...['Bo Zeuthen', 'Bo Ærø', 'Bo Øby', 'Bo Åby', 'Bo Aagaard', 'Bodil Hansen', 'O’Neill Jens-Peter'],
];

let store: OpenDatabase;
let server: Server;
let baseUrl: string;
const cpr = aCpr();
const worker = randomUUID();
beforeAll(async () => {
  store = await openTestStore();
  const { db } = store;
  const clock = createClock({ offsetMs: 0, movable: false, remember: async () => undefined });
  const deps = { db, keys, clock, trajectories: undefined as never }; // a search asks no engine
  server = createServer(express().use('/api/v1', staffToolsApi(deps)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const name of NAMES) await aCase(db, { municipality: HERE, name });
  await record(
    db,
    await aCase(db, {
      municipality: HERE,
      name: 'Vita Vestergaard',
      cpr,
      caseNumber: '2026/0417',
      staff: { ctiWorker: worker },
    }),
  );
  await aCase(db, { municipality: ELSEWHERE, name: 'Vita Vestergaard', cpr, caseNumber: '2026/0417' });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await store.close();
});

async function clientOf(role: Role, { id = randomUUID() as string, municipality = HERE } = {}): Promise<Client> {
  const account = { municipality, name: `${role}-${id}`, role };
  await store.db
    .insertInto('service_account')
    .values({ id, ...account })
    .execute();
  return createClient({ baseUrl, token: (await createApiKey(store.db, account)).key, language: 'en', retries: 0 });
}
let known: Client;
const asked = async (text: string, client?: Client) => {
  known ??= await clientOf('integration');
  const { body } = await (client ?? known).searchTrajectories({ body: { text, purpose: 'caseWork' } });
  return { ...body, names: body.items.map(({ citizen }) => citizen?.name) };
};
const problemOf = async (search: Promise<unknown>) =>
  search.then(
    () => expect.fail('Expected a problem'),
    (error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
      return error.body;
    },
  );

describe('a citizen is found', () => {
  it.each([
    ['anders', ['Anders Andersen', 'Anders Holm']],
    ['AND', ['Anders Andersen', 'Anders Holm', 'André Holmgård']],
    ['holm and', ['Anders Holm', 'André Holmgård']],
    ['aase', ['Aase Lund', 'Åse Ærø-Østergård']],
    ['Åse', ['Aase Lund', 'Åse Ærø-Østergård']],
    ['aeroe oestergaard', ['Åse Ærø-Østergård']],
    ['ærø østergård åse', ['Åse Ærø-Østergård']],
    ['andre', ['André Holmgård']],
    ['kierkegaard soeren', ['Søren Kierkegaard Hansen']],
    ['Kierkegård', ['Søren Kierkegaard Hansen']],
    ['jens peter neill', ['O’Neill Jens-Peter']],
    ['bo', ['Bo Zeuthen', 'Bo Ærø', 'Bo Øby', 'Bo Åby', 'Bo Aagaard', 'Bodil Hansen']],
  ])('by the words of the name, be they begun, however they are spelled, in Danish order: %s', async (text, names) => {
    expect(await asked(text)).toMatchObject({ foundBy: 'name', names, isCut: false });
  });

  it.each([
    ['Andres Holm', 'Anders Holm'],
    ['Soren Hansen', 'Søren Kierkegaard Hansen'],
    ['Bodil Hansne', 'Bodil Hansen'],
    ['Vita Vestergard', 'Vita Vestergaard'],
  ])('by a name with slips, the likest first: %s', async (text, name) => {
    const { foundBy, names } = await asked(text);
    expect([foundBy, names[0]]).toEqual(['similarName', name]);
  });

  it('by nothing that is like no name', async () => {
    for (const text of ['Xerxes Quist', 'qq', '% _', '---'])
      expect(await asked(text)).toMatchObject({ foundBy: 'similarName', names: [] });
  });

  it('by the CPR number, with or without the hyphen, in the own municipality alone', async () => {
    for (const text of [cpr, `${cpr.slice(0, 6)}-${cpr.slice(6)}`, ` ${cpr.slice(0, 6)} ${cpr.slice(6)} `])
      expect(await asked(text)).toMatchObject({ foundBy: 'cpr', names: ['Vita Vestergaard'] });
    const here = (await asked(cpr)).items.map(({ id }) => id);
    const there = (await asked(cpr, await clientOf('integration', { municipality: ELSEWHERE }))).items;
    expect([there.length, here.includes(there[0]!.id)]).toEqual([1, false]);
    expect((await asked(aCpr())).items).toEqual([]);
  });

  it('by the case number of the municipality', async () => {
    expect(await asked('2026/0417')).toMatchObject({
      foundBy: 'caseNumber',
      items: [{ caseNumber: '2026/0417', citizen: { name: 'Vita Vestergaard' } }],
    });
  });

  it('by those within whose reach the case is, and by nobody else', async () => {
    const own = await clientOf('caseworker', { id: worker });
    const stranger = await clientOf('caseworker');
    const leader = await clientOf('teamLeader');
    for (const text of ['Vita', 'Vita Vestergard', cpr, '2026/0417']) {
      expect((await asked(text, own)).names).toEqual(['Vita Vestergaard']);
      expect((await asked(text, stranger)).names).toEqual([]);
      expect((await asked(text, leader)).names).toEqual([]); // somebody has the case who is of no team
    }
    expect((await asked('Anders Holm', leader)).names).toEqual(['Anders Holm']);
    for (const role of ['evaluator', 'systemAdministrator'] as const)
      expect(await problemOf(asked('Vita', await clientOf(role)))).toMatchObject({ status: 403 });
  });

  it('among at most fifty, and it says when there are more', async () => {
    for (let count = 0; count < 52; count++) await aCase(store.db, { municipality: HERE, name: `Mange ${count}` });
    const { items, isCut } = await asked('mange');
    expect([items.length, isCut]).toEqual([50, true]);
    expect((await asked('mange 51')).isCut).toBe(false);
  });
});

describe('a search', () => {
  it('needs a purpose and something to look for, and repeats nothing of it when it is wrong', async () => {
    const client = await clientOf('integration');
    for (const [body, pointer] of [
      [{ text: 'Vita' }, '/purpose'],
      [{ text: 'Vita', purpose: 'curiosity' }, '/purpose'],
      [{ text: 'V', purpose: 'caseWork' }, '/text'],
      [{ text: '613299-0001', purpose: 'caseWork' }, '/text'],
    ] as const) {
      const problem = await problemOf(client.searchTrajectories({ body: body as never }));
      expect(problem).toMatchObject({ status: 422, errors: [{ pointer }] });
      expect(JSON.stringify(problem)).not.toContain('613299');
    }
  });

  it('is written down with its purpose, and what was looked for so that only the keys can tell', async () => {
    const id = randomUUID();
    const client = await clientOf('reader', { id });
    const { body } = await client.searchTrajectories({ body: { text: cpr, purpose: 'referral' } });
    const [entry] = await store.db.selectFrom('access_log').selectAll().where('actor', '=', id).execute();
    expect(entry).toMatchObject({ operation: 'searchTrajectories', purpose: 'referral', status: 200 });
    expect(entry!.trajectories).toEqual(body.items.map((one) => one.id));
    expect(entry!.criterion!.toString('latin1')).not.toContain(cpr);
    const bound = { actor: id, requestId: entry!.request_id };
    expect(openCriterion(keys, bound, entry!.criterion!)).toBe(cpr);
    expect(() => openCriterion(keys, { ...bound, actor: randomUUID() }, entry!.criterion!)).toThrow();
    expect((await verifyAccessLog(store.db)).faults).toEqual([]);
  });

  it('by CPR number is stopped when somebody tries many, and an alarm says so once, without a number', async () => {
    const id = randomUUID();
    const client = await clientOf('integration', { id });
    for (let count = 0; count < 30; count++) await asked(aCpr(), client);
    for (let count = 0; count < 2; count++) expect(await problemOf(asked(cpr, client))).toMatchObject({ status: 429 });
    expect((await asked('Vita', client)).names, 'names can still be looked for').toEqual(['Vita Vestergaard']);
    const { alarms } = await readTroubles(store.db);
    const raised = alarms.filter(({ kind }) => kind === 'manyCprSearches');
    expect(raised).toEqual([
      { ...raised[0], trajectoryId: null, detail: expect.stringMatching(new RegExp(`^${id} \\d{4}-\\d\\d-\\d\\d$`)) },
    ]);
  });
});
