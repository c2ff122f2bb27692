import { Gauge, type Registry } from 'prom-client';
import { LATE_AFTER_MS } from '../domain/acting.ts';
import { createLagWatch } from '../services/lag.ts';
import type { ServiceDeps } from '../services/services.ts';
import { readBacklog } from '../store/backlog.ts';
import { MESSAGE_STATES } from '../store/tables.ts';

/** Gauges of what waits in the store. Answers with what reads them anew, to be asked before they are told. */
export function watchStore(registry: Registry, { db, clock }: Pick<ServiceDeps, 'db' | 'clock'>): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name: `overgang_${name}`, help, labelNames, registers: [registry] });
  const readable = gauge('store_readable', 'Whether the store could be read for the other numbers: 1 or 0.');
  const messages = gauge('messages', 'Messages in the outbox by state.', ['state']);
  const late = gauge('messages_late', 'Messages that should have left more than two minutes ago and still wait.');
  const age = gauge('outbox_age_seconds', 'How long the message that has waited the longest should have left.');
  const alarms = gauge('alarms', 'Alarms that stand, by kind.', ['kind']);
  const lag = gauge('engine_lag_seconds', 'How long ago the earliest date was on which its case has not acted yet.');
  const entries = gauge('access_log_entries', 'Entries of the access log.');
  const lagNow = createLagWatch({ db, clock });

  return async () => {
    const nowMs = clock.now();
    try {
      const backlog = await readBacklog(db, new Date(nowMs), new Date(nowMs - LATE_AFTER_MS));
      for (const state of MESSAGE_STATES) messages.set({ state }, backlog.messages[state] ?? 0);
      late.set(backlog.late);
      age.set(backlog.dueSince ? (nowMs - backlog.dueSince.getTime()) / 1000 : 0);
      alarms.reset();
      for (const [kind, count] of Object.entries(backlog.alarms)) alarms.set({ kind }, count);
      entries.set(backlog.accessLogLength);
      lag.set(await lagNow());
      readable.set(1);
    } catch {
      // Old numbers would say that all is well.
      for (const labelled of [messages, alarms]) labelled.reset();
      for (const plain of [late, age, entries, lag]) plain.remove();
      readable.set(0);
    }
  };
}
