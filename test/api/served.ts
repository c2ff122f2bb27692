import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { staffToolsApi } from '../../src/api/staff-tools.ts';
import { type Client, createClient } from '../../src/client/client.ts';
import type { Role } from '../../src/domain/roles.ts';
import { createApiKey } from '../../src/store/service-accounts.ts';
import type { Rig } from '../rig/rig.ts';

/** The API of a rig on a port of its own, and keys to it. */
export interface Served {
  readonly baseUrl: string;
  /** A new account with a key. */
  keyOf(role: Role, municipality?: string): ReturnType<typeof createApiKey>;
  clientAs(role: Role, municipality?: string): Promise<Client>;
  close(): void;
}

export async function serveApi({ services, db }: Rig): Promise<Served> {
  const server = createServer(express().use('/api/v1', staffToolsApi(services)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keyOf = (role: Role, municipality = '101') =>
    createApiKey(db, { municipality, name: `${role}-${randomUUID()}`, role });
  return {
    baseUrl,
    keyOf,
    clientAs: async (role, municipality) =>
      createClient({ baseUrl, token: (await keyOf(role, municipality)).key, language: 'en', retries: 0 }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
