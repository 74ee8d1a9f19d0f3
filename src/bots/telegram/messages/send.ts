import type { InlineKeyboardButton } from 'grammy/types';
import type { Translation } from '../../translations/index.ts';
import { type MessageTarget, rateLimitOf, type TelegramContext } from '../context.ts';
import { AnswerLost, isClosed, isUnchanged } from '../transport/api.ts';
import type { MessageRef } from './reply-ref.ts';

export type Keyboard = readonly (readonly InlineKeyboardButton.CallbackButton[])[];

const retryMs = [500, 1_000, 2_000, 4_000, undefined] as const;

export function threadPayload({ thread }: MessageTarget): { message_thread_id?: number } {
  return thread === undefined ? {} : { message_thread_id: thread };
}

export function replyPayload({ replyTo }: MessageTarget) {
  return replyTo === undefined
    ? {}
    : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true as const } };
}

/** Says something; `html` is escaped already. Undefined where the chat is closed to the bot. Throws when stopping. */
export async function sendText(
  context: TelegramContext,
  messageTarget: MessageTarget,
  html: string,
  keyboard: Keyboard = [],
): Promise<MessageRef | undefined> {
  const { api, stopping: signal } = context;
  const payload = {
    chat_id: messageTarget.chat,
    ...threadPayload(messageTarget),
    ...replyPayload(messageTarget),
    ...textPayload(html, keyboard),
  };
  const send = () => api.call((raw, inner) => raw.sendMessage(payload, inner), signal);
  const sent = await withRetries(context, messageTarget.chat, send);
  return sent && { chat: sent.chat.id, message: sent.message_id };
}

/** Says something else in a message of its own. */
export async function editText(
  context: TelegramContext,
  messageRef: MessageRef,
  html: string,
  keyboard: Keyboard = [],
): Promise<void> {
  const payload = { chat_id: messageRef.chat, message_id: messageRef.message, ...textPayload(html, keyboard) };
  await withRetries(context, messageRef.chat, () =>
    context.api.call((raw, inner) => raw.editMessageText(payload, inner), context.stopping),
  ).catch((error) => {
    context.stopping.throwIfAborted();
    if (!isUnchanged(error)) context.onError(error); // somebody deleted it
  });
}

/** In the chat's turn; again where the answer was lost, since saying a sentence twice does no harm. */
async function withRetries<Value>(
  context: TelegramContext,
  chat: number,
  send: () => Promise<Value>,
): Promise<Value | undefined> {
  for (const waitMs of retryMs) {
    try {
      return await context.rateLimiter.send(rateLimitOf(chat), send, { isFinal: true, signal: context.stopping });
    } catch (error) {
      if (isClosed(error)) return undefined;
      if (!(error instanceof AnswerLost) || waitMs === undefined) throw error;
      await context.clock.sleep(waitMs, context.stopping);
    }
  }
  return undefined;
}

/** A text as Telegram is given it: nobody looks behind its links, which may lead to somebody's result. */
export function textPayload(html: string, keyboard: Keyboard) {
  return {
    text: html,
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
    ...keyboardPayload(keyboard),
  };
}

export function keyboardPayload(keyboard: Keyboard) {
  return keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } };
}

/** `word` says what is pressed, `key` what it is about. */
export function button(text: string, action: string, key: string): InlineKeyboardButton.CallbackButton {
  return { text, callback_data: `${action}.${key}` };
}

/** One row of buttons, each named by its verb. */
export function verbButtons(actions: readonly string[], key: string, translation: Translation): Keyboard {
  return [actions.map((action) => button(translation.text(`verb-${action}.button`), action, key))];
}
