import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ObservedRequest } from '../../src/api/http/observed.ts';
import type { Clock } from '../../src/clock.ts';
import { civilDateAt } from '../../src/domain/calendar/civil-date.ts';
import { createMetrics } from '../../src/metrics/open-metrics.ts';
import { createLagWatch } from '../../src/services/lag.ts';
import { logAccess } from '../../src/store/access-log.ts';
import { appendToJournal } from '../../src/store/journal.ts';
import { raiseAlarm } from '../../src/store/troubles.ts';
import { codeRows, read, section } from '../docs/pages.ts';
import { aCase } from '../store/a-case.ts';
import { aMessage, minutesBefore, NOW } from '../store/a-message.ts';
import { openTestStore } from '../store/a-store.ts';
import { anOutbox } from '../store/an-outbox.ts';

const outbox = anOutbox();

const clockAt = (instant: Date) =>
  ({ now: () => instant.getTime(), today: () => civilDateAt(instant.getTime()) }) as Clock;
const metricsAt = (instant = NOW) => createMetrics({ db: outbox.db, clock: clockAt(instant) });

const request: ObservedRequest = {
  ...{ requestId: 'r-1', method: 'POST', operation: 'sendCommand', route: '/api/v1/…', status: 409, durationMs: 40 },
  ...{ actor: { id: 'nexus', municipality: '101', role: 'integration', team: '' }, refusals: ['courseIsPaused'] },
} as ObservedRequest;

/** Lines of one metric, each label set with its value. */
const linesOf = (text: string, name: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .map((line) => line.slice(name.length).trim());

describe('the numbers of a process', () => {
  it('tell how many messages wait, how many of them are late, and for how long', async () => {
    await aMessage(outbox.db, outbox.mads, { sendAt: minutesBefore(30) });
    await aMessage(outbox.db, outbox.mads, { sendAt: minutesBefore(1) });
    await aMessage(outbox.db, outbox.mads, { sendAt: minutesBefore(-60) });
    await aMessage(outbox.db, outbox.mads, { sendAt: minutesBefore(90), state: 'failed' });
    const text = await metricsAt().told();
    expect(linesOf(text, 'overgang_messages')).toEqual(
      expect.arrayContaining(['{state="planned"} 3', '{state="failed"} 1', '{state="sent"} 0']),
    );
    expect(linesOf(text, 'overgang_messages_late')).toEqual(['1']);
    expect(linesOf(text, 'overgang_outbox_age_seconds')).toEqual(['1800']);
    expect(linesOf(text, 'overgang_store_readable')).toEqual(['1']);
  });

  it('are 0 when nothing waits', async () => {
    const text = await metricsAt().told();
    for (const name of ['overgang_messages_late', 'overgang_outbox_age_seconds'])
      expect(linesOf(text, name), name).toEqual(['0']);
  });

  it('tell the alarms that stand, and how long the access log is', async () => {
    const before = Number(linesOf(await metricsAt().told(), 'overgang_access_log_entries')[0]);
    await raiseAlarm(outbox.db, { kind: 'recordingFails', trajectoryId: randomUUID(), detail: '42P01' });
    const who = { actor: 'nexus', role: 'reader', municipality: '101', operation: 'listTrajectories' } as const;
    await logAccess(outbox.db, { ...who, at: NOW, status: 200, trajectories: [], requestId: 'r-1' });
    const text = await metricsAt().told();
    expect(linesOf(text, 'overgang_alarms')).toEqual(['{kind="recordingFails"} 1']);
    expect(linesOf(text, 'overgang_access_log_entries')).toEqual([String(before + 1)]);
  });

  it('count requests by operation and status, and what rules refuse by code', async () => {
    const metrics = metricsAt();
    metrics.observe(request);
    metrics.observe({ ...request, status: 200, refusals: [] });
    const text = await metrics.told();
    const labels = (status: number) => `{operation="sendCommand",status="${status}"} 1`;
    expect(linesOf(text, 'overgang_http_request_duration_seconds_count')).toEqual([labels(409), labels(200)]);
    expect(linesOf(text, 'overgang_refusals_total')).toEqual(['{code="courseIsPaused"} 1']);
  });

  it('name nobody and no case', async () => {
    const metrics = metricsAt();
    metrics.observe(request);
    await aMessage(outbox.db, outbox.mads);
    const text = await metrics.told();
    for (const id of [outbox.mads.trajectoryId, outbox.mads.recipient, 'nexus', 'r-1', '101'])
      expect(text).not.toContain(`"${id}"`);
  });

  it('of the store are not told when it cannot be read: old ones would say that all is well', async () => {
    const gone = await openTestStore();
    const metrics = createMetrics({ db: gone.db, clock: clockAt(NOW) });
    expect(linesOf(await metrics.told(), 'overgang_messages_late')).toEqual(['0']);
    await gone.close();
    const text = await metrics.told();
    expect(linesOf(text, 'overgang_store_readable')).toEqual(['0']);
    for (const name of ['overgang_messages_late', 'overgang_messages', 'overgang_engine_lag_seconds'])
      expect(linesOf(text, name), name).toEqual([]);
  });
});

describe('the lag of the engine', () => {
  /** Midnight in Copenhagen before phase 2 of the recorded course. */
  const BOUNDARY = new Date('2026-03-14T23:00:00Z');

  it('is 0 while every case has acted, and else the time since the earliest date that was not acted on', async () => {
    const { id, events } = await aCase(outbox.db);
    const until = (limit: Date) => events.filter(({ recordedAt }) => Date.parse(recordedAt) < limit.getTime());
    const record = (known: typeof events) =>
      outbox.db.transaction().execute((trx) => appendToJournal(trx, { trajectoryId: id, from: 0, events: known }));
    await record(until(BOUNDARY));
    const lag = (instant: Date, casesInALook?: number) =>
      createLagWatch({ db: outbox.db, clock: clockAt(instant) }, casesInALook);
    expect(await lag(new Date(BOUNDARY.getTime() - 60_000))()).toBe(0);
    const anHourLater = lag(new Date(BOUNDARY.getTime() + 3_600_000), 1);
    const looks = [await anHourLater(), await anHourLater(), await anHourLater()];
    expect(Math.max(...looks)).toBe(3600);
    expect(looks[2], 'one that was late is looked at again each time').toBe(3600);
    await record(until(new Date(BOUNDARY.getTime() + 1000)));
    expect([await anHourLater(), await anHourLater()]).toEqual([0, 0]);
  });
});

describe('what operators are told of the numbers', () => {
  /** Names that rules may use: a histogram and a summary have three. */
  async function exported(): Promise<Set<string>> {
    const text = await metricsAt().told();
    return new Set(
      [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name, type]) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name!],
      ),
    );
  }

  it('stands in alert rules that name metrics which are there', async () => {
    const { groups } = parse(read('docs/alerts.yml')) as { groups: { rules: { alert: string; expr: string }[] }[] };
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(5);
    const known = await exported();
    for (const { alert, expr } of rules) {
      const named = expr.match(/\b(overgang|nodejs|process)_\w+/g) ?? [];
      expect(named.length, alert).toBeGreaterThan(0);
      expect(
        named.filter((name) => !known.has(name)),
        alert,
      ).toEqual([]);
    }
  });

  it('stands in a table: every metric of ours, every alert, and no other', async () => {
    const page = section(read('docs/operations.md'), '## Metrics');
    const told = codeRows(page).flatMap(({ codes }) => codes.map((code) => code.split('{')[0]!));
    const text = await metricsAt().told();
    const ours = [...text.matchAll(/^# TYPE (overgang_\w+) /gm)].map(([, name]) => name!);
    expect(told.filter((code) => code.startsWith('overgang_')).sort()).toEqual(ours.sort());
    const alerts = [...read('docs/alerts.yml').matchAll(/alert: (\w+)/g)].map(([, name]) => name!);
    expect(alerts.filter((name) => !page.includes(name))).toEqual([]);
  });
});
