import { defineConfig } from 'vitest/config';

/** What takes too long for every change: thousands of kills and histories. */
export default defineConfig({
  test: {
    include: ['test/nightly/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 2 * 60 * 60_000,
    hookTimeout: 60_000,
  },
});
