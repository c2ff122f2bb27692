import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextFictiveCpr } from '../rig/case.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { type Served, serveApi } from './served.ts';

let rig: Rig;
let api: Served;
beforeAll(async () => {
  rig = await startRig();
  api = await serveApi(rig);
});
afterAll(async () => {
  api.close();
  await rig.close();
});

const clientAs: Served['clientAs'] = (role) => api.clientAs(role);
const today = () => rig.clock.today();
const enrolment = () => ({
  ...{ cpr: nextFictiveCpr(), name: 'Test Person', programme: 'social-stoette', variant: 'rollout', draw: '1' },
  on: today(),
});

describe('a staff tool that enrols', () => {
  it('enrols one citizen in two programmes, and each trajectory shows the other', async () => {
    const client = await clientAs('integration');
    const body = { ...enrolment(), variant: 'standard' };
    const { id: first } = (await client.enrolCitizen({ body: { ...body, programme: 'bir-ressourceforloeb' } })).body;
    const { id: second } = (await client.enrolCitizen({ body: { ...body, programme: 'cti-overgang' } })).body;
    const besideOf = async (trajectoryId: string, as = client) =>
      (await as.readTrajectory({ path: { trajectoryId } })).body.beside;
    expect(await besideOf(first)).toEqual([{ id: second, programme: 'cti-overgang', status: 'waiting' }]);
    expect(await besideOf(second)).toEqual([{ id: first, programme: 'bir-ressourceforloeb', status: 'waiting' }]);
    expect(await besideOf(first, await clientAs('evaluator'))).toEqual([]);
  });

  it('cannot enrol a citizen in social support whose resource course is running (S-06)', async () => {
    const client = await clientAs('integration');
    const body = enrolment();
    const bir = { ...body, programme: 'bir-ressourceforloeb', variant: 'standard' };
    const path = { trajectoryId: (await client.enrolCitizen({ body: bir })).body.id };
    const granted = { type: 'RecordFact' as const, step: 'resourceCourse', values: {}, on: today() };
    await client.sendCommand({ path, body: { command: granted } });
    await expect(client.enrolCitizen({ body })).rejects.toMatchObject({
      body: { errors: [{ code: 'inResourceCourse', rule: 'S-06' }] },
    });
  });

  it('enrols the municipality itself: a list shows the organisation, and there is no citizen to be read', async () => {
    const client = await clientAs('integration');
    const organisation = { kind: 'municipality' as const, name: `Prøve Kommune ${randomUUID()}` };
    const about = { programme: 'implementeringsstoette', variant: 'rollout', draw: '1', on: today() };
    const first = await client.enrolOrganisation({ body: { organisation, ...about } });
    const again = await client.enrolOrganisation({ body: { organisation, ...about } });
    expect(again.body).toEqual({ id: first.body.id, isNew: false });
    const path = { trajectoryId: first.body.id };
    const read = (await client.readTrajectory({ path })).body;
    expect(read).toMatchObject({ citizen: null, organisation: { name: organisation.name }, status: 'waiting' });
    await expect(client.readCitizen({ path })).rejects.toMatchObject({ body: { status: 404 } });
    const wrong = client.enrolOrganisation({ body: { organisation, ...about, programme: 'social-stoette' } });
    await expect(wrong).rejects.toMatchObject({
      body: { errors: [{ code: 'subjectNotOfProgramme', rule: 'TECH-04' }] },
    });
  });
});
