import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/core/clock.ts';
import { openBullQueue } from '../../../src/storage/redis/bullmq-queue.ts';
import { prefix } from '../../../src/storage/redis/connection.ts';
import { queueContract } from '../../contracts/queue-contract.ts';
import { hurriedClock } from '../../fakes/clocks/hurried-clock.ts';
import { needsRedis, noRedis, RedisServer } from '../../fakes/storage/redis-server.ts';

const server = new RedisServer(['--appendonly', 'yes', '--appendfsync', 'no']);

describe.skipIf(noRedis)(`many processes${needsRedis}`, { timeout: 240_000 }, () => {
  beforeAll(() => server.start());
  afterAll(() => server.close());

  queueContract('BullMQ', async (work) => {
    const [one, other] = await server.two();
    const parts = {
      clock: hurriedClock(50),
      onError: (error: unknown) => {
        throw error;
      },
    };
    const nothing = { ...work, run: async () => undefined, onNudge: () => undefined };
    const front = openBullQueue({ ...parts, redis: one, runs: false, showsPositions: true })(nothing);
    const worker = openBullQueue({ ...parts, redis: other, runs: true, showsPositions: false })({
      ...work,
      onPosition: () => undefined,
    });
    onTestFinished(async () => void (await Promise.all([front.close(), worker.close()])));
    const listeners = () => one.pubsub('NUMSUB', `${prefix}0:calls`);
    await expect.poll(listeners, { timeout: 50_000 }).toEqual([`${prefix}0:calls`, 2]);
    return { front, worker };
  });

  it('looks up a place without reading the line, also behind jobs that came back from a lost worker', async () => {
    const [redis] = await server.two();
    const idle = { concurrency: 1, run: async () => undefined, onPosition: () => undefined, onNudge: () => undefined };
    const parts = { clock: systemClock, onError: () => undefined, redis, runs: false, showsPositions: false };
    const queue = openBullQueue(parts)({ ...idle, clock: systemClock });
    onTestFinished(() => queue.close());
    for (const id of ['anna-1', 'anna-2', 'bert-1']) await queue.add({ id, requester: id.slice(0, 4) });
    await redis.lpush(`${prefix}queue:wait`, 'came back first', 'came back later');
    const line = ['came back first', 'came back later', 'anna-1', 'bert-1', 'anna-2'];
    expect(await queue.waiting()).toEqual(line);
    expect(await Promise.all(line.map((id) => queue.position(id)))).toEqual([1, 2, 3, 4, 5]);
    expect([await queue.length(), await queue.position('nobody')]).toEqual([5, undefined]);
  });

  it('hands a job whose process is gone to another one', async () => {
    const [dead, alive] = await server.two();
    const startsAfter: string[] = [];
    const open = (redis: Redis, name: string) =>
      openBullQueue({ clock: systemClock, onError: () => undefined, redis, runs: true, showsPositions: false })({
        concurrency: 1,
        run: (id, signal) => {
          startsAfter.push(`${id} by ${name}`);
          return new Promise((end) => signal.addEventListener('abort', () => end(), { once: true }));
        },
        onPosition: () => undefined,
        onNudge: () => undefined,
        clock: systemClock,
      });
    const first = open(dead, 'the dead');
    await first.add({ id: 'job-1', requester: 'anna' });
    await expect.poll(() => startsAfter, { timeout: 50_000 }).toEqual(['job-1 by the dead']);
    const second = open(alive, 'another');
    onTestFinished(async () => void (await Promise.all([first.close(), second.close()])));
    expect(await second.requeue({ id: 'job-1', requester: 'anna' }, async () => true)).toBe(true);
    await expect.poll(() => startsAfter, { timeout: 50_000 }).toEqual(['job-1 by the dead', 'job-1 by another']);
  });
});
