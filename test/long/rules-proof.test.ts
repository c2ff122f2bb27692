import { expect, it } from 'vitest';
import { aProcess } from './a-process.ts';

it('every gate, duty, participant and refusal of every programme has a test that turns red without it', async () => {
  const proof = aProcess('test/rules/main.ts', {}, '--prove');
  const code = await proof.ended;
  const said = proof.output().trimEnd().split('\n');
  expect(said.filter((line) => line.includes('NO TEST NOTICED'))).toEqual([]);
  expect(said.at(-1)).toMatch(/^\d{3,} switches, 0 unnoticed$/);
  expect(code).toBe(0);
}, 900_000);
