import { savedFaceRef } from '../../../core/ports/members.ts';
import { verbOfReaction } from '../../verbs.ts';
import type { TelegramContext } from '../context.ts';
import type { Albums } from '../messages/album.ts';
import { type MessageRef, messageKeyAt, partKeyAt } from '../messages/message-index.ts';
import { type Author, authorOfUser, platform, type Reaction } from '../transport/update.ts';
import { createActor } from './actor.ts';
import { actOnJobs, jobActions } from './job-buttons.ts';
import { recentMediaAt } from './recent-media.ts';
import { intentOf } from './swap-intent.ts';
import { requestSwap } from './swap-request.ts';

/** Handles an emoji that a person added to a message. */
export async function onReaction(
  context: TelegramContext,
  albums: Albums,
  reaction: Reaction,
  update: number,
): Promise<void> {
  const { user, chat, message_id: message } = reaction;
  const before = new Set(reaction.old_reaction.map(({ emoji }) => emoji));
  const added = reaction.new_reaction.find(({ type, emoji }) => type === 'emoji' && emoji && !before.has(emoji));
  const verb = added?.emoji ? verbOfReaction(platform, added.emoji) : undefined;
  if (!user || user.is_bot || !verb) return;
  const author = authorOfUser(user);
  const messageRef = { chat: chat.id, message };
  if (verb === 'swap') return swapAt(context, author, messageRef, update);
  const key = (await messageKeyAt(context, messageRef)) ?? (await partKeyAt(context, messageRef));
  const action = jobActions.find((one) => one === verb);
  if (key && action) await actOnJobs(context, albums, { action, key, author, chat: chat.id, update });
}

/** Swaps the person's saved face into the picture of a message. Does nothing where the bot has not seen a picture. */
async function swapAt(context: TelegramContext, author: Author, messageRef: MessageRef, update: number): Promise<void> {
  const { chat, message } = messageRef;
  const scene = await recentMediaAt(context, messageRef);
  if (!scene) return;
  const { ref, thread } = scene;
  const actor = await createActor(context, author, { chat, replyTo: message, thread }, update);
  await requestSwap(context, { ...intentOf(actor), source: savedFaceRef(), targets: [ref] });
}
