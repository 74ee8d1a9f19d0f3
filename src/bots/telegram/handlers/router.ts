import type { TelegramContext } from '../context.ts';
import type { Albums } from '../messages/album.ts';
import { createMediaGroups } from '../transport/media-groups.ts';
import { platform, type Update } from '../transport/update.ts';
import { onPress } from './buttons.ts';
import { onMessages } from './chat-messages.ts';
import { onEdit } from './elsewhere/edits.ts';
import { onReaction } from './reactions.ts';
import { rememberMedia } from './recent-media.ts';

/** Hands each update to its handler. `release` lets the next update of the chat begin before this one is handled. */
export type Router = (update: Update, release: () => void) => Promise<void>;

/** `allowedChats`: ids of the chats that are answered; all chats where it is absent. */
export function createRouter(
  context: TelegramContext,
  albums: Albums,
  allowedChats: readonly number[] | undefined,
): Router {
  const { clock, stopping } = context;
  const mediaGroups = createMediaGroups(clock, stopping, (members, update) => onMessages(context, members, update));

  return async ({ update_id: id, ...update }, release) => {
    const {
      callback_query: press,
      message_reaction: reaction,
      my_chat_member: membership,
      edited_message: edited,
    } = update;
    const message = update.message ?? update.channel_post;
    const chat = message?.chat ?? edited?.chat ?? press?.message?.chat ?? reaction?.chat;
    const decides = press && chat && context.reports.isChannel(platform, String(chat.id));
    if (chat && allowedChats && !allowedChats.includes(chat.id) && !decides) return;
    if (message) context.ownMessages.see({ chat: message.chat.id, message: message.message_id });
    if (message) await rememberMedia(context, message);
    if (message?.media_group_id) {
      const handled = mediaGroups.add(message, message.media_group_id, id);
      release();
      return handled;
    }
    if (message) return onMessages(context, [message], id);
    if (edited) return onEdit(context, edited, id);
    if (press) return onPress(context, albums, press, id);
    if (reaction) return onReaction(context, albums, reaction, id);
    const hasLeft = membership && ['left', 'kicked'].includes(membership.new_chat_member.status);
    if (hasLeft && membership.chat.type !== 'private')
      await context.settings.remove({ platform, id: String(membership.chat.id) });
  };
}
