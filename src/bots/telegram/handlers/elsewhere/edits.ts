import type { TelegramContext } from '../../context.ts';
import { authorOf, commandIn, type TelegramMessage } from '../../transport/update.ts';
import { answerTo, createActor } from '../actor.ts';
import { attachmentIn } from '../attachments.ts';
import { endDraft } from '../drafts/draft.ts';
import { recentAlbum, rememberMedia } from '../recent-media.ts';
import { runSwapCommand } from '../swap-command.ts';

/** Longer than the two days in which people may edit a message. */
const keepMs = 3 * 24 * 60 * 60 * 1_000;

/**
 * Stores that a message, or the album it is in, is handled as `/swap`. False if it was in another update: an edit of the
 * message is then no second command.
 */
export async function beginSwapOf(
  context: TelegramContext,
  message: TelegramMessage,
  update: number,
): Promise<boolean> {
  const { chat, media_group_id: group, message_id: id } = message;
  const key = `telegram swap of ${chat.id} ${group ?? id}`;
  const begun = await context.expiringStore.get(key);
  if (begun === undefined) await context.expiringStore.put(key, update, { expiresAt: context.clock.now() + keepMs });
  return begun === undefined || begun === update;
}

/** Handles a caption that was edited into `/swap`, once. */
export async function onEdit(context: TelegramContext, message: TelegramMessage, update: number): Promise<void> {
  const author = authorOf(message);
  const command = commandIn(message, context.me.username);
  if (!author || command?.name !== 'swap' || !(await beginSwapOf(context, message, update))) return;
  await rememberMedia(context, message);
  const { chat, media_group_id: group } = message;
  const album = group ? await recentAlbum(context, chat.id, group) : [];
  const alone = attachmentIn(message);
  const own = album.length > 1 ? album.map((ref) => ({ ref })) : [alone].filter((one) => one !== undefined);
  const actor = await createActor(context, author, answerTo(message), update);
  if (chat.type === 'private') await endDraft(context, actor);
  await runSwapCommand(context, actor, message, own, command.rest);
}
