import { matchesGlob } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { compileCacheFolder } from './bin/compile-cache.js';

/** So that not every process compiles the same sources anew. */
const compiled = compileCacheFolder();
if (compiled !== undefined) process.env.NODE_COMPILE_CACHE ??= compiled;

/** Files that mostly wait for other processes: the program, a bot, a worker, a Redis. Those that take longest come first. */
const waiting = [
  'test/e2e/kill-*.test.ts',
  'test/bots/telegram/transport/killed.test.ts',
  'test/e2e/**/*.test.ts',
  'test/bots/telegram/transport/*.test.ts',
  'test/bots/api/page/browser.test.ts',
  'test/providers/*/prism.test.ts',
  'test/providers/local/{pool,worker}/*.test.ts',
  'test/storage/redis/*.test.ts',
  'test/watching/serve.test.ts',
];

/** discord.js brings an undici of its own, which cannot send files where ours was loaded into the process before it. */
const discord = ['test/bots/discord/**/*.test.ts'];

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

/** Each process runs many files: none changes what another one sees. Groups run one after another. */
const project = (name: string, group: { order: number; workers: number }) => ({
  name,
  pool: 'forks' as const,
  isolate: false,
  maxWorkers: group.workers,
  sequence: { groupOrder: group.order },
});
const whileOthersWork = { order: 0, workers: 4 };
const working = { order: 1, workers: 2 };

export default defineConfig({
  test: {
    globalSetup: ['test/compiled.ts'],
    setupFiles: ['test/seed.ts'],
    // Node runs the sources as the program does; no test needs what Vite would make of them.
    experimental: { viteModuleRunner: false },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { ...project('waiting', whileOthersWork), include: waiting } },
      { extends: true, test: { ...project('discord', working), include: discord } },
      {
        extends: true,
        test: {
          ...project('fast', working),
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/nightly/**', ...waiting, ...discord],
        },
      },
    ],
  },
});
