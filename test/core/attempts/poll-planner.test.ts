import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestWaitMs, planPolls, shortestWaitMs } from '../../../src/core/attempts/poll-planner.ts';
import { durations } from '../../fakes/durations.ts';

describe('a plan', () => {
  const observation = fc
    .tuple(fc.double({ min: 0, max: 1e8, noNaN: true }), fc.double({ min: 0, max: 1e7, noNaN: true }))
    .map(([afterMs, more]) => ({ afterMs, byMs: afterMs + more }));

  it('keeps each wait between the shortest and the longest, whatever the history', () => {
    const plans = fc.tuple(fc.array(observation, { maxLength: 30 }), fc.double({ min: 1, max: 1e5, noNaN: true }));
    fc.assert(
      fc.property(plans, fc.array(fc.double({ min: 0, max: 1e9, noNaN: true })), ([seen, pollCostMs], elapsed) => {
        const plan = planPolls(seen, { pollCostMs, guess: { medianMs: 8_000, spread: 1 } });
        for (const ms of [0, ...elapsed]) {
          expect(plan(ms)).toBeGreaterThanOrEqual(shortestWaitMs);
          expect(plan(ms)).toBeLessThanOrEqual(longestWaitMs);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([200, 1_000, 5_000])('costs less than the best steady pace would, at %i ms a poll', (pollCostMs) => {
    const ends = durations(200, 30_000, 0.4);
    const seen = ends.map((ms) => ({ afterMs: ms * 0.99, byMs: ms * 1.01 }));
    const plan = planPolls(seen, { pollCostMs, guess: { medianMs: 8_000, spread: 1 } });
    const steady = [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000].map((ms) =>
      costOf(ends, () => ms, pollCostMs),
    );
    expect(costOf(ends, plan, pollCostMs)).toBeLessThan(0.8 * Math.min(...steady));
  });
});

function costOf(ends: readonly number[], wait: (elapsedMs: number) => number, pollCostMs: number): number {
  let cost = 0;
  for (const end of ends) {
    let now = 0;
    while (now < end) {
      now += wait(now);
      cost += pollCostMs;
    }
    cost += now - end;
  }
  return cost / ends.length;
}
