import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRedis } from '../../../src/storage/redis/connection.ts';
import { redisFindings } from '../../../src/storage/redis/facts.ts';
import { FailoverRig } from '../../fakes/storage/failover-rig.ts';
import { RedisSentinels } from '../../fakes/storage/redis-sentinels.ts';
import { needsRedis, noRedis } from '../../fakes/storage/redis-server.ts';

const redis = new RedisSentinels();
let rig: FailoverRig;

describe.skipIf(noRedis)(`Redis with Sentinel${needsRedis}`, { timeout: 240_000 }, () => {
  beforeAll(() => redis.start());
  afterAll(() => redis.close());
  beforeEach(async () => {
    await redis.empty();
    rig = new FailoverRig(redis);
  });
  afterEach(() => rig.close());

  it('is described with its master, replicas and sentinels, and with what its operator should change', async () => {
    const { shared } = await rig.open();
    const { port } = await redis.master();
    expect(redisFindings(shared.facts)).toEqual([
      {
        ok: true,
        message: expect.stringMatching(
          new RegExp(
            `The master “faceswap-main” is 127.0.0.1:${port}, with 3 sentinels, of which 2 must agree on a failover, and 1 replica; min-replicas-to-write is 0\\.$`,
          ),
        ),
      },
      expect.objectContaining({ ok: true, remedy: 'Set min-replicas-to-write 1, once it has two replicas.' }),
    ]);
  });

  it('says in a sentence why it cannot be used, and no password', async () => {
    const told = { patienceMs: 800, onLost: () => 0, onBack: () => 0 };
    const failure = (url: string) => openRedis(url, told).then(String, String);
    expect(await failure(redis.url.replace('faceswap-main', 'other'))).toContain('know no master called other');
    const other = redis.url.replace(/sentinel_password=.*/, 'sentinel_password=wrong');
    expect(await failure(other)).toMatch(/its sentinels want a password, or another one \(sentinel_password\)$/);
    expect(await failure(redis.url.replace(/:[^:@]*@/, ':wrong@'))).toMatch(/it wants a password, or another one$/);
    expect(await failure('redis+sentinel://127.0.0.1:1/main')).toMatch(/none of its sentinels answers$/);
  });

  it('fails over while swaps are under way and one sentinel is silent: all end, each paid for once, and nobody has to look', async () => {
    const patient = await openRedis(redis.url, { patienceMs: 10_000, onLost: () => 0, onBack: () => 0 });
    const asking = patient.duplicate({ sentinelCommandTimeout: 60_000 }).on('error', () => undefined);
    await asking.ping();
    const front = await rig.start();
    const first = await rig.ask(front, 'first');
    await expect.poll(() => rig.provider.paid, { timeout: 20_000 }).toBe(1);
    const messages = Array.from({ length: 24 }, (_, index) => `m${index}`);
    const asked = messages.map((message) => rig.ask(front, message));
    await asked[0];
    const { wake } = redis.hangSentinel();
    await redis.stop();
    expect(await patient.ping()).toBe('PONG');
    wake();
    expect(await asking.ping(), 'it still asked when the others told of the new master').toBe('PONG');
    for (const connection of [patient, asking]) connection.disconnect();
    await Promise.all(asked);
    await rig.ends(...messages);
    expect(await front.cancel(first.id)).toBe(true);
    await expect.poll(() => rig.outcomes('first'), { timeout: 20_000 }).toEqual(['cancelled']);
    expect(rig.provider.paid).toBe(messages.length + 1);
    expect(rig.kinds()).toEqual(expect.arrayContaining(['store-lost', 'store-back']));
    expect(rig.kinds().filter((kind) => ['store-went-back', 'bug'].includes(kind))).toEqual([]);
  });
});
