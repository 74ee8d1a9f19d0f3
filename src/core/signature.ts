import { createHmac } from 'node:crypto';
import { isSameSecret, type Keys } from './secret.ts';

/**
 * The first 128 bits of an HMAC over the parts, in base64url. The purpose keeps a signature from being used for
 * another one.
 */
export function signatureOf([key]: Keys, parts: readonly [purpose: string, ...rest: string[]]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, 16).toString('base64url');
}

/** Whether one of the keys made it. Compares in constant time. */
export function isSignature(
  claimed: string,
  keys: Keys,
  parts: readonly [purpose: string, ...rest: string[]],
): boolean {
  return keys.some((key) => isSameSecret(claimed, signatureOf([key], parts)));
}
