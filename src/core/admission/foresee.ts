import { checkFit, type Providers } from '../attempts/provider-choice.ts';
import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { SwapRequest } from '../ports/chat.ts';
import type { Media, MediaKind } from '../ports/media.ts';
import type { Consents } from '../ports/members.ts';
import { atOnceUsedUp, type Quota, quotaUsedUp } from '../ports/quota.ts';
import type { DiskRoom, JobStore } from '../ports/storage.ts';
import type { Blocks } from '../ports/trust.ts';

/** What is known of a request before its files are looked at. */
export interface Outline extends Pick<SwapRequest, 'requester' | 'provider' | 'providers'> {
  /** What the scene says it is; absent where nothing tells. */
  readonly kind?: MediaKind | undefined;
}

export interface ForesightParts {
  readonly blocks: Pick<Blocks, 'isMemberBlocked'>;
  readonly consents: Pick<Consents, 'given'>;
  readonly quota: Quota;
  readonly store: Pick<JobStore, 'reached'>;
  readonly providers: Providers;
  readonly clock: Pick<Clock, 'now'>;
  readonly room?: DiskRoom;
}

/**
 * Throws the UserError that a request would end with, as far as the stores know. Counts nothing and fetches nothing, so
 * that the request itself may still be refused.
 */
export async function foresee(outline: Outline, parts: ForesightParts): Promise<void> {
  const { requester, kind } = outline;
  const { blocks, consents, quota, store, providers, clock } = parts;
  if (await blocks.isMemberBlocked(requester)) throw new UserError('member-blocked');
  if (!(await consents.given(requester))) throw new UserError('consent-missing');
  await parts.room?.check();
  const usedUp = await quota.usedUp?.(requester, clock.now());
  if (usedUp !== undefined) throw quotaUsedUp(usedUp);
  const atOnce = quota.atOnce?.(requester);
  const reached = atOnce && (await store.reached(requester, atOnce));
  if (reached !== undefined) throw atOnceUsedUp(reached);
  if (kind === undefined) return;
  checkFit(providers, outline, { target: imagined(kind), source: imagined('image'), faces: { which: 'largest' } });
}

/** The smallest file of a kind, which no provider refuses for anything else. */
function imagined(kind: MediaKind): Media {
  const nothing = (): never => {
    throw new Error('there is no such file');
  };
  const mimeType = { image: 'image/jpeg', gif: 'image/gif', video: 'video/mp4' }[kind];
  return { kind, mimeType, byteLength: 1, width: 1, height: 1, sha256: '', open: nothing, clean: nothing };
}
