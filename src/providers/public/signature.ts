import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../../core/secret.ts';

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
  const given = Buffer.from(claimed);
  return keys.some((key) => {
    const right = Buffer.from(signatureOf([key], parts));
    return given.length === right.length && timingSafeEqual(given, right);
  });
}
