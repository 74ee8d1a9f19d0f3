import { z } from 'zod';
import type { Member } from '../core/ports/members.ts';
import type { ExpiringStore } from '../core/ports/storage.ts';
import { createMemberKey } from './consents.ts';
import { createCipher } from './files/encryption.ts';
import { deriveKeys } from './files/secret-key.ts';
import { createKeyedMutex, type WithLock } from './keyed-mutex.ts';
import type { StoreKeys } from './keys/store-keys.ts';
import type { OpenTextStore } from './keyv.ts';

/** `of` names the members whose it is, by their hashes. */
const Kept = z.union([
  z.object({ plain: z.json(), of: z.array(z.string()).optional() }),
  z.object({ sealed: z.string(), of: z.array(z.string()).optional() }),
]);

/** Uses the adapter below Keyv directly, since Keyv cannot get and delete in one step. */
export function createExpiringStore(
  openTextStore: OpenTextStore,
  keys: StoreKeys,
  withLock: WithLock = createKeyedMutex(),
): ExpiringStore {
  const cipher = createCipher(deriveKeys(keys.secret, 'memory'));
  const hashOf = createMemberKey(keys);
  const texts = openTextStore('memory');

  function read(key: string, text: string | undefined): unknown {
    return text === undefined ? undefined : opened(key, Kept.parse(JSON.parse(text)));
  }

  function opened(key: string, kept: z.infer<typeof Kept>): unknown {
    if ('plain' in kept) return kept.plain;
    return cipher.decryptJson(kept.sealed, key);
  }

  /** A value that cannot be read is taken for the member's where its key alone names them. */
  function isOf(member: Member, hash: string, key: string, text: string): boolean {
    const kept = Kept.safeParse(parseJson(text)).data;
    if (kept?.of?.includes(hash)) return true;
    if (!key.startsWith(member.platform)) return false;
    const isNamed = namer(member.id);
    return isNamed(key) || (kept !== undefined && isNamed(JSON.stringify(readable(() => opened(key, kept)) ?? '')));
  }

  return {
    async put(key, value, { expiresAt, secret = false, of }) {
      const kept = secret ? { sealed: cipher.encryptJson(value, key) } : { plain: value };
      await texts.set(key, JSON.stringify({ ...kept, ...(of && { of: of.map(hashOf) }) }), expiresAt);
    },
    get: async (key) => read(key, await texts.get(key)),
    take: async (key) => read(key, await texts.take(key)),
    async delete(key) {
      await texts.delete(key);
    },
    async forget(member) {
      const hash = hashOf(member);
      return texts.removeWhere((key, text) => isOf(member, hash, key, text));
    },
    withLock,
  };
}

/** Finds an id as a whole word. The id of a chat of many begins with a dash, and is another one. */
function namer(id: string): (text: string) => boolean {
  const word = new RegExp(`(?<![\\w-])${id.replaceAll(/\W/g, '\\$&')}(?!\\w)`);
  return (text) => text.includes(id) && word.test(text);
}

function parseJson(text: string): unknown {
  return readable(() => JSON.parse(text));
}

function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
