import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import type { Role } from '../../src/domain/roles.ts';
import { findCitizenByCpr } from '../../src/store/people.ts';
import { nextFictiveCpr } from '../rig/case.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { assigned, aWorker, enrolled, type Worker } from './around.ts';
import { problemOf, type Served, serveApi } from './served.ts';

let rig: Rig;
let served: Served;
let integration: Client;
let worker: Worker;
beforeAll(async () => {
  rig = await startRig();
  served = await serveApi(rig);
  integration = await served.clientAs('integration');
  worker = await aWorker(rig, served);
});
afterAll(async () => {
  served.close();
  await rig.close();
});

const CONTACT = {
  phone: '12 34 56 78',
  email: 'anders@example.invalid',
  address: { street: 'Havnegade 4, 2. tv.', postalCode: '5000', city: 'Odense C' },
  isProtected: false,
};
const NUMBER = '6104850029';

/** A citizen around whom the worker is, with contact data. */
async function reachable({ isProtected = false, cpr = nextFictiveCpr() as string } = {}) {
  const trajectoryId = await enrolled(rig, integration, { cpr });
  await assigned(rig, integration, { trajectoryId, staffId: worker.staffId });
  const path = { trajectoryId };
  await worker.client.updateCitizen({ path, body: { ...CONTACT, isProtected }, ifMatch: '"0"' });
  return path;
}
const seenBy = async (role: Role, path: { trajectoryId: string }) =>
  (await (await served.clientAs(role)).readCitizen({ path })).body;

describe('a citizen', () => {
  it('is shown with number, birth date and how to reach her to those around the case', async () => {
    const path = await reachable({ cpr: NUMBER });
    const { body, etag } = await worker.client.readCitizen({ path });
    expect(body).toEqual({
      ...{ id: body.id, name: 'Test Person', cpr: NUMBER, formerCprs: [], birthDate: '1985-04-01' },
      ...{ isReplacementNumber: true, ...CONTACT, version: 1 },
    });
    expect(etag).toBe('"1"');
  });

  it.each([
    ['teamLeader', true, true],
    ['integration', true, true],
    ['reader', false, true],
    ['projectLead', false, false],
  ] as const)('is shown to a %s with the number: %s, the telephone: %s', async (role, hasNumber, hasPhone) => {
    const path = await reachable();
    const { cpr, formerCprs, phone, address, name } = await seenBy(role, path);
    expect([name, cpr !== null, formerCprs !== null]).toEqual(['Test Person', hasNumber, hasNumber]);
    expect([phone !== null, address !== null]).toEqual([hasPhone, hasPhone]);
  });

  it('is not shown to an evaluator, to the system administrator, or to a caseworker who is not around the case', async () => {
    const path = await reachable();
    for (const role of ['evaluator', 'systemAdministrator'] as const)
      expect(await problemOf(seenBy(role, path))).toMatchObject({ status: 403 });
    const other = await aWorker(rig, served);
    expect(await problemOf(other.client.readCitizen({ path }))).toMatchObject({ status: 404 });
    const away = await served.clientAs('integration', '147');
    for (const asked of [
      away.readCitizen({ path }),
      away.updateCitizen({ path, body: CONTACT, ifMatch: '"1"' }),
      away.changeCpr({ path, body: { cpr: nextFictiveCpr() } }),
    ])
      expect(await problemOf(asked)).toMatchObject({ status: 404 });
  });
});

describe('contact data', () => {
  it('are changed by who has read the newest, and nothing of them is lost by who has not', async () => {
    const path = await reachable();
    const body = { ...CONTACT, phone: '87654321' };
    expect(await problemOf(worker.client.updateCitizen({ path, body }))).toMatchObject({ status: 428 });
    const old = await problemOf(worker.client.updateCitizen({ path, body, ifMatch: '"0"' }));
    expect(old).toMatchObject({ status: 412, code: 'versionIsOld', newest: 1 });
    expect((await worker.client.readCitizen({ path })).body.phone).toBe(CONTACT.phone);
    const changed = await worker.client.updateCitizen({ path, body, ifMatch: '"1"' });
    expect([changed.body.phone, changed.etag]).toEqual(['87654321', '"2"']);
  });

  it('that nobody could use are refused with the place', async () => {
    const path = await reachable();
    const body = { ...CONTACT, phone: 'ring til mor', address: { ...CONTACT.address, postalCode: '50' } };
    const { errors } = await problemOf(worker.client.updateCitizen({ path, body, ifMatch: '"1"' }));
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['/phone', '/address/postalCode']);
  });

  it('of a protected citizen are seen by those around the case and the team leader alone', async () => {
    const path = await reachable({ isProtected: true });
    const hidden = { isProtected: true, phone: null, address: null };
    expect((await worker.client.readCitizen({ path })).body).toMatchObject({ ...CONTACT, isProtected: true });
    expect(await seenBy('teamLeader', path)).toMatchObject({ ...CONTACT, isProtected: true });
    for (const role of ['reader', 'integration', 'projectLead'] as const)
      expect(await seenBy(role, path)).toMatchObject(hidden);
  });

  it('of a protected citizen are not overwritten by somebody who does not see them', async () => {
    const path = await reachable({ isProtected: true });
    const { body } = await integration.readCitizen({ path });
    const { phone, email, address, isProtected } = body;
    const sent = integration.updateCitizen({ path, body: { phone, email, address, isProtected }, ifMatch: '"1"' });
    expect(await problemOf(sent)).toMatchObject({ status: 403 });
    expect((await worker.client.readCitizen({ path })).body.address).toEqual(CONTACT.address);
  });

  it('that are protected are marked wherever the name stands', async () => {
    const { trajectoryId } = await reachable({ isProtected: true });
    const open = (await reachable()).trajectoryId;
    const { items } = (await worker.client.listTrajectories({ query: { limit: 200 } })).body;
    const marks = new Map(items.map(({ id, citizen }) => [id, citizen?.isProtected]));
    expect([marks.get(trajectoryId), marks.get(open)]).toEqual([true, false]);
    const read = await worker.client.readTrajectory({ path: { trajectoryId } });
    expect(read.body.citizen).toMatchObject({ name: 'Test Person', isProtected: true });
  });
});

describe('another CPR number', () => {
  const find = (cpr: string) => findCitizenByCpr(rig.db, rig.services.keys, '101', cpr as never);

  it('replaces the one before, and both lead to the citizen', async () => {
    const [first, second] = [nextFictiveCpr(), nextFictiveCpr()];
    const path = await reachable({ cpr: first });
    const { body } = await worker.client.changeCpr({ path, body: { cpr: second } });
    expect(body).toMatchObject({ cpr: second, formerCprs: [first], version: 2, phone: CONTACT.phone });
    expect([await find(first), await find(second)]).toEqual([body.id, body.id]);
    // Whoever enrols her under the old number finds her.
    const again = await enrolled(rig, integration, { cpr: first });
    expect(again).toBe(path.trajectoryId);
  });

  it('is given once, however often it is sent, and can be taken back', async () => {
    const [first, second] = [nextFictiveCpr(), nextFictiveCpr()];
    const path = await reachable({ cpr: first });
    for (const cpr of [second, second]) await worker.client.changeCpr({ path, body: { cpr } });
    expect((await worker.client.readCitizen({ path })).body).toMatchObject({ formerCprs: [first], version: 2 });
    await worker.client.changeCpr({ path, body: { cpr: first } });
    expect((await worker.client.readCitizen({ path })).body).toMatchObject({ cpr: first, formerCprs: [second] });
  });

  it('that another citizen has, or had, is refused', async () => {
    const [hers, herNext, his] = [nextFictiveCpr(), nextFictiveCpr(), nextFictiveCpr()];
    const path = await reachable({ cpr: hers });
    await worker.client.changeCpr({ path, body: { cpr: herNext } });
    const other = await reachable({ cpr: his });
    for (const cpr of [hers, herNext]) {
      const refused = await problemOf(worker.client.changeCpr({ path: other, body: { cpr } }));
      expect(refused).toMatchObject({ status: 409, code: 'cprTaken' });
      expect(JSON.stringify(refused)).not.toContain(cpr);
    }
    expect((await worker.client.readCitizen({ path: other })).body.cpr).toBe(his);
  });

  it('is one person’s when two citizens are given it in the same moment', async () => {
    const [one, two] = await Promise.all([reachable(), reachable()]);
    const cpr = nextFictiveCpr();
    const both = [one, two].map((path) => worker.client.changeCpr({ path, body: { cpr } }));
    const outcomes = (await Promise.allSettled(both)).map(({ status }) => status);
    expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
