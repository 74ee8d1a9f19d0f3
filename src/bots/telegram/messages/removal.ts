import { InputFile } from 'grammy';
import { RateLimited, Undeliverable } from '../../../core/ports/chat.ts';
import { patiently } from '../../patience.ts';
import type { TelegramContext } from '../context.ts';
import { AnswerLost, isUnchanged, mayPass, TelegramError } from '../transport/errors.ts';
import { rateLimitOf } from '../transport/rate-limits.ts';
import { escaped } from './html.ts';
import type { MessageRef } from './message-index.ts';
import { placeholderPicture } from './placeholder.ts';

/**
 * Deletes a message of the bot; true if it is gone already. False where Telegram refuses, as it does for most messages
 * after two days. Throws RateLimited or AnswerLost where Telegram fails for long.
 */
export async function deleteMessage(
  { api, clock }: TelegramContext,
  { chat, message }: MessageRef,
  signal: AbortSignal,
): Promise<boolean> {
  const payload = { chat_id: chat, message_id: message };
  const remove = () => api.call((raw, inner) => raw.deleteMessage(payload, inner), signal);
  try {
    return await patiently(remove, { clock, signal, mayPass });
  } catch (error) {
    if (!(error instanceof TelegramError)) throw error;
    return /message to \w+ not found|MESSAGE_ID_INVALID/i.test(error.description);
  }
}

/** Puts a grey picture and a text in the place of what a message shows. False where Telegram refuses. */
export function emptyMessage(
  context: TelegramContext,
  { chat, message }: MessageRef,
  text: string,
  signal: AbortSignal,
): Promise<boolean> {
  const shown = { type: 'photo' as const, caption: escaped(text), parse_mode: 'HTML' as const };
  const edit = () =>
    context.api.call((raw, inner) => {
      const media = { ...shown, media: new InputFile(placeholderPicture(), 'hidden.png') };
      return raw.editMessageMedia({ chat_id: chat, message_id: message, media }, inner);
    }, signal);
  return isDone(context, chat, edit, signal);
}

/** Waits for its turn in the chat. False where Telegram refuses the request. */
export async function isDone(
  { rateLimiter }: TelegramContext,
  chat: number,
  request: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await rateLimiter.send(rateLimitOf(chat), request, { isFinal: true, signal });
    return true;
  } catch (error) {
    if (isUnchanged(error)) return true;
    if (error instanceof TelegramError || error instanceof Undeliverable) return false;
    throw error;
  }
}

/** What can become of a message that is to be deleted, from best to worst. Each is the key of the sentence about it. */
const fates = ['deleted', 'delete-emptied', 'delete-failed'] as const;
export type Fate = (typeof fates)[number];

/** The worst of them; `deleted` where there were no messages. */
export function worstOf(those: readonly Fate[]): Fate {
  return fates.findLast((fate) => those.includes(fate)) ?? 'deleted';
}

/** Deletes a message. Where it is too old for that, puts a grey picture and a text in its place. */
export async function takeBack(context: TelegramContext, messageRef: MessageRef, text: string): Promise<Fate> {
  const { stopping } = context;
  try {
    if (await deleteMessage(context, messageRef, stopping)) return 'deleted';
    return (await emptyMessage(context, messageRef, text, stopping)) ? 'delete-emptied' : 'delete-failed';
  } catch (error) {
    if (!(error instanceof AnswerLost) && !(error instanceof RateLimited)) throw error;
    context.onError(error);
    return 'delete-failed';
  }
}
