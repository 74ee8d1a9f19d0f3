import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts small values for a text column. A value opens only in the context in which it was encrypted. */
export interface Cipher {
  encrypt(plain: Uint8Array, context: string): string;
  /** Throws when the value was changed, moved, or encrypted with another key. */
  decrypt(sealed: string, context: string): Uint8Array;
  /** Encrypts a value as JSON. */
  encryptJson(value: unknown, context: string): string;
  /** Throws as `decrypt` does. */
  decryptJson(sealed: string, context: string): unknown;
}

export function createCipher(key: Uint8Array): Cipher {
  const cipher: Cipher = {
    encrypt(plain, context) {
      const nonce = randomBytes(nonceBytes);
      const encryption = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(context));
      return Buffer.concat([nonce, encryption.update(plain), encryption.final(), encryption.getAuthTag()]).toString(
        'base64',
      );
    },
    decrypt(sealed, context) {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const nonce = bytes.subarray(0, nonceBytes);
        const decryption = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(
          Buffer.from(context),
        );
        decryption.setAuthTag(bytes.subarray(-tagBytes));
        return Buffer.concat([decryption.update(bytes.subarray(nonceBytes, -tagBytes)), decryption.final()]);
      } catch (error) {
        throw new Error('what was sealed cannot be opened', { cause: error });
      }
    },
    encryptJson: (value, context) => cipher.encrypt(Buffer.from(JSON.stringify(value), 'utf8'), context),
    decryptJson: (sealed, context) => JSON.parse(Buffer.from(cipher.decrypt(sealed, context)).toString('utf8')),
  };
  return cipher;
}
