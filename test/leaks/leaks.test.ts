import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { logRequests, toldOf } from '../../src/api/http/observed.ts';
import { staffToolsApi } from '../../src/api/staff-tools.ts';
import { ApiProblem, type Client, createClient } from '../../src/client/client.ts';
import { addDays, type CivilDate } from '../../src/domain/calendar/civil-date.ts';
import { createMetrics, type Metrics } from '../../src/metrics/open-metrics.ts';
import { keepOperation } from '../../src/store/operations.ts';
import { createApiKey } from '../../src/store/service-accounts.ts';
import { saveStaff } from '../../src/store/staff.ts';
import { chainOf } from '../../src/witness/chain.ts';
import { keptLog } from '../rig/a-log.ts';
import { deviation, ownReportingBundle, replay } from '../rig/histories/replay.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { scan } from './scanner.ts';

const CPR = '6909720187';
const NAME = 'Åse Kanariefugl-Østergård';
const NOTE = 'Borgeren har fortalt om kanariefuglens sygdom.';
const PHONE = '+45 71 99 02 66';
const STREET = 'Kanariefuglevænget 17, st. tv.';
const EMAIL = 'kanariefugl@example.invalid';
const EMERGENCY = 'Kanariefuglen er fløjet, og borgeren mangler sin medicin.';
/** Of a member of staff: it stands in the register, and in nothing that leaves. */
const COLLEAGUE = 'Þórunn Kanarie-Kollega';
const DOCUMENT = 'Borgeren drømmer om at passe kanariefugle.';
const CHANGE = 'Borgeren har fået flere kanariefugle.';
const CANARIES = [
  { name: 'cpr', value: CPR },
  { name: 'name', value: NAME },
  { name: 'note', value: NOTE },
  { name: 'phone', value: PHONE },
  { name: 'street', value: STREET },
  { name: 'e-mail', value: EMAIL },
  { name: 'emergency', value: EMERGENCY },
  { name: 'colleague', value: COLLEAGUE },
  { name: 'document', value: DOCUMENT },
  { name: 'change', value: CHANGE },
];

const DAY_MS = 86_400_000;

let rig: Rig;
let server: Server;
let metrics: Metrics;
const written: string[] = [];
const kept = keptLog('debug');
/** What the outside world gets to see besides the answers that are meant to say who it is. */
const answers: string[] = [];
beforeAll(async () => {
  for (const stream of ['log', 'error', 'warn', 'info'] as const)
    vi.spyOn(console, stream).mockImplementation((...said) => void written.push(said.map(String).join(' ')));
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  rig = await startRig({ log: kept.log });
  metrics = createMetrics(rig.services);
  const observe = toldOf(logRequests(kept.log), metrics.observe);
  server = createServer(express().use('/api/v1', staffToolsApi(rig.services, undefined, { log: kept.log, observe })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await live();
  vi.restoreAllMocks();
});
afterAll(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
  await rig.close();
});

let trajectoryId: string;
const operationIds: string[] = [];

/** A citizen's case over HTTP, with everything that goes right, and everything that goes wrong. */
async function live(): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const today = rig.clock.today();
  const { key } = await createApiKey(rig.db, { municipality: '101', name: 'canary', role: 'integration' });
  const client = createClient({ baseUrl: `http://127.0.0.1:${port}`, token: key, retries: 0 });
  const known = {
    municipality: '101',
    name: COLLEAGUE,
    trainedOn: addDays(today, -900),
    trainedIn: 'social-stoette',
  };
  const { id: staffId } = await saveStaff(rig.db, { ...known, email: 'clara@example.invalid' });
  const citizen = { cpr: `${CPR.slice(0, 6)}-${CPR.slice(6)}`, name: NAME, draw: '1', on: today };
  const body = { ...citizen, programme: 'social-stoette', variant: 'rollout' };
  trajectoryId = (await client.enrolCitizen({ body })).body.id;
  const path = { trajectoryId };
  const contact = {
    ...{ phone: PHONE, email: EMAIL, isProtected: true },
    address: { street: STREET, postalCode: '5000', city: 'Odense C' },
  };
  await client.updateCitizen({ path, body: contact, ifMatch: '"0"' });
  const plan = { trajectoryId, kind: 'jointActionPlan' };
  const written = { sections: [{ id: 'citizensGoals', items: [DOCUMENT] }], note: CHANGE };
  await client.writeDocument({ path: plan, body: written, ifMatch: '"0"' });
  const noteId = (await client.writeNote({ path, body: { text: NOTE } })).body.id;
  for (const command of [
    { type: 'AssignStaff', function: 'ctiWorker', staffId, noteId, on: today },
    { type: 'GrantSupport', legalBasis: 'LAB_31B', on: today },
    { type: 'StartCourse', startOn: today, takenOver: true },
    { type: 'PauseCourse', from: today, reason: 'other', noteId, citizenWishesToGoOn: true },
  ] as const)
    await client.sendCommand({ path, body: { command } });
  const hurried = await createApiKey(rig.db, { municipality: '101', name: 'hurried', role: 'caseworker' });
  const stranger = createClient({ baseUrl: `http://127.0.0.1:${port}`, token: hurried.key, retries: 0 });
  await stranger.openEmergencyAccess({ path, body: { reason: 'other', text: EMERGENCY, hours: 1 } });
  await operate(client, staffId);
  for (const text of [CPR, NAME, `${NAME.slice(0, -3)}rd`])
    await client.searchTrajectories({ body: { text, purpose: 'caseWork' } });
  await rig.services.trajectories.ensureDispatcher();
  await rig.clock.advance(4 * DAY_MS); // whatever the weekday, the hours in which messages go out come by
  await vi.waitFor(async () => {
    const planned = await rig.db
      .selectFrom('message')
      .select('id')
      .where('state', 'in', ['planned', 'sending'])
      .execute();
    if (planned.length > 0) throw new Error(`Expected everything to be sent, found ${planned.length} messages waiting`);
  }, 30_000);

  const wrong: Promise<unknown>[] = [
    client.enrolCitizen({ body: { ...body, programme: NAME } }),
    client.enrolCitizen({ body: { ...body, draw: CPR.slice(0, 6) + NAME } }),
    client.enrolCitizen({ body: { ...body, on: CPR } as never }),
    client.enrolCitizen({ body: { ...body, [CPR]: NAME } as never }),
    client.sendCommand({ path, body: { command: { type: 'GrantSupport', legalBasis: NAME, on: today } } }),
    client.sendCommand({
      path,
      body: { command: { type: 'RecordFact', step: 'followUp', values: { note: NOTE }, on: today } },
    }),
    client.sendCommand({ path, body: { command: { type: NAME } } as never }),
    client.updateCitizen({ path, body: contact, ifMatch: '"0"' }),
    client.updateCitizen({ path, body: { ...contact, phone: `${PHONE}x` }, ifMatch: '"1"' }),
    client.updateCitizen({ path, body: { ...contact, email: STREET }, ifMatch: '"1"' }),
    client.changeCpr({ path, body: { cpr: `${CPR}1` } }),
    stranger.openEmergencyAccess({ path, body: { reason: EMERGENCY as never, text: EMERGENCY, hours: 9 } }),
    client.writeDocument({ path: plan, body: written, ifMatch: '"0"' }),
    client.writeDocument({ path: plan, body: { ...written, note: null, [DOCUMENT]: 1 } as never, ifMatch: '"1"' }),
    client.writeDocument({ path: plan, body: { sections: [{ id: DOCUMENT, text: '' }], note: null }, ifMatch: '"1"' }),
    client.approveDocument({ path: plan, body: { version: 1, fact: { on: DOCUMENT } } as never }),
    client.readPlan({ path: { trajectoryId: CPR } }),
    client.explainDate({ path, query: { of: NAME } }),
    client.startImport({ body: { ...LIST, programme: NAME } }),
    client.startImport({ body: { ...LIST, list: `navn\n${NAME}\n` } }),
    client.startImport({ body: LIST, idempotencyKey: operationIds[1]! }),
    client.startMove({ body: { from: NAME, to: CPR, function: 'ctiWorker', on: today, reason: NOTE } }),
    client.changeStaff({ path: { staffId }, body: { email: COLLEAGUE }, ifMatch: '"1"' }),
    client.writeNote({ path, body: { text: `${NOTE} ${CPR}` }, idempotencyKey: noteId }),
    client.readNote({ path: { trajectoryId, noteId: NAME } }),
    client.enrolCitizen({ body: { ...body, caseNumber: `sag-${CPR}` } }),
    client.searchTrajectories({ body: { text: `${CPR}1`.slice(1), purpose: NAME as never } }),
    client.listTrajectories({ query: { cursor: Buffer.from(CPR).toString('base64url') } }),
  ];
  for (const result of await Promise.allSettled(wrong)) {
    if (result.status === 'fulfilled' || !(result.reason instanceof ApiProblem)) throw new Error('Expected a problem');
    answers.push(JSON.stringify(result.reason.body), result.reason.message);
  }
}

const LIST = {
  list: ['cpr;navn;startdato', `${CPR};${NAME};`, `${CPR}9;${NAME};`, `;${NAME};${CPR}`].join('\n'),
  ...{ programme: 'social-stoette', variant: 'rollout', draw: '2' },
};

/** A list with the citizen, and her case handed over with a reason: done; and one that nobody has begun to do. */
async function operate(client: Client, from: string): Promise<void> {
  const known = { trainedOn: '2020-01-01', trainedIn: 'social-stoette' };
  const { id: to } = (await client.listStaff({})).body.items.find(({ id }) => id === from)!;
  const { id: heir } = await saveStaff(rig.db, {
    ...{ municipality: '101', email: 'gro@example.invalid', name: COLLEAGUE },
    ...(known as { trainedOn: CivilDate; trainedIn: string }),
  });
  const handed = { from: to, to: heir, function: 'ctiWorker', on: rig.clock.today(), reason: NOTE } as const;
  for (const { body } of [await client.startImport({ body: LIST }), await client.startMove({ body: handed })]) {
    operationIds.push(body.id);
    await vi.waitFor(async () => {
      const { state, refused } = (await client.readOperation({ path: { operationId: body.id } })).body;
      if (state !== 'done') throw new Error(`Expected the operation to be done, found it ${state}`);
      expect(refused).toBe(body.kind === 'import' ? 2 : 0);
    }, 60_000);
  }
  await keepOperation(rig.db, rig.services.keys, {
    ...{ id: randomUUID(), municipality: '101', kind: 'import', actor: to, role: 'integration', at: new Date() },
    request: JSON.stringify({ ...LIST, kind: 'import', reason: NOTE, by: COLLEAGUE }),
  });
}

/** Bytes as they are, so that they can be read in any encoding. */
function bytesIn(value: unknown): Buffer {
  const parts: Buffer[] = [];
  const collect = (one: unknown): void => {
    if (one instanceof Uint8Array) parts.push(Buffer.from(one));
    else if (typeof one === 'object' && one !== null)
      for (const [name, inner] of Object.entries(one)) {
        parts.push(Buffer.from(name));
        collect(inner);
      }
    else parts.push(Buffer.from(String(one)));
    parts.push(Buffer.from('\n'));
  };
  collect(value);
  return Buffer.concat(parts);
}

async function visibility(): Promise<Buffer> {
  const found: unknown[] = [];
  for await (const execution of rig.client.workflow.list()) found.push(execution.raw);
  expect(found.length).toBeGreaterThan(0);
  return bytesIn(found);
}

/** Where a name may stand: that of a citizen, and that of a member of staff. */
const NAMES_IN: Readonly<Record<string, string>> = { citizen: NAME, staff: COLLEAGUE };

/** Every table as the database writes it out, but for the columns in which a name may stand. */
async function tables(): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(rig.db);
  const dump = async (name: string) => {
    const all = await sql<{ line: string }>`select to_jsonb(one)::text as line from ${sql.table(name)} as one`.execute(
      rig.db,
    );
    return all.rows
      .map(({ line }) => (name in NAMES_IN ? line.replace(JSON.stringify(NAMES_IN[name]), '""') : line))
      .join('\n');
  };
  return Object.fromEntries(
    await Promise.all(rows.map(async ({ name }) => [`table ${name}`, await dump(name)] as const)),
  );
}

describe('who a citizen is, and what is written about them', () => {
  it('stands nowhere but in the citizen’s row: not in the engine, in no message, log, error or other table', async () => {
    const gathered = {
      histories: bytesIn(await chainOf(rig.client, trajectoryId)),
      operations: bytesIn(await Promise.all(operationIds.map((id) => chainOf(rig.client, `operation-${id}`)))),
      visibility: await visibility(),
      mails: rig.mails
        .mails()
        .map((mail) => JSON.stringify(mail))
        .join('\n'),
      answers: answers.join('\n'),
      output: written.join('\n'),
      log: kept.written.join(''),
      metrics: await metrics.told(),
      ...(await tables()),
    };
    expect(rig.mails.mails().length).toBeGreaterThan(0);
    expect(kept.lines('request').length).toBeGreaterThan(10);
    expect(gathered.metrics).toMatch(
      /overgang_http_request_duration_seconds_count\{operation="sendCommand",status="200"\} \d/,
    );
    expect(gathered.histories.length).toBeGreaterThan(10_000);
    expect(gathered).toHaveProperty(['table journal'], expect.stringContaining('CoursePaused'));
    expect(gathered).toHaveProperty(['table access_log'], expect.stringContaining('"purpose": "caseWork"'));
    for (const table of ['assignment', 'stage', 'work'])
      expect(gathered).toHaveProperty([`table ${table}`], expect.stringContaining(trajectoryId));
    expect(scan(CANARIES, gathered)).toEqual([]);
  });

  it('would be found in any of these places', async () => {
    const planted = {
      histories: bytesIn({ events: [{ payloads: [{ data: Buffer.from(JSON.stringify({ by: NAME })) }] }] }),
      mails: JSON.stringify({ text: `Mødet med ${NAME}` }),
      answers: JSON.stringify({ detail: CPR }),
      'table journal': JSON.stringify({ note: NOTE }),
      output: `Could not reach ${PHONE} or ${EMAIL} at ${STREET}`,
    };
    expect(new Set(scan(CANARIES, planted).map(({ place }) => place))).toEqual(new Set(Object.keys(planted)));
  });
});

it('a command over HTTP has one id: in its answer, in the log of the API, and in that of what it came to', async () => {
  const commands = kept
    .lines('request')
    .filter(({ operation, status }) => operation === 'sendCommand' && status === 200);
  expect(commands.length).toBeGreaterThan(3);
  const recorded = kept.lines('recorded');
  for (const { requestId } of commands) {
    const lines = recorded.filter(({ requests }) => (requests as string[] | undefined)?.includes(requestId as string));
    expect(lines).toMatchObject([{ activityType: 'record', commands: [expect.any(String)] }]);
  }
  const enrolment = kept.lines('request').find(({ operation }) => operation === 'enrolCitizen')!;
  expect(recorded[0]).toMatchObject({ trajectoryId, from: 0, requests: [enrolment.requestId] });
});

it('a history with ids of requests in it is led through to the same', async () => {
  const runs = await chainOf(rig.client, trajectoryId);
  const headers = runs.flatMap(({ history }) => JSON.stringify(history).match(/overgang-request\/[\da-f-]{36}/g) ?? []);
  expect(headers.length).toBeGreaterThan(4);
  for await (const run of replay(await ownReportingBundle(), runs)) expect(deviation(run)).toBeUndefined();
});
