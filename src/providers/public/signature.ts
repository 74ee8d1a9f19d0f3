import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The first 128 bits of an HMAC over the parts, in base64url. The purpose keeps a signature from being used for
 * another one.
 */
export function signatureOf(key: Uint8Array, parts: readonly [purpose: string, ...rest: string[]]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, 16).toString('base64url');
}

/** Compares in constant time. */
export function isSignature(
  claimed: string,
  key: Uint8Array,
  parts: readonly [purpose: string, ...rest: string[]],
): boolean {
  const right = Buffer.from(signatureOf(key, parts));
  const given = Buffer.from(claimed);
  return given.length === right.length && timingSafeEqual(given, right);
}
