import { defineConfig } from 'vitest/config';
import { CHILDREN, SLOW } from './vitest.shared.ts';

/** `npm test`: everything a change must pass, on Node and the engine alone. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**', ...SLOW],
    // For what hangs, not for what is slow: a busy machine may take its time.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    retry: 0,
    env: CHILDREN,
    maxWorkers: 3, // on two cores: half of the time is waiting for processes to start and leases to run out
  },
});
