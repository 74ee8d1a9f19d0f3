import { type Member, type OpenFarewells, StoredMember } from '../core/ports/members.ts';
import { createMemberKey } from './consents.ts';
import { createCipher } from './files/encryption.ts';
import { deriveKeys } from './files/secret-key.ts';
import type { StoreKeys } from './keys/store-keys.ts';
import type { OpenTextStore } from './keyv.ts';

/** Who asked to be forgotten is encrypted, under the hash of the member: only while it is carried out is it known who. */
export function createOpenFarewells(openTextStore: OpenTextStore, keys: StoreKeys): OpenFarewells {
  const texts = openTextStore('farewells');
  const keyOf = createMemberKey(keys);
  const cipher = createCipher(deriveKeys(keys.secret, 'farewells'));

  return {
    async begin({ platform, id }) {
      const key = keyOf({ platform, id });
      await texts.set(key, cipher.encryptJson({ platform, id }, key));
    },
    async all() {
      const found: Member[] = [];
      for await (const [key, sealed] of texts.iterator()) {
        found.push(StoredMember.parse(cipher.decryptJson(sealed, key)));
      }
      return found;
    },
    async end(member) {
      await texts.delete(keyOf(member));
    },
  };
}
