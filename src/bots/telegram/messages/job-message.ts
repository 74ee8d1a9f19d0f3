import { RateLimited, Undeliverable } from '../../../core/ports/chat.ts';
import type { TelegramContext } from '../context.ts';
import { isClosed, isMessageGone, isUnchanged, TelegramError } from '../transport/errors.ts';
import { rateLimitOf } from '../transport/rate-limits.ts';
import type { Keyboard } from './keyboard.ts';
import {
  findMessage,
  forgetMessage,
  forgetMessageOutside,
  isUnwanted,
  type MessageRef,
  messageKeyAt,
  storeMessage,
} from './message-index.ts';
import { targetPayload } from './message-target.ts';
import { messageKeyOf, type TelegramReplyRef } from './reply-ref.ts';
import { editWords, textPayload } from './send.ts';

/**
 * Shows text in the one message of a job: edits it, or sends it if it does not exist yet. Throws Undeliverable if the
 * text can never be shown.
 */
export async function showText(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  html: string,
  keyboard: Keyboard,
  signal: AbortSignal,
): Promise<MessageRef> {
  const { api } = context;
  const key = messageKeyOf(replyRef);
  const payload = textPayload(html, keyboard);
  const known = await findMessage(context, key);
  if (known) {
    await api.call((raw, inner) => editWords(raw, known, html, keyboard, inner), signal).catch(ignoreUnchanged);
    return known;
  }
  const cutOff = await findCutOff(context, replyRef, payload, signal);
  if (cutOff) await storeMessage(context, replyRef, cutOff);
  const messageRef = cutOff ?? (await send(context, replyRef, payload, signal));
  await context.ownMessages.end(key);
  return messageRef;
}

type TextPayload = ReturnType<typeof textPayload>;

/**
 * Sends the first message of jobs. Which one it is gets stored before the API remembers it as the bot's own: what happens
 * in between leaves a message that `findCutOff` finds.
 */
async function send(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  payload: TextPayload,
  signal: AbortSignal,
): Promise<MessageRef> {
  const { api, ownMessages } = context;
  const where = targetPayload(replyRef);
  const key = messageKeyOf(replyRef);
  await ownMessages.begin(key, replyRef.chat, replyRef.replyTo);
  try {
    const sent = await api.call(async (raw, inner) => {
      const answer = await raw.sendMessage({ ...where, ...payload }, inner);
      await storeMessage(context, replyRef, { chat: answer.chat.id, message: answer.message_id });
      return answer;
    }, signal);
    return { chat: sent.chat.id, message: sent.message_id };
  } catch (error) {
    const isUnsent = error instanceof TelegramError || error instanceof RateLimited;
    if (isUnsent) await ownMessages.end(key);
    return throwUndeliverable(error);
  }
}

/**
 * Finds the message whose sending was cut off, so that it is unknown which one it is: by an edit of each id that it may
 * have. Only a message of the bot that it does not remember can be edited so, and that is one that was cut off; one that
 * answers something else is deleted, since what it belongs to is shown in a new message. Undefined if it is not found.
 */
async function findCutOff(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  payload: TextPayload,
  signal: AbortSignal,
): Promise<MessageRef | undefined> {
  const { api, ownMessages, rateLimiter } = context;
  const { chat, replyTo } = replyRef;
  const key = messageKeyOf(replyRef);
  for (const message of await ownMessages.candidates(key, chat)) {
    if (((await messageKeyAt(context, { chat, message })) ?? key) !== key) continue; // shows other jobs
    const where = { chat_id: chat, message_id: message };
    const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> =>
      rateLimiter.send(rateLimitOf(chat), work, { isFinal: true, signal });
    const edit = () => api.call((raw, inner) => raw.editMessageText({ ...where, ...payload }, inner), signal);
    const edited = await inTurn(edit).catch((error) => {
      if (/not modified/.test(String(error))) return true;
      if (error instanceof TelegramError && error.migratedTo === undefined) return undefined; // no message of the bot
      throw error;
    });
    if (edited === undefined) continue;
    const answers = edited === true ? replyTo : edited.reply_to_message?.message_id;
    if (replyTo === undefined || answers === replyTo) return { chat, message };
    await api.call((raw, inner) => raw.deleteMessage(where, inner), signal).catch(() => signal.throwIfAborted());
  }
  return undefined;
}

/** Repeats the work in the new chat if the group got a new id. Messages under the old id cannot be edited any more. */
export async function followMigration<Where extends TelegramReplyRef, Value>(
  context: TelegramContext,
  replyRef: Where,
  work: (replyRef: Where) => Promise<Value>,
): Promise<Value> {
  try {
    return await work(replyRef);
  } catch (error) {
    if (!(error instanceof TelegramError) || error.migratedTo === undefined) throw error;
    await forgetMessageOutside(context, messageKeyOf(replyRef), error.migratedTo);
    return await work({ ...replyRef, chat: error.migratedTo, replyTo: undefined });
  }
}

/**
 * Does the work again, so that it shows a result in a new message, where somebody has deleted the message of the jobs:
 * Telegram does not tell of that. Not where the requester had it deleted.
 */
export async function showAnyway<Value>(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const key = messageKeyOf(replyRef);
    const isGone = error instanceof Undeliverable && isMessageGone(error.cause);
    if (!isGone || (await isUnwanted(context, key))) throw error;
    await forgetMessage(context, key);
    return await work();
  }
}

/** For a failed edit. Returns if the message shows the text already; throws otherwise. */
export function ignoreUnchanged(error: unknown): void {
  if (!isUnchanged(error)) throwUndeliverable(error);
}

/** Throws Undeliverable if the chat or the message is gone, else the error itself. */
export function throwUndeliverable(error: unknown): never {
  if (isClosed(error)) throw new Undeliverable('the chat or the message is gone', { cause: error });
  throw error;
}
