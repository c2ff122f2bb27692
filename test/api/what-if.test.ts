import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { addDays, type CivilDate } from '../../src/domain/calendar/civil-date.ts';
import { saveStaff } from '../../src/store/staff.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { assigned, enrolled } from './around.ts';
import { problemOf, type Served, serveApi } from './served.ts';

let rig: Rig;
let api: Served;
let client: Client;
let staffId: string;
beforeAll(async () => {
  rig = await startRig();
  api = await serveApi(rig);
  client = await api.clientAs('integration');
  const known = { municipality: '101', name: 'Clara CTI', trainedOn: daysAgo(900) };
  staffId = (await saveStaff(rig.db, { ...known, email: 'clara@example.invalid', trainedIn: 'social-stoette' })).id;
});
afterAll(async () => {
  api.close();
  await rig.close();
});

const today = () => rig.clock.today();
const daysAgo = (days: number) => addDays(today(), -days);

/** A case whose course has begun. */
async function begun(startOn: CivilDate): Promise<{ readonly trajectoryId: string }> {
  const path = { trajectoryId: await enrolled(rig, client) };
  await assigned(rig, client, { ...path, staffId, as: 'ctiWorker' });
  const grant = { type: 'GrantSupport', legalBasis: 'LAB_31B', on: today() } as const;
  const start = { type: 'StartCourse', startOn, takenOver: true } as const;
  for (const command of [grant, start]) await client.sendCommand({ path, body: { command } });
  return path;
}

describe('the plan of a case', () => {
  it('shows what a command would do to every date, and nothing is stored', async () => {
    const path = await begun(today());
    const pause = { type: 'PauseCourse', from: today(), reason: 'illness', citizenWishesToGoOn: true } as const;
    const again = { type: 'StartCourse', startOn: today(), takenOver: true } as const;
    const commands = [{ command: pause }, { command: again }];
    const { before, after, refusals } = (await client.tryOut({ path, body: { commands } })).body;
    expect([before.status, after.status]).toEqual(['running', 'paused']);
    expect(after.transitions.at(-1)).toMatchObject({ provisional: true });
    expect(refusals.map(({ command }) => command)).toEqual([1]);
    expect((await client.readPlan({ path })).body).toEqual(before);
  });

  it('is shown as it stood at the end of any day', async () => {
    const begun = await rig.begin(daysAgo(50));
    await begun.startCourse('LAB_31B', daysAgo(50));
    await begun.goTo(daysAgo(20));
    await begun.ask({ type: 'PauseCourse', from: daysAgo(25), reason: 'illness', citizenWishesToGoOn: true });
    const path = { trajectoryId: begun.id };
    const planOf = async (asOf: string) => (await client.readPlan({ path, query: { asOf } })).body;
    const [before, then] = [await planOf(daysAgo(21)), await planOf(daysAgo(20))];
    expect([before.status, then.status], 'the pause was registered five days late').toEqual(['running', 'paused']);
    expect([before, then].map(({ courses }) => courses[0]!.endIsProvisional)).toEqual([false, true]);
    expect(await planOf(today())).toEqual((await client.readPlan({ path })).body);
    expect(await problemOf(planOf(daysAgo(51)))).toMatchObject({ status: 404 });
    expect(await problemOf(planOf(addDays(today(), 1)))).toMatchObject({
      ...{ status: 422, code: 'requestInvalid', errors: [{ pointer: '/asOf', code: 'dayIsAhead' }] },
    });
  });

  it('says before and after a correction what had been said and no longer holds (K-12)', async () => {
    const path = await begun(daysAgo(70));
    const command = {
      ...{ type: 'RecordPastPause' as const, from: daysAgo(60), until: daysAgo(10), reason: 'illness' as const },
      decision: { citizenAgrees: true, ctiWorker: staffId },
    };
    const { body: trial } = await client.tryOut({ path, body: { commands: [{ command }] } });
    expect(trial.refusals).toEqual([]);
    const isPhase2 = ({ id }: { id: string }) => id === 'course-1/phase-2';
    const [saidOf, nowOn] = [trial.before, trial.after].map(({ transitions }) => transitions.find(isPhase2)!.on);
    const consequence = { kind: 'phaseAnnounced', about: 'course-1/phase-2', saidOf, nowOn };
    expect(trial.consequences).toMatchObject([consequence]);
    expect(trial.consequences[0]!.inWords).toMatch(/^phase 2 had been announced for .+, now .+$/);
    const begins = ({ kind, on }: { kind: string; on: string }) => kind === 'phaseStarted' && on === nowOn;
    expect([trial.messages.before.some(begins), trial.messages.after.some(begins)]).toEqual([false, true]);
    expect(trial.messages.after.map(({ kind }) => kind)).toContain('phaseTakenBack');

    const idempotencyKey = randomUUID();
    const sent = await client.sendCommand({ path, body: { command }, idempotencyKey });
    expect(sent.body.consequences).toEqual(trial.consequences);
    expect((await client.sendCommand({ path, body: { command }, idempotencyKey })).body).toEqual(sent.body);
  });
});
