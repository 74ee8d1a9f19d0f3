import { createHmac, randomBytes } from 'node:crypto';
import type { MemberHash } from '../core/ports/members.ts';
import type { OpenTextStore } from './keyv.ts';

const keyBytes = 32;

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
