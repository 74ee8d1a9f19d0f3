import { defineConfig } from 'vitest/config';

/** What takes too long for every change: thousands of kills and histories, and all examples of the property tests. */
export default defineConfig({
  test: {
    include: [
      'test/nightly/**/*.test.ts',
      'test/**/{malformed,hostile-files,quiet,load,flood,presses,sandbox,killed,kill-stop,kill-writes,kill-worker,crash,vendors,formats}.test.ts',
      'test/providers/*/contract.test.ts',
      'test/e2e/{redis,swap}.test.ts',
      'test/e2e/api/{akool,native}.test.ts',
      'test/bots/api/**/{documents,vendor-documents,browser,openapi}.test.ts',
    ],
    env: { NIGHT: '1' },
    setupFiles: ['test/seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 2 * 60 * 60_000,
    hookTimeout: 60_000,
  },
});
