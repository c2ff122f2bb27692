import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/api/contract/operations.ts';
import { ROLES, type Role } from '../../src/domain/roles.ts';
import { type Everybody, startWithEverybody } from '../api/everybody.ts';
import { ensureFuzzer, fuzz } from './fuzzer.ts';

/** Of each operation. To a role that may do little, most are answered alike: refused before anything is looked at. */
const examplesFor = (role: Role) => (role === 'integration' ? 50 : 10);
/** The first of them takes minutes. */
const LIMIT_MS = 15 * 60_000;

let here: Everybody;
let program: string;
beforeAll(async () => {
  program = await ensureFuzzer();
  here = await startWithEverybody();
});
afterAll(() => here?.close());

describe('whatever is sent to the API', () => {
  it.each(ROLES)(
    'by a %s is answered as the contract says, and never with a fault',
    async (role) => {
      const { key, subjects } = here.actors.of[role];
      const url = `${here.api.baseUrl}/api/v1`;
      const document = (await (await fetch(`${url}/openapi.json`)).json()) as object;
      const path = Object.fromEntries(Object.entries(subjects).map(([name, { own }]) => [name, own]));
      // What lies at the edges of the schemas is the same for every role: one that may do everything is asked for it.
      const phases = ['examples', 'fuzzing', ...(role === 'integration' ? (['coverage'] as const) : [])] as const;
      const examples = examplesFor(role);
      const found = await fuzz(program, { document, url, key, path, phases, examples });
      expect(found.faults).toBe('');
      const operations = Object.keys(OPERATIONS).length;
      expect(found.operations).toMatchObject({ selected: operations, tested: operations });
      expect(found.testCases).toBeGreaterThan(operations * examples * 0.5);
    },
    LIMIT_MS,
  );
});
