import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiKeys } from '../../core/ports/api-keys.ts';
import type { Secret } from '../../core/secret.ts';

/** A key that the operator has set by a variable. */
export interface SetApiKey {
  readonly name: string;
  readonly key: Secret;
}

/** What a key's name may be: it is listed, and it is the client id of a dialect. */
export const keyName = /^[a-z0-9][a-z0-9._-]{0,31}$/i;

/** Tells whose a key is. */
export interface KeyRing {
  /** The name of the key; undefined for one that is not known. Takes the same time for every wrong key. */
  nameOf(key: string): Promise<string | undefined>;
  /** Whether there is any key. */
  isEmpty(): Promise<boolean>;
}

export function createKeyRing(set: readonly SetApiKey[], kept: Pick<ApiKeys, 'find' | 'list'>): KeyRing {
  const known = set.map(({ name, key }) => ({ name, digest: Buffer.from(digestOf(key.reveal())) }));
  return {
    async nameOf(key) {
      const digest = digestOf(key);
      const given = Buffer.from(digest);
      const matching = known.filter((one) => timingSafeEqual(one.digest, given));
      const found = await kept.find(digest);
      return matching[0]?.name ?? found;
    },
    isEmpty: async () => known.length === 0 && (await kept.list()).length === 0,
  };
}

/** A new key: 32 characters, as long as the dialects that encrypt with it need. */
export function newKey(): string {
  return randomBytes(24).toString('base64url');
}

/** SHA-256 in hexadecimal. Keys that this program makes are random, so that their digests need no salt. */
export function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
