import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keys } from '../../core/secret.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** What came of one value or file: sealed anew, sealed with the first key already, or opened by none of the keys. */
export type Resealing = 'anew' | 'already' | 'unreadable';

/** Encrypts small values for a text column. A value opens only in the context in which it was encrypted. */
export interface Cipher {
  encrypt(plain: Uint8Array, context: string): string;
  /** Throws when the value was changed, moved, or encrypted with none of the keys. */
  decrypt(sealed: string, context: string): Uint8Array;
  /** Encrypts a value as JSON. */
  encryptJson(value: unknown, context: string): string;
  /** Throws as `decrypt` does. */
  decryptJson(sealed: string, context: string): unknown;
  /** Encrypts anew what a former key has encrypted; undefined for what the first key has. Throws as `decrypt` does. */
  reseal(sealed: string, context: string): string | undefined;
}

/** Encrypts with the first key, and decrypts with each. */
export function createCipher(keys: Keys): Cipher {
  const cipher: Cipher = {
    encrypt(plain, context) {
      const nonce = randomBytes(nonceBytes);
      const encryption = createCipheriv(algorithm, keys[0], nonce).setAAD(Buffer.from(context));
      return Buffer.concat([nonce, encryption.update(plain), encryption.final(), encryption.getAuthTag()]).toString(
        'base64',
      );
    },
    decrypt(sealed, context) {
      return opened(sealed, context, keys).plain;
    },
    encryptJson: (value, context) => cipher.encrypt(Buffer.from(JSON.stringify(value), 'utf8'), context),
    decryptJson: (sealed, context) => JSON.parse(Buffer.from(cipher.decrypt(sealed, context)).toString('utf8')),
    reseal(sealed, context) {
      const { plain, key } = opened(sealed, context, keys);
      return key === keys[0] ? undefined : cipher.encrypt(plain, context);
    },
  };
  return cipher;
}

/** What was sealed, and the key that opens it. */
function opened(sealed: string, context: string, keys: Keys): { readonly plain: Uint8Array; readonly key: Uint8Array } {
  const bytes = Buffer.from(sealed, 'base64');
  let cause: unknown;
  for (const key of keys) {
    try {
      const nonce = bytes.subarray(0, nonceBytes);
      const decryption = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
      decryption.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-tagBytes));
      return {
        plain: Buffer.concat([decryption.update(bytes.subarray(nonceBytes, -tagBytes)), decryption.final()]),
        key,
      };
    } catch (error) {
      cause = error;
    }
  }
  throw new Error('what was sealed cannot be opened', { cause });
}
