import type { Keys } from '../../core/secret.ts';
import { deriveKey } from '../files/secret-key.ts';
import type { OpenTextStore } from '../keyv.ts';
import { createKeptSecrets } from './kept-secrets.ts';
import { provenKeys } from './key-check.ts';

/** What stores encrypt with, and name members by. */
export interface StoreKeys {
  readonly secret: Keys;
  /** The key of the hashes of members. It stays when the secret changes: the hashes could not be made anew. */
  readonly people: Uint8Array;
}

/** Undefined where what the store holds is encrypted with a key that is not among these. `takesOn`: as in `provenKeys`. */
export async function openStoreKeys(
  openTextStore: OpenTextStore,
  keys: Keys,
  options: { readonly takesOn: boolean },
): Promise<StoreKeys | undefined> {
  const proven = await provenKeys(openTextStore, keys, options);
  if (!proven) return undefined;
  const kept = createKeptSecrets(openTextStore, proven.keys);
  return { secret: proven.keys, people: await kept.keepOnce('people', () => deriveKey(proven.oldest, 'people')) };
}
