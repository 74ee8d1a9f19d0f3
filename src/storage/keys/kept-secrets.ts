import type { KeptSecrets } from '../../core/ports/storage.ts';
import type { Keys } from '../../core/secret.ts';
import { createCipher } from '../files/encryption.ts';
import { deriveKeys } from '../files/secret-key.ts';
import type { OpenTextStore } from '../keyv.ts';

/** Keeps the secrets among the texts of a store, encrypted with keys that are derived from the secret keys. */
export function createKeptSecrets(openTextStore: OpenTextStore, keys: Keys): KeptSecrets {
  const texts = openTextStore('trust');
  const cipher = createCipher(deriveKeys(keys, 'kept secrets'));
  return {
    async keepOnce(name, make) {
      const kept = (await texts.get(name)) ?? (await texts.setOnce(name, cipher.encrypt(make(), name)));
      return cipher.decrypt(kept, name);
    },
  };
}
