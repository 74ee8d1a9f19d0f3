import { configDefaults, defineConfig } from 'vitest/config';

/** Files that mostly wait for other processes: the program, a bot, a worker, a Redis. */
const waiting = [
  'test/e2e/**/*.test.ts',
  'test/bots/*/transport/*.test.ts',
  'test/providers/local/worker/*.test.ts',
  'test/storage/redis/*.test.ts',
];

/** Tests change no state that another file can see, so that one process runs one file after another. */
const shared = { pool: 'forks', isolate: false } as const;

export default defineConfig({
  test: {
    setupFiles: ['test/seed.ts'],
    globalSetup: ['test/shared-models.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'waiting',
          include: waiting,
          maxWorkers: 4,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/nightly/**', ...waiting],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
