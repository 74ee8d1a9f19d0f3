import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeRisks } from '../../../src/storage/redis/facts.ts';
import { createRedisGeneration } from '../../../src/storage/redis/generation.ts';
import { hurriedClock } from '../../fakes/clocks/hurried-clock.ts';
import { needsRedis, noRedis, RedisServer } from '../../fakes/storage/redis-server.ts';

const server = new RedisServer(['--appendonly', 'yes', '--appendfsync', 'always']);
const never = new AbortController().signal;

/** Two processes and what they say. */
async function two() {
  const clients = await server.two();
  const said: unknown[] = [];
  const [one, other] = clients.map((redis) =>
    createRedisGeneration(redis, {
      clock: hurriedClock(50),
      onChange: (problem) => said.push(problem),
      onError: (error) => said.push(error),
    }),
  );
  if (!one || !other) throw new Error('there are two');
  await Promise.all([one.look(), other.look()]);
  const write = () => one.run(`return redis.call('INCR', KEYS[1])`, ['faceswap:test'], []);
  return { one, other, said, write, redis: clients[0] };
}

describe.skipIf(noRedis)(`what Redis has acknowledged${needsRedis}`, { timeout: 120_000 }, () => {
  beforeAll(() => server.start());
  afterAll(() => server.close());

  it('is trusted while it stays, also after a restart', async () => {
    const { one, other, said, write } = await two();
    for (let count = 1; count < 4; count++) expect(await write()).toBe(count);
    await server.stop();
    await server.start();
    expect([await write(), await one.look(), await other.look()]).toEqual([4, undefined, undefined]);
    await other.whenTrusted(never);
    expect(said).toEqual([]);
  });

  it('is missed by the process that wrote it, which tells the others, until a person has looked', async () => {
    const { one, other, said, write, redis } = await two();
    await write();
    const before = server.snapshot();
    await write();
    await before.goBack();
    expect(await other.look()).toBeUndefined(); // it has lost nothing
    expect(await one.look()).toBe('went-back');
    expect(await other.look()).toBe('went-back');
    expect(said).toEqual(['went-back', 'went-back']);
    await expect(other.whenTrusted(AbortSignal.timeout(100))).rejects.toThrow('timeout');
    const trusted = Promise.all([one.whenTrusted(never), other.whenTrusted(never)]);
    await redis.hdel('faceswap:generation', 'halted');
    await trusted;
    expect([await one.look(), await other.look(), one.problem]).toEqual([undefined, undefined, undefined]);
  });

  it('is missed by everybody where it was emptied, also by one that begins afterwards', async () => {
    const { one, other, redis } = await two();
    await redis.flushall();
    expect(await other.look()).toBe('emptied');
    expect(await one.look()).toBe('emptied');
    const later = createRedisGeneration(server.connect(), {
      clock: hurriedClock(50),
      onChange: () => 0,
      onError: () => 0,
    });
    const problem = await later.look();
    expect(problem).toBe('emptied');
    expect(describeRisks({ version: '7', keepsData: true, forgets: false, problem })).toEqual([
      expect.stringMatching(/was emptied.*redis-cli HDEL faceswap:generation halted/),
    ]);
  });

  it('is not trusted right after a lost connection, so that the others can look first', async () => {
    const { other, redis } = await two();
    const quiet = { clock: hurriedClock(1), onChange: () => 0, onError: () => 0 };
    const slow = createRedisGeneration(redis, quiet);
    await slow.whenTrusted(never);
    slow.reconnected();
    await expect(slow.whenTrusted(AbortSignal.timeout(50))).rejects.toThrow('timeout');
    await other.whenTrusted(never);
  });
});
