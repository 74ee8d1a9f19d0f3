import { Redis } from 'ioredis';

/** The Redis at REDIS_URL cannot be used. The message is a sentence for the operator. */
export class RedisUnusable extends Error {
  override readonly name = 'RedisUnusable';
}

/** Every key begins with this prefix, also those of the queue. */
export const prefix = 'faceswap:';

/** Facts about a Redis that decide whether it may hold paid work. */
export interface RedisFacts {
  readonly version: string;
  /** Whether it writes its data to disk, so that it loses nothing when it ends. */
  readonly keepsData: boolean;
  /** Whether it may evict data when its memory is full. */
  readonly forgets: boolean;
}

/** The first version with GETDEL. */
const oldestVersion = 6.2;
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

/** Reads the facts. Throws RedisUnusable where Redis is too old. */
export async function redisFacts(redis: Redis): Promise<RedisFacts> {
  const info = await redis.info();
  const fact = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  const version = fact('redis_version');
  if (Number.parseFloat(version) < oldestVersion) {
    throw new RedisUnusable(`REDIS_URL: Redis ${version} is too old; ${oldestVersion} or newer is needed`);
  }
  return {
    version,
    keepsData: fact('aof_enabled') === '1',
    forgets: !['', 'noeviction'].includes(fact('maxmemory_policy')),
  };
}

/** Lines for the `doctor` command. */
export function describeRedis(facts: RedisFacts): string[] {
  const risks = describeRisks(facts);
  return [`${risks.length > 0 ? '!' : '✓'} Redis ${facts.version}`, ...risks.map((risk) => `    ${risk}`)];
}

/** What the operator should change before Redis may hold paid work; one sentence each. */
export function describeRisks({ keepsData, forgets }: RedisFacts): string[] {
  const risks: string[] = [];
  if (!keepsData) risks.push('Redis does not write down what it is told: start it with --appendonly yes');
  if (forgets) risks.push('Redis throws data away when its memory is full: set maxmemory-policy noeviction');
  return risks;
}
