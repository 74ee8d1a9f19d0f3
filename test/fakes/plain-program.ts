import { enableCompileCache } from '../../bin/compile-cache.js';

/**
 * The program without what looks at pictures and marks results, which every process would load anew: for tests that start
 * it again and again and ask about something else.
 */
enableCompileCache();
const { systemClock } = await import('../../src/core/clock.ts');
const { main } = await import('../../src/main.ts');
const { createLocalEngine } = await import('../../src/providers/local/index.ts');
const { createNoMarks } = await import('./no-marks.ts');

const createEngine: typeof createLocalEngine = (environment, options) => ({
  ...createLocalEngine(environment, options),
  gate: {
    classify: async () => ({ scores: {}, sexual: 0 }),
    works: async () => true,
    problem: async () => undefined,
  },
  fingerprinter: {
    fingerprint: async () => undefined,
    look: async () => undefined,
    tellApart: async () => undefined,
  },
});

process.exitCode = await main(process.argv.slice(2), { clock: systemClock, createEngine, createMarks: createNoMarks });
setTimeout(() => process.exit(), 500).unref();
