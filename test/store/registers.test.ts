import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { listParties, saveParty } from '../../src/store/parties.ts';
import { registerStaff } from '../../src/store/people.ts';
import { knownStaff, listStaff, registerEntryOf, saveStaff, unknownStaff } from '../../src/store/staff.ts';
import { openTestStore } from './a-store.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const someone = () => ({ municipality: randomUUID(), email: 'Mads@Example.invalid' });

describe('the staff register', () => {
  it('keeps what it knows of somebody when something else is said', async () => {
    const mads = someone();
    const first = await saveStaff(store.db, { ...mads, name: 'Mads Medarbejder', trainedOn: date('2025-11-03') });
    const later = await saveStaff(store.db, { ...mads, email: 'mads@example.invalid', authority: 'whole' });
    expect(later).toEqual({ ...first, authority: 'whole', version: 2 });
    expect(later).toMatchObject({ name: 'Mads Medarbejder', trainedOn: '2025-11-03', trainedIn: null });
    expect(await saveStaff(store.db, { ...mads, trainedOn: null })).toMatchObject({ id: first.id, trainedOn: null });
    expect((await listStaff(store.db)).filter(({ municipality }) => municipality === mads.municipality)).toHaveLength(
      1,
    );
  });

  it('knows no training and no authority of somebody who came with a list (G-22)', async () => {
    const member = { ...someone(), name: 'mads', teamLeader: false };
    const id = await registerStaff(store.db, { id: randomUUID(), ...member });
    expect((await listStaff(store.db)).find((one) => one.id === id)).toMatchObject({
      trainedOn: null,
      authority: 'none',
    });
    expect(await registerEntryOf(store.db, id, 'ctiWorker')).toBeUndefined();
  });

  it('does not lose the training when the same list is taken in again', async () => {
    const mads = someone();
    const { id } = await saveStaff(store.db, { ...mads, name: 'Mads Medarbejder', trainedOn: date('2025-11-03') });
    const again = await registerStaff(store.db, { id: randomUUID(), ...mads, name: 'mads', teamLeader: false });
    expect(again).toBe(id);
    const known = (await listStaff(store.db)).find((one) => one.id === id);
    expect(known).toMatchObject({ name: 'Mads Medarbejder', trainedOn: '2025-11-03' });
  });

  it('tells a case the training of a CTI worker and the authority of a job consultant (G-22, G-23, G-01)', async () => {
    const { db } = store;
    const mads = await saveStaff(db, { ...someone(), trainedOn: date('2025-11-03'), trainedIn: 'social-stoette' });
    const gro = await saveStaff(db, { ...someone(), authority: 'part' });
    const nobody = await saveStaff(db, someone());
    const training = { trainedOn: '2025-11-03', trainedIn: 'social-stoette', authority: 'none' };
    expect(await registerEntryOf(db, mads.id, 'ctiWorker')).toEqual(training);
    expect(await registerEntryOf(db, gro.id, 'jobConsultant')).toEqual({ trainedOn: null, authority: 'part' });
    expect(await registerEntryOf(db, gro.id, 'ctiWorker'), 'unknown is not untrained').toBeUndefined();
    expect(await registerEntryOf(db, nobody.id, 'jobConsultant')).toBeUndefined();
    for (const id of [randomUUID(), 'w1']) expect(await registerEntryOf(db, id, 'ctiWorker')).toBeUndefined();
  });

  it('says which of some ids a municipality does not have, whatever they look like', async () => {
    const { id, municipality } = await saveStaff(store.db, someone());
    const stranger = randomUUID();
    expect(await unknownStaff(store.db, municipality, [id, stranger, 'w1'])).toEqual([stranger, 'w1']);
    expect(await unknownStaff(store.db, 'elsewhere', [id])).toEqual([id]);
    expect(await knownStaff(store.db, [id, id, stranger, 'w1'])).toEqual([id]);
  });
});

describe('the addresses outside', () => {
  it('are one for each party and municipality, the newest', async () => {
    const [here, elsewhere] = [randomUUID(), randomUUID()];
    const evaluator = { party: 'EVALUATOR', name: 'Evaluator', email: 'eva@example.invalid' } as const;
    await saveParty(store.db, { municipality: here, ...evaluator });
    await saveParty(store.db, { municipality: elsewhere, ...evaluator });
    const moved = { municipality: here, ...evaluator, name: 'Sekretariatet', email: 'ny@example.invalid' };
    expect(await saveParty(store.db, moved)).toEqual(moved);
    const all = (await listParties(store.db)).filter(
      ({ municipality }) => municipality === here || municipality === elsewhere,
    );
    expect(all).toHaveLength(2);
    expect(all).toContainEqual(moved);
  });
});
