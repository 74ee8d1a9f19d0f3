import { patiently } from '../../patience.ts';
import type { TelegramContext } from '../context.ts';
import { isClosed, isUnchanged, mayPass, TelegramError } from '../transport/errors.ts';
import { rateLimitOf } from '../transport/rate-limits.ts';
import { type Keyboard, keyboardPayload } from './keyboard.ts';
import type { MessageRef } from './message-index.ts';
import { type MessageTarget, targetPayload } from './message-target.ts';

/**
 * Sends a message, to the new chat where the group got a new id. `html` is escaped already. Undefined where the chat is
 * closed to the bot. Throws when stopping.
 */
export async function sendText(
  context: TelegramContext,
  messageTarget: MessageTarget,
  html: string,
  keyboard: Keyboard = [],
): Promise<MessageRef | undefined> {
  const { api, stopping: signal } = context;
  const payload = { ...targetPayload(messageTarget), ...textPayload(html, keyboard) };
  const send = () => api.call((raw, inner) => raw.sendMessage(payload, inner), signal);
  try {
    const sent = await withRetries(context, messageTarget.chat, send, { isFinal: true });
    return sent && { chat: sent.chat.id, message: sent.message_id };
  } catch (error) {
    if (!(error instanceof TelegramError) || error.migratedTo === undefined) throw error;
    return sendText(context, { chat: error.migratedTo }, html, keyboard);
  }
}

/**
 * Replaces the text of a message of the bot. `html` is escaped already. A failure is reported, not thrown. Edits leave
 * room for messages: where very many people press buttons at once, a first answer elsewhere does not wait for them.
 */
export async function editText(
  context: TelegramContext,
  messageRef: MessageRef,
  html: string,
  keyboard: Keyboard = [],
): Promise<void> {
  const { api, stopping: signal, onError } = context;
  const payload = { chat_id: messageRef.chat, message_id: messageRef.message, ...textPayload(html, keyboard) };
  const edit = () => api.call((raw, inner) => raw.editMessageText(payload, inner), signal);
  await withRetries(context, messageRef.chat, edit, { isFinal: false }).catch((error) => {
    signal.throwIfAborted();
    if (!isUnchanged(error)) onError(error); // the message may have been deleted
  });
}

/** Waits for the chat's rate limit. Repeats after a lost answer, since the same sentence twice does no harm. */
async function withRetries<Value>(
  { rateLimiter, clock, stopping: signal }: TelegramContext,
  chat: number,
  send: () => Promise<Value>,
  { isFinal }: { isFinal: boolean },
): Promise<Value | undefined> {
  const inTurn = () => rateLimiter.send(rateLimitOf(chat), send, { isFinal, signal });
  return patiently(inTurn, { clock, signal, mayPass }).catch((error) => {
    if (isClosed(error)) return undefined;
    throw error;
  });
}

/** A text as fields of a request to the Bot API. Previews are off: a preview would load a link to a person's result. */
export function textPayload(html: string, keyboard: Keyboard) {
  return {
    text: html,
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
    ...keyboardPayload(keyboard),
  };
}
