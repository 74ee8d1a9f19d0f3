import { verifyEach } from '../../../verification.ts';
import type { TelegramContext } from '../../context.ts';
import { escaped } from '../../messages/html.ts';
import { sendText } from '../../messages/send.ts';
import { memberOf, type TelegramMessage } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { attachmentIn, attachmentProblem, mediaRefsOf } from '../attachments.ts';

/** `/verify`: whether the picture, GIF, video or file that came with it, or that it answers, was made here. */
export async function verifyFrom(
  context: TelegramContext,
  { author, translation, messageTarget }: Actor,
  message: TelegramMessage,
): Promise<void> {
  const found = attachmentIn(message) ?? attachmentIn(message.reply_to_message);
  const attachments = found === undefined ? [] : [found];
  const problem = attachmentProblem(attachments, translation, context.api.largestDownload);
  const verify = (file: ReturnType<typeof mediaRefsOf>[number]) =>
    context.swaps.verify(file, memberOf(author), context.stopping);
  const lines = problem === undefined ? await verifyEach(mediaRefsOf(attachments), verify, translation) : [problem];
  if (lines.length === 0) lines.push(translation.text('verify-nothing'));
  await sendText(context, messageTarget, lines.map(escaped).join('\n'));
}
