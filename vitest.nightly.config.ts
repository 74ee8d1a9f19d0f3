import { defineConfig } from 'vitest/config';

/** Everything, with what takes too long for every change: kills, loads, long histories, all examples of the property tests. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    env: { NIGHT: '1' },
    setupFiles: ['test/seed.ts'],
    experimental: { viteModuleRunner: false },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 2 * 60 * 60_000,
    hookTimeout: 60_000,
  },
});
