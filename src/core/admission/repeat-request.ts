import type { Providers } from '../attempts/provider-choice.ts';
import { UserError } from '../errors.ts';
import type { MediaRef, ReplyRef, Requester, SwapRequest } from '../ports/chat.ts';
import type { Job } from '../ports/job.ts';
import { isSameMember, type SavedFace, savedFaceOf, savedFaceRef } from '../ports/members.ts';

/** What differs from the first request. */
export interface RepeatChange {
  readonly by: Requester;
  readonly replyRef: ReplyRef;
  /** Another source face. */
  readonly source?: MediaRef;
  /** The one provider to use. By default the provider after the one used last comes first. */
  readonly provider?: string;
  /** Names of the providers that may be used now; by default those of the first request. */
  readonly providers?: readonly string[];
}

/** The request of `job` again, with changes. Throws UserError `not-yours` when another person made it. */
export function repeatRequest(job: Job, change: RepeatChange, providers: Providers): SwapRequest {
  const { by, replyRef, source, provider } = change;
  const { permit: _, morePhotos, ...request } = job.request; // who agreed once has not agreed to this swap
  if (!isSameMember(by, request.requester)) throw new UserError('not-yours');
  const allowed = change.providers ?? request.providers ?? [];
  const names = allowed.length > 0 ? allowed : providers.map(({ name }) => name);
  return {
    ...request,
    replyRef,
    ...(source ? { source } : morePhotos && { morePhotos }),
    ...(provider !== undefined && { provider }),
    providers: nextFirst(names, job, providers),
  };
}

/**
 * The saved face after the one that was used, so that a repeated swap looks different. Undefined where there is no
 * other face.
 */
export function nextFace({ state, request }: Job, faces: readonly SavedFace[]): MediaRef | undefined {
  const used = request.source && savedFaceOf(request.source);
  if (state !== 'done' || used === undefined || faces.length < 2) return undefined;
  const index = faces.findIndex(({ id, isDefault }) => id === used || (used === 'default' && isDefault));
  const next = faces[(index + 1) % faces.length];
  return next && savedFaceRef(next.id);
}

/**
 * Puts the provider after the one used last first. A swap that began on this machine stays on it: paid providers are
 * left out.
 */
function nextFirst(names: readonly string[], job: Job, providers: Providers): string[] {
  const used = ('attempt' in job ? job.attempt?.provider : undefined) ?? job.tried.at(-1)?.provider ?? '';
  const after = names.indexOf(used) + 1;
  const withLock = [...names.slice(after), ...names.slice(0, after)];
  const bills = (name: string | undefined): boolean => providers.find((one) => one.name === name)?.bills ?? true;
  return bills(names[0]) ? withLock : withLock.filter((name) => !bills(name));
}
