import { UserError } from '../../../core/errors.ts';
import { savedFaceOf } from '../../../core/ports/members.ts';
import type { TelegramContext } from '../context.ts';
import { createStartLink } from '../messages/elsewhere/start-link.ts';
import { bold, escaped } from '../messages/html.ts';
import { button, urlButton } from '../messages/keyboard.ts';
import type { MessageRef } from '../messages/message-index.ts';
import type { MessageTarget } from '../messages/message-target.ts';
import { sayBriefly } from '../messages/quiet/brief.ts';
import { opaqueId } from '../messages/reply-ref.ts';
import { editText, sendText } from '../messages/send.ts';
import { memberOf } from '../transport/update.ts';
import { checkAccess, isOwner } from './access.ts';
import type { Actor } from './actor.ts';
import { requestJobs } from './job-requests.ts';
import { addFaceButton } from './repeats/add-face.ts';
import { goesHome, isChannelInGroup, type RequestOrigin, toPrivateChat } from './request-origin.ts';
import { SwapIntent } from './swap-intent.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/** What became of a request. `text`: why it is refused. `intent` is what goes on. */
type Tried =
  | { readonly kind: 'requested' }
  | { readonly kind: 'asked' }
  | { readonly kind: 'closed'; readonly intent: SwapIntent }
  | { readonly kind: 'refused'; readonly text: string; readonly lacksFace?: boolean };

/** Requests the jobs of an intent, or tells the person what is missing: access, a saved face, a chat or the promise. */
export async function requestSwap(context: TelegramContext, intent: SwapIntent): Promise<void> {
  const tried = await tryToRequest(context, intent);
  const translation = context.translations(intent.locale);
  const messageTarget = messageTargetOf(intent);
  if (tried.kind === 'refused') {
    const { text, lacksFace } = tried;
    const buttons = lacksFace ? [[await addFaceButton(context, intent)]] : [];
    await sayBriefly(context, messageTarget, escaped(lacksFace ? translation.text('face-missing') : text), buttons);
  }
  if (tried.kind !== 'closed' || !goesHome(tried.intent)) return; // nobody could read it here
  const open = urlButton(translation.text('button-open-chat'), await linkToGoOn(context, tried.intent));
  await sayBriefly(context, messageTarget, escaped(translation.text('private-chat-first')), [[open]]);
}

/** Requests the jobs of an intent, or asks for the promise. `closed`: the bot may not write where the answer goes. */
export async function tryToRequest(context: TelegramContext, given: SwapIntent): Promise<Tried> {
  const translation = context.translations(given.locale);
  let intent = given;
  try {
    const settings = await checkAccess(context, intent);
    await checkSavedFace(context, intent);
    if (settings?.isPrivate) intent = toPrivateChat(intent);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'refused', text: translation.error(error), lacksFace: error.code === 'no-saved-face' };
  }
  if (await context.consents.given(memberOf({ id: intent.owner })))
    return (await requestJobs(context, intent)) ? { kind: 'requested' } : { kind: 'closed', intent };
  if (isChannelInGroup(intent)) return { kind: 'refused', text: translation.text('promise-not-by-channel') };
  return (await askForPromise(context, intent)) ? { kind: 'asked' } : { kind: 'closed', intent };
}

/** A link for the owner of an intent whose private chat is closed to the bot until they open it. */
export function linkToGoOn(context: TelegramContext, intent: SwapIntent): Promise<string> {
  const { owner, ownerName } = intent;
  return createStartLink(context, { owner, ownerName, wish: { to: 'swap', intent } });
}

/** The sentence that tells how a swap can be requested. */
export function helpWays(context: TelegramContext, locale: string): string {
  return context.translations(locale).text('help-ways-telegram', { swap: '/swap' });
}

async function checkSavedFace(context: TelegramContext, { source, owner }: SwapIntent): Promise<void> {
  if (!source || savedFaceOf(source) === undefined) return;
  const faces = await context.faces.list(memberOf({ id: owner }));
  if (faces.length === 0) throw new UserError('no-saved-face');
}

/** Stores the intent for a day: it goes on when the promise is given. False where the bot may not write. */
async function askForPromise(context: TelegramContext, intent: SwapIntent): Promise<boolean> {
  const translation = context.translations(intent.locale);
  const key = opaqueId();
  const options = { expiresAt: context.clock.now() + dayMs, secret: true };
  await context.expiringStore.put(`telegram promise ${key}`, intent, options);
  const html = `${bold(translation.text('promise-title'))}\n${escaped(translation.text('promise-text'))}`;
  const buttons = ['agree', 'decline'].map((action) => button(translation.text(`promise-${action}`), action, key));
  const { message, chat } = intent;
  if (message?.chat !== chat) return (await sendText(context, messageTargetOf(intent), html, [buttons])) !== undefined;
  await editText(context, message, html, [buttons]);
  return true;
}

interface PromisePress {
  readonly isGiven: boolean;
  readonly key: string;
  readonly messageRef: MessageRef;
  /** Answers the press before its work is done. */
  answerNow(text: string): void;
}

/**
 * Handles a button of the promise, whose message becomes the message of the swap. Returns the answer to the press, unless
 * `answerNow` was called with it.
 */
export async function answerPromise(
  context: TelegramContext,
  { author, translation: ofPresser }: Actor,
  { isGiven, key, messageRef, answerNow }: PromisePress,
): Promise<string | undefined> {
  const kept = await context.expiringStore.get(`telegram promise ${key}`);
  if (kept === undefined) return ofPresser.text('asking-over');
  const intent = SwapIntent.parse(kept);
  const translation = context.translations(intent.locale);
  if (!(await isOwner(context, intent, author))) return translation.text('not-yours', { owner: intent.ownerName });
  const text = translation.text(isGiven ? 'promise-given' : 'promise-declined');
  if (isGiven) {
    await context.consents.give(memberOf({ id: intent.owner }), context.clock.now());
    answerNow(text);
    await requestJobs(context, { ...intent, message: messageRef });
  } else await editText(context, messageRef, escaped(text));
  await context.expiringStore.delete(`telegram promise ${key}`);
  return text;
}

function messageTargetOf({ chat, thread, replyTo }: RequestOrigin): MessageTarget {
  return { chat, thread, replyTo };
}
