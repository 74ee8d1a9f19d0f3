import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Consents, type Person, promiseVersion } from '../core/ports/members.ts';
import { deriveKey } from './files/secret-key.ts';
import { type OpenKept, openKeyv } from './keyv.ts';

const Consent = z.object({ at: z.number(), version: z.number().int() });

/** Names a person in stores without telling who it is. */
export function createPersonKey(secretKey: Uint8Array): (person: Person) => string {
  const key = deriveKey(secretKey, 'people');
  return ({ platform, id }) =>
    createHmac('sha256', key)
      .update(JSON.stringify([platform, id]))
      .digest('hex');
}

export function createConsents(openKept: OpenKept, secretKey: Uint8Array): Consents {
  const keyv = openKeyv<unknown>(openKept, 'consents');
  const keyOf = createPersonKey(secretKey);
  return {
    async given(person) {
      const kept = await keyv.get(keyOf(person));
      return kept !== undefined && Consent.parse(kept).version >= promiseVersion;
    },
    async give(person, at) {
      await keyv.set(keyOf(person), { at, version: promiseVersion } satisfies z.infer<typeof Consent>);
    },
    async withdraw(person) {
      await keyv.delete(keyOf(person));
    },
  };
}
