import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/domain/commands.ts';
import { base36 } from '../../src/domain/cyrb53.ts';
import { fingerprint } from '../../src/domain/fingerprint.ts';
import { aCommand, pause, resume } from './builders.ts';

/** The definition, as short as can be: journals and histories written long ago hold what it gives. */
function defined({ id: _, ...body }: Command): string {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (const character of canonical(body)) {
    const code = character.codePointAt(0)!;
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return (4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(36);
}

/** JSON with sorted keys; a field that is undefined is a field that is absent. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`)
    .join(',')}}`;
}

/** Written out: what a journal holds does not change when the programme gets another setting. */
const SETTLED = {
  ...{ id: 'social-stoette', version: 1, variant: 'rollout' },
  settings: { actingWindowMinutes: 0, sendingHours: { from: '08:00', until: '16:00' }, closingDays: [] } as never,
};
const enrolment = aCommand({
  type: 'EnrolCitizen',
  citizenId: 'citizen-1',
  municipality: '101',
  programme: SETTLED,
  on: '2026-01-15',
});
const aText = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const aBareValue = fc.oneof(aText, fc.double(), fc.maxSafeInteger(), fc.boolean(), fc.constantFrom(null, undefined));
const { aValue } = fc.letrec((tie) => ({
  aValue: fc.oneof(
    { maxDepth: 3 },
    { arbitrary: aBareValue, weight: 3 },
    { arbitrary: fc.array(tie('aValue'), { maxLength: 3 }), weight: 1 },
    { arbitrary: fc.dictionary(aText, tie('aValue'), { maxKeys: 4 }), weight: 1 },
  ),
}));
const aKnownCommand = fc.constantFrom(enrolment, aCommand(pause('2026-02-01')), aCommand(resume('2026-02-08')));
/** Whatever a door may let through: known fields, changed ones, and such as nobody has thought of. */
const anyCommand = fc
  .tuple(aKnownCommand, fc.dictionary(fc.oneof(aText, fc.constantFrom('by', 'on', 'from', 'noteId')), aValue))
  .map(([command, changes]) => ({ ...command, ...changes }) as Command);

describe('a command’s fingerprint', () => {
  it('is what it was when old cases were written, for 10,000 random commands (TECH-01)', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyCommand, (command) => {
        seen.add(fingerprint(command));
        expect(fingerprint(command)).toBe(defined(command));
      }),
      { numRuns: 10_000, seed: 20261124 },
    );
    expect(seen.size).toBeGreaterThan(8_000);
  });

  it('is written down here for one enrolment and one pause, as journals hold them', () => {
    expect(fingerprint(enrolment)).toBe('7bt5mgpxxn');
    expect(fingerprint(aCommand(pause('2026-02-01')))).toBe('23tojethrno');
  });

  it('is the number of its 53 bits in base 36, short ones too', () => {
    const anyBits = fc.oneof(fc.maxSafeNat(), fc.nat({ max: 36 ** 5 }), fc.constantFrom(0, 36 ** 5 - 1, 36 ** 5));
    fc.assert(
      fc.property(anyBits, (bits) => {
        expect(base36(bits)).toBe(bits.toString(36));
      }),
      { seed: 20261124 },
    );
  });
});
