import { Counter, Histogram, type Registry } from 'prom-client';
import type { Observe } from '../api/http/observed.ts';

/** From an answer out of memory to a command that has given up waiting. */
const BUCKETS_S = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

/** Counts requests and refusals. Labels come from closed lists: operations, statuses, codes of rules. */
export function countRequests(registry: Registry): Observe {
  const registers = [registry];
  const duration = new Histogram({
    name: 'overgang_http_request_duration_seconds',
    help: 'Requests over HTTP by operation and status, and how long they took.',
    labelNames: ['operation', 'status'],
    buckets: BUCKETS_S,
    registers,
  });
  const refusals = new Counter({
    name: 'overgang_refusals_total',
    help: 'Commands and enrolments over HTTP that a rule has refused, by the refusal’s code.',
    labelNames: ['code'],
    registers,
  });
  return ({ operation, status, durationMs, refusals: codes }) => {
    duration.observe({ operation, status }, durationMs / 1000);
    for (const code of codes) refusals.inc({ code });
  };
}
