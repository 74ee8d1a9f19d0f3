import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Clock } from '../../core/clock.ts';
import { createKeyedMutex, type WithLock } from '../keyed-mutex.ts';
import { prefix } from './connection.ts';

export interface HeldLock {
  /** Resolves when another process has taken the lock, because this process gave no sign for too long. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

export interface RedisLocks {
  /**
   * Takes a lock. Undefined when a living process holds it. The lock of a process that died is waited for until it
   * ends.
   */
  holdUnlessAlive(name: string): Promise<HeldLock | undefined>;
  /** Runs pieces of work on the same key one after another, in all processes. */
  readonly withLock: WithLock;
}

export interface RedisLocksOptions {
  readonly clock: Clock;
  /** How long a lock outlives its process, milliseconds. */
  readonly lockMs?: number;
  onError(error: unknown): void;
}

const defaultLockMs = 15_000;
const beatsALife = 3;
const lookEveryMs = 100;

/** Takes a lock or keeps it. KEYS: lock. ARGV: holder, lockMs. */
const keep = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;
const free = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`;

export function createRedisLocks(redis: Redis, options: RedisLocksOptions): RedisLocks {
  const { clock, lockMs = defaultLockMs, onError } = options;
  const here = createKeyedMutex();
  const never = new AbortController().signal;

  async function isMine(name: string, holder: string): Promise<boolean> {
    return (await redis.eval(keep, 1, name, holder, lockMs)) === 1;
  }

  function held(name: string, holder: string): HeldLock {
    const released = new AbortController();
    const lost = Promise.withResolvers<void>();
    const beat = async (): Promise<void> => {
      while (!released.signal.aborted && redis.status !== 'end') {
        try {
          await clock.sleep(lockMs / beatsALife, released.signal);
          if (!(await isMine(name, holder))) return lost.resolve();
        } catch (error) {
          if (!released.signal.aborted) onError(error);
        }
      }
    };
    void beat();
    return {
      lost: lost.promise,
      async release() {
        released.abort();
        if (redis.status === 'ready') await redis.eval(free, 1, name, holder); // otherwise it ends by itself
      },
    };
  }

  async function take(name: string, isInVain: () => Promise<boolean>): Promise<HeldLock | undefined> {
    const holder = randomUUID();
    while (!(await isMine(name, holder))) {
      if (await isInVain()) return undefined;
      await clock.sleep(lookEveryMs, never);
    }
    return held(name, holder);
  }

  return {
    async holdUnlessAlive(name) {
      const key = `${prefix}lock:${name}`;
      let leftMs = Number.POSITIVE_INFINITY;
      return take(key, async () => {
        const before = leftMs;
        leftMs = await redis.pttl(key);
        return leftMs > before; // its holder is alive
      });
    },
    withLock: (key, work) =>
      here(key, async () => {
        const turn = await take(`${prefix}turn:${key}`, async () => false);
        try {
          return await work();
        } finally {
          await turn?.release();
        }
      }),
  };
}
