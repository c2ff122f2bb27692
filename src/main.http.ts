import { createApp } from './api/app.ts';
import { createFront } from './api/front.ts';
import { logRequests, toldOf } from './api/http/observed.ts';
import { type Config, readConfig } from './config.ts';
import { demoPeople as peopleOf } from './demo/sign-ins.ts';
import { type HttpServer, openHttpServer } from './http-server.ts';
import { openMetrics } from './metrics/open-metrics.ts';
import { keyFileMissing, openShared } from './parts.ts';
import { readinessOf, workersElsewhere } from './readiness.ts';
import { type Frame, runRoot } from './root.ts';
import type { ServiceDeps } from './services/services.ts';

/** Unlike `npm start` it never takes another port: whoever sits in front of it knows this one. */
function listen({ host, port }: Config): Promise<HttpServer> {
  return openHttpServer(host, port).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new Error(`Port ${port} on ${host} is taken.`) : error;
  });
}

/** Pages, probes and API, as a process of its own. Any number of them may run. */
async function open(frame: Frame): Promise<object> {
  const { config, parts, log, tell } = frame;
  const shared = await openShared(parts, config, await keyFileMissing(config));
  const { store, clock, keys, trajectories, temporalAddress, baseUrl } = shared;
  const services: ServiceDeps = { db: store.db, keys, clock, trajectories };
  const readiness = async () => ({
    ...(await readinessOf({ ...services, keyFile: config.keyFile })),
    worker: await workersElsewhere(trajectories),
  });
  const metrics = await openMetrics(frame, services, readiness);
  const observe = toldOf(logRequests(log), metrics?.observe);
  const demoPeople = config.production ? undefined : () => peopleOf(services);
  const app = createApp({
    ...createFront(services, { pool: store.pool, baseUrl, oidc: config.oidc, demoPeople, log }),
    mails: undefined,
    ...{ readiness, log, observe },
  });
  const server = await parts.opened(listen(config), (part) => part.drain());
  server.serve(app);
  tell(`Overgang answers on ${config.host}:${server.port}: Temporal ${temporalAddress}, ${store.product}.`);
  return {};
}

await runRoot({ name: 'Overgang', configure: () => readConfig(process.env, process.cwd(), { demo: false }), open });
