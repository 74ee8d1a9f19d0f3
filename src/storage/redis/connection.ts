import { Redis } from 'ioredis';
import { RedisUnusable } from './facts.ts';

/** Every key begins with this prefix, also those of the queue. */
export const prefix = 'faceswap:';

const longestRetryMs = 2_000;

export interface OpenRedisOptions {
  /** Longest wait for the first answer, milliseconds. */
  readonly patienceMs: number;
  /** Called once when the connection is lost; `onBack` when it is back. */
  onLost(error: Error): void;
  onBack(): void;
}

/**
 * Connects for good: while Redis is gone, commands wait, and continue when it is back. Throws RedisUnusable where it
 * cannot be reached.
 */
export async function openRedis(url: string, { patienceMs, onLost, onBack }: OpenRedisOptions): Promise<Redis> {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 100, longestRetryMs),
  });
  let isOpen = false;
  let told: Error | undefined;
  const problem = Promise.withResolvers<never>();
  redis.on('error', (error: Error) => {
    if (isFinal(error)) problem.reject(error);
    if (isOpen && !told) onLost(error);
    told = error;
  });
  redis.on('ready', () => {
    if (isOpen && told) onBack();
    told = undefined;
  });
  const late = setTimeout(() => problem.reject(told ?? new Error('no answer')), patienceMs);
  try {
    await Promise.race([redis.ping(), problem.promise]);
    isOpen = true;
    return redis;
  } catch (error) {
    redis.disconnect();
    throw new RedisUnusable(`REDIS_URL: Redis cannot be used: ${describe(error)}`, { cause: error });
  } finally {
    clearTimeout(late);
  }
}

/** True for errors that another try would not remove. */
function isFinal({ message }: Error): boolean {
  return /^(?:WRONGPASS|NOAUTH|NOPERM|ERR AUTH|ERR invalid password|ERR DB index)/.test(message);
}

/**
 * Why Redis cannot be used. Connection errors name host and port and refusals come from Redis, so neither holds the
 * URL.
 */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (/^(?:WRONGPASS|NOAUTH)/.test(error.message)) return 'it wants a password, or another one';
  return error.message || 'no answer';
}
