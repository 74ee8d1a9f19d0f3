import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { MemberHash } from '../core/ports/members.ts';
import type { OpenTextStore } from './keyv.ts';

const keyBytes = 32;

/** Platform, id and place of a member whose counts were kept under a former key of the ledger. */
const Named = z.tuple([z.string(), z.string()]).rest(z.string());

/**
 * Opens the hash under which stores name members who must be known again after everything about them was deleted. Its key
 * is kept with the data and belongs to no secret of the operator, so that a new SECRET_KEY changes no name.
 */
export async function openMemberHash(openTextStore: OpenTextStore): Promise<MemberHash> {
  const kept = await openTextStore('trust').setOnce('member hash', randomBytes(keyBytes).toString('base64'));
  const key = Buffer.from(kept, 'base64');
  return ({ platform, id }) =>
    createHmac('sha256', key)
      .update(JSON.stringify([platform, id]))
      .digest('base64url');
}

/** The key of a ledger under which a count is kept now that was kept under `key`, with the id of the member in it. */
export function hashedKey(key: string, memberHash: MemberHash): string | undefined {
  const [, what, names] = /^(member|intake) (\[.*)$/s.exec(key) ?? [];
  if (what === undefined || names === undefined) return undefined;
  const named = Named.safeParse(JSON.parse(names)).data;
  if (!named) return undefined;
  const [platform, id, place] = named;
  const hash = memberHash({ platform, id });
  return place === undefined ? `${what} ${hash}` : `${what} ${hash} ${place}`;
}
