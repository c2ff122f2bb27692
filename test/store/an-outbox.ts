import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Database, OpenDatabase } from '../../src/store/database.ts';
import { type Addressed, aRecordedCase } from './a-message.ts';
import { openTestStore } from './a-store.ts';

/** For the tests of a file: a store with a case, somebody who is told of it, and no message before each test. */
export function anOutbox(): { readonly db: Database; readonly mads: Addressed } {
  let store: OpenDatabase;
  let mads: Addressed;
  beforeAll(async () => {
    store = await openTestStore();
    mads = await aRecordedCase(store.db, 'mads@example.invalid');
  });
  beforeEach(async () => {
    await store.db.deleteFrom('message').execute();
  });
  afterAll(() => store.close());
  return {
    get db() {
      return store.db;
    },
    get mads() {
      return mads;
    },
  };
}
