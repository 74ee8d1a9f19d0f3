import { Redis } from 'ioredis';
import { RedisUnusable } from './facts.ts';
import { sentinelOptions } from './sentinel.ts';
import { readSentinelUrl, type SentinelUrl } from './sentinel-url.ts';

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
 * Connects for good: while Redis is gone, commands wait, and continue when it is back, or when the sentinels have made
 * another one the master. All other connections are duplicates of this one. Throws RedisUnusable where it cannot be
 * reached.
 */
export async function openRedis(url: string, { patienceMs, onLost, onBack }: OpenRedisOptions): Promise<Redis> {
  const sentinel = readSentinelUrl(url);
  const redis = sentinel ? throughSentinel(sentinel) : directly(url);
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
    throw new RedisUnusable(`REDIS_URL: Redis cannot be used: ${describe(error, sentinel)}`, { cause: error });
  } finally {
    clearTimeout(late);
  }
}

function directly(url: string): Redis {
  const retryStrategy = (times: number): number => Math.min(times * 100, longestRetryMs);
  return new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
}

function throughSentinel(sentinel: SentinelUrl): Redis {
  return new Redis({ ...sentinelOptions(sentinel), maxRetriesPerRequest: null });
}

/** True for errors that another try would not remove. */
function isFinal({ message }: Error): boolean {
  return /^(?:.* Last error: )?(?:WRONGPASS|NOAUTH|NOPERM|ERR AUTH|ERR invalid password|ERR DB index)/.test(message);
}

/**
 * Why Redis cannot be used. Connection errors name host and port and refusals come from Redis, so neither holds the
 * URL.
 */
function describe(error: unknown, sentinel: SentinelUrl | undefined): string {
  if (!(error instanceof Error)) return String(error);
  if (/ Last error: (?:WRONGPASS|NOAUTH)/.test(error.message))
    return 'its sentinels want a password, or another one (sentinel_password)';
  if (/^All sentinels .* Connection is closed\.$/.test(error.message)) return 'none of its sentinels answers';
  if (/ No such master/.test(error.message)) return `its sentinels know no master called ${sentinel?.name}`;
  if (/^(?:WRONGPASS|NOAUTH)/.test(error.message)) return 'it wants a password, or another one';
  return error.message || 'no answer';
}
