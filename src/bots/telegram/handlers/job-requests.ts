import { createHash } from 'node:crypto';
import { UserError } from '../../../core/errors.ts';
import { finishOptions } from '../../../core/messages/chat-rate-limiter.ts';
import {
  type MediaRef,
  type Outcome,
  RateLimited,
  type RequestedFaces,
  type SwapRequest,
  Undeliverable,
} from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
import { patiently } from '../../patience.ts';
import type { TelegramContext } from '../context.ts';
import { showText } from '../messages/job-message.ts';
import { type MessageRef, storeMessage, storeReplyRef } from '../messages/message-index.ts';
import { stageText } from '../messages/progress-message.ts';
import { takeBackRefusal } from '../messages/quiet/brief.ts';
import { keepRefused } from '../messages/repeats/refused.ts';
import { opaqueId, replyRefOf, TelegramReplyRef, toStoredReplyRef } from '../messages/reply-ref.ts';
import { mayPass } from '../transport/errors.ts';
import { rateLimitOf } from '../transport/rate-limits.ts';
import { memberOf, platform } from '../transport/update.ts';
import { allowedProviders, checkAccess } from './access.ts';
import { isSpoiler, movingKindOf } from './attachments.ts';
import { requestOrAskFaces } from './faces/question.ts';
import { goesHome, type RequestOrigin, requesterOf } from './request-origin.ts';
import { askDepicted, isAboutConsent } from './trust/likeness.ts';

interface Pictures {
  readonly locale: string;
  readonly source?: MediaRef | undefined;
  readonly morePhotos?: MediaRef[] | undefined;
  readonly targets: readonly MediaRef[];
  readonly faces: RequestedFaces;
  readonly isGuessed?: true | undefined;
  /** The message that becomes the message of the jobs. */
  readonly message?: MessageRef | undefined;
}

/** Requests a job for each target. False where the answer goes to a private chat that is closed to the bot. */
export async function requestJobs(context: TelegramContext, intent: RequestOrigin & Pictures): Promise<boolean> {
  const { locale, source, morePhotos, targets, faces, message } = intent;
  const replyRefs = replyRefsFor(intent, targets);
  if (message?.chat === intent.chat) await adopt(context, replyRefs, message);
  if (goesHome(intent) && !(await openMessage(context, replyRefs, locale))) return false;
  const { message: _, ...asked } = intent;
  context.marks.show(intent.command, '👀');
  await requestMissing(context, replyRefs, { locale, asked }, async (replyRef) => {
    const target = targets[replyRef.index];
    if (!target) return;
    await requestOrAskFaces(context, replyRef, {
      requester: requesterOf(intent),
      locale,
      ...(source && { source }),
      ...(morePhotos && { morePhotos }),
      target,
      faces,
      providers: await allowedProviders(context, intent),
      replyRef: toStoredReplyRef(replyRef),
    });
  });
  return true;
}

/** Makes a message of the bot the message of jobs. */
async function adopt(
  context: TelegramContext,
  replyRefs: readonly TelegramReplyRef[],
  messageRef: MessageRef,
): Promise<void> {
  const [first] = replyRefs;
  if (!first || (await knownIndexes(context, replyRefs)).length > 0) return;
  await storeMessage(context, first, messageRef);
}

/**
 * Sends the message of jobs before there is one, since only a message shows whether the bot may write to a person. False
 * where it may not.
 */
async function openMessage(
  context: TelegramContext,
  replyRefs: readonly TelegramReplyRef[],
  locale: string,
): Promise<boolean> {
  const [first] = replyRefs;
  if (!first || (await knownIndexes(context, replyRefs)).length > 0) return true;
  const { rateLimiter, clock, stopping: signal } = context;
  const html = stageText({ kind: 'queued', position: 1 }, context.translations(locale));
  const show = () => showText(context, first, html, [], signal);
  const inTurn = () => rateLimiter.send(rateLimitOf(first.chat), show, { isFinal: true, signal });
  try {
    await patiently(inTurn, { clock, signal, mayPass });
    return true;
  } catch (error) {
    if (error instanceof Undeliverable) return false;
    throw error;
  }
}

/** Requests a swap once its requester has picked the faces. Throws UserError where it may not happen now. */
export async function beginPicked(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  request: SwapRequest,
): Promise<void> {
  await checkAccess(context, replyRef);
  if ((await knownIndexes(context, [replyRef])).includes(replyRef.index)) return; // requested before a restart
  const providers = await allowedProviders(context, replyRef);
  await context.swaps.request({ ...request, providers }, context.stopping);
}

/**
 * Requests the swaps again. Throws UserError where the person may not swap here.
 */
export async function repeatJobs(
  context: TelegramContext,
  origin: RequestOrigin & Pick<Pictures, 'message'>,
  jobs: readonly Job[],
  locale: string,
): Promise<void> {
  await checkAccess(context, origin);
  const providers = await allowedProviders(context, origin);
  const targets = jobs.map(({ request }) => request.target);
  const replyRefs = replyRefsFor(origin, targets);
  const { message, ...rest } = origin;
  if (message?.chat === origin.chat) await adopt(context, replyRefs, message);
  const asked = { ...rest, locale, again: jobs.map(({ id }) => id) };
  await requestMissing(context, replyRefs, { locale, asked }, async (replyRef) => {
    const job = jobs[replyRef.index];
    if (!job) return;
    const change = { by: requesterOf(origin), replyRef: toStoredReplyRef(replyRef), providers };
    await context.swaps.repeat(job.id, change, context.stopping);
  });
}

/** Requests the swaps of a question whose depicted member has agreed. */
export async function requestAgreed(context: TelegramContext, requests: readonly SwapRequest[]): Promise<void> {
  const replyRefs = requests.map(({ replyRef }) => TelegramReplyRef.parse(replyRef));
  const byIndex = new Map(replyRefs.map(({ index }, position) => [index, requests[position]]));
  await requestMissing(context, replyRefs, { locale: requests[0]?.locale ?? 'en' }, async ({ index }) => {
    const request = byIndex.get(index);
    if (request) await context.swaps.request(request, context.stopping);
  });
}

/**
 * Calls `request` for each reply reference, except for those that got their job before a restart. Those that need the
 * consent of a depicted member wait for it together. `asked` is kept where it is refused for now.
 */
async function requestMissing(
  context: TelegramContext,
  replyRefs: readonly TelegramReplyRef[],
  { locale, asked }: { readonly locale: string; readonly asked?: object },
  request: (replyRef: TelegramReplyRef) => Promise<void>,
): Promise<void> {
  const known = await knownIndexes(context, replyRefs);
  const waiting: { replyRef: TelegramReplyRef; error: UserError }[] = [];
  let quotaError: unknown;
  let passing: unknown;
  for (const replyRef of replyRefs) {
    if (known.includes(replyRef.index)) continue;
    await storeReplyRef(context, replyRef);
    const requested = quotaError ? Promise.reject(quotaError) : request(replyRef);
    await requested.catch(async (error) => {
      if (asked) await keepRefused(context, replyRef, asked, error);
      if (isAboutConsent(error)) return void waiting.push({ replyRef, error });
      if (error instanceof UserError && error.code === 'quota-used-up') quotaError = error; // the others fail as well
      const isPassing = error instanceof RateLimited || mayPass(error);
      if (!isPassing) return showRejection(context, replyRef, locale, error);
      passing ??= error;
      return undefined;
    });
  }
  const refusal = await askDepicted(context, waiting);
  for (const { replyRef } of refusal ? waiting : []) await showRejection(context, replyRef, locale, refusal);
  if (passing) throw passing; // the inbox handles the update again, and then only the missing ones are requested
}

/** The numbers of the jobs that exist already, from before a restart. */
async function knownIndexes(
  context: TelegramContext,
  [{ owner, update, chat } = {}]: readonly Partial<TelegramReplyRef>[],
): Promise<readonly number[]> {
  const views = await context.swaps.findOf(memberOf({ id: owner ?? '' }), 100);
  return views
    .flatMap(({ job }) => replyRefOf(job) ?? [])
    .filter((replyRef) => replyRef.update === update && replyRef.chat === chat)
    .map(({ index }) => index);
}

/** One reply reference for each target. Those of several targets share the message of an album. */
function replyRefsFor(
  origin: RequestOrigin & Pick<Pictures, 'isGuessed'>,
  targets: readonly MediaRef[],
): readonly TelegramReplyRef[] {
  const { owner, ownerName, chat, thread, replyTo, place, guest, command, update, isGuessed } = origin;
  /** The same after a restart. */
  const lasting = (what: string): string => createHash('sha256').update(what).digest('base64url').slice(0, 16);
  const key = lasting(`${chat} ${update}`);
  const album = targets.length > 1 && { album: { key, total: targets.length } };
  const common = {
    platform,
    owner,
    ownerName,
    chat,
    thread,
    replyTo,
    place,
    guest,
    command,
    update,
    isGuessed,
    ...album,
  } as const;
  return targets.map((target, index) =>
    TelegramReplyRef.parse({
      ...common,
      key: goesHome(origin) ? lasting(`${chat} ${update} ${index}`) : opaqueId(), // its message is sent before it is stored
      index,
      ...(movingKindOf(target) === 'animation' && { isAnimation: true }),
      ...(isSpoiler(target) && { isSpoiler: true }),
    }),
  );
}

/** Shows why there is no job, in the message that would have held the result. */
async function showRejection(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  locale: string,
  error: unknown,
): Promise<void> {
  context.stopping.throwIfAborted();
  const isUserError = error instanceof UserError;
  if (!isUserError) context.onError(error);
  const { rateLimiter, clock, stopping: signal } = context;
  const message = context.progressMessageOf(toStoredReplyRef(replyRef), locale);
  const outcome: Outcome = isUserError
    ? { kind: 'rejected', error }
    : { kind: 'failed', problem: 'internal', charged: false };
  const finish = () => message.finish(outcome, finishOptions(rateLimiter, message.rateLimit, signal));
  await patiently(finish, { clock, signal, mayPass }).catch((lost) => {
    if (!(lost instanceof Undeliverable)) throw lost; // the chat is gone, and nobody waits there
  });
  takeBackRefusal(context, replyRef, error);
}
