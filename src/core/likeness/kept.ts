import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Member, StoredMember } from '../ports/members.ts';
import type { ExpiringStore } from '../ports/storage.ts';

export const dayMs = 24 * 60 * 60 * 1_000;
/** As long as jobs are kept, whose references name the depicted member by a hash. */
const whoMs = 31 * dayMs;

type Parts = { readonly expiringStore: Pick<ExpiringStore, 'get' | 'put'>; readonly clock: Pick<Clock, 'now'> };

export async function keepWho(hash: string, { platform, id }: Member, { expiringStore, clock }: Parts): Promise<void> {
  await expiringStore.put(whoKey(hash), { platform, id }, { expiresAt: clock.now() + whoMs, secret: true });
}

/** The member with this hash; undefined once everything about them was forgotten. */
export async function findWho(hash: string, { expiringStore }: Pick<Parts, 'expiringStore'>) {
  return StoredMember.safeParse(await expiringStore.get(whoKey(hash))).data;
}

export function whoKey(hash: string): string {
  return `likeness who ${hash}`;
}

/** What a depicted member has agreed to once; taken by the request that uses it. */
export const Permit = z.object({ depicted: z.string(), requester: z.string() });

export function permitKey(permit: string): string {
  return `likeness permit ${permit}`;
}

/** There is a value for a day after a pair's last question. */
export function askedKey(depicted: string, requester: string): string {
  return `likeness asked ${depicted} ${requester}`;
}
