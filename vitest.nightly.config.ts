import { defineConfig } from 'vitest/config';

/** What takes too long for every commit: many seeds, many kills. */
export default defineConfig({
  test: {
    include: ['test/nightly/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
  },
});
