import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { openBullQueue } from '../../src/storage/bullmq-queue.ts';
import { prefix } from '../../src/storage/redis.ts';
import { queueContract } from '../contracts/queue-contract.ts';
import { hurriedClock } from '../fakes/hurried-clock.ts';
import { needsRedis, noRedis, RedisServer } from '../fakes/redis-server.ts';

const server = new RedisServer(['--appendonly', 'yes', '--appendfsync', 'no']);

describe.skipIf(noRedis)(`many processes${needsRedis}`, () => {
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
    const front = openBullQueue({ ...parts, redis: one, runs: false, showsPlaces: true })(nothing);
    const worker = openBullQueue({ ...parts, redis: other, runs: true, showsPlaces: false })({
      ...work,
      onPlace: () => undefined,
    });
    onTestFinished(async () => void (await Promise.all([front.close(), worker.close()])));
    const listeners = () => one.pubsub('NUMSUB', `${prefix}0:calls`);
    await expect.poll(listeners, { timeout: 20_000 }).toEqual([`${prefix}0:calls`, 2]);
    return { front, worker };
  });
});
