import type { Providers } from '../attempts/provider-choice.ts';
import { UserError } from '../errors.ts';
import type { MediaRef, Outcome, ReplyRef, Requester, SwapRequest } from '../ports/chat.ts';
import type { Job } from '../ports/job.ts';
import { isSameMember, type SavedFace, savedFaceOf, savedFaceRef } from '../ports/members.ts';
import type { SwapProvider } from '../ports/provider.ts';
import { missesFace } from '../ports/quality.ts';

type ProviderPrices = readonly Pick<SwapProvider, 'name' | 'bills'>[];

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

/**
 * The request of `job` again, with changes. A vendor that was asked for by name is left where its result misses the
 * face. Throws UserError `not-yours` when another person made it.
 */
export function repeatRequest(job: Job, change: RepeatChange, providers: Providers): SwapRequest {
  const { by, replyRef, source, provider } = change;
  // who agreed once has not agreed to this swap
  const { permit: _, provider: named, morePhotos, ...request } = job.request;
  if (!isSameMember(by, request.requester)) throw new UserError('not-yours');
  const allowed = change.providers ?? request.providers ?? [];
  const names = allowed.length > 0 ? allowed : providers.map(({ name }) => name);
  const isLeft = named !== undefined && 'quality' in job && missesFace(job.quality) && bills(named, providers);
  const only = provider ?? (isLeft ? undefined : named);
  return {
    ...request,
    replyRef,
    ...(source ? { source } : morePhotos && { morePhotos }),
    ...(only !== undefined && { provider: only }),
    providers: nextFirst(names, usedFor(job), providers),
  };
}

/**
 * Whether the swap, repeated, goes to another provider because its result misses the face. What was done on this machine
 * stays on it.
 */
export function goesElsewhere(outcome: Outcome, providers: ProviderPrices): boolean {
  if (outcome.kind !== 'done' || !missesFace(outcome.quality)) return false;
  const { provider, mayUse } = outcome;
  const names = mayUse.length > 0 ? mayUse : providers.map(({ name }) => name);
  const [next = provider] = nextFirst(names, provider, providers);
  return next !== provider && (bills(provider, providers) || !bills(next, providers));
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
function nextFirst(names: readonly string[], used: string, providers: ProviderPrices): string[] {
  const after = names.indexOf(used) + 1;
  const withLock = [...names.slice(after), ...names.slice(0, after)];
  return bills(names[0], providers) ? withLock : withLock.filter((name) => !bills(name, providers));
}

function usedFor(job: Job): string {
  return ('attempt' in job ? job.attempt?.provider : undefined) ?? job.tried.at(-1)?.provider ?? '';
}

function bills(name: string | undefined, providers: ProviderPrices): boolean {
  return providers.find((one) => one.name === name)?.bills ?? true;
}
