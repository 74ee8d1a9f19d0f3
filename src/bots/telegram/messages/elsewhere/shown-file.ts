import type { InlineQueryResult, Message } from 'grammy/types';
import { z } from 'zod';
import { keepResultMs } from '../../../../core/jobs/job-outcome.ts';
import type { Result } from '../../../../core/ports/chat.ts';
import type { Translation } from '../../../translations/index.ts';
import type { TelegramContext } from '../../context.ts';
import { memberOf } from '../../transport/update.ts';
import { messageKeyOf, type TelegramReplyRef } from '../reply-ref.ts';

/** The file of a result as Telegram keeps it. It can be shown again anywhere, without an upload. */
const ShownFile = z.object({ kind: z.enum(['photo', 'animation', 'video', 'document']), file: z.string() });
export type ShownFile = z.infer<typeof ShownFile>;

/** The file that a message shows; undefined where it shows none. `true`: Telegram does not say. */
export function shownFileIn(message: Message | true): ShownFile | undefined {
  if (message === true) return undefined;
  const { photo, animation, video, document } = message;
  const largest = photo?.toSorted((one, other) => one.width - other.width).at(-1);
  if (largest) return { kind: 'photo', file: largest.file_id };
  if (animation) return { kind: 'animation', file: animation.file_id }; // it has the field `document` as well
  if (video) return { kind: 'video', file: video.file_id };
  return document && { kind: 'document', file: document.file_id };
}

/** Stores it as long as the result itself is kept. */
export async function storeShownFile(
  { expiringStore, clock }: TelegramContext,
  replyRef: TelegramReplyRef,
  shown: ShownFile,
  { keptUntil = clock.now() + keepResultMs }: Pick<Result, 'keptUntil'>,
): Promise<void> {
  const options = { expiresAt: keptUntil, secret: true, of: [memberOf({ id: replyRef.owner })] };
  await expiringStore.put(`telegram file ${messageKeyOf(replyRef)}`, shown, options);
}

/** The file of the result in the message with this key. */
export async function findShownFile({ expiringStore }: TelegramContext, key: string): Promise<ShownFile | undefined> {
  return ShownFile.safeParse(await expiringStore.get(`telegram file ${key}`)).data;
}

/** The result is not to be shown again. */
export async function dropShownFile({ expiringStore }: TelegramContext, key: string): Promise<void> {
  await expiringStore.delete(`telegram file ${key}`);
}

/** A result as the answer to a query. `id`: at most 64 bytes. */
export function inlineResult(
  id: string,
  { kind, file }: ShownFile,
  { me }: Pick<TelegramContext, 'me'>,
  translation: Translation,
): InlineQueryResult {
  const said = {
    id,
    title: translation.text('inline-result'),
    caption: translation.text('caption', { bot: `@${me.username}` }),
  };
  switch (kind) {
    case 'photo':
      return { ...said, type: 'photo', photo_file_id: file };
    case 'animation':
      return { ...said, type: 'mpeg4_gif', mpeg4_file_id: file }; // Telegram turns every GIF into one
    case 'video':
      return { ...said, type: 'video', video_file_id: file };
    case 'document':
      return { ...said, type: 'document', document_file_id: file };
    default:
      return kind satisfies never;
  }
}
