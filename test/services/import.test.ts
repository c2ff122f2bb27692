import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { importCitizens } from '../../src/services/import.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { keys } from '../store/a-case.ts';
import { openTestStore } from '../store/a-store.ts';

let store: OpenDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const tried = (variant: string, ...lines: string[]) => {
  const clock = createClock({ offsetMs: 0, movable: false, remember: async () => undefined });
  const deps = { db: store.db, keys, clock } as unknown as ServiceDeps;
  const options = { municipality: '101', programme: 'social-stoette', variant, draw: '1', dryRun: true };
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
});
