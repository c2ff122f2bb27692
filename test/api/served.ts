import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Limits } from '../../src/api/http/limits.ts';
import { staffToolsApi } from '../../src/api/staff-tools.ts';
import { ApiProblem, type Client, createClient } from '../../src/client/client.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import { registerStaff } from '../../src/store/people.ts';
import { createApiKey } from '../../src/store/service-accounts.ts';

/** The API on a port of its own, and keys to it. */
export interface Served {
  readonly baseUrl: string;
  /** A new account with a key. */
  keyOf(role: Role, municipality?: string): ReturnType<typeof createApiKey>;
  clientAs(role: Role, municipality?: string): Promise<Client>;
  /** Somebody in the staff register, who asks under the id that the register has. */
  person(role: Role, name: string, municipality?: string): Promise<{ id: string; client: Client }>;
  close(): void;
}

/** With the limits of an installation unless told otherwise: who asks for everything at once needs higher ones. */
export async function serveApi({ services }: { readonly services: ServiceDeps }, limits?: Limits): Promise<Served> {
  const { db } = services;
  const server = createServer(express().use('/api/v1', staffToolsApi(services, undefined, { limits })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keyOf = (role: Role, municipality = '101') =>
    createApiKey(db, { municipality, name: `${role}-${randomUUID()}`, role });
  const clientWith = (token: string) => createClient({ baseUrl, token, language: 'en', retries: 0 });
  return {
    baseUrl,
    keyOf,
    clientAs: async (role, municipality) => clientWith((await keyOf(role, municipality)).key),
    async person(role, name, municipality = '101') {
      const { key, account } = await keyOf(role, municipality);
      const email = `${account.id}@example.invalid`;
      const id = await registerStaff(db, { id: account.id, municipality, name, email, teamLeader: false });
      return { id, client: clientWith(key) };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What an API said no with. */
export async function problemOf(asked: Promise<unknown>) {
  const error = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiProblem)) throw new Error(`Expected a problem, found ${String(error)}`);
  return error.body;
}
