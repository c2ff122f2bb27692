import { describe, expect, it } from 'vitest';
import { type Connections, type Dependency, midnightWithout, type OutageResult } from '../storm/midnight.ts';

const DEPENDENCIES: readonly Dependency[] = ['database', 'mail server', 'engine'];
const LATE = 'Beskeden er forsinket';
const COURSES = 20;
/** Outages take their minutes; this only ends what hangs. */
const LIMIT_MS = 30 * 60_000;

/** In real time. Each dependency has an installation of its own; the three stand side by side, as they mostly wait. */
describe('twenty courses that begin at midnight', () => {
  const whileAway = it.concurrent.each(DEPENDENCIES);
  whileAway(
    'while the %s is away for a second, half a minute and five minutes are not lost, and Clara gets a few mails',
    async (dependency) => {
      for (const seconds of [1, 30, 300]) {
        const { violations, evidence, mails, connections, recoveryMs } = await midnightWithout(dependency, seconds);
        const told = `${dependency} away for ${seconds} s`;
        console.log(
          `${told}: all done ${(recoveryMs / 1000).toFixed(1)} s after its return, ${mails.length} mails, ` +
            `connections ${inWords(connections.before)} before, ${inWords(connections.after)} after`,
        );
        expect(violations, told).toEqual([]);
        expect(evidence.cases.map(({ row }) => row.state?.courses[0]?.acted.length)).toEqual(Array(COURSES).fill(1));
        expect(evidence.messages.map(({ channel, state }) => `${channel} ${state}`).sort(), told).toEqual([
          ...Array(COURSES).fill('email sent'),
          ...Array(COURSES).fill('inbox sent'),
        ]);
        expect(mails.length, told).toBeLessThanOrEqual(COURSES / 2);
        const late = mails.filter(({ text }) => text.includes(LATE));
        expect(late.length, told).toBe(seconds === 300 ? mails.length : 0);
        expectBaseline(dependency, connections);
      }
    },
    LIMIT_MS,
  );
});

const inWords = ({ store, engine }: Connections) => `${store.length} + ${engine.length}`;

/** What we hold comes back to what it was. The engine's pools are its own affair, but a dead one's sessions are gone. */
function expectBaseline(dependency: Dependency, { before, after }: OutageResult['connections']): void {
  expect(after.store.length).toBeLessThanOrEqual(before.store.length);
  if (dependency !== 'mail server')
    expect(after.engine.filter((session) => before.engine.includes(session))).toEqual([]);
}
