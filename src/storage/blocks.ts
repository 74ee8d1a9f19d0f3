import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { MemberHash } from '../core/ports/members.ts';
import { type Block, type Blocks, Fingerprint } from '../core/ports/trust.ts';
import { looksAlike } from '../core/results/fingerprints.ts';
import type { OpenTextStore } from './keyv.ts';

const Kept = z.object({
  kind: z.enum(['picture', 'member']),
  at: z.number(),
  /** SHA-256 of a picture, or the hash of a member. */
  hash: z.string(),
  fingerprint: Fingerprint.optional(),
});
type Kept = z.infer<typeof Kept>;

const stateKey = 'state';

/**
 * Blocks under keyed hashes of members and plain hashes of pictures. Nothing is encrypted, so that they survive a change
 * of SECRET_KEY. All are read only after one has changed: each change, whichever process makes it, leaves a new `state`.
 */
export function createBlocks(openTextStore: OpenTextStore, memberHash: MemberHash, clock: { now(): number }): Blocks {
  const texts = openTextStore('blocks');
  let read: { readonly state: string | undefined; readonly all: ReadonlyMap<string, Kept> } | undefined;

  /** By id. */
  async function all(): Promise<ReadonlyMap<string, Kept>> {
    const state = await texts.get(stateKey);
    if (read && read.state === state) return read.all;
    const found = new Map<string, Kept>();
    for await (const [key, text] of texts.iterator()) {
      if (key !== stateKey) found.set(key, Kept.parse(JSON.parse(text)));
    }
    read = { state, all: found };
    return found;
  }

  async function put(kept: Kept): Promise<void> {
    const known = (await all()).get(idOf(kept));
    await texts.set(idOf(kept), JSON.stringify({ ...known, ...kept, at: known?.at ?? kept.at } satisfies Kept));
    await texts.set(stateKey, randomUUID());
  }

  return {
    blockPicture: ({ sha256, fingerprint }) =>
      put({ kind: 'picture', at: clock.now(), hash: sha256, ...(fingerprint && { fingerprint }) }),
    async isPictureBlocked(sha256, fingerprint) {
      const blocks = await all();
      if (blocks.has(idOf({ kind: 'picture', hash: sha256 }))) return true;
      const known = [...blocks.values()].flatMap(({ fingerprint: one }) => (one ? [one] : []));
      const asked = known.length > 0 ? await fingerprint() : undefined;
      return asked !== undefined && known.some((one) => looksAlike(one, asked));
    },
    blockMember: (member) => put({ kind: 'member', at: clock.now(), hash: member }),
    async isMemberBlocked(member) {
      return (await all()).has(idOf({ kind: 'member', hash: memberHash(member) }));
    },
    async list() {
      const blocks = [...(await all())].map(([id, { kind, at }]): Block => ({ id, kind, at }));
      return blocks.sort((one, other) => one.at - other.at);
    },
    async unblock(id) {
      if (id === stateKey || !(await texts.delete(id))) return false;
      await texts.set(stateKey, randomUUID());
      return true;
    },
  };
}

function idOf({ kind, hash }: Pick<Kept, 'kind' | 'hash'>): string {
  return `${kind}-${createHash('sha256').update(hash).digest('hex').slice(0, 16)}`;
}
