import type { TelegramContext } from '../../context.ts';
import type { Keyboard } from '../keyboard.ts';
import type { MessageTarget } from '../message-target.ts';
import { deleteMessage } from '../removal.ts';
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
  const { clock, stopping, onError } = context;
  const sent = await sendText(context, messageTarget, html, keyboard);
  if (!sent || sent.chat > 0) return;
  const remove = async (): Promise<void> => {
    await clock.sleep(keyboard.length > 0 ? offersMs : standsMs, stopping);
    await deleteMessage(context, sent, stopping);
  };
  void remove().catch(onError); // Telegram may refuse it
}
