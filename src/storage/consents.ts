import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Consents, type Member, promiseVersion } from '../core/ports/members.ts';
import type { StoreKeys } from './keys/store-keys.ts';
import { type OpenTextStore, openKeyv } from './keyv.ts';

const Consent = z.object({ at: z.number(), version: z.number().int() });

/** Returns the function that names a person in stores by a keyed hash, so that the store does not tell who it is. */
export function createMemberKey({ people }: Pick<StoreKeys, 'people'>): (member: Member) => string {
  return ({ platform, id }) =>
    createHmac('sha256', people)
      .update(JSON.stringify([platform, id]))
      .digest('hex');
}

export function createConsents(openTextStore: OpenTextStore, keys: StoreKeys): Consents {
  const keyv = openKeyv<unknown>(openTextStore, 'consents');
  const keyOf = createMemberKey(keys);
  return {
    async given(member) {
      const kept = await keyv.get(keyOf(member));
      return kept !== undefined && Consent.parse(kept).version >= promiseVersion;
    },
    async give(member, at) {
      await keyv.set(keyOf(member), { at, version: promiseVersion } satisfies z.infer<typeof Consent>);
    },
    async withdraw(member) {
      await keyv.delete(keyOf(member));
    },
  };
}
