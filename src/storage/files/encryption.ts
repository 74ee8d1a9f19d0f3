import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts small things for a text column; what was sealed in one context opens in no other. */
export interface Cipher {
  close(plain: Uint8Array, context: string): string;
  /** Throws when it was changed, moved, or sealed with another key. */
  open(sealed: string, context: string): Uint8Array;
}

export function createCipher(key: Uint8Array): Cipher {
  return {
    close(plain, context) {
      const nonce = randomBytes(nonceBytes);
      const encrypt = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(context));
      return Buffer.concat([nonce, encrypt.update(plain), encrypt.final(), encrypt.getAuthTag()]).toString('base64');
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const nonce = bytes.subarray(0, nonceBytes);
        const decrypt = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(context));
        decrypt.setAuthTag(bytes.subarray(-tagBytes));
        return Buffer.concat([decrypt.update(bytes.subarray(nonceBytes, -tagBytes)), decrypt.final()]);
      } catch (error) {
        throw new Error('what was sealed cannot be opened', { cause: error });
      }
    },
  };
}
