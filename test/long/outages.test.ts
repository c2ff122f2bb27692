import { describe, expect, it } from 'vitest';
import { type Dependency, midnightWithout } from '../storm/midnight.ts';

const DEPENDENCIES: readonly Dependency[] = ['database', 'mail server', 'engine'];
const LATE = 'Beskeden er forsinket';
const COURSES = 20;
/** An outage takes its minutes; this only ends what hangs. */
const LIMIT_MS = 20 * 60_000;

/** In real time, each dependency on an installation of its own, all three side by side: they mostly wait. */
describe.concurrent.each(DEPENDENCIES)('twenty courses that begin at midnight while the %s is away', (dependency) => {
  it.each([1, 30, 300])(
    'for %i s: nothing is lost, and Clara gets a few mails, not twenty',
    async (seconds) => {
      const { violations, evidence, mails, connections, recoveryMs } = await midnightWithout(dependency, seconds);
      console.log(
        `${dependency} away for ${seconds} s: all done after ${(recoveryMs / 1000).toFixed(1)} s, ${mails.length} mails, ` +
          `connections ${connections.before} before, ${connections.after} after`,
      );
      expect(violations).toEqual([]);
      expect(evidence.cases.map(({ row }) => row.state?.courses[0]?.acted.length)).toEqual(Array(COURSES).fill(1));
      expect(evidence.messages.map(({ channel, state }) => `${channel} ${state}`).sort()).toEqual([
        ...Array(COURSES).fill('email sent'),
        ...Array(COURSES).fill('inbox sent'),
      ]);
      expect(mails.length).toBeLessThanOrEqual(COURSES / 2);
      const late = mails.filter(({ text }) => text.includes(LATE));
      expect(late.length).toBe(seconds === 300 ? mails.length : 0);
      expect(connections.after).toBeLessThanOrEqual(connections.before);
    },
    LIMIT_MS,
  );
});
