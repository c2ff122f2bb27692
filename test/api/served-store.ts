import { createClock } from '../../src/clock.ts';
import type { ServiceDeps } from '../../src/services/services.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { keys } from '../store/a-case.ts';
import { openTestStore } from '../store/a-store.ts';
import { type Served, serveApi } from './served.ts';

/** The API on a store of its own, without an engine; its clock goes on from an instant, ISO 8601. */
export async function serveStore(at: string): Promise<{ store: OpenDatabase; api: Served; close(): Promise<void> }> {
  const store = await openTestStore();
  const offsetMs = Date.parse(at) - Date.now();
  const clock = createClock({ offsetMs, movable: true, remember: async () => undefined });
  const api = await serveApi({ services: { db: store.db, keys, clock } as unknown as ServiceDeps });
  const close = async () => {
    api.close();
    await store.close();
  };
  return { store, api, close };
}
