import { expect, it } from 'vitest';
import { createInProcessQueue } from '../../../src/core/jobs/queue.ts';
import { queueContract } from '../../contracts/queue-contract.ts';
import { ManualClock } from '../../fakes/clocks/manual-clock.ts';

queueContract('in one process', async (work) => {
  const queue = createInProcessQueue(work);
  return { front: queue, worker: queue };
});

it('tells a long line of positions that have changed, and not of each change', async () => {
  const clock = new ManualClock();
  const ends: (() => void)[] = [];
  const told = new Map<string, number[]>();
  const queue = createInProcessQueue({
    concurrency: 1,
    run: (_, signal) =>
      new Promise((resolve) => {
        ends.push(resolve);
        signal.addEventListener('abort', () => resolve());
      }),
    onPosition: (id, position) => void told.set(id, [...(told.get(id) ?? []), position ?? 0]),
    onNudge: () => undefined,
    clock,
  });
  for (let job = 0; job <= 2_000; job++) await queue.add({ id: `job ${job}`, requester: `person ${job % 300}` });
  await clock.advance(1_000);
  expect(told.size).toBe(2_000);
  expect(await queue.waiting()).toHaveLength(2_000);
  for (let turn = 0; turn < 50; turn++) {
    ends.shift()?.();
    await clock.advance(20);
  }
  await clock.advance(1_000);
  const last = await queue.waiting();
  for (const [index, id] of last.entries()) expect(told.get(id)?.at(-1)).toBe(index + 1);
  const most = Math.max(...[...told.values()].map((positions) => positions.length));
  expect(most).toBeLessThan(6);
  await queue.close();
  expect(clock.sleeping).toBe(0);
});
