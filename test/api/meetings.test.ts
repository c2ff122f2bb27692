import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../src/client/client.ts';
import { addDays, type CivilDate } from '../../src/domain/calendar/civil-date.ts';
import type { CommandBody } from '../../src/domain/commands.ts';
import type { JobFunction } from '../../src/domain/people.ts';
import { writeNote } from '../../src/store/notes.ts';
import { saveStaff } from '../../src/store/staff.ts';
import { type Dated, EVERYBODY, inclusion, startUpMeeting } from '../domain/builders.ts';
import { type Rig, startRig } from '../rig/rig.ts';
import { assigned, aWorker, enrolled, type Worker } from './around.ts';
import { problemOf, type Served, serveApi } from './served.ts';

let rig: Rig;
let served: Served;
let integration: Client;
let worker: Worker;
let today: CivilDate;
let trainedId: string;
/** The two caseworkers: one person is there for one function alone (S-19). */
let others: readonly string[];
beforeAll(async () => {
  rig = await startRig();
  served = await serveApi(rig);
  integration = await served.clientAs('integration');
  worker = await aWorker(rig, served);
  today = rig.clock.today();
  const known = { municipality: '101', email: 'clara@example.invalid', name: 'Clara CTI', trainedIn: 'social-stoette' };
  trainedId = (await saveStaff(rig.db, { ...known, trainedOn: addDays(today, -900) })).id;
  const { trainedIn: _, ...untrained } = known;
  const another = async (name: string) =>
    (await saveStaff(rig.db, { ...untrained, name, email: `${name.toLowerCase()}@example.invalid` })).id;
  others = [await another('Bodil'), await another('Kirsten')];
});
afterAll(async () => {
  served.close();
  await rig.close();
});

type Path = { readonly trajectoryId: string };
/** Registers things in a case; answers with the place of the last. */
async function told(path: Path, ...commands: Dated<CommandBody>[]): Promise<number> {
  let sequence = 0;
  for (const command of commands)
    sequence = (await integration.sendCommand({ path, body: { command: command as never } })).body.sequence;
  return sequence;
}

/** A citizen with everybody around whom a start-up meeting needs. */
async function ready(): Promise<Path> {
  const trajectoryId = await enrolled(rig, integration);
  const team: readonly (readonly [JobFunction, string])[] = [
    ['jobConsultant', worker.staffId],
    ['jobCentreCaseworker', others[0]!],
    ['socialCaseworker', others[1]!],
    ['ctiWorker', trainedId],
  ];
  for (const [as, staffId] of team) await assigned(rig, integration, { trajectoryId, staffId, as });
  const reasonNote = randomUUID();
  await writeNote(rig.db, rig.services.keys, { id: reasonNote, trajectoryId, text: 'Har brug for støtte.' });
  await told({ trajectoryId }, inclusion(today, { reasonNote }));
  return { trajectoryId };
}
const preparedBy = ['jobCentreCaseworker', 'socialCaseworker'] as const;
const summons = (day: string) =>
  ({ type: 'SummonMeeting', meeting: 'startUpMeeting', for: day, preparedBy, on: today }) as const;
async function moved({ trajectoryId }: Path, to: string) {
  const noteId = randomUUID();
  await writeNote(rig.db, rig.services.keys, { id: noteId, trajectoryId, text: 'Borgeren var syg.' });
  return { type: 'MoveMeeting', meeting: 'startUpMeeting', to, askedBy: 'citizen', noteId, on: today } as const;
}
const meetingsOf = async (path: Path) => (await worker.client.listMeetings({ path })).body.items;
const [NEXT_WEEK, LATER] = [7, 14];

describe('a meeting', () => {
  it('shows for when it was summoned, from when it was moved and by whom, who was there and where', async () => {
    const path = await ready();
    const [first, second] = [addDays(today, NEXT_WEEK), addDays(today, LATER)];
    await told(path, summons(first), await moved(path, second));
    const [planned] = await meetingsOf(path);
    expect(planned).toMatchObject({
      ...{ meeting: 'startUpMeeting', name: 'Opstartsmøde', state: 'summoned', summonedOn: today, preparedBy },
      ...{ for: second, moves: [{ from: first, to: second, askedBy: 'citizen' }], on: null, with: [] },
    });
    await told(path, startUpMeeting(today, { place: 'home', remotely: ['jobConsultant'] }));
    const held = await meetingsOf(path);
    expect(held).toEqual([
      {
        ...{ ...planned, state: 'held', on: today, with: EVERYBODY, required: EVERYBODY },
        ...{ place: 'home', remotely: ['jobConsultant'] },
      },
    ]);
  });

  it('that somebody missed says who, and by which rule it counts as not held (S-19)', async () => {
    const path = await ready();
    const present = EVERYBODY.filter((who) => who !== 'jobConsultant');
    await told(path, summons(today), startUpMeeting(today, {}, present));
    expect(await meetingsOf(path)).toMatchObject([
      { state: 'notHeld', on: today, with: present, absent: ['jobConsultant'], rule: 'S-19', place: null },
    ]);
  });

  it('that was held after all is another one; one that was withdrawn is summoned again', async () => {
    const path = await ready();
    await told(path, summons(today), startUpMeeting(today, {}, ['ctiWorker']));
    const held = await told(path, startUpMeeting(today));
    const states = async () => (await meetingsOf(path)).map(({ state, summonedOn }) => [state, summonedOn]);
    expect(await states()).toEqual([
      ['notHeld', today],
      ['held', null],
    ]);
    const { noteId } = await moved(path, today);
    await told(path, { type: 'WithdrawEvent', event: held, noteId, on: today });
    expect(await states()).toEqual([['notHeld', today]]);
    const again = await ready();
    const event = await told(again, summons(today), startUpMeeting(today));
    const note = (await moved(again, today)).noteId;
    await told(again, { type: 'WithdrawEvent', event, noteId: note, on: today });
    expect(await meetingsOf(again)).toMatchObject([{ state: 'summoned', on: null, with: [] }]);
  });
});

describe('the calendar', () => {
  const between = async (client: Client, from: string, until: string) =>
    (await client.listCalendar({ query: { from, until, limit: 200 } })).body.items;

  it('shows the meetings of one’s own cases between two days, both included, at once after they were summoned', async () => {
    const [path, other] = [await ready(), await ready()];
    const [from, until] = [addDays(today, 20), addDays(today, 22)];
    await told(path, summons(until));
    await told(other, summons(addDays(today, 23)));
    const [item, ...more] = await between(worker.client, from, until);
    expect(more).toEqual([]);
    expect(item).toMatchObject({
      ...{ ...path, meeting: 'startUpMeeting', name: 'Opstartsmøde', on: until, state: 'summoned' },
      citizen: { name: 'Test Person', isProtected: false },
    });
    const stranger = await aWorker(rig, served);
    expect(await between(stranger.client, from, until)).toEqual([]);
    expect(await between(await served.clientAs('integration', '147'), from, until)).toEqual([]);
    expect((await between(await served.clientAs('evaluator'), from, until)).map(({ citizen }) => citizen)).toEqual([
      null,
    ]);
    await told(path, await moved(path, addDays(today, 40)));
    expect(await between(worker.client, from, until)).toEqual([]);
  });

  it('shows a meeting that was held on the day on which it was, once', async () => {
    const path = await ready();
    await told(path, summons(addDays(today, 30)), startUpMeeting(today));
    const mine = async (from: string, until: string) =>
      (await between(worker.client, from, until)).filter(({ trajectoryId }) => trajectoryId === path.trajectoryId);
    expect(await mine(addDays(today, 30), addDays(today, 30))).toEqual([]);
    expect(await mine(today, today)).toMatchObject([{ state: 'held', on: today }]);
  });

  it('is read page by page, by day, each meeting once', async () => {
    const query = { from: today, until: addDays(today, 60) };
    const all = await between(worker.client, query.from, query.until);
    expect(all.length).toBeGreaterThan(4);
    expect(all.map(({ on }) => on)).toEqual(all.map(({ on }) => on).toSorted());
    const found: typeof all = [];
    let next: Record<string, string> | null = { ...query, limit: '2' };
    while (next) {
      const page: Awaited<ReturnType<Client['listCalendar']>> = await worker.client.listCalendar({
        query: next as never,
      });
      found.push(...page.body.items);
      next = page.next;
    }
    expect(found).toEqual(all);
  });
});

describe('the contacts with a citizen', () => {
  it('are every meeting and registration with her, in which form, and whether she was reached', async () => {
    const path = await ready();
    const contact = (on: string, form: string) =>
      ({ type: 'RecordFact', step: 'ctiContact', with: ['citizen', 'ctiWorker'], values: { form }, on }) as const;
    const withJob = (whom: string) =>
      ({
        type: 'RecordFact',
        step: 'jobConsultantContact',
        with: ['jobConsultant'],
        values: { with: whom },
        on: today,
      }) as const;
    await told(
      path,
      summons(today),
      startUpMeeting(today, {}, ['ctiWorker']),
      startUpMeeting(today, { place: 'home', remotely: ['citizen'] }),
      contact(today, 'telephone'),
      contact(today, 'message'),
      withJob('employer'),
      withJob('citizen'),
      { type: 'GrantSupport', legalBasis: 'LAB_31B', on: today },
      { type: 'InformOfGrant', who: 'ctiWorker', on: today },
      { type: 'InformOfGrant', who: 'citizen', on: today },
    );
    const { items, lastOn } = (await worker.client.listContacts({ path })).body;
    expect(items.map(({ step, form, isReached }) => [step, form, isReached])).toEqual([
      ['startUpMeeting', null, false],
      ['startUpMeeting', 'remote', true],
      ['ctiContact', 'telephone', true],
      ['ctiContact', 'message', null],
      ['jobConsultantContact', null, true],
      ['grantKnown', null, true],
    ]);
    expect(lastOn).toBe(today);
  });

  it('have no last day while she has only been written to', async () => {
    const path = await ready();
    const values = { form: 'message' };
    await told(path, { type: 'RecordFact', step: 'ctiContact', with: ['citizen', 'ctiWorker'], values, on: today });
    expect((await worker.client.listContacts({ path })).body).toMatchObject({
      items: [{ isReached: null }],
      lastOn: null,
    });
  });

  it('and the meetings of a case out of reach are not found, but in an emergency', async () => {
    const path = await ready();
    const { client } = await aWorker(rig, served);
    const asks = () => [client.listContacts({ path }), client.listMeetings({ path })];
    for (const asked of asks()) expect(await problemOf(asked)).toMatchObject({ status: 404 });
    const body = { reason: 'acuteDanger', text: 'Borgeren er i fare.', hours: 1 } as const;
    await client.openEmergencyAccess({ path, body });
    expect((await Promise.all(asks())).map(({ body: { items } }) => items)).toEqual([[], []]);
  });
});
