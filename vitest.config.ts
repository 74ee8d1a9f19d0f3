import { matchesGlob } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that mostly wait for other processes: the program, a bot, a worker, a Redis. Those that take longest come first. */
const waiting = [
  'test/e2e/kill-*.test.ts',
  'test/bots/telegram/transport/killed.test.ts',
  'test/e2e/*.test.ts',
  'test/bots/*/transport/*.test.ts',
  'test/providers/*/prism.test.ts',
  'test/providers/local/worker/*.test.ts',
  'test/storage/redis/*.test.ts',
];

/** Begins with the files that take longest, so that none of them is left over at the end while a core is idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = waiting.findIndex((glob) => matchesGlob(moduleId, `**/${glob}`));
      return place < 0 ? waiting.length : place;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

/** No file changes what another one sees, so one process runs many files. The order is that of the groups. */
const project = (name: string, groupOrder: number) => ({
  name,
  pool: 'forks' as const,
  isolate: false,
  sequence: { groupOrder, sequencer: LongestFirst },
});

export default defineConfig({
  test: {
    setupFiles: ['test/seed.ts'],
    globalSetup: ['test/shared-models.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { ...project('waiting', 0), include: waiting, maxWorkers: 4 } },
      {
        extends: true,
        test: {
          ...project('fast', 1),
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/nightly/**', ...waiting],
          maxWorkers: 2,
        },
      },
    ],
  },
});
