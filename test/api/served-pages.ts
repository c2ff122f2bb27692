import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import { createApp } from '../../src/api/app.ts';
import { staffPages } from '../../src/api/staff-pages.ts';
import { createClock } from '../../src/clock.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import type { Database } from '../../src/store/database.ts';
import { registerStaff } from '../../src/store/people.ts';
import { aCase, keys } from '../store/a-case.ts';
import { record } from '../store/outbox.ts';
import { signedInAs } from './shown.ts';

export interface ServedPages {
  readonly url: string;
  close(): void;
}

interface Who {
  readonly role: Role;
  readonly municipality: string;
  readonly id?: string;
}

/** The pages over a store at noon of 12 March 2026, for somebody who is signed in already. */
export async function servePages(db: Database, { role, municipality, id = 'lone' }: Who): Promise<ServedPages> {
  const offsetMs = Date.parse('2026-03-12T11:00:00Z') - Date.now();
  const clock = createClock({ offsetMs, movable: true, remember: async () => undefined });
  const deps = { db, keys, clock } as unknown as ServiceDeps;
  const actorOf = async () => ({ id, name: 'Lone Leder', municipality, role, team: '' });
  const app = createApp({
    ...{ signIn: { ...signedInAs(role), actorOf }, pages: staffPages(deps, 'http://127.0.0.1'), mails: undefined },
    ...{ readiness: async () => ({ database: null, temporal: null, worker: null }), isDemo: true, api: Router() },
    ...{ observe: () => undefined, hosts: ['127.0.0.1'] },
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => (server.listening ? resolve() : server.once('listening', () => resolve())));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A CTI worker of the register with a case that has begun; answers with its id. */
export async function aWorkerWithCase(
  db: Database,
  { id, name, municipality }: { readonly id: string; readonly name: string; readonly municipality: string },
): Promise<string> {
  await registerStaff(db, { id, municipality, name, email: `${id}@example.invalid`, teamLeader: false });
  const { id: trajectoryId, events } = await aCase(db, { municipality, staff: { ctiWorker: id } });
  await record(db, { trajectoryId, from: 0, events: events.filter(({ on }) => on < '2026-03-01') });
  return trajectoryId;
}
