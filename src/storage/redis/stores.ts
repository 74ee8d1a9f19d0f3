import type { Clock } from '../../core/clock.ts';
import type { OnEvent } from '../../core/events.ts';
import type { OpenQueue } from '../../core/jobs/queue.ts';
import { deriveKey } from '../files/secret-key.ts';
import { memberStores } from '../member-stores.ts';
import { ownerIsAlive } from '../sqlite/owner.ts';
import { createRedisBlobStore } from './blob-store.ts';
import { type BullQueueOptions, isServed, openBullQueue } from './bullmq-queue.ts';
import { openRedis } from './connection.ts';
import { type RedisFacts, redisFacts } from './facts.ts';
import { createRedisJobStore } from './jobs.ts';
import { redisTextStores } from './keyv-adapter.ts';
import { createRedisLedger } from './ledger.ts';
import { createRedisLocks, type RedisLocks } from './locks.ts';
import { createRedisRelays, type RedisRelays } from './relays.ts';

/** What processes share through Redis. */
export interface Shared {
  readonly facts: RedisFacts;
  readonly locks: RedisLocks;
  readonly relays: RedisRelays;
  /** The queue of jobs, for a process that runs them, shows their positions, or both. */
  queue(part: Pick<BullQueueOptions, 'runs' | 'showsPositions' | 'startsAfter'>): OpenQueue;
  /** Whether any serve runs. */
  isServed(): Promise<boolean>;
}

interface RedisStoresParts {
  readonly secretKey: Uint8Array;
  readonly clock: Clock;
  readonly onEvent: OnEvent;
}

const patienceMs = 5_000;

/** Throws RedisUnusable. */
export async function openRedisStores(url: string, { secretKey, clock, onEvent }: RedisStoresParts) {
  const onError = (error: unknown): void => onEvent({ kind: 'bug', error });
  const redis = await openRedis(url, {
    patienceMs,
    onLost: (error) => onEvent({ kind: 'store-lost', error }),
    onBack: () => onEvent({ kind: 'store-back' }),
  });
  const locks = createRedisLocks(redis, { clock, onError });
  const facts = await redisFacts(redis).catch((error) => {
    redis.disconnect();
    throw error;
  });
  const shared: Shared = {
    facts,
    locks,
    relays: createRedisRelays(redis, {
      clock,
      onMissing: () => onEvent({ kind: 'relay-missing' }),
      onBack: () => onEvent({ kind: 'relay-back' }),
      onError,
    }),
    queue: (part) => openBullQueue({ ...part, redis, clock, onError }),
    isServed: () => isServed(redis),
  };
  return {
    store: createRedisJobStore(redis, { isAlive: ownerIsAlive }),
    ledger: createRedisLedger(redis),
    blobs: createRedisBlobStore(redis, deriveKey(secretKey, 'shelf')),
    ...memberStores(redisTextStores(redis, clock), secretKey, clock, locks.withLock),
    shared,
    close: async (): Promise<void> => redis.disconnect(),
  };
}
