import { createHash } from 'node:crypto';
import { z } from 'zod';
import { nextFace } from '../../../core/admission/repeat-request.ts';
import { UserError } from '../../../core/errors.ts';
import { MediaRef, type Outcome, SwapRequest } from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
import { savedFaceOf } from '../../../core/ports/members.ts';
import { localeFor, type MessageTarget, memberOf, platform, type TelegramContext } from '../context.ts';
import { bold, escaped } from '../messages/html.ts';
import { opaqueId, replyRefOf, TelegramReplyRef, toStoredReplyRef } from '../messages/reply-ref.ts';
import { button, editText, sendText } from '../messages/send.ts';
import { type Author, authorOfUser, type Press } from '../transport/update.ts';
import { allowedProviders, canWriteTo, checkAccess, RequestOrigin, requesterOf, toPrivateChat } from './access.ts';
import { movingKindOf } from './attachments.ts';
import { isAdmin } from './members.ts';

/** What somebody asks for, once it is clear which picture is which. */
export const SwapIntent = RequestOrigin.extend({
  locale: z.string(),
  source: MediaRef,
  targets: z.array(MediaRef).min(1),
  faces: SwapRequest.shape.faces,
});
export type SwapIntent = z.infer<typeof SwapIntent>;

const dayMs = 24 * 60 * 60 * 1_000;

/** Asks for the promise where it is not given yet; begins where nothing is in the way, and says what is. */
export async function requestSwap(context: TelegramContext, given: SwapIntent): Promise<void> {
  const translation = context.translations(given.locale);
  let intent = given;
  try {
    const settings = await checkAccess(context, intent);
    await checkSavedFace(context, intent);
    if (settings?.isPrivate) intent = toPrivateChat(intent);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const hint = error.code === 'no-saved-face' ? ` ${helpWays(context, intent.locale)}` : '';
    await sendText(context, messageTargetOf(intent), escaped(translation.error(error) + hint));
    return;
  }
  if (intent.place !== undefined && !(await canWriteTo(context, intent.chat))) {
    const link = `https://t.me/${context.me.username}`;
    return void (await sendText(
      context,
      messageTargetOf(given),
      escaped(translation.text('private-chat-first', { link })),
    ));
  }
  if (await context.consents.given(memberOf({ id: intent.owner }))) return requestJobs(context, intent);
  const key = opaqueId();
  await context.expiringStore.put(`telegram promise ${key}`, intent, {
    expiresAt: context.clock.now() + dayMs,
    secret: true,
  });
  const text = `${bold(translation.text('promise-title'))}\n${escaped(translation.text('promise-text'))}`;
  const buttons = ['agree', 'decline'].map((action) => button(translation.text(`promise-${action}`), action, key));
  await sendText(context, messageTargetOf(intent), text, [buttons]);
}

export function helpWays(context: TelegramContext, locale: string): string {
  return context.translations(locale).text('help-ways-telegram', { swap: '/swap' });
}

async function checkSavedFace(context: TelegramContext, { source, owner }: SwapIntent): Promise<void> {
  if (savedFaceOf(source) === undefined) return;
  const faces = await context.faces.list(memberOf({ id: owner }));
  if (faces.length === 0) throw new UserError('no-saved-face');
}

function requestJobs(context: TelegramContext, intent: SwapIntent): Promise<void> {
  const { locale, source, targets, faces } = intent;
  return requestMissing(context, replyRefsFor(intent, targets), locale, async (replyRef) => {
    const target = targets[replyRef.index];
    if (!target) return;
    const providers = await allowedProviders(context, intent);
    const stored = toStoredReplyRef(replyRef);
    const request = { requester: requesterOf(intent), locale, source, target, faces, providers, replyRef: stored };
    await context.swaps.request({ ...request, ...(replyRef.index > 0 && { isFurther: true }) }, context.stopping);
  });
}

/** The same swaps once more: by the next provider, or with the next face where there is but one. Throws UserError where the person may not swap here. */
export async function repeatJobs(
  context: TelegramContext,
  origin: RequestOrigin,
  jobs: readonly Job[],
  locale: string,
): Promise<void> {
  await checkAccess(context, origin);
  const providers = await allowedProviders(context, origin);
  const faces = context.providers.length > 1 ? [] : await context.faces.list(memberOf({ id: origin.owner }));
  const targets = jobs.map(({ request }) => request.target);
  await requestMissing(context, replyRefsFor(origin, targets), locale, async (replyRef) => {
    const job = jobs[replyRef.index];
    if (!job) return;
    const source = nextFace(job, faces);
    const change = {
      by: requesterOf(origin),
      replyRef: toStoredReplyRef(replyRef),
      providers,
      ...(source && { source }),
    };
    await context.swaps.repeat(job.id, change, context.stopping);
  });
}

/** What was asked for already, before a restart, is left alone. */
async function requestMissing(
  context: TelegramContext,
  replyRefs: readonly TelegramReplyRef[],
  locale: string,
  request: (replyRef: TelegramReplyRef) => Promise<void>,
): Promise<void> {
  const [{ owner, update, chat } = {}] = replyRefs;
  const views = await context.swaps.findOf(memberOf({ id: owner ?? '' }), 100);
  const before = views.flatMap(({ job }) => replyRefOf(job) ?? []);
  const asked = before
    .filter((replyRef) => replyRef.update === update && replyRef.chat === chat)
    .map(({ index }) => index);
  let isUsedUp: unknown;
  for (const replyRef of replyRefs) {
    if (asked.includes(replyRef.index)) continue;
    await context.replyRefStore.keep(replyRef);
    const asking = isUsedUp ? Promise.reject(isUsedUp) : request(replyRef);
    await asking.catch((error) => {
      if (error instanceof UserError && error.code === 'quota-used-up') isUsedUp = error; // for the others as well
      return showRejection(context, replyRef, locale, error);
    });
  }
}

/** A card for each swap; several share a message. */
function replyRefsFor(origin: RequestOrigin, targets: readonly MediaRef[]): readonly TelegramReplyRef[] {
  const { owner, ownerName, chat, thread, replyTo, place, update } = origin;
  const key = createHash('sha256').update(`${chat} ${update}`).digest('base64url').slice(0, 16); // the same after a restart
  const album = targets.length > 1 && { album: { key, total: targets.length } };
  const common = { platform, owner, ownerName, chat, thread, replyTo, place, update, ...album } as const;
  return targets.map((target, index) =>
    TelegramReplyRef.parse({
      ...common,
      key: opaqueId(),
      index,
      ...(movingKindOf(target) === 'animation' && { isAnimation: true }),
    }),
  );
}

/** The answer is shown where the result would have been. */
async function showRejection(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  locale: string,
  error: unknown,
): Promise<void> {
  context.stopping.throwIfAborted();
  const isTheirs = error instanceof UserError;
  if (!isTheirs) context.onError(error);
  const message = context.progressMessageOf(replyRef, locale);
  const outcome: Outcome = isTheirs
    ? { kind: 'rejected', error }
    : { kind: 'failed', problem: 'internal', charged: false };
  const finish = () => message.finish(outcome, context.stopping);
  await context.rateLimiter.send(message.rateLimit, finish, { isFinal: true, signal: context.stopping });
}

/** Somebody pressed a button of the promise. Returns what the press is answered with, unless that was told already. */
export async function answerPromise(
  context: TelegramContext,
  press: Press,
  action: string,
  key: string,
  answerNow: (said: string) => void,
): Promise<string | undefined> {
  const kept = await context.expiringStore.get(`telegram promise ${key}`);
  const author = authorOfUser(press.from);
  const chat = press.message?.chat.id ?? Number(author.id);
  if (kept === undefined) return context.translations(await localeFor(context, chat, author)).text('asking-over');
  const intent = SwapIntent.parse(kept);
  const translation = context.translations(intent.locale);
  if (!(await isOwner(context, intent, author))) return translation.text('not-yours', { owner: intent.ownerName });
  const place = press.message && { chat: press.message.chat.id, message: press.message.message_id };
  const said = translation.text(action === 'agree' ? 'promise-given' : 'promise-declined');
  if (action === 'agree') {
    await context.consents.give(memberOf({ id: intent.owner }), context.clock.now());
    answerNow(said);
    await requestJobs(context, intent);
  }
  await context.expiringStore.delete(`telegram promise ${key}`);
  answerNow(said);
  if (place) await editText(context, place, escaped(said));
  return undefined;
}

/** A channel's or group's own swaps belong to those who run it. */
export async function isOwner(
  context: TelegramContext,
  { owner, chat }: { owner: string; chat: number },
  by: Author,
): Promise<boolean> {
  return owner === by.id || (owner.startsWith('-') && (await isAdmin(context, chat, by.id)));
}

function messageTargetOf({ chat, thread, replyTo }: RequestOrigin): MessageTarget {
  return { chat, thread, replyTo };
}
