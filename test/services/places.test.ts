import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/domain/calendar/civil-date.ts';
import type { Command } from '../../src/domain/commands.ts';
import { decide } from '../../src/domain/decide.ts';
import { fingerprint } from '../../src/domain/fingerprint.ts';
import type { Trajectory } from '../../src/domain/state.ts';
import { withPlaces } from '../../src/services/places.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import {
  aCommand,
  aMet,
  anEnrolled,
  assignments,
  codesOf,
  inclusion,
  played,
  startUpMeeting,
} from '../domain/builders.ts';
import { aCase } from '../store/a-case.ts';
import { openTestStore } from '../store/a-store.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const ON = '2026-01-05';
const municipality = randomUUID();
const included = { ...inclusion(ON, { hasPlace: true }), id: randomUUID(), by: 'tester' } as Command;
const of = (state: Trajectory, places: number | null): Trajectory => ({
  ...state,
  municipality,
  programme: { ...state.programme!, settings: { ...state.programme!.settings, places } },
});
const newcomer = (places: number | null) => of(anEnrolled({ on: ON }), places);
const stored = async (state: Trajectory) => {
  const { id } = await aCase(store.db, { municipality });
  await store.db
    .updateTable('trajectory')
    .set({ state: JSON.stringify(state) })
    .where('id', '=', id)
    .execute();
};
const asked = async (places: number | null) => withPlaces(store.db, randomUUID(), newcomer(places), included);

describe('the municipality’s places (S-05)', () => {
  it('are taken by those who have had their start-up meeting and have not left; what a client says of it is dropped', async () => {
    expect(await asked(1)).toMatchObject({ register: { hasPlace: true } });
    await stored(of(aMet({ on: ON }), 1));
    expect(await asked(1)).toMatchObject({ register: { hasPlace: false } });
    expect(await asked(2)).toMatchObject({ register: { hasPlace: true } });
    const left = played(aMet({ on: ON }), '2026-01-20', { type: 'LeaveProgramme', why: 'death', from: '2026-01-20' });
    await stored(of(left, 2));
    await stored(of(anEnrolled({ on: ON }), 2));
    expect(await asked(2), 'one has left, one has not begun').toMatchObject({ register: { hasPlace: true } });
  });
  it('are counted once more when the place is taken, since others may have had their start-up meeting first', async () => {
    const before = played(newcomer(3), ON, ...assignments(ON), inclusion(ON, { hasPlace: true }));
    const meeting = aCommand(startUpMeeting(ON), randomUUID());
    const answer = async (places: number) => {
      const command = await withPlaces(store.db, randomUUID(), of(before, places), meeting);
      return codesOf(decide(date(ON), of(before, places), command));
    };
    await stored(of(aMet({ on: ON }), 3));
    expect([await answer(2), await answer(3)], 'two are taken').toEqual(['noPlaceLeft S-05', 'accepted']);
    const again = await withPlaces(store.db, randomUUID(), of(aMet({ on: ON }), 2), meeting);
    expect(again, 'who has a place keeps it').toMatchObject({ register: { hasPlace: true } });
  });
  it('that nobody has counted are as many as there are', async () => {
    const command = await asked(null);
    expect(command).not.toHaveProperty('register');
    expect(command).not.toHaveProperty('values.hasPlace');
  });
  it('that are gone when the same is sent again make it no other command (TECH-01)', async () => {
    expect(fingerprint(await asked(1))).toBe(fingerprint(await asked(99)));
  });
});
