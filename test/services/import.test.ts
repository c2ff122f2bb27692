import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { importCitizens } from '../../src/services/import.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import { replaceCpr } from '../../src/store/citizens.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import { readCpr } from '../../src/store/people.ts';
import { aCase, aCpr, keys } from '../store/a-case.ts';
import { openTestStore } from '../store/a-store.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const tried = (variant: string, ...lines: string[]) => triedFor({ variant, municipality: '101', draw: '1' }, ...lines);
const triedFor = (place: { variant: string; municipality: string; draw: string }, ...lines: string[]) => {
  const clock = createClock({ offsetMs: 0, movable: false, remember: async () => undefined });
  const deps = { db: store.db, keys, clock } as unknown as ServiceDeps;
  const options = { programme: 'social-stoette', ...place, dryRun: true };
  const heading = 'cpr;lovhjemmel;startdato;cti_medarbejder';
  return importCitizens(deps, Buffer.from([heading, ...lines].join('\n')), options);
};

describe('a list of courses that run already', () => {
  it.each(['rollout', 'pilot'])(
    'is taken in in the variant %s, though it shows neither meetings nor training (S-19, G-22)',
    async (variant) => {
      const report = await tried(
        variant,
        '6101801234;LAB § 31 b;15-01-2026;mads@example.invalid',
        '6101801235;SEL § 85;15-01-2026;',
        '6101801236;;;mads@example.invalid',
      );
      expect(report).toMatchObject({ errors: [], created: 3, started: 2 });
    },
  );

  it('finds the case of a citizen by the number she has and by the one she had', async () => {
    const municipality = '147';
    const { id, citizenId, events } = await aCase(store.db, { municipality });
    await store.db.transaction().execute((trx) => appendToJournal(trx, { trajectoryId: id, from: 0, events }));
    const [former, cpr] = [await readCpr(store.db, keys, citizenId), aCpr()];
    await replaceCpr(store.db, keys, { citizenId, municipality, cpr, at: new Date() });
    const created = async (number: string) =>
      (await triedFor({ variant: 'rollout', municipality, draw: 'test' }, `${number};;;`)).created;
    expect([await created(former), await created(cpr), await created(aCpr())]).toEqual([0, 0, 1]);
  });
});
