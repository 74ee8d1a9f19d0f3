import type { ChatRateLimit } from '../../../core/ports/chat.ts';
import { platform } from './update.ts';

/** How long Telegram wants a bot to wait between two messages in one chat, with a margin. */
const groupGapMs = 3_100;
const privateGapMs = 1_100;

const groupLimits = [
  { sends: 1, perMs: groupGapMs },
  { sends: 20, perMs: 60_000 },
];
const privateLimits = [{ sends: 1, perMs: privateGapMs }];
const allChatsLimit: ChatRateLimit = { id: platform, limits: [{ sends: 30, perMs: 1_100 }] };

/** Telegram counts sends and edits together, per chat and over all chats. */
export function rateLimitOf(chat: number): ChatRateLimit {
  const limits = isGroup(chat) ? groupLimits : privateLimits;
  return { id: `${platform} ${chat}`, limits, within: allChatsLimit };
}

/** Shortest time between two edits of one message, milliseconds. */
export function minEditIntervalOf(chat: number): number {
  return isGroup(chat) ? groupGapMs : privateGapMs;
}

/** Ids of groups and channels are negative. */
function isGroup(chat: number): boolean {
  return chat < 0;
}
