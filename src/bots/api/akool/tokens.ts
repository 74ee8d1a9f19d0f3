import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keys } from '../../../core/secret.ts';

const cipherName = 'aes-256-gcm';
const [ivBytes, tagBytes] = [12, 16];

/** A token holds the key that it stands for, encrypted, so that nothing is kept of it. It is valid as long as the key is. */
export function sealToken(key: string, [tokenKey]: Keys): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(cipherName, tokenKey, iv);
  const sealed = Buffer.concat([cipher.update(key, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The key that a token stands for; undefined for a token that was not made here. */
export function openToken(token: string, tokenKeys: Keys): string | undefined {
  for (const tokenKey of tokenKeys) {
    const key = openedWith(tokenKey, token);
    if (key !== undefined) return key;
  }
  return undefined;
}

function openedWith(tokenKey: Uint8Array, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  const [iv, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes)];
  if (tag.byteLength !== tagBytes) return undefined;
  try {
    const decipher = createDecipheriv(cipherName, tokenKey, iv, { authTagLength: tagBytes }).setAuthTag(tag);
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
