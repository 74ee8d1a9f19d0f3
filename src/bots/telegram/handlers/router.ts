import { bringBack, setAside } from '../../settings-aside.ts';
import type { TelegramContext } from '../context.ts';
import type { Albums } from '../messages/album.ts';
import { createMediaGroups } from '../transport/media-groups.ts';
import { platform, type TelegramMessage, type Update } from '../transport/update.ts';
import { onPress } from './buttons.ts';
import { onMessages } from './chat-messages.ts';
import { onEdit } from './elsewhere/edits.ts';
import { onGuestMessage } from './elsewhere/guest.ts';
import { onInlineQuery } from './elsewhere/inline.ts';
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

  /** A mention elsewhere is answered where the private chat of its author would be. */
  const isAllowed = (chat: number | undefined): boolean =>
    !allowedChats || chat === undefined || allowedChats.includes(chat);

  async function onMessage(message: TelegramMessage, id: number, release: () => void): Promise<void> {
    context.ownMessages.see({ chat: message.chat.id, message: message.message_id });
    await rememberMedia(context, message);
    if (!message.media_group_id) return onMessages(context, [message], id);
    const handled = mediaGroups.add(message, message.media_group_id, id);
    release();
    return handled;
  }

  return async ({ update_id: id, ...update }, release) => {
    const { edited_message: edited, callback_query: press, message_reaction: reaction } = update;
    const { inline_query: query, guest_message: guest, my_chat_member: membership } = update;
    const message = update.message ?? update.channel_post;
    const chat = (message ?? edited ?? press?.message ?? reaction)?.chat;
    const decides = press && chat && context.reports.isChannel(platform, String(chat.id));
    if (!decides && !isAllowed(chat?.id ?? query?.from.id ?? guest?.from?.id)) return;
    if (message) return onMessage(message, id, release);
    if (edited) return onEdit(context, edited, id);
    if (query) return onInlineQuery(context, query);
    if (guest) return onGuestMessage(context, guest, id, release);
    if (press) return onPress(context, albums, press, id);
    if (reaction) return onReaction(context, albums, reaction, id);
    if (!membership || membership.chat.type === 'private') return;
    const hasLeft = ['left', 'kicked'].includes(membership.new_chat_member.status);
    await (hasLeft ? setAside : bringBack)(context, { platform, id: String(membership.chat.id) });
  };
}
