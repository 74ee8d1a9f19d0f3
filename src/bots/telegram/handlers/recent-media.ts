import { z } from 'zod';
import { MediaRef } from '../../../core/ports/chat.ts';
import type { Bot } from '../context.ts';
import type { TelegramMessage } from '../transport/update.ts';
import { pictureIn } from './attachments.ts';

const seenMs = 2 * 24 * 60 * 60 * 1_000;
const Members = z.array(z.object({ message: z.number().int(), ref: MediaRef }));

/** Reactions and replies name a message, not its picture; an album's pictures do not name one another. */
export async function remember(bot: Bot, message: TelegramMessage): Promise<void> {
  const picture = pictureIn(message);
  if (typeof picture !== 'object') return;
  const { chat, message_id: id, media_group_id: group } = message;
  const options = { expiresAt: bot.clock.now() + seenMs, secret: true };
  await bot.expiringStore.put(`telegram picture ${chat.id} ${id}`, picture.ref, options);
  if (!group) return;
  const others = (await membersOf(bot, chat.id, group)).filter((member) => member.message !== id);
  await bot.expiringStore.put(
    `telegram group ${chat.id} ${group}`,
    [...others, { message: id, ref: picture.ref }],
    options,
  );
}

export async function pictureAt(bot: Bot, chat: number, message: number): Promise<MediaRef | undefined> {
  return MediaRef.safeParse(await bot.expiringStore.get(`telegram picture ${chat} ${message}`)).data;
}

/** The pictures of an album that was seen, in its order. */
export async function albumOf(bot: Bot, chat: number, group: string): Promise<MediaRef[]> {
  const members = await membersOf(bot, chat, group);
  return members.sort((one, other) => one.message - other.message).map(({ ref }) => ref);
}

async function membersOf(bot: Bot, chat: number, group: string): Promise<z.infer<typeof Members>> {
  return Members.catch([]).parse(await bot.expiringStore.get(`telegram group ${chat} ${group}`));
}
