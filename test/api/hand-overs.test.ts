import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advanceTime } from '../../src/services/time.ts';
import { saveStaff } from '../../src/store/staff.ts';
import { nextFictiveCpr } from '../rig/case.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { problemOf, type Served, serveApi } from './served.ts';

const DAY_MS = 86_400_000;
// A Tuesday: what is sent at once is sent today.
const MOVED = '2026-02-03';

/** A municipality that wants its hand-overs confirmed within three days, on a real server. */
let rig: Rig;
let api: Served;
beforeAll(async () => {
  rig = await startRig({ today: MOVED });
  await rig.services.trajectories.ensureDispatcher();
  const settingOverrides = { actingWindowMinutes: 0, caseAcceptedWithinDays: 3 };
  api = await serveApi({ services: { ...rig.services, settingOverrides } });
});
afterAll(async () => {
  api.close();
  await rig.close();
});

/** What has been mailed to somebody about the confirmation, once everything that is due has been sent. */
async function mailedTo(recipient: string): Promise<string[]> {
  const messages = () => rig.db.selectFrom('message').where('send_at', '<=', new Date(rig.clock.now()));
  const due = () => messages().select('id').where('state', 'in', ['planned', 'sending']).execute();
  await expect.poll(due, { timeout: 60_000, interval: 50 }).toEqual([]);
  const sent = await messages()
    .select(['body', 'about_on', 'state'])
    .where('recipient', '=', recipient)
    .where('channel', '=', 'email')
    .orderBy('about_on')
    .execute();
  return sent.flatMap(({ body, about_on, state }) =>
    body.kind === 'reminder' && body.what === 'acceptCase' ? [`${body.rung} ${about_on} ${state}`] : [],
  );
}

describe('a caseload that is moved', () => {
  it('is confirmed case by case: who has not answered by the day is told of to the leader (G-15, K-09)', async () => {
    const system = await api.clientAs('integration');
    const training = { trainedOn: rig.clock.today(), trainedIn: 'social-stoette' };
    const aWorker = async (name: string) =>
      (await saveStaff(rig.db, { municipality: '101', name, email: `${name}@example.invalid`, ...training })).id;
    const clara = await aWorker('clara');
    const gro = await api.person('caseworker', 'Gro');
    const cases: string[] = [];
    for (const draw of ['1', '2', '3']) {
      const citizen = { cpr: nextFictiveCpr(), name: 'Test Person', draw, on: rig.clock.today() };
      const { id: trajectoryId } = (
        await system.enrolCitizen({ body: { ...citizen, programme: 'social-stoette', variant: 'rollout' } })
      ).body;
      const command = { type: 'AssignStaff', function: 'ctiWorker', staffId: clara, on: rig.clock.today() } as const;
      await system.sendCommand({ path: { trajectoryId }, body: { command } });
      cases.push(trajectoryId);
    }
    const order = {
      ...{ from: clara, to: gro.id, function: 'ctiWorker' as const, on: rig.clock.today() },
      reason: 'Clara er fratrådt.',
    };
    const { id: operationId } = (await system.startMove({ body: order })).body;
    const receipt = async () => (await system.readOperation({ path: { operationId } })).body;
    await expect.poll(async () => (await receipt()).state, { timeout: 120_000, interval: 100 }).toBe('done');
    const answers = async () =>
      new Map((await receipt()).results.map(({ trajectoryId, handOvers }) => [trajectoryId, handOvers[0]?.answer]));
    expect([...(await answers()).values()]).toEqual([null, null, null]);
    expect(await mailedTo(gro.id)).toEqual(Array(3).fill('open 2026-02-03 sent'));

    const [yes, no, silent] = cases as [string, string, string];
    const about = { function: 'ctiWorker', staffId: gro.id, on: rig.clock.today() } as const;
    const path = { trajectoryId: yes };
    const mads = await api.person('teamLeader', 'Mads');
    const forHer = mads.client.sendCommand({ path, body: { command: { type: 'AcceptCase', ...about } } });
    expect((await problemOf(forHer)).errors).toMatchObject([{ code: 'answerNotTheirs', rule: 'G-15' }]);
    await gro.client.sendCommand({ path, body: { command: { type: 'AcceptCase', ...about } } });
    const { id: noteId } = (
      await gro.client.writeNote({
        path: { trajectoryId: no },
        body: { text: 'Jeg kender borgeren privat.' },
        idempotencyKey: randomUUID(),
      })
    ).body;
    await gro.client.sendCommand({
      path: { trajectoryId: no },
      body: { command: { type: 'DeclineCase', noteId, ...about } },
    });
    expect(await answers()).toEqual(
      new Map([
        [yes, 'accepted'],
        [no, 'declined'],
        [silent, null],
      ]),
    );
    const [accepted] = (await system.readJournal({ path })).body.items.slice(-1);
    expect(accepted).toMatchObject({ type: 'CaseAccepted', on: MOVED, by: gro.id });

    const dutiesIn = async (trajectoryId: string) => {
      const { duties } = (await system.readPlan({ path: { trajectoryId } })).body;
      return duties
        .filter(({ id }) => /(acceptCase|findReceiver)$/.test(id))
        .map(({ id, dueOn, state }) => `${id.split('/')[1]} ${dueOn} ${state}`)
        .sort();
    };
    expect(await dutiesIn(yes)).toEqual(['acceptCase 2026-02-06 done']);
    expect(await dutiesIn(no)).toEqual(['acceptCase 2026-02-06 done', 'findReceiver 2026-02-06 open']);
    await advanceTime(rig.services, 7 * DAY_MS);
    expect(await dutiesIn(silent)).toEqual(['acceptCase 2026-02-06 overdue']);
    const reminded = (await system.readJournal({ path: { trajectoryId: silent } })).body.items.flatMap(({ event }) => {
      const { type, duty = '', rung, on } = event as { type: string; duty?: string; rung?: string; on: string };
      return type === 'ReminderIssued' && duty.endsWith('acceptCase') ? [`${rung} ${on}`] : [];
    });
    expect(reminded).toEqual(['open 2026-02-03', 'due 2026-02-06', 'leader 2026-02-09']);
    expect(await mailedTo(rig.leaderId)).toEqual(['leader 2026-02-09 sent']);
  });
});
