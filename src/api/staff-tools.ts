import type { Router } from 'express';
import type { ServiceDeps } from '../services/services.ts';
import { accountOfKey } from '../store/service-accounts.ts';
import type { Actor } from './access/policy.ts';
import { trajectoryHandlers } from './handlers/trajectories.ts';
import { createApi } from './http/router.ts';

/** The API as staff tools reach it: with the handlers of every operation, and keys for who asks. */
export function staffToolsApi(deps: ServiceDeps): Router {
  return createApi({ ...trajectoryHandlers(deps) }, (token) => actorOfKey(deps.db, token));
}

async function actorOfKey(db: ServiceDeps['db'], token: string): Promise<Actor | undefined> {
  const account = await accountOfKey(db, token);
  return account && { id: account.id, municipality: account.municipality, role: account.role };
}
