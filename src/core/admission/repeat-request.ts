import type { Providers } from '../attempts/provider-choice.ts';
import { UserError } from '../errors.ts';
import type { MediaRef, ReplyRef, Requester, SwapRequest } from '../ports/chat.ts';
import type { Job } from '../ports/job.ts';
import { isSameMember, type SavedFace, savedFaceOf, savedFaceRef } from '../ports/members.ts';

/** What is different this time. */
export interface RepeatChange {
  readonly by: Requester;
  readonly replyRef: ReplyRef;
  /** Another face. */
  readonly source?: MediaRef;
  /** This provider, instead of the next one first. */
  readonly provider?: string;
  /** Those that may be used by now; by default those of the first time. */
  readonly providers?: readonly string[];
}

/** The request of `job` once more. Throws UserError when it is somebody else's. */
export function repeatRequest(job: Job, change: RepeatChange, providers: Providers): SwapRequest {
  const { by, replyRef, source, provider } = change;
  const { request } = job;
  if (!isSameMember(by, request.requester)) throw new UserError('not-yours');
  const allowed = change.providers ?? request.providers ?? [];
  const names = allowed.length > 0 ? allowed : providers.map(({ name }) => name);
  return {
    ...request,
    replyRef,
    ...(source && { source }),
    ...(provider !== undefined && { provider }),
    providers: nextFirst(names, job, providers),
  };
}

/** The saved face after the one that was used, so that once more is not the same once more; undefined where there is no other. */
export function nextFace({ state, request }: Job, faces: readonly SavedFace[]): MediaRef | undefined {
  const used = request.source && savedFaceOf(request.source);
  if (state !== 'done' || used === undefined || faces.length < 2) return undefined;
  const index = faces.findIndex(({ id, isDefault }) => id === used || (used === 'default' && isDefault));
  const next = faces[(index + 1) % faces.length];
  return next && savedFaceRef(next.id);
}

/** The provider after the one used last comes first. What began with local work never leaves this machine. */
function nextFirst(names: readonly string[], job: Job, providers: Providers): string[] {
  const used = ('attempt' in job ? job.attempt?.provider : undefined) ?? job.tried.at(-1)?.provider ?? '';
  const after = names.indexOf(used) + 1;
  const withLock = [...names.slice(after), ...names.slice(0, after)];
  const bills = (name: string | undefined): boolean => providers.find((one) => one.name === name)?.bills ?? true;
  return bills(names[0]) ? withLock : withLock.filter((name) => !bills(name));
}
