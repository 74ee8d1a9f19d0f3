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
   * Takes all of these locks, or none: waits until no other process holds any of them. The locks of a process that died
   * end after `lockMs`. `onWait` is called once, with the name of a lock that another process holds. Rejects with the
   * signal's reason.
   */
  holdAll(names: readonly string[], signal: AbortSignal, onWait: (name: string) => void): Promise<HeldLock>;
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
/** How often a process that stands by looks. */
const standbyLookMs = 500;
/** After Redis was gone, the former holder comes first: so much longer than its beat the others wait. */
const courtesyMs = 1_000;

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
  let readyAt = Number.NEGATIVE_INFINITY;
  redis.on('ready', () => {
    readyAt = clock.now();
  });

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

  async function take(name: string): Promise<HeldLock> {
    const holder = randomUUID();
    while (!(await isMine(name, holder))) await clock.sleep(lookEveryMs, never);
    return held(name, holder);
  }

  /** Where another process holds one of them, its name. */
  async function tryAll(names: readonly string[]): Promise<HeldLock | string> {
    const locks: HeldLock[] = [];
    const release = async (): Promise<void> => {
      await Promise.all(locks.map((lock) => lock.release()));
    };
    for (const name of names) {
      const key = `${prefix}lock:${name}`;
      const holder = randomUUID();
      if (await isMine(key, holder)) locks.push(held(key, holder));
      else return release().then(() => name);
    }
    return { lost: Promise.race(locks.map(({ lost }) => lost)), release };
  }

  /** Whether Redis has been there for long enough that a living holder has given its sign. */
  function isSettled(): boolean {
    return redis.status === 'ready' && clock.now() >= readyAt + lockMs / beatsALife + courtesyMs;
  }

  return {
    async holdAll(names, signal, onWait) {
      let isWaiting = false;
      for (;;) {
        const taken = await tryAll(names);
        if (typeof taken !== 'string') {
          if (signal.aborted) await taken.release();
          signal.throwIfAborted();
          return taken;
        }
        if (!isWaiting) onWait(taken);
        isWaiting = true;
        do await clock.sleep(standbyLookMs, signal);
        while (!isSettled());
      }
    },
    withLock: (key, work) =>
      here(key, async () => {
        const turn = await take(`${prefix}turn:${key}`);
        try {
          return await work();
        } finally {
          await turn.release();
        }
      }),
  };
}
