import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { BlobStore } from '../../core/ports/storage.ts';
import type { Keys } from '../../core/secret.ts';
import type { Resealing } from '../files/encryption.ts';
import {
  decryptFrames,
  encryptFrames,
  fileKeys,
  frameBytes,
  isSealedWithFirst,
  UnreadableFile,
} from '../files/frames.ts';
import { prefix } from './connection.ts';

const never = new AbortController().signal;
/** Key of the times at which files expire. A file's time is written first, so that no file stays for ever. */
const expiries = `${prefix}shelf`;

/**
 * Stores each file as one string, written and read one frame at a time, so that a large file does not block other
 * commands.
 */
export function createRedisBlobStore(redis: Redis, secrets: Keys): BlobStore {
  async function remove(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await redis.unlink(...keys.map(nameOf));
    await redis.zrem(expiries, ...keys);
  }

  return {
    async put(content, { expiresAt }) {
      const key = randomBytes(16).toString('hex');
      await redis.zadd(expiries, Math.round(expiresAt), key);
      try {
        await write(redis, nameOf(key), encryptFrames(content, fileKeys(secrets, key)));
      } catch (error) {
        await remove([key]).catch(() => undefined); // otherwise the sweep removes it
        throw error;
      }
      return key;
    },
    open(key, signal) {
      const name = nameOf(key);
      return ReadableStream.from(
        (async function* () {
          signal.throwIfAborted();
          const size = await redis.strlen(name);
          if (size === 0) throw new Error('nothing is kept under this key');
          yield* decryptFrames(size, fileKeys(secrets, key), readerOf(redis, name), signal);
        })(),
      );
    },
    remove: (key) => remove([key]),
    async sweep(now) {
      await remove(await redis.zrangebyscore(expiries, '-inf', `(${now}`));
    },
  };
}

function nameOf(key: string): string {
  return `${prefix}shelf:${key}`;
}

async function write(redis: Redis, name: string, frames: AsyncIterable<Buffer>): Promise<void> {
  let offset = 0;
  for await (const frame of frames) {
    await redis.setrange(name, offset, frame); // unlike APPEND, harmless when it is repeated
    offset += frameBytes;
  }
}

function readerOf(redis: Redis, name: string) {
  return (offset: number, length: number): Promise<Buffer> => redis.getrangeBuffer(name, offset, offset + length - 1);
}

/**
 * Encrypts every file anew that a former secret has encrypted. It is written beside the file, under a key that is swept
 * like others, and takes its place in one step.
 */
export async function resealRedisShelf(
  redis: Redis,
  secrets: Keys,
  told: (resealing: Resealing) => void,
): Promise<void> {
  const files = (await redis.zrange(expiries, '0', '-1')).filter((key) => /^[0-9a-f]{32}$/.test(key));
  for (const key of files) {
    const size = await redis.strlen(nameOf(key));
    if (size === 0) continue; // its job has ended meanwhile
    const resealing = await resealFile(redis, key, size, fileKeys(secrets, key)).catch((error) => {
      if (error instanceof UnreadableFile) return 'unreadable' as const;
      throw error;
    });
    told(resealing);
  }
}

async function resealFile(redis: Redis, key: string, size: number, keys: Keys): Promise<Resealing> {
  const draft = `${key}.anew`;
  const read = readerOf(redis, nameOf(key));
  if (await isSealedWithFirst(size, keys, read)) return 'already';
  await redis.zadd(expiries, Number(await redis.zscore(expiries, key)), draft);
  await redis.unlink(nameOf(draft)); // from a time that was cut off
  await write(redis, nameOf(draft), encryptFrames(decryptFrames(size, keys, read, never), keys));
  await redis.rename(nameOf(draft), nameOf(key));
  await redis.zrem(expiries, draft);
  return 'anew';
}
