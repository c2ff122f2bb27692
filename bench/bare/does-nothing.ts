import { createClock } from '../../src/clock.ts';
import { createMailSender } from '../../src/messages/smtp.ts';
import { SENDING } from '../../src/parts.ts';
import type { Database } from '../../src/store/database.ts';

/** A transaction that runs nothing: what is left of `record` is the activity itself. */
const keepsNothing = { transaction: () => ({ execute: async () => undefined }) } as unknown as Database;

/** A worker whose activities do nothing. Its settings are those of a trajectory's worker. */
export const doesNothing = {
  db: keepsNothing,
  perform: async () => true,
  fillReports: async () => ({ begun: 0 }),
  clock: createClock({ offsetMs: 0, movable: false, remember: async () => undefined }),
  mail: createMailSender({ host: '127.0.0.1', port: 1, secure: false, from: 'overgang@example.invalid' }),
  baseUrl: 'http://overgang.example',
  ...SENDING,
};
