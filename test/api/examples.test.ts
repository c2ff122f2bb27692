import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as known from '../../src/api/contract/examples/ids.ts';
import { EXAMPLES } from '../../src/api/contract/examples.ts';
import type { Operation } from '../../src/api/contract/operation.ts';
import { OPERATIONS, type OperationId } from '../../src/api/contract/operations.ts';
import { type Client, createClient } from '../../src/client/client.ts';
import type { Role } from '../../src/domain/roles.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { keepReport } from '../store/a-report.ts';
import { type Answered, ask, type Question } from './asking.ts';
import { deviations, type Ids } from './likeness.ts';
import { type Served, serveApi } from './served.ts';

type ShownQuestion = Question & { readonly ifMatch?: string };
const ALL = Object.keys(OPERATIONS) as OperationId[];

/** Who asks, where it is not the system whose key the other examples use. */
const ASKED_BY: Readonly<Partial<Record<OperationId, 'clara' | 'mads' | 'lone' | 'petra'>>> = {
  openEmergencyAccess: 'mads',
  endEmergencyAccess: 'mads',
  listEmergencyAccesses: 'lone',
  listInbox: 'clara',
  markMessageRead: 'clara',
  addStaff: 'lone',
  changeStaff: 'lone',
  leaveStaff: 'lone',
  giveOutsideAddress: 'lone',
  startProgrammeMove: 'petra',
  tryOutProgrammeMove: 'petra',
  checkSettings: 'petra',
  takeSettings: 'petra',
  tryOutMove: 'lone',
  tryOutAbsence: 'lone',
  takeAbsence: 'lone',
  endAbsence: 'lone',
  approveDocument: 'lone',
  approveReport: 'petra',
  freezeReport: 'petra',
  readWorklist: 'clara',
  readTeamFidelity: 'lone',
  listGatherings: 'lone',
  registerGathering: 'lone',
  withdrawGathering: 'lone',
  listSelfAssessments: 'lone',
  assessSelf: 'lone',
};

/** What reads comes before what changes anything, and what changes what others show comes last. */
const LAST: readonly OperationId[] = ['sendCommand', 'sendSignal', 'startMove', 'startProgrammeMove'];
const reads = (id: OperationId) => OPERATIONS[id].method === 'get';
const IN_ORDER = [...ALL.filter(reads), ...ALL.filter((id) => !reads(id) && !LAST.includes(id)), ...LAST];

/** How far an operation has come when the answer leaves is decided by the workers. */
const PROGRESS = ['/state', '/total', '/done', '/refused', '/endedAt'];
/** The key of a row begins with the id of its case. */
const KEYS = ['/rows/0/key', '/gaps/0/key'];
const UNSTABLE: Readonly<Partial<Record<OperationId, readonly string[]>>> = {
  startImport: PROGRESS,
  startMove: PROGRESS,
  startProgrammeMove: PROGRESS,
  readReport: KEYS,
  approveReport: KEYS,
  freezeReport: KEYS,
};

let rig: Rig;
let api: Served;
const ids: Ids = new Map();
const keys: Record<string, string> = {};
const before = new Map<OperationId, Answered>();
beforeAll(async () => {
  rig = await startRig({ today: '2026-03-12' });
  api = await serveApi(rig);
  await rig.services.trajectories.ensureDispatcher();
  await gatherPeople();
  await execute('enrolCitizen', ({ id }) => ids.set(known.TRAJECTORY_ID, id));
  await liveUntilToday();
  await execute('openEmergencyAccess', ({ id }) => ids.set(known.ACCESS_ID, id));
  await execute('startImport', ({ id }) => ids.set(known.OPERATION_ID, id));
  await vi.waitUntil(
    async () => ((await execute('readOperation')).body as { state: string }).state === 'done',
    PATIENCE,
  );
  await execute('registerGathering', ({ id }) => ids.set(known.GATHERING_ID, id));
  await execute('assessSelf', () => undefined);
  await execute('takeSettings', () => undefined);
  await execute('takeAbsence', ({ id }) => ids.set(known.ABSENCE_ID, id));
  const told = await vi.waitUntil(
    async () => ((await execute('listInbox')).body as Inbox).items.find(({ kind }) => kind === 'phaseStarted'),
    PATIENCE,
  );
  ids.set(known.MESSAGE_ID, told!.id);
  ids.set(known.REPORT_ID, await aDraft());
});
afterAll(async () => {
  api?.close();
  await rig?.close();
});
type Inbox = { items: { id: string; kind: string }[] };
const PATIENCE = { timeout: 120_000, interval: 100 };

async function gatherPeople(): Promise<void> {
  const asking = async (name: string, role: Role) => {
    const { key, account } = await api.keyOf(role);
    keys[name] = key;
    return account.id;
  };
  ids.set(known.NEXUS_ID, await asking('nexus', 'integration'));
  ids.set(known.PETRA_ID, await asking('petra', 'projectLead'));
  const training = { trained_on: '2024-05-02', trained_in: 'social-stoette' };
  const members = [
    { id: await asking('clara', 'caseworker'), name: 'Clara Toft', email: 'clara@example.invalid', ...training },
    { id: await asking('mads', 'caseworker'), name: 'Mads Medarbejder', email: 'mads@example.invalid', ...training },
    {
      id: await asking('lone', 'teamLeader'),
      name: 'Lone',
      email: 'lone2@example.invalid',
      trained_on: null,
      trained_in: null,
    },
  ];
  for (const [index, one] of [known.CLARA_ID, known.MADS_ID, known.LONE_ID].entries()) ids.set(one, members[index]!.id);
  const all = members.map((member) => ({ ...member, municipality: '101', team_leader: false }));
  await rig.db.insertInto('staff').values(all).execute();
}

/** The draft of a report in which Anders stands, as if his case were one of that programme. */
function aDraft(): Promise<string> {
  const { rows, figures, gaps, fingerprint, from, last } = withRealIds(EXAMPLES.readReport.answer);
  const [held, counted, missing] = [rows, figures, gaps].map((part) => JSON.stringify(part));
  return keepReport(rig.db, {
    ...{ municipality: '101', period_from: from, period_last: last, fingerprint },
    ...{ rows: held!, figures: counted!, gaps: missing! },
  });
}

/** What happens to Anders before he is asked about: see examples.ts. */
async function liveUntilToday(): Promise<void> {
  const client = createClient({ baseUrl: api.baseUrl, token: keys.nexus!, retries: 0 });
  const path = { trajectoryId: ids.get(known.TRAJECTORY_ID)! };
  const { body } = await client.writeNote({ path, body: { text: EXAMPLE_NOTE } });
  ids.set(known.NOTE_ID, body.id);
  const commands: Command[] = [
    { type: 'AssignStaff', function: 'ctiWorker', staffId: known.CLARA_ID, noteId: known.NOTE_ID, on: '2026-03-02' },
    { type: 'GrantSupport', legalBasis: 'LAB_31B', on: '2026-03-04' },
    { type: 'InformOfGrant', who: 'citizen', on: '2026-03-04' },
    { type: 'InformOfGrant', who: 'ctiWorker', on: '2026-03-04' },
    { type: 'RegisterJobMatch', on: '2026-03-05' },
    { type: 'StartCourse', startOn: '2026-03-09', takenOver: true },
    {
      ...{ type: 'HoldMeeting', meeting: 'contactMeeting', with: ['citizen', 'ctiWorker'] },
      ...{ values: { place: 'home' }, on: '2026-03-10' },
    },
  ];
  for (const command of commands) await client.sendCommand({ path, body: withRealIds({ command }) });
  const { sections } = EXAMPLES.writeDocument.body;
  const place = { ...path, kind: EXAMPLES.writeDocument.path.kind };
  await client.writeDocument({ path: place, ifMatch: '"0"', body: { sections, note: null } });
  const signal = { type: 'ResumeCourse', until: '2026-03-12', decision } as const;
  const signalId = (await client.sendSignal({ path, body: { signal } })).body.id;
  await vi.waitUntil(() => client.readSignal({ path: { ...path, signalId } }).catch(() => undefined), PATIENCE);
  ids.set(known.SIGNAL_ID, signalId);
}
const decision = { citizenAgrees: true, ctiWorker: known.CLARA_ID };
type Command = Parameters<Client['sendCommand']>[0]['body']['command'];
const EXAMPLE_NOTE = EXAMPLES.readNote.answer.text;

/** Executes an example; what it takes from the answer is what later ones need of it. */
async function execute(id: OperationId, take?: (body: { id: string }) => void): Promise<Answered> {
  const { ifMatch, ...question } = withRealIds(EXAMPLES[id] as ShownQuestion);
  const headers = { key: keys[ASKED_BY[id] ?? 'nexus']!, ...(ifMatch ? { 'if-match': ifMatch } : {}) };
  const answered = await ask(api.baseUrl, OPERATIONS[id], question, headers);
  take?.(answered.body as { id: string });
  if (take) before.set(id, answered);
  return answered;
}

/** Ids of the example replaced by what they stand for. */
function withRealIds<T>(value: T): T {
  return JSON.parse([...ids].reduce((text, [ours, theirs]) => text.replaceAll(ours, theirs), JSON.stringify(value)));
}

describe('the example of', () => {
  it.each(IN_ORDER)('%s, executed, is answered as it says', async (id) => {
    const { status, headers, body } = before.get(id) ?? (await execute(id));
    const { answer }: Operation = OPERATIONS[id];
    expect([status, headers.get('content-type')], JSON.stringify(body)).toEqual([
      answer.status,
      'application/json; charset=utf-8',
    ]);
    const differences = deviations(EXAMPLES[id].answer, body, ids);
    expect(differences.filter((one) => !UNSTABLE[id]?.includes(one.split(':')[0]!))).toEqual([]);
  });

  it.each(ALL)('%s has no field that the contract does not know', (id) => {
    const { query, body, path, answer, needsVersion }: Operation = OPERATIONS[id];
    const { answer: answered, ifMatch, ...sent } = EXAMPLES[id] as ShownQuestion & { answer: unknown };
    expect(answer.schema.parse(answered)).toEqual(answered);
    const parts = Object.entries({ body, path, query }).flatMap(([part, schema]) => (schema ? [part] : []));
    expect([Object.keys(sent).sort(), ifMatch !== undefined]).toEqual([parts, needsVersion === true]);
    if (query)
      expect(Object.keys(query.strict().parse(sent.query))).toEqual(expect.arrayContaining(Object.keys(sent.query!)));
  });
});

describe('two answers', () => {
  const compared = (example: unknown, found: unknown) => deviations(example, found, new Map()).length;

  it('are alike when they differ in instants and ids alone, and one id stands for one thing', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((letter) => known.TRAJECTORY_ID.replaceAll(/[\da-f]/g, letter));
    expect(compared([{ at: '2026-03-12T11:00:01.052Z', id: a }], [{ at: '2026-03-12T11:00:09Z', id: b }])).toBe(0);
    expect(compared({ id: a, same: a }, { id: b, same: b })).toBe(0);
    expect(compared({ id: a, same: a }, { id: b, same: c })).toBe(1);
  });

  it('are unlike when a value, a field, an item or the order is another', () => {
    expect(compared({ on: '2026-03-12' }, { on: '2026-03-13' })).toBe(1);
    expect(compared({ on: 1 }, { on: 1, more: 2 })).toBe(1);
    expect(compared([1, 3], [1, 2, 3])).toBe(0);
    expect(compared([3, 1], [1, 2, 3])).toBe(1);
    expect(compared([1, 4], [1, 2, 3])).toBe(1);
    expect(compared([], [1])).toBe(1);
    expect(compared(null, {})).toBe(1);
  });
});
