import type { Redis } from 'ioredis';
import type { Clock } from '../../core/clock.ts';
import type { OnEvent } from '../../core/events.ts';
import type { OpenQueue } from '../../core/jobs/queue.ts';
import type { JobStore } from '../../core/ports/storage.ts';
import type { Keys } from '../../core/secret.ts';
import { createDiskRoom } from '../disk-room.ts';
import { deriveKeys } from '../files/secret-key.ts';
import { proveAlone } from '../keys/key-check.ts';
import { counted, resealTexts } from '../keys/reseal.ts';
import { openStoreKeys } from '../keys/store-keys.ts';
import { memberStores } from '../member-stores.ts';
import { createResultLedger, keepResultsMs } from '../results/result-ledger.ts';
import { ownerIsAlive } from '../sqlite/owner.ts';
import { openTrustStores } from '../trust-stores.ts';
import { createRedisBlobStore, resealRedisShelf } from './blob-store.ts';
import { type BullQueueOptions, isServed, openBullQueue } from './bullmq-queue.ts';
import { openRedis } from './connection.ts';
import { type RedisFacts, RedisUnusable, redisFacts } from './facts.ts';
import { createRedisGeneration, type RedisGeneration } from './generation.ts';
import { createRedisJobStore } from './jobs.ts';
import { redisTextStores } from './keyv-adapter.ts';
import { createRedisLedger, hashLedgerKeys } from './ledger.ts';
import { createRedisLocks, type RedisLocks } from './locks.ts';
import { createRedisRelays, type RedisRelays } from './relays.ts';
import { createRedisResults } from './results.ts';
import { type SentinelFacts, sentinelFacts } from './sentinel.ts';
import { readSentinelUrl } from './sentinel-url.ts';

/** What processes share through Redis. */
export interface Shared {
  readonly facts: RedisFacts;
  readonly locks: RedisLocks;
  readonly relays: RedisRelays;
  readonly generation: RedisGeneration;
  /** The queue of jobs, for a process that runs them, shows their positions, or both. */
  queue(part: Pick<BullQueueOptions, 'runs' | 'showsPositions' | 'startsAfter'>): OpenQueue;
  /** Whether any serve runs. */
  isServed(): Promise<boolean>;
}

interface RedisStoresParts {
  readonly secretKeys: Keys;
  readonly takesOnKey?: boolean;
  readonly clock: Clock;
  readonly onEvent: OnEvent;
  readonly ledgerDays?: number | undefined;
  readonly diskBudgetBytes?: number | undefined;
}

interface OpenedParts extends RedisStoresParts {
  readonly sentinel: SentinelFacts | undefined;
}

const patienceMs = 5_000;
const otherKey =
  'SECRET_KEY: what this Redis holds was encrypted with another one. Set the former SECRET_KEY; to change the key, set the former one as SECRET_KEY_PREVIOUS. ' +
  'To begin anew, without the saved faces and the swaps under way, name another database in REDIS_URL.';

/** Throws RedisUnusable. */
export async function openRedisStores(url: string, parts: RedisStoresParts) {
  const { onEvent } = parts;
  const redis = await openRedis(url, {
    patienceMs,
    onLost: (error) => onEvent({ kind: 'store-lost', error }),
    onBack: () => onEvent({ kind: 'store-back' }),
  });
  try {
    const sentinel = readSentinelUrl(url);
    return await storesIn(redis, { ...parts, sentinel: sentinel && (await sentinelFacts(sentinel)) });
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}

async function storesIn(redis: Redis, parts: OpenedParts) {
  const { secretKeys, takesOnKey: takesOn = false, clock, onEvent, ledgerDays, diskBudgetBytes, sentinel } = parts;
  const openTextStore = redisTextStores(redis, clock);
  const shared = await openShared(redis, clock, onEvent, sentinel);
  const keys = await openStoreKeys(openTextStore, secretKeys, { takesOn });
  if (!keys) throw new RedisUnusable(otherKey);
  const { generation } = shared;
  const { withLock } = shared.locks;
  const keepMs = keepResultsMs(ledgerDays);
  const { room, counting } = createDiskRoom({
    measure: () => memoryUse(redis),
    budgetBytes: diskBudgetBytes,
    clock,
    onEvent,
  });
  const trust = await openTrustStores(openTextStore, keys, clock, withLock);
  const texts = openTextStore('trust');
  if ((await texts.setOnce('ledger', 'named')) === 'named') {
    await hashLedgerKeys(redis, trust.memberHash);
    await texts.set('ledger', 'hashed');
  }
  return {
    store: watched(createRedisJobStore(redis, { isAlive: ownerIsAlive, generation }), generation),
    ledger: createRedisLedger(redis),
    results: createResultLedger(createRedisResults(redis, { keepMs }), { now: clock.now, keepMs }),
    blobs: counting(createRedisBlobStore(redis, deriveKeys(keys.secret, 'shelf'))),
    room,
    ...memberStores(openTextStore, keys, clock, withLock),
    ...trust,
    scrub: async (): Promise<void> => undefined, // Redis keeps nothing of what was deleted but in its own logs
    reseal: (onProgress: (seen: number) => void) =>
      counted(async (told) => {
        await resealTexts(openTextStore, keys.secret, told);
        await resealRedisShelf(redis, deriveKeys(keys.secret, 'shelf'), told);
        await proveAlone(openTextStore, keys.secret);
      }, onProgress),
    shared,
    close: async (): Promise<void> => redis.disconnect(),
  };
}

/** Redis keeps everything in memory, files too. Without a limit of its own it may take all there is. */
async function memoryUse(redis: Redis) {
  const info = await redis.info('memory');
  const [bytes, most] = ['used_memory', 'maxmemory'].map((name) =>
    Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0),
  );
  const capacity = most || Number.POSITIVE_INFINITY;
  return { bytes: bytes ?? 0, free: capacity - (bytes ?? 0), capacity };
}

async function openShared(
  redis: Redis,
  clock: Clock,
  onEvent: OnEvent,
  sentinel: SentinelFacts | undefined,
): Promise<Shared> {
  const onError = (error: unknown): void => onEvent({ kind: 'bug', error });
  const generation = createRedisGeneration(redis, {
    clock,
    onChange: (problem) => onEvent(problem ? { kind: 'store-went-back', problem } : { kind: 'store-trusted' }),
    onError,
  });
  redis.on('ready', generation.reconnected);
  const relays = createRedisRelays(redis, {
    clock,
    onMissing: () => onEvent({ kind: 'relay-missing' }),
    onBack: () => onEvent({ kind: 'relay-back' }),
    onError,
  });
  return {
    facts: { ...(await redisFacts(redis)), sentinel, problem: await generation.look() },
    locks: createRedisLocks(redis, { clock, onError }),
    generation,
    relays,
    queue: (part) => openBullQueue({ ...part, redis, clock, onError }),
    isServed: () => isServed(redis),
  };
}

/** Each heartbeat looks whether the store is still what it was. */
function watched(store: JobStore, { look }: RedisGeneration): JobStore {
  return {
    ...store,
    async renew(ids, owner) {
      const [renewed] = await Promise.all([store.renew(ids, owner), look()]);
      return renewed;
    },
  };
}
