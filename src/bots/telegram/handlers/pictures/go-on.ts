import type { TelegramContext } from '../../context.ts';
import { memberOf, type TelegramMessage } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { type Attachment, movingKindOf } from '../attachments.ts';
import { intentOf } from '../swap-intent.ts';
import { requestSwap } from '../swap-request.ts';
import { resultIn } from './replied.ts';

/**
 * Puts the face of a photo that replies to a result on that result. False for any other message. In a group a photo of
 * somebody who has never swapped is talk.
 */
export async function goOnFromResult(
  context: TelegramContext,
  actor: Actor,
  message: TelegramMessage,
  attachments: readonly (Attachment | 'sticker-moving')[],
): Promise<boolean> {
  const [photo, ...others] = attachments;
  const { reply_to_message: replied } = message;
  if (typeof photo !== 'object' || photo.other || others.length > 0 || movingKindOf(photo.ref) || !replied)
    return false;
  const result = await resultIn(context, replied);
  if (typeof result !== 'object') return false;
  const isTalk = message.chat.type !== 'private' && !(await context.consents.given(memberOf(actor.author)));
  if (isTalk) return false;
  await requestSwap(context, { ...intentOf(actor), source: photo.ref, targets: [result.ref] });
  return true;
}
