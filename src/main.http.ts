import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './api/app.ts';
import { createFront } from './api/front.ts';
import { type Config, readConfig } from './config.ts';
import { demoPeople as peopleOf } from './demo/sign-ins.ts';
import { keyFileMissing, openShared, readiness } from './parts.ts';
import { runRoot } from './root.ts';
import type { ServiceDeps } from './services/services.ts';
import { openKeyRing } from './store/key-check.ts';

const DRAIN_MS = 10_000;

/** Unlike `npm start` it never takes another port: whoever sits in front of it knows this one. */
async function listen(server: Server, { host, port }: Config): Promise<Server> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} on ${host} is taken.`) : error),
    );
    server.listen(port, host, resolve);
  });
  return server;
}

/** Takes no new requests and lets those under way finish, for ten seconds at most. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  const patience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  const answered = setInterval(() => server.closeIdleConnections(), 100); // a connection outlives its answer by five seconds
  await closed;
  clearTimeout(patience);
  clearInterval(answered);
}

/** Pages and probes, as a process of its own. Any number of them may run. */
await runRoot('Overgang', async (parts, log) => {
  const config = readConfig(process.env, process.cwd(), { demo: false });
  const missing = await keyFileMissing(config);
  const { store, clock, trajectories, temporalAddress, baseUrl } = await openShared(parts, config, missing);
  const services: ServiceDeps = {
    db: store.db,
    keys: await openKeyRing(store.db, config.keyFile),
    clock,
    trajectories,
  };
  const demoPeople = config.production ? undefined : () => peopleOf(services);
  const app = createApp({
    ...createFront(services, { pool: store.pool, baseUrl, oidc: config.oidc, demoPeople }),
    mails: undefined,
    readiness: () => readiness(store.db, trajectories),
  });
  const server = await parts.opened(listen(createServer(app), config), drain);
  const { port } = server.address() as AddressInfo;
  log(`Overgang answers on ${config.host}:${port}: Temporal ${temporalAddress}, ${store.product}.`);
  return {};
});
