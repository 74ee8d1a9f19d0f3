import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLikenessQuestions } from '../../../src/core/likeness/questions.ts';
import { createLikenessRules } from '../../../src/core/likeness/rules.ts';
import { readAll } from '../../../src/core/ports/media.ts';
import { createApiKeys } from '../../../src/storage/api-keys.ts';
import { createBlocks } from '../../../src/storage/blocks.ts';
import { createConsents } from '../../../src/storage/consents.ts';
import { createExpiringStore } from '../../../src/storage/expiring-store.ts';
import { createFaceBook } from '../../../src/storage/face-book.ts';
import { createLikenessConsents } from '../../../src/storage/likeness-consents.ts';
import { openMemberHash } from '../../../src/storage/member-hash.ts';
import { createRedisBlobStore } from '../../../src/storage/redis/blob-store.ts';
import { createRedisJobStore } from '../../../src/storage/redis/jobs.ts';
import { createKeyvRedis, redisTextStores } from '../../../src/storage/redis/keyv-adapter.ts';
import { createRedisLedger } from '../../../src/storage/redis/ledger.ts';
import { createRedisLocks } from '../../../src/storage/redis/locks.ts';
import { createRedisRelays } from '../../../src/storage/redis/relays.ts';
import { createRedisResults } from '../../../src/storage/redis/results.ts';
import { createReportStore } from '../../../src/storage/reports.ts';
import { createResultLedger } from '../../../src/storage/results/result-ledger.ts';
import { createSettings } from '../../../src/storage/settings.ts';
import { openStores } from '../../../src/storage/stores.ts';
import { apiKeysContract } from '../../contracts/api-keys-contract.ts';
import { blobStoreContract } from '../../contracts/blob-store-contract.ts';
import { expiringStoreContract } from '../../contracts/expiring-store-contract.ts';
import { jobStoreContract } from '../../contracts/job-store-contract.ts';
import { keyvAdapterContract } from '../../contracts/keyv-adapter-contract.ts';
import { ledgerContract } from '../../contracts/ledger-contract.ts';
import { likenessContract } from '../../contracts/likeness-contract.ts';
import { consentsContract, faceBookContract } from '../../contracts/members-contract.ts';
import { resultLedgerContract } from '../../contracts/result-ledger-contract.ts';
import { settingsContract } from '../../contracts/settings-contract.ts';
import { blocksContract, reportStoreContract } from '../../contracts/trust-contract.ts';
import { hurriedClock } from '../../fakes/clocks/hurried-clock.ts';
import { queuedJob } from '../../fakes/jobs.ts';
import { needsRedis, noRedis, RedisServer } from '../../fakes/storage/redis-server.ts';
import { storeKeysOf } from '../../fakes/storage/store-keys.ts';

const keys = storeKeysOf(new Uint8Array(32).fill(7));
const never = new AbortController().signal;
const server = new RedisServer(['--appendonly', 'yes', '--appendfsync', 'no']);

function lockOptions() {
  return { clock: hurriedClock(20), lockMs: 60_000, onError: () => undefined }; // connections end before locks do
}

async function two(clock: { now(): number } = Date) {
  const [one, other] = await server.two();
  return [redisTextStores(one, clock), redisTextStores(other, clock)] as const;
}

/** Everything that a thief of the Redis data could read. */
async function contents(redis: Redis): Promise<string> {
  const keys = await redis.keys('*');
  const dumps = await Promise.all(keys.map((key) => redis.dumpBuffer(key)));
  return Buffer.concat([Buffer.from(keys.join(' ')), ...dumps.map((dump) => dump ?? Buffer.alloc(0))]).toString(
    'latin1',
  );
}

describe.skipIf(noRedis)(`in Redis${needsRedis}`, { timeout: 240_000 }, () => {
  beforeAll(() => server.start());
  afterAll(() => server.close());

  keyvAdapterContract('Redis', async (clock) => createKeyvRedis((await server.two())[0], { now: () => clock.now() }));

  jobStoreContract('Redis', async () => {
    const [one, other] = await server.two();
    const gone = new Set<string>();
    const options = { isAlive: (owner: string) => !gone.has(owner) };
    return {
      store: createRedisJobStore(one, options),
      other: createRedisJobStore(other, options),
      /** Redis has its own time, so leases are made to end earlier instead. */
      async pass(ms) {
        for (const job of await one.keys('faceswap:job:*')) await one.hincrby(job, 'until', -ms);
      },
      kill: (owner) => void gone.add(owner),
    };
  });

  it('takes a lease that lives impossibly long for one left by a clock that was set back', async () => {
    const [redis] = await server.two();
    const store = createRedisJobStore(redis, { isAlive: () => true });
    await store.insert(queuedJob(), 'one');
    expect(await store.claim('job-1', 'two')).toBeUndefined();
    await redis.hincrby('faceswap:job:job-1', 'until', 600_000);
    expect(await store.claim('job-1', 'two')).toEqual(queuedJob());
  });

  ledgerContract('Redis', async () => {
    const [one, other] = await server.two();
    return { ledger: createRedisLedger(one), other: createRedisLedger(other) };
  });

  resultLedgerContract('Redis', async (options) => {
    const [one, other] = await server.two();
    const open = (redis: Redis) => createResultLedger(createRedisResults(redis, options), options);
    return { ledger: open(one), other: open(other), open: () => open(other) };
  });

  blobStoreContract('Redis', async () => {
    const [one, other] = await server.two();
    return { blobs: createRedisBlobStore(one, keys.secret), other: createRedisBlobStore(other, keys.secret) };
  });

  expiringStoreContract('Redis', async () => {
    let at = 0;
    const clients = await server.two();
    const [expiringStore, other] = clients.map((redis) => {
      const { withLock } = createRedisLocks(redis, lockOptions());
      return createExpiringStore(redisTextStores(redis, { now: () => at }), keys, withLock);
    });
    if (!expiringStore || !other) throw new Error('there are two');
    return {
      expiringStore,
      other,
      pass: (ms) => {
        at += ms;
      },
    };
  });

  consentsContract('Redis', async () => {
    const [one, other] = await two();
    return { consents: createConsents(one, keys), other: createConsents(other, keys) };
  });

  likenessContract('Redis', async () => {
    const [one, other] = await server.two();
    const memberHash = await openMemberHash(redisTextStores(one, Date));
    const [consents, again] = [one, other].map((redis) => {
      const { withLock } = createRedisLocks(redis, lockOptions());
      return createLikenessConsents({ openTextStore: redisTextStores(redis, Date), keys, memberHash, withLock });
    });
    if (!consents || !again) throw new Error('there are two');
    return { consents, other: again };
  });

  it('has a depicted member answer once, however many processes they are handled by, and the answer used once', async () => {
    const clock = { now: () => 1_000, sleep: () => new Promise<void>(() => undefined) };
    const [one, other] = await server.two();
    const memberHash = await openMemberHash(redisTextStores(one, clock));
    const [first, second] = [one, other].map((redis) => {
      const openTextStore = redisTextStores(redis, clock);
      const { withLock } = createRedisLocks(redis, lockOptions());
      const expiringStore = createExpiringStore(openTextStore, keys, withLock);
      const consents = createLikenessConsents({ openTextStore, keys, memberHash, withLock });
      const faces = createFaceBook(openTextStore, keys, clock);
      const parts = { clock, consents, expiringStore, faces, memberHash, settings: createSettings(openTextStore) };
      const chat = () => ({ isIn: async () => true });
      return { questions: createLikenessQuestions(parts), rules: createLikenessRules({ ...parts, chat }) };
    });
    if (!first || !second) throw new Error('there are two');
    const [anna, bert] = [
      { platform: 'fake', id: 'canary-anna', place: 'here' },
      { platform: 'fake', id: 'canary-bert' },
    ];
    const source = await first.questions.refer(bert, true);
    const request = { ...queuedJob().request, requester: anna, source };
    const asked = await Promise.allSettled(
      [first, second].map(({ questions }, index) => questions.ask([request], `event ${index}`)),
    );
    const [question] = asked.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const presses = [first, second, first, second].map(({ questions }, index) =>
      questions.answer(question?.key ?? '', bert, 'once', `press ${index}`),
    );
    const answered = (await Promise.all(presses)).flatMap((one) => (one.kind === 'yes' ? one.requests : []));
    expect(answered.length).toBe(1);
    const uses = [first, second].map(({ rules }) => rules.admit(answered[0] ?? request, never));
    const ends = await Promise.allSettled(uses);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await contents(one)).not.toContain('canary-');
  });

  faceBookContract('Redis', async () => {
    const [one, other] = await two();
    return { book: createFaceBook(one, keys, Date), other: createFaceBook(other, keys, Date) };
  });

  settingsContract('Redis', async () => {
    const [one, other] = await two();
    return { settings: createSettings(one), other: createSettings(other) };
  });

  blocksContract('Redis', async () => {
    const [one, other] = await two();
    const hash = await openMemberHash(one);
    return {
      blocks: createBlocks(one, hash, Date),
      other: createBlocks(other, await openMemberHash(other), Date),
      hash,
    };
  });

  apiKeysContract('Redis', async () => {
    const [one, other] = await two();
    return { keys: createApiKeys(one), other: createApiKeys(other) };
  });

  reportStoreContract('Redis', async () => {
    let at = 1_000;
    const clients = await server.two();
    const [store, other] = clients.map((redis) => {
      const { withLock } = createRedisLocks(redis, lockOptions());
      const clock = { now: () => at };
      return createReportStore(redisTextStores(redis, clock), keys, clock, withLock);
    });
    if (!store || !other) throw new Error('there are two');
    return {
      store,
      other,
      pass: (ms) => {
        at += ms;
      },
    };
  });

  describe('a lock', () => {
    const start = async () => {
      const [one, other] = await server.two();
      return [createRedisLocks(one, lockOptions()), createRedisLocks(other, lockOptions()), other] as const;
    };

    it('is held by one process, and by one that waits for it once it is released', async () => {
      const [one, other] = await start();
      const waits: string[] = [];
      const mine = await one.holdAll(['front'], never, (name) => waits.push(name));
      const stopped = AbortSignal.timeout(300);
      await expect(other.holdAll(['another', 'front'], stopped, (name) => waits.push(name))).rejects.toThrow('timeout');
      const both = one.holdAll(['another'], never, (name) => waits.push(name)); // which nobody holds
      await (await both).release();
      const next = other.holdAll(['front'], never, (name) => waits.push(name));
      await mine.release();
      await (await next).release();
      expect(waits).toEqual(['front', 'front']);
    });

    it('outlives its process for a while only', async () => {
      const [, other, redis] = await start();
      await redis.set('faceswap:lock:front', 'somebody who died', 'PX', 300);
      const begunAt = Date.now();
      await other.holdAll(['front'], never, () => 0);
      expect(Date.now() - begunAt).toBeGreaterThan(200);
    });

    it('is lost to another process that took it meanwhile, and kept where Redis forgot it', async () => {
      const [one, , redis] = await start();
      const held = await one.holdAll(['front'], never, () => 0);
      await redis.del('faceswap:lock:front');
      await expect.poll(() => redis.get('faceswap:lock:front'), { timeout: 60_000 }).not.toBeNull();
      await redis.set('faceswap:lock:front', 'another', 'PX', 60_000);
      await held.lost;
      await held.release();
      expect(await redis.get('faceswap:lock:front')).toBe('another');
    });
  });

  describe('the processes that serve lent files', () => {
    it('are waited for while there is none, and one that dies is missed soon', async () => {
      const said: string[] = [];
      const options = {
        clock: hurriedClock(20),
        livesMs: 400,
        onMissing: () => said.push('missing'),
        onBack: () => said.push('back'),
        onError: (error: unknown) => said.push(String(error)),
      };
      const [one, other] = await server.two();
      const worker = createRedisRelays(one, options);
      const waiting = [worker.whenServed(never), worker.whenServed(never)];
      const givenUp = worker.whenServed(AbortSignal.timeout(30));
      await expect(givenUp).rejects.toThrow('timeout');
      expect(said).toEqual(['missing']);
      const announced = createRedisRelays(other, { ...options, onError: () => undefined }).announce();
      await Promise.all(waiting);
      await worker.whenServed(never);
      expect(said).toEqual(['missing', 'back']);
      other.disconnect(); // it dies
      await expect.poll(() => one.zcard('faceswap:relays')).toBe(1);
      const missed = expect.poll(() => said, { timeout: 60_000 });
      const again = (async () => {
        while (said.length < 3) await worker.whenServed(AbortSignal.timeout(50)).catch(() => undefined);
      })();
      await missed.toEqual(['missing', 'back', 'missing']);
      await Promise.all([again, announced.stop()]);
    });

    it('are not waited for any longer when one stops', async () => {
      const [one, other] = await server.two();
      const options = { clock: hurriedClock(20), onMissing: () => 0, onBack: () => 0, onError: () => 0 };
      const announced = createRedisRelays(other, options).announce();
      const worker = createRedisRelays(one, options);
      await worker.whenServed(never);
      await announced.stop();
      await expect(worker.whenServed(AbortSignal.timeout(30))).rejects.toThrow('timeout');
    });
  });

  it('is refused with another key than the one it was filled with, before anything is read or written', async () => {
    await server.empty();
    const parts = { directory: '', redisUrl: server.url, clock: hurriedClock(20), onEvent: () => undefined };
    await (await openStores({ ...parts, secretKeys: keys.secret })).close();
    const other = openStores({ ...parts, secretKeys: [new Uint8Array(32).fill(8)] });
    await expect(other).rejects.toThrow(/SECRET_KEY: .* encrypted with another one/);
    await (await openStores({ ...parts, secretKeys: keys.secret })).close();
  });

  describe('what is kept', () => {
    it('tells a thief neither who a person is, nor what they look like, nor their names for faces', async () => {
      const [redis] = await server.two();
      const kept = redisTextStores(redis, Date);
      const anna = { platform: 'discord', id: '123456789012345678' };
      await createFaceBook(kept, keys, Date).save(anna, 'canary-name', Buffer.from('canary-picture'));
      await createConsents(kept, keys).give(anna, 1_000);
      const soon = { expiresAt: Date.now() + 60_000, secret: true };
      await createExpiringStore(kept, keys).put('token', 'canary-token', soon);
      await createRedisBlobStore(redis, keys.secret).put(Buffer.from('canary-file'), { expiresAt: Date.now() });
      const text = await contents(redis);
      expect(text.length).toBeGreaterThan(400);
      for (const canary of ['canary-', anna.id]) expect(text).not.toContain(canary);
    });

    it('is forgotten by Redis itself some time after it expired', async () => {
      const [redis] = await server.two();
      const day = 86_400_000;
      await createExpiringStore(redisTextStores(redis, Date), keys).put('key', 1, { expiresAt: Date.now() + day });
      const [key = ''] = await redis.keys('*kept*');
      expect(await redis.pttl(key)).toBeGreaterThan(day - 60_000);
      expect(await redis.pttl(key)).toBeLessThanOrEqual(day + 120_000);
    });

    it('cannot be read where it was changed, cut or moved', async () => {
      const [redis] = await server.two();
      const blobs = createRedisBlobStore(redis, keys.secret);
      const changes: Record<string, (name: string) => Promise<unknown>> = {
        'one byte': (name) => redis.setrange(name, 70_000, 'x'),
        'the end cut between frames': async (name) => redis.set(name, await redis.getrangeBuffer(name, 0, 65_551)),
        'another file': async (name) => {
          const other = await blobs.put(Buffer.alloc(200_000, 'y'), { expiresAt: 1 });
          await redis.rename(`faceswap:shelf:${other}`, name);
        },
      };
      for (const [what, change] of Object.entries(changes)) {
        const key = await blobs.put(Buffer.alloc(200_000, 'x'), { expiresAt: 1 });
        await change(`faceswap:shelf:${key}`);
        await expect(readAll(blobs.open(key, never), 1e7), what).rejects.toThrow('was changed');
      }
    });

    it('leaves nothing of a file behind once it is swept', async () => {
      const [redis] = await server.two();
      const blobs = createRedisBlobStore(redis, keys.secret);
      await blobs.put(Buffer.alloc(200_000, 'x'), { expiresAt: 1_000 });
      await blobs.sweep(1_001);
      expect(await redis.keys('*')).toEqual([]);
    });
  });
});
