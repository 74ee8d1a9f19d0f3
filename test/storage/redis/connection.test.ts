import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openRedis } from '../../../src/storage/redis/connection.ts';
import { describeRisks, redisFacts, redisFindings } from '../../../src/storage/redis/facts.ts';
import { createRedisLedger } from '../../../src/storage/redis/ledger.ts';
import { freePort } from '../../fakes/free-port.ts';
import { needsRedis, noRedis, RedisServer } from '../../fakes/storage/redis-server.ts';
import { LossyConnection } from '../../fakes/vendors/lossy-connection.ts';

const server = new RedisServer(['--appendonly', 'yes', '--appendfsync', 'no']);

describe.skipIf(noRedis)(`the connection to Redis${needsRedis}`, { timeout: 240_000 }, () => {
  beforeAll(() => server.start());
  afterAll(() => server.close());

  const told = (lost: Error[] = []) => ({
    patienceMs: 30_000,
    onLost: (error: Error) => lost.push(error),
    onBack: () => 0,
  });

  it('counts a command once that is repeated because its answer was lost', async () => {
    await server.two();
    const connection = new LossyConnection(server.port);
    const redis = new Redis(`redis://127.0.0.1:${await connection.open()}`, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    onTestFinished(() => {
      redis.disconnect();
      connection.close();
    });
    const ledger = createRedisLedger(redis);
    const take = (limit: number) => ledger.take('anna', 1, limit, 86_400_000, 0);
    expect(await take(9)).toBe(true);
    connection.loseNextAnswer();
    expect(await take(9)).toBe(true);
    expect([await take(2), await take(3)]).toEqual([false, true]);
    connection.loseNextAnswer();
    await ledger.give('anna', 1, 86_400_000, 0);
    expect([await take(2), await take(3), await take(3)]).toEqual([false, true, false]);
    expect(connection.breaks).toBe(2);
  });

  it('lets commands wait while it is gone, and go on when it is back with all it knew', async () => {
    const [redis] = await server.two();
    const ledger = createRedisLedger(redis);
    await ledger.take('anna', 1, 2, 86_400_000, 0);
    await server.stop();
    const taken = [1, 2].map(() => ledger.take('anna', 1, 2, 86_400_000, 0));
    await server.start();
    expect((await Promise.all(taken)).sort()).toEqual([false, true]);
  });

  it('says in a sentence why it cannot be used, and no password', async () => {
    const nobody = await freePort();
    await expect(openRedis(`redis://127.0.0.1:${nobody}`, { ...told(), patienceMs: 300 })).rejects.toThrow(
      `REDIS_URL: Redis cannot be used: connect ECONNREFUSED 127.0.0.1:${nobody}`,
    );
    const [redis] = await server.two();
    await redis.config('SET', 'requirepass', 'right-password');
    try {
      const wrong = openRedis(`redis://:wrong-password@127.0.0.1:${server.port}`, told());
      await expect(wrong).rejects.toThrow('REDIS_URL: Redis cannot be used: it wants a password');
      await expect(openRedis(server.url, told())).rejects.toThrow('it wants a password');
    } finally {
      await redis.config('SET', 'requirepass', '');
    }
  });

  it('is reported once each time it is lost', async () => {
    const lost: Error[] = [];
    let backs = 0;
    const redis = await openRedis(server.url, { ...told(lost), onBack: () => backs++ });
    onTestFinished(() => redis.disconnect());
    for (const times of [1, 2]) {
      await server.stop();
      await expect.poll(() => lost.length, { timeout: 60_000 }).toBe(times);
      await server.start();
      await redis.ping();
      expect(backs).toBe(times);
    }
    expect(lost).toHaveLength(2);
  });

  it('knows what an operator should change', async () => {
    const [redis] = await server.two();
    expect(describeRisks(await redisFacts(redis))).toEqual([]);
    await redis.config('SET', 'appendonly', 'no', 'maxmemory-policy', 'allkeys-lru');
    try {
      expect(describeRisks(await redisFacts(redis))).toEqual([
        expect.stringContaining('--appendonly yes'),
        expect.stringContaining('noeviction'),
      ]);
      expect(redisFindings(await redisFacts(redis))).toMatchObject([
        { ok: true, message: expect.stringMatching(/^Redis [\d.]+ answers\.$/) },
        { ok: true, remedy: 'Start it with --appendonly yes.' },
        { ok: true, remedy: 'Set maxmemory-policy noeviction.' },
      ]);
    } finally {
      await redis.config('SET', 'appendonly', 'yes', 'maxmemory-policy', 'noeviction');
    }
  });
});
