import { Undeliverable } from '../../../core/ports/chat.ts';
import type { Bot } from '../context.ts';
import { isClosed, isUnchanged, TelegramError } from '../transport/api.ts';
import { type Card, type MessagePlace, messageKeyOf } from './reply-ref.ts';
import { answering, type Keyboard, threaded, written } from './send.ts';

/**
 * Shows text in the card's one message, which is sent where there is none yet. Throws Undeliverable where it never
 * can be shown.
 */
export async function showText(
  bot: Bot,
  card: Card,
  html: string,
  keyboard: Keyboard,
  signal: AbortSignal,
): Promise<MessagePlace> {
  const { api, cards } = bot;
  const key = messageKeyOf(card);
  const payload = written(html, keyboard);
  const known = await cards.placeOf(key);
  if (known) {
    const where = { chat_id: known.chat, message_id: known.message };
    await api.call((raw, inner) => raw.editMessageText({ ...where, ...payload }, inner), signal).catch(endure);
    return known;
  }
  const where = { chat_id: card.chat, ...threaded(card), ...answering(card) };
  const sent = await api.call((raw, inner) => raw.sendMessage({ ...where, ...payload }, inner), signal).catch(refuse);
  const place = { chat: sent.chat.id, message: sent.message_id };
  await cards.placed(key, place);
  return place;
}

/** Where the group has another id by now, once more there: what was said under the old one cannot be edited. */
export async function wherever<Where extends Card, Value>(
  { cards }: Bot,
  card: Where,
  work: (card: Where) => Promise<Value>,
): Promise<Value> {
  try {
    return await work(card);
  } catch (error) {
    if (!(error instanceof TelegramError) || error.migratedTo === undefined) throw error;
    await cards.displaced(messageKeyOf(card), error.migratedTo);
    return await work({ ...card, chat: error.migratedTo, replyTo: undefined });
  }
}

/** For edits: what is shown already is no failure. */
export function endure(error: unknown): void {
  if (!isUnchanged(error)) refuse(error);
}

/** For sends. */
export function refuse(error: unknown): never {
  if (isClosed(error)) throw new Undeliverable('the chat or the message is gone', { cause: error });
  throw error;
}
