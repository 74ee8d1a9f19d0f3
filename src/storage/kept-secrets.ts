import type { KeptSecrets } from '../core/ports/storage.ts';
import { createCipher } from './files/encryption.ts';
import { deriveKey } from './files/secret-key.ts';
import type { OpenTextStore } from './keyv.ts';

/** Keeps the secrets among the texts of a store, encrypted with a key that is derived from the secret key. */
export function createKeptSecrets(openTextStore: OpenTextStore, secretKey: Uint8Array): KeptSecrets {
  const texts = openTextStore('trust');
  const cipher = createCipher(deriveKey(secretKey, 'kept secrets'));
  return {
    async keepOnce(name, make) {
      const kept = (await texts.get(name)) ?? (await texts.setOnce(name, cipher.encrypt(make(), name)));
      return cipher.decrypt(kept, name);
    },
  };
}
