import type { InlineKeyboardButton } from 'grammy/types';
import type { Translation } from '../../translations/index.ts';
import { type Bot, laneOf, type Spot } from '../context.ts';
import { AnswerLost, isClosed, isUnchanged } from '../transport/api.ts';
import type { MessagePlace } from './reply-ref.ts';

export type Keyboard = readonly (readonly InlineKeyboardButton.CallbackButton[])[];

const retryMs = [500, 1_000, 2_000, 4_000, undefined] as const;

export function threaded({ thread }: Spot): { message_thread_id?: number } {
  return thread === undefined ? {} : { message_thread_id: thread };
}

export function answering({ replyTo }: Spot) {
  return replyTo === undefined
    ? {}
    : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true as const } };
}

/** Says something; `html` is escaped already. Undefined where the chat is closed to the bot. Throws when stopping. */
export async function say(
  bot: Bot,
  spot: Spot,
  html: string,
  keyboard: Keyboard = [],
): Promise<MessagePlace | undefined> {
  const { api, stopping: signal } = bot;
  const payload = { chat_id: spot.chat, ...threaded(spot), ...answering(spot), ...written(html, keyboard) };
  const send = () => api.call((raw, inner) => raw.sendMessage(payload, inner), signal);
  const sent = await patiently(bot, spot.chat, send);
  return sent && { chat: sent.chat.id, message: sent.message_id };
}

/** Says something else in a message of its own. */
export async function rephrase(bot: Bot, place: MessagePlace, html: string, keyboard: Keyboard = []): Promise<void> {
  const payload = { chat_id: place.chat, message_id: place.message, ...written(html, keyboard) };
  await patiently(bot, place.chat, () =>
    bot.api.call((raw, inner) => raw.editMessageText(payload, inner), bot.stopping),
  ).catch((error) => {
    bot.stopping.throwIfAborted();
    if (!isUnchanged(error)) bot.onError(error); // somebody deleted it
  });
}

/** In the chat's turn; again where the answer was lost, since saying a sentence twice does no harm. */
async function patiently<Value>(bot: Bot, chat: number, send: () => Promise<Value>): Promise<Value | undefined> {
  for (const waitMs of retryMs) {
    try {
      return await bot.rateLimiter.send(laneOf(chat), send, { isFinal: true, signal: bot.stopping });
    } catch (error) {
      if (isClosed(error)) return undefined;
      if (!(error instanceof AnswerLost) || waitMs === undefined) throw error;
      await bot.clock.sleep(waitMs, bot.stopping);
    }
  }
  return undefined;
}

/** A text as Telegram is given it: nobody looks behind its links, which may lead to somebody's result. */
export function written(html: string, keyboard: Keyboard) {
  return {
    text: html,
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
    ...markup(keyboard),
  };
}

export function markup(keyboard: Keyboard) {
  return keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } };
}

/** `word` says what is pressed, `key` what it is about. */
export function button(text: string, word: string, key: string): InlineKeyboardButton.CallbackButton {
  return { text, callback_data: `${word}.${key}` };
}

/** One row of buttons, each named by its verb. */
export function verbButtons(words: readonly string[], key: string, messages: Translation): Keyboard {
  return [words.map((word) => button(messages.text(`verb-${word}.button`), word, key))];
}
