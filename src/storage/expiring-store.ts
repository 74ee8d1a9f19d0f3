import { z } from 'zod';
import type { ExpiringStore } from '../core/ports/storage.ts';
import { createCipher } from './files/encryption.ts';
import { deriveKey } from './files/secret-key.ts';
import { createKeyedMutex, type WithLock } from './keyed-mutex.ts';
import type { OpenTextStore } from './keyv.ts';

const Kept = z.union([z.object({ plain: z.json() }), z.object({ sealed: z.string() })]);

/** Uses the adapter below Keyv directly, since Keyv cannot get and delete in one step. */
export function createExpiringStore(
  openTextStore: OpenTextStore,
  secretKey: Uint8Array,
  withLock: WithLock = createKeyedMutex(),
): ExpiringStore {
  const cipher = createCipher(deriveKey(secretKey, 'memory'));
  const texts = openTextStore('memory');

  function read(key: string, text: string | undefined): unknown {
    if (text === undefined) return undefined;
    const kept = Kept.parse(JSON.parse(text));
    if ('plain' in kept) return kept.plain;
    return JSON.parse(Buffer.from(cipher.decrypt(kept.sealed, key)).toString('utf8'));
  }

  return {
    async put(key, value, { expiresAt, secret = false }) {
      const text = JSON.stringify(value);
      const kept = secret ? { sealed: cipher.encrypt(Buffer.from(text, 'utf8'), key) } : { plain: value };
      await texts.set(key, JSON.stringify(kept), expiresAt);
    },
    get: async (key) =>
      read(
        key,
        z
          .string()
          .optional()
          .parse(await texts.get(key)),
      ),
    take: async (key) => read(key, await texts.take(key)),
    async delete(key) {
      await texts.delete(key);
    },
    withLock,
  };
}
