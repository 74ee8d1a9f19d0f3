import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Clock } from '../../core/clock.ts';
import { prefix } from './connection.ts';
import { now } from './now.ts';

/** The processes that serve lent files at PUBLIC_URL. Nobody looks whether the address itself can be reached. */
export interface RedisRelays {
  /** Tells the others that this process serves them, until it is stopped. */
  announce(): { stop(): Promise<void> };
  /** Resolves when any process serves them. */
  whenServed(signal: AbortSignal): Promise<void>;
}

export interface RedisRelaysOptions {
  readonly clock: Clock;
  /** How long a process that gives no sign counts as alive, milliseconds. */
  readonly livesMs?: number;
  /** Called once when something waits because no process serves the files; `onBack` when one does again. */
  onMissing(): void;
  onBack(): void;
  onError(error: unknown): void;
}

const key = `${prefix}relays`;
/** Shorter than vendors need to begin to fetch. */
const defaultLivesMs = 6_000;
const beatsALife = 3;
const lookEveryMs = 500;

/** KEYS: relays. ARGV: process, how long it lives. */
const sign = `${now}
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])`;
/** KEYS: relays. Answers how many are alive. */
const count = `${now}
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
return redis.call('ZCARD', KEYS[1])`;

export function createRedisRelays(redis: Redis, options: RedisRelaysOptions): RedisRelays {
  const { clock, livesMs = defaultLivesMs, onMissing, onBack, onError } = options;
  let isMissing = false;

  function note(missing: boolean): void {
    if (missing === isMissing) return;
    isMissing = missing;
    if (missing) onMissing();
    else onBack();
  }

  return {
    announce() {
      const id = randomUUID();
      const stopped = new AbortController();
      const beat = async (): Promise<void> => {
        while (!stopped.signal.aborted && redis.status !== 'end') {
          await redis.eval(sign, 1, key, id, livesMs).catch((error: unknown) => {
            if (!stopped.signal.aborted) onError(error);
          });
          await clock.sleep(livesMs / beatsALife, stopped.signal).catch(() => undefined); // it was stopped
        }
      };
      void beat();
      return {
        async stop() {
          stopped.abort();
          if (redis.status === 'ready') await redis.zrem(key, id); // otherwise it ends by itself
        },
      };
    },
    async whenServed(signal) {
      while (Number(await redis.eval(count, 1, key)) === 0) {
        note(true);
        await clock.sleep(lookEveryMs, signal);
      }
      note(false);
    },
  };
}
