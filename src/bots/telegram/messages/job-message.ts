import { Undeliverable } from '../../../core/ports/chat.ts';
import type { TelegramContext } from '../context.ts';
import { isClosed, isUnchanged, TelegramError } from '../transport/errors.ts';
import type { Keyboard } from './keyboard.ts';
import { findMessage, forgetMessageOutside, type MessageRef, storeMessage } from './message-index.ts';
import { targetPayload } from './message-target.ts';
import { messageKeyOf, type TelegramReplyRef } from './reply-ref.ts';
import { textPayload } from './send.ts';

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
    const where = { chat_id: known.chat, message_id: known.message };
    await api.call((raw, inner) => raw.editMessageText({ ...where, ...payload }, inner), signal).catch(ignoreUnchanged);
    return known;
  }
  const where = targetPayload(replyRef);
  const sent = await api
    .call((raw, inner) => raw.sendMessage({ ...where, ...payload }, inner), signal)
    .catch(throwUndeliverable);
  const messageRef = { chat: sent.chat.id, message: sent.message_id };
  await storeMessage(context, key, messageRef);
  return messageRef;
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

/** For a failed edit. Returns if the message shows the text already; throws otherwise. */
export function ignoreUnchanged(error: unknown): void {
  if (!isUnchanged(error)) throwUndeliverable(error);
}

/** Throws Undeliverable if the chat or the message is gone, else the error itself. */
export function throwUndeliverable(error: unknown): never {
  if (isClosed(error)) throw new Undeliverable('the chat or the message is gone', { cause: error });
  throw error;
}
