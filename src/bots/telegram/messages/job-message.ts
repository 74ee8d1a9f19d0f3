import { Undeliverable } from '../../../core/ports/chat.ts';
import { isClosed, isUnchanged, TelegramError } from '../transport/errors.ts';
import type { Keyboard } from './keyboard.ts';
import type { MessageContext } from './message-context.ts';
import { targetPayload } from './message-target.ts';
import { type MessageRef, messageKeyOf, type TelegramReplyRef } from './reply-ref.ts';
import { textPayload } from './send.ts';

/**
 * Shows text in the card's one message, which is sent where there is none yet. Throws Undeliverable where it never
 * can be shown.
 */
export async function showText(
  context: MessageContext,
  replyRef: TelegramReplyRef,
  html: string,
  keyboard: Keyboard,
  signal: AbortSignal,
): Promise<MessageRef> {
  const { api, replyRefStore } = context;
  const key = messageKeyOf(replyRef);
  const payload = textPayload(html, keyboard);
  const known = await replyRefStore.messageOf(key);
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
  await replyRefStore.setMessage(key, messageRef);
  return messageRef;
}

/** Where the group has another id by now, once more there: what was said under the old one cannot be edited. */
export async function followMigration<Where extends TelegramReplyRef>(
  { replyRefStore }: MessageContext,
  replyRef: Where,
  work: (replyRef: Where) => Promise<unknown>,
): Promise<void> {
  try {
    await work(replyRef);
  } catch (error) {
    if (!(error instanceof TelegramError) || error.migratedTo === undefined) throw error;
    await replyRefStore.forgetMessageOutside(messageKeyOf(replyRef), error.migratedTo);
    await work({ ...replyRef, chat: error.migratedTo, replyTo: undefined });
  }
}

/** For edits: what is shown already is no failure. */
export function ignoreUnchanged(error: unknown): void {
  if (!isUnchanged(error)) throwUndeliverable(error);
}

/** For sends. */
export function throwUndeliverable(error: unknown): never {
  if (isClosed(error)) throw new Undeliverable('the chat or the message is gone', { cause: error });
  throw error;
}
