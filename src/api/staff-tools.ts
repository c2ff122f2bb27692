import type { Router } from 'express';
import type { ServiceDeps } from '../services/services.ts';
import { logAccess } from '../store/access-log.ts';
import { accountOfKey } from '../store/service-accounts.ts';
import type { Actor } from './access/policy.ts';
import { trajectoryHandlers } from './handlers/trajectories.ts';
import { createApi } from './http/router.ts';

/** The API as staff tools reach it: with the handlers of every operation, and keys for who asks. */
export function staffToolsApi(deps: ServiceDeps): Router {
  const { db, clock } = deps;
  return createApi({
    handlers: { ...trajectoryHandlers(deps) },
    identify: (token) => actorOfKey(db, token),
    logAccess: (access) => logAccess(db, { ...access, at: new Date(clock.now()) }),
  });
}

async function actorOfKey(db: ServiceDeps['db'], token: string): Promise<Actor | undefined> {
  const account = await accountOfKey(db, token);
  return account && { id: account.id, municipality: account.municipality, role: account.role };
}
