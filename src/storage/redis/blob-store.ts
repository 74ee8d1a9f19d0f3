import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { BlobStore } from '../../core/ports/storage.ts';
import { decryptFrames, encryptFrames, fileKey, frameBytes } from '../files/frames.ts';
import { prefix } from './connection.ts';

/** Key of the times at which files expire. A file's time is written first, so that no file stays for ever. */
const expiries = `${prefix}shelf`;

/**
 * Stores each file as one string, written and read one frame at a time, so that a large file does not block other
 * commands.
 */
export function createRedisBlobStore(redis: Redis, secret: Uint8Array): BlobStore {
  const nameOf = (key: string): string => `${prefix}shelf:${key}`;

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
        let offset = 0;
        for await (const frame of encryptFrames(content, fileKey(secret, key))) {
          await redis.setrange(nameOf(key), offset, frame); // unlike APPEND, harmless when it is repeated
          offset += frameBytes;
        }
      } catch (error) {
        await remove([key]).catch(() => undefined); // otherwise the sweep removes it
        throw error;
      }
      return key;
    },
    open(key, signal) {
      const name = nameOf(key);
      const read = (offset: number, length: number): Promise<Buffer> =>
        redis.getrangeBuffer(name, offset, offset + length - 1);
      return ReadableStream.from(
        (async function* () {
          signal.throwIfAborted();
          const size = await redis.strlen(name);
          if (size === 0) throw new Error('nothing is kept under this key');
          yield* decryptFrames(size, fileKey(secret, key), read, signal);
        })(),
      );
    },
    remove: (key) => remove([key]),
    async sweep(now) {
      await remove(await redis.zrangebyscore(expiries, '-inf', `(${now}`));
    },
  };
}
