import { type Member, type OpenFarewells, StoredMember } from '../core/ports/members.ts';
import { createMemberKey } from './consents.ts';
import { createCipher } from './files/encryption.ts';
import { deriveKey } from './files/secret-key.ts';
import type { OpenTextStore } from './keyv.ts';

/** Who asked to be forgotten is encrypted, under the hash of the member: only while it is carried out is it known who. */
export function createOpenFarewells(openTextStore: OpenTextStore, secretKey: Uint8Array): OpenFarewells {
  const texts = openTextStore('farewells');
  const keyOf = createMemberKey(secretKey);
  const cipher = createCipher(deriveKey(secretKey, 'farewells'));

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
