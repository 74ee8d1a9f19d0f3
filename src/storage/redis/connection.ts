import { Redis } from 'ioredis';

/** REDIS_URL leads to no Redis that could be used; the message is a sentence for the operator. */
export class RedisUnusable extends Error {
  override readonly name = 'RedisUnusable';
}

/** Every key begins with it, the queue's too. */
export const prefix = 'faceswap:';

/** What is true of a Redis, as far as it matters here. */
export interface RedisFacts {
  readonly version: string;
  /** Whether it writes down what it is told, so that its own end loses nothing. */
  readonly keepsData: boolean;
  /** Whether it may throw data away when its memory is full. */
  readonly forgets: boolean;
}

/** GETDEL. */
const oldestVersion = 6.2;
const longestRetryMs = 2_000;

export interface OpenRedisOptions {
  /** How long it may take to answer first, milliseconds. */
  readonly patienceMs: number;
  /** Told once for each time it goes, and when it is back. */
  onLost(error: Error): void;
  onBack(): void;
}

/**
 * Connects, for good: while Redis is gone commands wait, and go on when it is back. Throws RedisUnusable where it cannot
 * be reached.
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

/** Trying again would not help. */
function isFinal({ message }: Error): boolean {
  return /^(?:WRONGPASS|NOAUTH|NOPERM|ERR AUTH|ERR invalid password|ERR DB index)/.test(message);
}

/** Connection errors name host and port, and refusals come from Redis itself: neither holds the URL. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (/^(?:WRONGPASS|NOAUTH)/.test(error.message)) return 'it wants a password, or another one';
  return error.message || 'no answer';
}

/** Throws RedisUnusable where it is too old. */
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

/** For the doctor. */
export function describeRedis(facts: RedisFacts): string[] {
  const risks = describeRisks(facts);
  return [`${risks.length > 0 ? '!' : '✓'} Redis ${facts.version}`, ...risks.map((risk) => `    ${risk}`)];
}

/** What an operator should change before trusting it with paid work; a sentence each. */
export function describeRisks({ keepsData, forgets }: RedisFacts): string[] {
  const risks: string[] = [];
  if (!keepsData) risks.push('Redis does not write down what it is told: start it with --appendonly yes');
  if (forgets) risks.push('Redis throws data away when its memory is full: set maxmemory-policy noeviction');
  return risks;
}
