import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isNight } from '../examples.ts';
import { killWorkers } from '../fakes/kills/many-machines.ts';
import { needsRedis, noRedis, RedisServer } from '../fakes/storage/redis-server.ts';

const redis = new RedisServer();

describe.skipIf(noRedis || !isNight)(`many machines${needsRedis}`, () => {
  beforeAll(() => redis.start());
  afterAll(() => redis.close());

  it('ends every swap once although workers die, and Redis in the middle', async () => {
    const ended = await killWorkers({ redis, workers: 2, jobs: 16, killEveryMs: 1_000, kills: 3, redisDiesAfter: 1 });
    expect(ended.problems).toEqual([]);
    expect(ended).toMatchObject({ codes: [0, 0, 0], stored: 16 });
    expect(ended.done).toBe(16 - ended.parked);
    expect(ended.resumed).toBeGreaterThan(0);
  }, 600_000);
});
