import { expect, it } from 'vitest';
import { createIdentifyThrottle } from '../../../../src/bots/discord/transport/identify-throttle.ts';
import { createMemoryExpiringStore } from '../../../fakes/storage/memory-expiring-store.ts';

const dayMs = 24 * 60 * 60_000;
/** Discord's own limit is 1,000. */
const mostADay = 150;

it('a program that crashes again and again for a day begins few sessions, and says why it waits', async () => {
  let now = Date.UTC(2026, 0, 1);
  const begunAt = now;
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  const expiringStore = createMemoryExpiringStore(clock);
  const said: string[] = [];
  const { signal } = new AbortController();
  let sessions = 0;
  for (; now < begunAt + dayMs && sessions < 10_000; sessions++) {
    const parts = { expiringStore, clock, stopping: signal, say: (line: string) => said.push(line) };
    await createIdentifyThrottle(parts).waitForIdentify(0, signal); // each start of the program has one of its own
    now += 2_000;
  }
  expect(sessions).toBeLessThan(mostADay);
  expect(said.at(-1)).toMatch(/connecting again in \d+ s/);
});

it('a program that was restarted a few times does not wait', async () => {
  const waits: number[] = [];
  const clock = { now: () => 1_000_000, sleep: async (ms: number) => void waits.push(ms) };
  const expiringStore = createMemoryExpiringStore(clock);
  const { signal } = new AbortController();
  for (let start = 0; start < 5; start++) {
    await createIdentifyThrottle({ expiringStore, clock, stopping: signal, say: () => undefined }).waitForIdentify(
      0,
      signal,
    );
  }
  expect(waits).toEqual([]);
});
