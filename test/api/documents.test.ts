import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import type { WrittenSection } from '../../src/domain/model/documents.ts';
import type { Participant } from '../../src/domain/people.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { assigned, aWorker, enrolled, type Worker } from './around.ts';
import { problemOf, type Served, serveApi } from './served.ts';

let rig: Rig;
let served: Served;
let integration: Client;
let caseworker: Worker;
let ctiWorker: Worker;
let trajectoryId: string;
beforeAll(async () => {
  rig = await startRig();
  served = await serveApi(rig);
  integration = await served.clientAs('integration');
  [caseworker, ctiWorker] = [await aWorker(rig, served), await aWorker(rig, served)];
  trajectoryId = await aCase();
});
afterAll(async () => {
  served.close();
  await rig.close();
});

async function aCase(): Promise<string> {
  const id = await enrolled(rig, integration);
  await assigned(rig, integration, { trajectoryId: id, staffId: caseworker.staffId, as: 'socialCaseworker' });
  await assigned(rig, integration, { trajectoryId: id, staffId: ctiWorker.staffId, as: 'ctiWorker' });
  return id;
}

const TEXT = 'Borgeren vil køre varevogn igen.';
const FULL: readonly WrittenSection[] = [
  { id: 'purpose', text: TEXT },
  { id: 'citizensGoals', items: ['Køre varevogn', 'Møde hver dag'] },
  ...['resources', 'barriers', 'supportNeeds', 'supportAtWorkplace'].map((id) => ({ id, text: `${id} er afdækket` })),
];
const written = (sections: readonly WrittenSection[], note: string | null = null) => ({
  ...{ sections: sections as never, note },
});
const planOf = (id: string) => ({ trajectoryId: id, kind: 'jointActionPlan' });
/** Writes the next version of a case's plan. */
async function wrote(id: string, sections = FULL, client = caseworker.client): Promise<number> {
  const path = planOf(id);
  const { etag } = await client.readDocument({ path });
  return (await client.writeDocument({ path, body: written(sections), ifMatch: etag! })).body.version;
}
const textOf = (sections: readonly { id: string; text?: string | undefined }[], id: string) =>
  sections.find((one) => one.id === id)?.text;

describe('a plan', () => {
  it('has the headings of the programme before anybody has written a word', async () => {
    const { body, etag } = await caseworker.client.readDocument({ path: planOf(trajectoryId) });
    expect(body).toMatchObject({ name: 'Fælles handleplan', rule: 'S-28', version: 0, author: null, approvedAt: null });
    expect(body.sections.map(({ heading, isRequired }) => [heading, isRequired]).slice(0, 2)).toEqual([
      ['Fælles formål', true],
      ['Borgerens egne mål', true],
    ]);
    expect(etag).toBe('"0"');
    const { items } = (await caseworker.client.listDocuments({ path: { trajectoryId } })).body;
    expect(items.map(({ name, versions }) => [name, versions])).toEqual([
      ['Fælles handleplan', []],
      ['CV', []],
      ['Arbejdsaftale', []],
      ['Overdragelsesplan', []],
    ]);
  });

  it('is written version by version: each stays readable, with who, when and why', async () => {
    const id = await aCase();
    const path = planOf(id);
    const first = await caseworker.client.writeDocument({ path, body: written(FULL), ifMatch: '"0"' });
    const changed = written([{ id: 'purpose', text: 'Et nyt formål.' }], 'Borgeren har ombestemt sig.');
    const second = await ctiWorker.client.writeDocument({ path, body: changed, ifMatch: first.etag! });
    expect([first.etag, second.etag]).toEqual(['"1"', '"2"']);
    const newest = (await caseworker.client.readDocument({ path })).body;
    expect(newest).toMatchObject({ version: 2, author: ctiWorker.staffId, note: 'Borgeren har ombestemt sig.' });
    expect(textOf(newest.sections, 'purpose')).toBe('Et nyt formål.');
    const before = (await caseworker.client.readDocumentVersion({ path: { ...path, version: '1' } })).body;
    expect(before).toMatchObject({ version: 1, author: caseworker.staffId, note: null });
    expect(textOf(before.sections, 'purpose')).toBe(TEXT);
    expect(before.sections.find(({ id: one }) => one === 'citizensGoals')?.items).toEqual([
      'Køre varevogn',
      'Møde hver dag',
    ]);
    const { items } = (await caseworker.client.listDocuments({ path: { trajectoryId: id } })).body;
    expect(items[0]!.versions.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('is not overwritten by somebody who has not read the newest, and they are told which that is', async () => {
    const id = await aCase();
    const path = planOf(id);
    await wrote(id);
    const body = written([{ id: 'purpose', text: 'Andet.' }]);
    expect(await problemOf(ctiWorker.client.writeDocument({ path, body }))).toMatchObject({ status: 428 });
    for (const ifMatch of ['"0"', '"7"', 'W/"1"'])
      expect(await problemOf(ctiWorker.client.writeDocument({ path, body, ifMatch }))).toMatchObject({ status: 412 });
    const old = await problemOf(ctiWorker.client.writeDocument({ path, body, ifMatch: '"0"' }));
    expect(old).toMatchObject({ code: 'versionIsOld', newest: 1 });
    const both = ['Det ene.', 'Det andet.'].map((text) =>
      caseworker.client.writeDocument({ path, body: written([{ id: 'purpose', text }]), ifMatch: '"1"' }),
    );
    expect((await Promise.allSettled(both)).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await caseworker.client.readDocument({ path })).body.version).toBe(2);
  });

  it('says where something does not fit its headings, and repeats nothing of it', async () => {
    const path = planOf(trajectoryId);
    const sections = [
      { id: 'purpose', text: TEXT },
      { id: 'hemmeligt', text: TEXT },
      { id: 'purpose', text: TEXT },
      { id: 'resources', items: [TEXT] },
    ];
    const wrong = await problemOf(caseworker.client.writeDocument({ path, body: written(sections), ifMatch: '"0"' }));
    expect(wrong.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/sections/1', 'sectionUnknown'],
      ['/sections/2', 'sectionTwice'],
      ['/sections/3', 'sectionWrongKind'],
    ]);
    expect(JSON.stringify(wrong)).not.toMatch(/hemmeligt|varevogn/);
  });

  it('that the programme does not have, or a version that nobody wrote, is not found', async () => {
    const { client } = caseworker;
    for (const asked of [
      client.readDocument({ path: { trajectoryId, kind: 'dagbog' } }),
      client.readDocument({ path: { trajectoryId, kind: '1 eller 2' } }),
      client.readDocumentVersion({ path: { ...planOf(trajectoryId), version: '1' } }),
      client.readDocumentVersion({ path: { ...planOf(trajectoryId), version: 'x' } }),
    ])
      expect(await problemOf(asked)).toMatchObject({ status: 404 });
  });

  it('is read and written by those who reach the case, and by no evaluator', async () => {
    const path = planOf(trajectoryId);
    const stranger = (await aWorker(rig, served)).client;
    const away = await served.clientAs('integration', '147');
    for (const client of [stranger, away])
      for (const asked of [
        client.listDocuments({ path: { trajectoryId } }),
        client.readDocument({ path }),
        client.writeDocument({ path, body: written(FULL), ifMatch: '"0"' }),
      ])
        expect(await problemOf(asked)).toMatchObject({ status: 404 });
    for (const role of ['evaluator', 'systemAdministrator'] as const)
      expect(await problemOf((await served.clientAs(role)).readDocument({ path }))).toMatchObject({ status: 403 });
    const reader = (await served.clientAs('reader')).writeDocument({ path, body: written(FULL), ifMatch: '"0"' });
    expect(await problemOf(reader)).toMatchObject({ status: 403 });
  });
});

describe('an approval', () => {
  const EVERYBODY: Participant[] = ['citizen', 'jobCentreCaseworker', 'socialCaseworker'];
  const fact = () => ({
    with: EVERYBODY,
    values: { mapped: ['resources', 'barriers', 'supportNeeds'], citizensGoals: 2, supportAtWorkplace: true },
    on: rig.clock.today(),
  });
  const typesIn = async (id: string) =>
    (await caseworker.client.readJournal({ path: { trajectoryId: id } })).body.items.map(({ type }) => type);

  it('says who approved which version and when, and registers nothing by itself', async () => {
    const id = await aCase();
    const version = await wrote(id);
    const before = await typesIn(id);
    const { body } = await caseworker.client.approveDocument({ path: planOf(id), body: { version } });
    expect(body).toMatchObject({ version: 1, approvedBy: caseworker.staffId, sequence: null });
    expect(body.approvedAt).not.toBeNull();
    expect(await typesIn(id)).toEqual(before);
  });

  it('registers the step of the case when its fields are given, once however often it is sent (S-28)', async () => {
    const id = await aCase();
    const body = { version: await wrote(id), fact: fact() };
    const first = await caseworker.client.approveDocument({ path: planOf(id), body });
    const again = await caseworker.client.approveDocument({ path: planOf(id), body });
    expect(again.body).toEqual(first.body);
    const types = await typesIn(id);
    expect([types.filter((type) => type === 'FactRecorded').length, types.length]).toEqual([1, first.body.sequence]);
  });

  it('approves nothing when the case refuses the step (S-29)', async () => {
    const id = await aCase();
    const version = await wrote(id);
    const alone = { ...fact(), with: ['socialCaseworker'] as Participant[] };
    const refused = await problemOf(
      caseworker.client.approveDocument({ path: planOf(id), body: { version, fact: alone } }),
    );
    expect(refused).toMatchObject({ status: 409, code: 'refused' });
    expect(refused.errors?.map(({ code, rule }) => [code, rule])).toContainEqual(['participantMissing', 'S-29']);
    expect((await caseworker.client.readDocument({ path: planOf(id) })).body.approvedAt).toBeNull();
  });

  it('waits until every heading that must be filled in is', async () => {
    const id = await aCase();
    const sections = FULL.filter(({ id: one }) => one !== 'barriers').map((one) =>
      one.id === 'citizensGoals' ? { id: one.id, items: [] } : one,
    );
    const version = await wrote(id, sections);
    const incomplete = await problemOf(caseworker.client.approveDocument({ path: planOf(id), body: { version } }));
    expect(incomplete).toMatchObject({ status: 409, code: 'documentIncomplete' });
    expect(incomplete.errors?.map(({ pointer }) => pointer)).toEqual(['/sections/citizensGoals', '/sections/barriers']);
  });

  it('is given by whoever is responsible or by the team leader, and by nobody else', async () => {
    const id = await aCase();
    const version = await wrote(id);
    const asked = (client: Client) => client.approveDocument({ path: planOf(id), body: { version } });
    expect(await problemOf(asked(ctiWorker.client))).toMatchObject({ status: 403, code: 'notResponsible' });
    expect(await problemOf(asked(integration))).toMatchObject({ status: 403, code: 'notAllowed' });
    expect(await problemOf(asked((await aWorker(rig, served)).client))).toMatchObject({ status: 404 });
    expect((await asked(await served.clientAs('teamLeader'))).body.approvedAt).not.toBeNull();
  });

  it('stands: the next version is a draft beside it, and no older one takes its place', async () => {
    const id = await aCase();
    await wrote(id);
    const second = await wrote(id);
    const { client } = caseworker;
    const approved = (await client.approveDocument({ path: planOf(id), body: { version: second } })).body;
    const third = await wrote(id, [{ id: 'purpose', text: 'Et udkast.' }]);
    expect((await client.readDocument({ path: planOf(id) })).body).toMatchObject({ version: third, approvedAt: null });
    const kept = (await client.readDocumentVersion({ path: { ...planOf(id), version: String(second) } })).body;
    expect({ ...kept, sequence: null }).toEqual(approved);
    const older = await problemOf(client.approveDocument({ path: planOf(id), body: { version: 1 } }));
    expect(older).toMatchObject({ status: 412, newest: third });
  });

  it('cannot be rewritten, not even past the program', async () => {
    const id = await aCase();
    await caseworker.client.approveDocument({ path: planOf(id), body: { version: await wrote(id) } });
    const tamper = sql`update document set content_encrypted = '\\x00' where trajectory_id = ${id}`.execute(rig.db);
    await expect(tamper).rejects.toThrow('never rewritten');
  });
});
