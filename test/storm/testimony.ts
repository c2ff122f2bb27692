import type { ClientCall, Downtime, Evidence } from '../../src/checker/evidence.ts';
import type { Clock } from '../../src/clock.ts';
import type { CaughtMail } from '../../src/messages/mail-catcher.ts';
import {
  acceptedMail,
  raisedAlarms,
  readCase,
  readRegister,
  recordedCases,
  type Witnesses,
} from '../../src/witness/testimony.ts';

interface StormWitnesses extends Omit<Witnesses, 'onClock'> {
  /** The clock that messages are sent by, never moved meanwhile. All instants of the evidence are on it. */
  readonly clock: Clock;
  readonly mails: readonly CaughtMail[];
  readonly calls: readonly ClientCall[];
  /** In real time. */
  readonly downtimes: readonly Downtime[];
}

/** Asks everybody who knows something: store, engine, mail server and clients. Nothing may be under way any more. */
export async function takeEvidence({ clock, mails, calls, downtimes, ...asked }: StormWitnesses): Promise<Evidence> {
  const offsetMs = clock.offsetMs();
  const witnesses = { ...asked, onClock: (realMs: number) => realMs + offsetMs };
  const cases: Awaited<ReturnType<typeof readCase>>[] = [];
  // Every life has a clock of its own: up to when it has lived cannot be said on the installation's.
  for (const id of await recordedCases(asked.db)) cases.push(await readCase(witnesses, id, null));
  return {
    takenAt: clock.now(),
    calls,
    cases: cases.map(({ one }) => one),
    messages: cases.flatMap(({ messages }) => messages),
    mails: mails.map(acceptedMail),
    downtimes: downtimes.map(({ from, until }) => ({ from: from + offsetMs, until: until + offsetMs })),
    ...(await readRegister(asked.db)),
    alarms: await raisedAlarms(asked.db),
  };
}
