import { z } from 'zod';
import { MediaRef } from '../../../core/ports/chat.ts';
import type { Member } from '../../../core/ports/members.ts';
import type { TelegramContext } from '../context.ts';
import type { MessageRef } from '../messages/message-index.ts';
import { authorOf, memberOf, type TelegramMessage } from '../transport/update.ts';
import { attachmentIn } from './attachments.ts';

const keepMs = 2 * 24 * 60 * 60 * 1_000;
const Seen = z.object({ ref: MediaRef, thread: z.number().int().optional() });
/** A picture that was seen, and the topic it was in. */
type Seen = z.infer<typeof Seen>;
const Members = z.array(z.object({ message: z.number().int(), ref: MediaRef }));

/**
 * Stores the picture of a message for two days. A reaction names only the message, and a reply to a member of an album
 * does not name the other members.
 */
export async function rememberMedia(context: TelegramContext, message: TelegramMessage): Promise<void> {
  const attachment = attachmentIn(message);
  if (typeof attachment !== 'object') return;
  const { chat, message_id: id, media_group_id: group, message_thread_id: thread, is_topic_message: inTopic } = message;
  const author = authorOf(message);
  const of = author ? [memberOf(author)] : [];
  const options = { expiresAt: context.clock.now() + keepMs, secret: true, of };
  const seen = { ref: attachment.ref, ...(inTopic && thread && { thread }) };
  await context.expiringStore.put(`telegram picture ${chat.id} ${id}`, seen, options);
  if (!group) return;
  const others = (await albumMembers(context, chat.id, group)).filter((member) => member.message !== id);
  await context.expiringStore.put(
    `telegram group ${chat.id} ${group}`,
    [...others, { message: id, ref: attachment.ref }],
    options,
  );
}

/** Stores for two days that a message of the bot is about a picture. */
export async function rememberAsked(
  { expiringStore, clock }: TelegramContext,
  { chat, message }: MessageRef,
  ref: MediaRef,
  member: Member,
): Promise<void> {
  const options = { expiresAt: clock.now() + keepMs, secret: true, of: [member] };
  await expiringStore.put(`telegram picture ${chat} ${message}`, { ref }, options);
}

/** The picture of a message; undefined where the bot has not seen one. */
export async function recentMediaAt(
  context: TelegramContext,
  { chat, message }: MessageRef,
): Promise<Seen | undefined> {
  return Seen.safeParse(await context.expiringStore.get(`telegram picture ${chat} ${message}`)).data;
}

/** The pictures of an album in their order, as far as the bot has seen them. `group` is the id of the media group. */
export async function recentAlbum(context: TelegramContext, chat: number, group: string): Promise<MediaRef[]> {
  const members = await albumMembers(context, chat, group);
  return members.sort((one, other) => one.message - other.message).map(({ ref }) => ref);
}

async function albumMembers(context: TelegramContext, chat: number, group: string): Promise<z.infer<typeof Members>> {
  return Members.catch([]).parse(await context.expiringStore.get(`telegram group ${chat} ${group}`));
}
