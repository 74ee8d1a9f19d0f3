import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** Where any of the texts is found in the files of a folder, as bytes of UTF-8 or UTF-16: `file: text`. */
export function findInFolder(folder: string, texts: readonly string[]): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.flatMap((name) => {
    const path = join(folder, name);
    const bytes = statSync(path).isFile() ? readFileSync(path) : Buffer.alloc(0);
    const isThere = (text: string): boolean =>
      name.includes(text) || bytes.includes(text, 0, 'utf8') || bytes.includes(text, 0, 'utf16le');
    return texts.filter(isThere).map((text) => `${name}: ${text}`);
  });
}

/** Where any of the texts is found in the keys and values of a Redis: `key: text`. */
export async function findInRedis(url: string, texts: readonly string[]): Promise<string[]> {
  const redis = new Redis(url);
  try {
    const found: string[] = [];
    for (const key of await redis.keys('*')) {
      const value = `${key} ${JSON.stringify(await readKey(redis, key))}`;
      found.push(...texts.filter((text) => value.includes(text)).map((text) => `${key}: ${text}`));
    }
    return found;
  } finally {
    redis.disconnect();
  }
}

async function readKey(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return (await redis.getBuffer(key))?.toString('latin1');
    case 'hash':
      return redis.hgetall(key);
    case 'zset':
      return redis.zrange(key, '0', '-1');
    case 'set':
      return redis.smembers(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'stream':
      return redis.xrange(key, '-', '+');
    case 'none':
      return '';
    default:
      throw new Error(`${key} has a type that nobody reads`);
  }
}
