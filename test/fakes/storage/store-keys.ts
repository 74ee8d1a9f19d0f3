import { deriveKey } from '../../../src/storage/files/secret-key.ts';
import type { StoreKeys } from '../../../src/storage/keys/store-keys.ts';

/** The keys of stores that have never had another secret. */
export function storeKeysOf(secret: Uint8Array): StoreKeys {
  return { secret: [secret], people: deriveKey(secret, 'people') };
}
