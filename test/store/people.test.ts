import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/store/database.ts';
import { newKeyRing } from '../../src/store/keys.ts';
import { findCitizenByCpr, readCpr, registerCitizen, registerStaff } from '../../src/store/people.ts';
import { claimEnrolment, listTrajectories } from '../../src/store/trajectories.ts';
import { aCase, aCpr, keys } from './a-case.ts';
import { openTestStore } from './a-store.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const at = new Date('2026-11-24T08:00:00Z');
const register = (municipality: string, cpr = aCpr(), id: string = randomUUID()) =>
  registerCitizen(store.db, keys, { id, municipality, name: 'Fie Fiktiv', cpr, at });

describe("a citizen's number", () => {
  it('stands readably in no column of any table', async () => {
    const { db } = store;
    const one = await aCase(db);
    const cpr = await readCpr(db, keys, one.citizenId);
    expect(cpr).toMatch(/^610190\d{4}$/);
    const { cpr_encrypted, cpr_lookup } = await db
      .selectFrom('citizen')
      .select(['cpr_encrypted', 'cpr_lookup'])
      .where('id', '=', one.citizenId)
      .executeTakeFirstOrThrow();
    for (const { name } of await db.introspection.getTables()) {
      const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} as t`.execute(db);
      for (const { text } of rows) {
        expect(text).not.toContain(cpr);
        expect(text).not.toContain(`${cpr.slice(0, 6)}-${cpr.slice(6)}`);
      }
    }
    for (const bytes of [cpr_encrypted, cpr_lookup])
      for (const encoding of ['latin1', 'hex', 'base64', 'utf16le'] as const)
        expect(bytes.toString(encoding)).not.toContain(Buffer.from(cpr).toString(encoding).replace(/=+$/, ''));
  });

  it('is another text for every citizen, and read back the same', async () => {
    const cpr = aCpr();
    const ids = await Promise.all(['101', '147'].map(async (place) => (await register(place, cpr)).citizenId));
    const rows = await store.db.selectFrom('citizen').selectAll().where('id', 'in', ids).execute();
    expect(rows[0]!.cpr_encrypted.equals(rows[1]!.cpr_encrypted)).toBe(false);
    expect(rows[0]!.cpr_lookup.equals(rows[1]!.cpr_lookup)).toBe(false);
    for (const id of ids) expect(await readCpr(store.db, keys, id)).toBe(cpr);
  });

  it('finds the citizen in the municipality that registered it, and with the right key only', async () => {
    const cpr = aCpr();
    const { citizenId } = await register('101', cpr);
    const { db } = store;
    expect(await findCitizenByCpr(db, keys, '101', cpr)).toBe(citizenId);
    expect(await findCitizenByCpr(db, keys, '147', cpr)).toBeUndefined();
    expect(await findCitizenByCpr(db, keys, '101', aCpr())).toBeUndefined();
    expect(await findCitizenByCpr(db, newKeyRing(), '101', cpr)).toBeUndefined();
    await expect(readCpr(db, newKeyRing(), citizenId)).rejects.toThrow();
  });

  it('is one citizen per municipality, however often and however fast it is registered', async () => {
    const cpr = aCpr();
    const here = await Promise.all(Array.from({ length: 5 }, () => register('101', cpr)));
    expect(here.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(here.map(({ citizenId }) => citizenId)).size).toBe(1);
    const there = await register('147', cpr);
    expect(there.isNew).toBe(true);
    expect(there.citizenId).not.toBe(here[0]!.citizenId);
  });

  it('cannot be moved to another citizen', async () => {
    const [one, other] = [await register('101'), await register('101')];
    const { db } = store;
    const { cpr_encrypted } = await db
      .selectFrom('citizen')
      .select('cpr_encrypted')
      .where('id', '=', one.citizenId)
      .executeTakeFirstOrThrow();
    await db.updateTable('citizen').set({ cpr_encrypted }).where('id', '=', other.citizenId).execute();
    await expect(readCpr(db, keys, other.citizenId)).rejects.toThrow();
  });
});

describe('an enrolment', () => {
  const claim = (citizenId: string, more: object = {}) =>
    claimEnrolment(store.db, {
      ...{
        trajectoryId: randomUUID(),
        subject: { citizenId },
        municipality: '101',
        programme: 'social-stoette',
        draw: '2026-1',
      },
      ...{ demo: false, clockOffsetMs: -86_400_000_000, at },
      ...more,
    });

  it('has one place per citizen, programme and draw, also when it is raced for', async () => {
    const { citizenId } = await register('101');
    const results = await Promise.all(Array.from({ length: 8 }, () => claim(citizenId)));
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(results.map(({ trajectoryId }) => trajectoryId)).size).toBe(1);
    const again = await claim(citizenId);
    expect(again).toMatchObject({ trajectoryId: results[0]!.trajectoryId, isNew: false });
  });

  it.each([
    ['another draw', { draw: '2026-2' }],
    ['another programme', { programme: 'other' }],
  ])('has a place of its own in %s', async (_, more) => {
    const { citizenId } = await register('101');
    const first = await claim(citizenId);
    const other = await claim(citizenId, more);
    expect(other.isNew).toBe(true);
    expect(other.trajectoryId).not.toBe(first.trajectoryId);
  });

  it('of a citizen whom nobody registered is refused', async () => {
    await expect(claim(randomUUID())).rejects.toThrow(/foreign key/);
  });

  it('is listed before anything has been recorded', async () => {
    const { citizenId } = await register('101');
    const { trajectoryId } = await claim(citizenId);
    const row = (await listTrajectories(store.db)).find(({ id }) => id === trajectoryId);
    expect(row).toMatchObject({ subjectName: 'Fie Fiktiv', state: null });
  });
});

describe('a staff member', () => {
  it('is found again by address, in whatever letters it is written', async () => {
    const member = { municipality: randomUUID(), name: 'Mads', teamLeader: false };
    const first = await registerStaff(store.db, { ...member, id: randomUUID(), email: 'Mads@Example.invalid' });
    const second = await registerStaff(store.db, { ...member, id: randomUUID(), email: 'mads@example.INVALID' });
    const elsewhere = { ...member, municipality: randomUUID(), id: randomUUID(), email: 'mads@example.invalid' };
    expect(second).toBe(first);
    expect(await registerStaff(store.db, elsewhere)).not.toBe(first);
  });
});
