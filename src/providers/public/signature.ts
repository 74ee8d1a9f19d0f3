import { createHmac, timingSafeEqual } from 'node:crypto';

/** 128 bits of an HMAC over the parts, base64url. The first part names the purpose, so that no signature serves two. */
export function signatureOf(key: Uint8Array, parts: readonly [purpose: string, ...rest: string[]]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, 16).toString('base64url');
}

/** Takes as long for a near miss as for a wild guess. */
export function isSignature(
  claimed: string,
  key: Uint8Array,
  parts: readonly [purpose: string, ...rest: string[]],
): boolean {
  const right = Buffer.from(signatureOf(key, parts));
  const given = Buffer.from(claimed);
  return given.length === right.length && timingSafeEqual(given, right);
}
