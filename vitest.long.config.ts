import { defineConfig } from 'vitest/config';
import { CHILDREN, SLOW } from './vitest.shared.ts';

/**
 * `npm run test:long`: what needs PostgreSQL, Java, Python or many minutes. The store's own tests run here once more,
 * on a real PostgreSQL, and whatever is too slow for `npm test`. What is missing on the machine is a failure: nothing is
 * skipped.
 */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts', 'test/store/**/*.test.ts', ...SLOW],
    globalSetup: ['test/long/postgres.setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    retry: 0,
    env: CHILDREN,
    maxWorkers: 2,
  },
});
