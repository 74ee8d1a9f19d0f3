import { UserError } from '../../../../core/errors.ts';
import type { TelegramContext } from '../../context.ts';
import type { Keyboard } from '../keyboard.ts';
import { findMessage, messageKeyAt } from '../message-index.ts';
import type { MessageTarget } from '../message-target.ts';
import { deleteMessage } from '../removal.ts';
import type { TelegramReplyRef } from '../reply-ref.ts';
import { sendText } from '../send.ts';

const standsMs = 60_000;
/** A button is there for longer. */
const offersMs = 300_000;

/**
 * Says what concerns one person. In a group it is deleted again after a while, unless the program ends before. `html` is
 * escaped already.
 */
export async function sayBriefly(
  context: TelegramContext,
  messageTarget: MessageTarget,
  html: string,
  keyboard: Keyboard = [],
): Promise<void> {
  const sent = await sendText(context, messageTarget, html, keyboard);
  if (!sent || sent.chat > 0) return;
  const standingMs = keyboard.length > 0 ? offersMs : standsMs;
  later(context, standingMs, () => deleteMessage(context, sent, context.stopping));
}

/** What concerns the requester alone. */
const aboutRequester: readonly string[] = [
  'quota-used-up',
  'line-too-long',
  'no-room',
  'member-blocked',
  'consent-missing',
];

/** Deletes the message of a refused swap in a group after a while, unless it was tried again in the same message. */
export function takeBackRefusal(
  context: TelegramContext,
  { chat, key, album }: TelegramReplyRef,
  error: unknown,
): void {
  if (chat > 0 || album || !(error instanceof UserError) || !aboutRequester.includes(error.code)) return;
  later(context, offersMs, async () => {
    const messageRef = await findMessage(context, key);
    const isStanding = messageRef && (await messageKeyAt(context, messageRef)) === key;
    if (isStanding) await deleteMessage(context, messageRef, context.stopping);
  });
}

function later({ clock, stopping, onError }: TelegramContext, ms: number, work: () => Promise<unknown>): void {
  void clock.sleep(ms, stopping).then(work).catch(onError); // Telegram may refuse it
}
