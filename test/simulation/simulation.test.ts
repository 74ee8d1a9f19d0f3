import { describe, expect, it } from 'vitest';
import { runHistory } from './history.ts';
import { checkSeed, seedsFrom } from './seeds.ts';

describe('a swap in any history', () => {
  it('ends once, is paid for once and tells its requester, in 60 histories', async () => {
    const seen = new Set<string>();
    for (const seed of seedsFrom(0, 60)) {
      const { trace } = await checkSeed(seed);
      for (const line of trace) seen.add(/ENDS with \w+|DIES|FAILS|freezes|clock is set/.exec(line)?.[0] ?? '');
    }
    if (process.env.SEED !== undefined) return;
    const ends = ['done', 'refused', 'failed', 'cancelled', 'parked', 'late'].map((end) => `ENDS with ${end}`);
    expect([...seen]).toEqual(expect.arrayContaining([...ends, 'DIES', 'FAILS', 'freezes', 'clock is set']));
  }, 600_000);

  it('is the same for the same seed', async () => {
    for (const seed of seedsFrom(7, 5)) {
      const [first, second] = [await runHistory(seed), await runHistory(seed)];
      expect(second.trace).toEqual(first.trace);
    }
  });
});
