import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import type { Role } from '../../src/domain/roles.ts';
import { inboxMessages } from '../../src/services/read.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { assigned, aWorker, enrolled, type Worker } from './around.ts';
import { problemOf, type Served, serveApi } from './served.ts';

const AN_HOUR_MS = 3_600_000;
const TEXT = 'Borgeren står i receptionen og har brug for sin medicin.';
const ASKED = { reason: 'citizenTurnsUp', text: TEXT, hours: 2 } as const;

let rig: Rig;
let served: Served;
let integration: Client;
let owner: Worker;
let stranger: Worker;
beforeAll(async () => {
  rig = await startRig();
  served = await serveApi(rig);
  integration = await served.clientAs('integration');
  [owner, stranger] = [await aWorker(rig, served), await aWorker(rig, served)];
});
afterAll(async () => {
  served.close();
  await rig.close();
});

/** A case that is the owner's, and no concern of the stranger. */
async function aCase() {
  const trajectoryId = await enrolled(rig, integration);
  await assigned(rig, integration, { trajectoryId, staffId: owner.staffId });
  return { trajectoryId };
}
const reads = (client: Client, path: { trajectoryId: string }) => [
  client.readTrajectory({ path }),
  client.readPlan({ path }),
  client.listPossibilities({ path }),
  client.readJournal({ path }),
  client.readCitizen({ path }),
];
const statusesOf = (asked: readonly Promise<unknown>[]) =>
  Promise.all(
    asked.map((one) =>
      one.then(
        () => 200,
        (error) => error.body.status,
      ),
    ),
  );
const ALL_OPEN = [200, 200, 200, 200, 200];
const ALL_SHUT = [404, 404, 404, 404, 404];
const messagesTo = (recipient: string | null) =>
  rig.db
    .selectFrom('message')
    .selectAll()
    .where('recipient', recipient === null ? 'is' : '=', recipient)
    .where('key', 'like', '%/emergency-%')
    .execute();

describe('a case that is out of reach', () => {
  it('is opened to be read, for as many hours as were asked for', async () => {
    const path = await aCase();
    expect(await statusesOf(reads(stranger.client, path))).toEqual(ALL_SHUT);
    const { body } = await stranger.client.openEmergencyAccess({ path, body: ASKED });
    expect(body).toMatchObject({ ...path, actor: stranger.staffId, role: 'caseworker', reason: ASKED.reason });
    expect(Date.parse(body.until) - Date.parse(body.from)).toBe(2 * AN_HOUR_MS);
    expect(await statusesOf(reads(stranger.client, path))).toEqual(ALL_OPEN);
    await rig.clock.advance(2 * AN_HOUR_MS);
    expect(await statusesOf(reads(stranger.client, path))).toEqual(ALL_SHUT);
  });

  it('shows the citizen without the number, and nothing that is protected', async () => {
    const path = await aCase();
    const contact = { phone: '12345678', email: null, address: null, isProtected: true };
    await owner.client.updateCitizen({ path, body: contact, ifMatch: '"0"' });
    await stranger.client.openEmergencyAccess({ path, body: ASKED });
    const { body } = await stranger.client.readCitizen({ path });
    expect(body).toMatchObject({ name: 'Test Person', isProtected: true, cpr: null, formerCprs: null, phone: null });
  });

  it('is not changed: an emergency access allows no command', async () => {
    const path = await aCase();
    await stranger.client.openEmergencyAccess({ path, body: ASKED });
    const command = { type: 'GrantSupport', legalBasis: 'LAB_31B', on: rig.clock.today() } as const;
    const contact = { phone: null, email: null, address: null, isProtected: false };
    const changes = [
      stranger.client.sendCommand({ path, body: { command } }),
      stranger.client.tryOut({ path, body: { commands: [{ command }] } }),
      stranger.client.updateCitizen({ path, body: contact, ifMatch: '"0"' }),
      stranger.client.changeCpr({ path, body: { cpr: '6104850037' } }),
    ];
    expect(await statusesOf(changes)).toEqual([404, 404, 404, 404]);
  });

  it('stays shut to everybody else, and so do all other cases', async () => {
    const [path, other] = [await aCase(), await aCase()];
    await stranger.client.openEmergencyAccess({ path, body: ASKED });
    expect(await statusesOf(reads((await aWorker(rig, served)).client, path))).toEqual(ALL_SHUT);
    expect(await statusesOf(reads(stranger.client, other))).toEqual(ALL_SHUT);
    const { items } = (await stranger.client.listTrajectories({})).body;
    expect(items).toEqual([]);
  });

  it('of another municipality, or of nobody, is not found', async () => {
    const trajectoryId = await enrolled(rig, await served.clientAs('integration', '147'));
    for (const path of [{ trajectoryId }, { trajectoryId: randomUUID() }])
      expect(await problemOf(stranger.client.openEmergencyAccess({ path, body: ASKED }))).toMatchObject({
        status: 404,
      });
  });

  it.each(['teamLeader', 'projectLead', 'evaluator', 'systemAdministrator', 'integration'] as const)(
    'is not opened in an emergency by a %s',
    async (role) => {
      const client = await served.clientAs(role);
      const refused = problemOf(client.openEmergencyAccess({ path: await aCase(), body: ASKED }));
      expect(await refused).toMatchObject({ status: 403 });
    },
  );
});

describe('an emergency access', () => {
  it('is told the team leaders at once, in the in-app inbox, without a word of the citizen or the text', async () => {
    const path = await aCase();
    const before = (await messagesTo(rig.leaderId)).length;
    await stranger.client.openEmergencyAccess({ path, body: ASKED });
    const rows = await messagesTo(rig.leaderId);
    expect(rows.length).toBe(before + 1);
    expect(rows.find(({ trajectory_id }) => trajectory_id === path.trajectoryId)).toMatchObject({
      ...{ channel: 'inbox', state: 'sent', recipient: rig.leaderId },
    });
    const [told] = await inboxMessages(rig.services, { staffId: rig.leaderId, baseUrl: 'http://overgang.example' });
    expect(told).toMatchObject({ subject: 'Nødadgang til et forløb' });
    expect(told!.text).toContain('i højst 2 timer. Grund: borgeren har henvendt sig og kan ikke vente.');
    expect(told!.text).not.toContain('medicin');
  });

  it('that nobody could be told of says so', async () => {
    const there = await served.clientAs('integration', '153');
    const trajectoryId = await enrolled(rig, there);
    await (await served.clientAs('caseworker', '153')).openEmergencyAccess({ path: { trajectoryId }, body: ASKED });
    const [row] = await messagesTo(null);
    expect(row).toMatchObject({ trajectory_id: trajectoryId, state: 'unaddressed', detail: 'noRecipient' });
  });

  it('is refused when the case is within reach', async () => {
    const path = await aCase();
    const refused = await problemOf(owner.client.openEmergencyAccess({ path, body: ASKED }));
    expect(refused).toMatchObject({ status: 409, code: 'accessNotNeeded' });
  });

  it('is one, and told once, however often it is asked for under its key', async () => {
    const path = await aCase();
    const idempotencyKey = randomUUID();
    const ask = (more: object) =>
      stranger.client.openEmergencyAccess({ path, body: { ...ASKED, ...more }, idempotencyKey });
    const [first, again] = [await ask({}), await ask({})];
    expect(again.body).toEqual(first.body);
    expect(await problemOf(ask({ hours: 8 }))).toMatchObject({ status: 422, code: 'keyReused' });
    const rows = (await messagesTo(rig.leaderId)).filter(({ trajectory_id }) => trajectory_id === path.trajectoryId);
    expect(rows.length).toBe(1);
  });

  it.each([{ hours: 0 }, { hours: 9 }, { reason: 'curiosity' }, { text: '   kort   ' }])(
    'needs a reason, a text and between 1 and 8 hours: not %o',
    async (wrong) => {
      const asked = stranger.client.openEmergencyAccess({ path: await aCase(), body: { ...ASKED, ...wrong } as never });
      expect(await problemOf(asked)).toMatchObject({ status: 422, errors: [{ pointer: `/${Object.keys(wrong)[0]}` }] });
    },
  );

  it('is ended before its time by who opened it or by the team leader, and by nobody else', async () => {
    const leader = await served.clientAs('teamLeader');
    for (const client of [stranger.client, leader]) {
      const path = await aCase();
      const { body } = await stranger.client.openEmergencyAccess({ path, body: ASKED });
      const place = { ...path, accessId: body.id };
      for (const other of [owner.client, await served.clientAs('teamLeader', '147')])
        expect(await problemOf(other.endEmergencyAccess({ path: place }))).toMatchObject({ status: 404 });
      expect(await statusesOf(reads(stranger.client, path))).toEqual(ALL_OPEN);
      const ended = (await client.endEmergencyAccess({ path: place })).body;
      expect(ended.endedAt).not.toBeNull();
      expect(await statusesOf(reads(stranger.client, path))).toEqual(ALL_SHUT);
      expect((await client.endEmergencyAccess({ path: place })).body).toEqual(ended);
    }
  });
});

describe('the list of emergency accesses', () => {
  const listAs = async (role: Role, municipality?: string) =>
    (await (await served.clientAs(role, municipality)).listEmergencyAccesses({ query: { limit: 200 } })).body.items;

  it('shows who, which case, why and how long; what was written only to the team leader', async () => {
    const path = await aCase();
    const { body } = await stranger.client.openEmergencyAccess({ path, body: ASKED });
    const [forLeader] = await listAs('teamLeader');
    const [forAdministrator] = await listAs('systemAdministrator');
    expect(forLeader).toEqual({ ...body, text: TEXT });
    expect(forAdministrator).toEqual({ ...body, text: null });
  });

  it('is the municipality’s own, and nobody else’s to read', async () => {
    expect((await listAs('teamLeader')).length).toBeGreaterThan(1);
    expect(await listAs('teamLeader', '147')).toEqual([]);
    for (const role of ['reader', 'caseworker', 'projectLead', 'evaluator', 'integration'] as const)
      expect(await problemOf(listAs(role))).toMatchObject({ status: 403 });
  });

  it('is read page by page, the newest first, each once', async () => {
    const leader = await served.clientAs('teamLeader');
    const all = (await listAs('teamLeader')).map(({ id }) => id);
    const found: string[] = [];
    let query: Record<string, string> | null = { limit: '3' };
    while (query) {
      const page: Awaited<ReturnType<Client['listEmergencyAccesses']>> = await leader.listEmergencyAccesses({ query });
      found.push(...page.body.items.map(({ id }) => id));
      query = page.next;
    }
    expect(found).toEqual(all);
  });

  it('stands beside the access log, which names every case that was read', async () => {
    const path = await aCase();
    await stranger.client.openEmergencyAccess({ path, body: ASKED });
    await stranger.client.readJournal({ path });
    const rows = await rig.db
      .selectFrom('access_log')
      .select(['operation', 'status', 'trajectories'])
      .where('actor', '=', stranger.staffId)
      .orderBy('sequence', 'desc')
      .limit(2)
      .execute();
    expect(rows.map(({ operation, trajectories }) => [operation, trajectories])).toEqual([
      ['readJournal', [path.trajectoryId]],
      ['openEmergencyAccess', [path.trajectoryId]],
    ]);
  });
});
