import { join } from 'node:path';
import type { Clock } from '../core/clock.ts';
import type { OnEvent } from '../core/events.ts';
import type { OpenQueue } from '../core/jobs/queue.ts';
import type { Consents, FaceBook } from '../core/ports/members.ts';
import type { Settings } from '../core/ports/settings.ts';
import type { BlobStore, ExpiringStore, JobStore, Ledger } from '../core/ports/storage.ts';
import { createConsents } from './consents.ts';
import { createExpiringStore } from './expiring-store.ts';
import { createFaceBook } from './face-book.ts';
import { createFileBlobStore } from './files/blob-store.ts';
import { deriveKey } from './files/secret-key.ts';
import type { WithLock } from './keyed-mutex.ts';
import type { OpenTextStore } from './keyv.ts';
import { createRedisBlobStore } from './redis/blob-store.ts';
import { type BullQueueOptions, isServed, openBullQueue } from './redis/bullmq-queue.ts';
import { openRedis, type RedisFacts, redisFacts } from './redis/connection.ts';
import { createRedisJobStore } from './redis/jobs.ts';
import { redisTextStores } from './redis/keyv-adapter.ts';
import { createRedisLedger } from './redis/ledger.ts';
import { createRedisLocks, type RedisLocks } from './redis/locks.ts';
import { createSettings } from './settings.ts';
import { openDatabase } from './sqlite/database.ts';
import { createSqliteJobStore } from './sqlite/jobs.ts';
import { sqliteTextStores } from './sqlite/keyv-adapter.ts';
import { createSqliteLedger } from './sqlite/ledger.ts';
import { ownerIsAlive } from './sqlite/owner.ts';

/** All stores of the program. */
export interface Stores {
  readonly store: JobStore;
  readonly ledger: Ledger;
  readonly blobs: BlobStore;
  readonly expiringStore: ExpiringStore;
  readonly faces: FaceBook;
  readonly consents: Consents;
  readonly settings: Settings;
  /** What processes share through Redis. Undefined for a process that keeps everything in its own folder. */
  readonly shared: Shared | undefined;
  close(): Promise<void>;
}

export interface Shared {
  readonly facts: RedisFacts;
  readonly locks: RedisLocks;
  /** The queue of jobs, for a process that runs them, shows their positions, or both. */
  queue(part: Pick<BullQueueOptions, 'runs' | 'showsPositions' | 'startsAfter'>): OpenQueue;
  /** Whether any serve runs. */
  isServed(): Promise<boolean>;
}

export interface StoresParts {
  /** Directory for the database and files. Unused with Redis. */
  readonly directory: string;
  readonly redisUrl?: string | undefined;
  readonly secretKey: Uint8Array;
  readonly clock: Clock;
  readonly onEvent: OnEvent;
}

const patienceMs = 5_000;

/** Throws StoreError or RedisUnusable, each with a sentence for the operator. */
export function openStores(parts: StoresParts): Promise<Stores> {
  return parts.redisUrl === undefined ? openEmbedded(parts) : openShared(parts, parts.redisUrl);
}

async function openEmbedded({ directory, secretKey, clock }: StoresParts): Promise<Stores> {
  const database = openDatabase(join(directory, 'faceswap.db'));
  return {
    store: createSqliteJobStore(database, { now: clock.now, isAlive: ownerIsAlive }),
    ledger: createSqliteLedger(database),
    blobs: createFileBlobStore(join(directory, 'shelf'), deriveKey(secretKey, 'shelf'), clock),
    ...memberStores(sqliteTextStores(database, clock), secretKey, clock),
    shared: undefined,
    close: async () => database.close(),
  };
}

async function openShared({ secretKey, clock, onEvent }: StoresParts, url: string): Promise<Stores> {
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
  return {
    store: createRedisJobStore(redis, { isAlive: ownerIsAlive }),
    ledger: createRedisLedger(redis),
    blobs: createRedisBlobStore(redis, deriveKey(secretKey, 'shelf')),
    ...memberStores(redisTextStores(redis, clock), secretKey, clock, locks.withLock),
    shared: {
      facts,
      locks,
      queue: (part) => openBullQueue({ ...part, redis, clock, onError }),
      isServed: () => isServed(redis),
    },
    close: async () => redis.disconnect(),
  };
}

function memberStores(openTextStore: OpenTextStore, secretKey: Uint8Array, clock: Clock, withLock?: WithLock) {
  return {
    expiringStore: createExpiringStore(openTextStore, secretKey, withLock),
    faces: createFaceBook(openTextStore, secretKey, clock),
    consents: createConsents(openTextStore, secretKey),
    settings: createSettings(openTextStore),
  };
}
