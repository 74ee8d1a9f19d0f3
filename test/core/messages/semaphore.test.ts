import { expect, it } from 'vitest';
import { createSemaphore } from '../../../src/core/messages/semaphore.ts';
import { settle } from '../../fakes/clocks/manual-clock.ts';

it('runs no more at once than it may, in order, and goes on after a failure', async () => {
  const limited = createSemaphore(2);
  const ends: PromiseWithResolvers<string>[] = [];
  const begun: number[] = [];
  const work = (index: number) => () => {
    begun.push(index);
    const end = Promise.withResolvers<string>();
    ends.push(end);
    return end.promise;
  };
  const all = [0, 1, 2, 3].map((index) => limited(work(index)));
  await settle();
  expect(begun).toEqual([0, 1]);
  ends[1]?.reject(new Error('no'));
  await expect(all[1]).rejects.toThrow('no');
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  for (const index of [0, 2]) ends[index]?.resolve('done');
  await settle();
  expect(begun).toEqual([0, 1, 2, 3]);
  ends[3]?.resolve('done');
  await expect(Promise.all([all[0], all[2], all[3]])).resolves.toEqual(['done', 'done', 'done']);
  await expect(limited(async () => 'free again')).resolves.toBe('free again');
});
