import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killWorkers } from '../fakes/kills/many-machines.ts';
import { needsRedis, noRedis, RedisServer } from '../fakes/storage/redis-server.ts';

const redis = new RedisServer();
const jobs = 200;
const minute = { workers: 3, jobs, killEveryMs: 2_000, kills: 30 };

describe.skipIf(noRedis)(`many machines for a minute${needsRedis}`, () => {
  beforeAll(() => redis.start());
  afterAll(() => redis.close());

  it.each([
    ['one of three workers dies every two seconds', {}],
    ['and Redis in the middle', { redisDiesAfter: 15 }],
    ['and the front', { frontDiesAfter: 15 }],
    [
      'all are asked to stop, while answers are under way',
      { frontDiesAfter: 15, isPolite: true, answersAfterMs: 1_500 },
    ],
  ])('%s: 200 swaps end once', async (what, deaths) => {
    const ended = await killWorkers({ redis, ...minute, ...deaths });
    process.stdout.write(`${JSON.stringify([what, ended])}\n`);
    expect(ended.problems).toEqual([]);
    expect(ended).toMatchObject({ codes: [0, 0, 0, 0], stored: jobs });
    expect(ended.done).toBe(jobs - ended.parked);
    if ('isPolite' in deaths) expect(ended.parked).toBe(0);
    else expect(ended.resumed).toBeGreaterThan(0);
  });
});
