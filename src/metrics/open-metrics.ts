import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Observe } from '../api/http/observed.ts';
import { openHttpServer } from '../http-server.ts';
import { probeAnswer, type Readiness } from '../readiness.ts';
import type { Frame } from '../root.ts';
import type { ServiceDeps } from '../services/services.ts';
import { watchStore } from './gauges.ts';
import { countRequests } from './requests.ts';

/** The numbers of a process. */
export interface Metrics {
  /** To be told of every request. */
  readonly observe: Observe;
  /** All of them in Prometheus' text format, those of the store read anew. */
  told(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(services: Pick<ServiceDeps, 'db' | 'clock'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const observe = countRequests(registry);
  const readStore = watchStore(registry, services);
  let reading: Promise<void> | undefined;
  return {
    observe,
    contentType: registry.contentType,
    async told() {
      reading ??= readStore().finally(() => (reading = undefined)); // several that ask at once share a reading
      await reading;
      return registry.metrics();
    },
  };
}

/**
 * Serves a process's numbers at /metrics on a port of their own, with probes beside them for a process that has no other
 * port; undefined where none is set.
 */
export async function openMetrics(
  { config, parts, tell }: Frame,
  services: Pick<ServiceDeps, 'db' | 'clock'>,
  readiness: () => Promise<Readiness>,
): Promise<Metrics | undefined> {
  const { metricsHost: host, metricsPort } = config;
  if (metricsPort === undefined) return undefined;
  const metrics = createMetrics(services);
  const server = await parts.opened(
    openHttpServer(host, metricsPort).catch((error: NodeJS.ErrnoException) => {
      throw new Error(`OVERGANG_METRICS_PORT: cannot listen on ${host}:${metricsPort} (${error.code}).`);
    }),
    (part) => part.drain(),
  );
  const answers: Readonly<Record<string, () => Promise<PlainAnswer>>> = {
    '/metrics': async () => ({ status: 200, type: metrics.contentType, text: await metrics.told() }),
    '/healthz': async () => json(200, { status: 'ok' }),
    '/readyz': async () => {
      const { status, body } = probeAnswer(await readiness());
      return json(status, body);
    },
  };
  server.serve(async ({ url = '' }, response) => {
    const answer = Object.hasOwn(answers, url) ? answers[url]!() : json(404, {});
    const { status, type, text } = await Promise.resolve(answer).catch(() => json(500, {}));
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
  });
  tell(`Metrics are at http://${host}:${server.port}/metrics.`);
  return metrics;
}

interface PlainAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const json = (status: number, body: object): PlainAnswer => ({
  ...{ status, type: 'application/json', text: JSON.stringify(body) },
});
