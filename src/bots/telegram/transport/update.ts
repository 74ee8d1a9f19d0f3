import { z } from 'zod';
import type { Member } from '../../../core/ports/members.ts';

export const platform = 'telegram';

/** The fields of Telegram's updates that are read. Fields that are read are checked strictly, all others are ignored. */
const Id = z.number().int();

const User = z.object({
  id: Id,
  is_bot: z.boolean().nullish(),
  first_name: z.string(),
  last_name: z.string().nullish(),
  username: z.string().nullish(),
  language_code: z.string().nullish(),
});

/** `text_mention` names a user who has no username. Offset and length count UTF-16 units of the text. */
const Entity = z.object({
  type: z.string(),
  offset: z.number(),
  length: z.number(),
  user: User.nullish(),
  /** Of a word that is a link. */
  url: z.string().nullish(),
  custom_emoji_id: z.string().nullish(),
});

const Chat = z.object({
  id: Id,
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
  title: z.string().nullish(),
  is_forum: z.boolean().nullish(),
});

const File = z.object({
  file_id: z.string().min(1),
  file_size: z.number().nonnegative().nullish(),
  mime_type: z.string().nullish(),
  file_name: z.string().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
});
export type TelegramFile = z.infer<typeof File>;

export const Sticker = File.extend({ is_animated: z.boolean().nullish(), is_video: z.boolean().nullish() });

/** The file of a message, or of a message in another chat that is replied to. */
const WithFile = z.object({
  photo: z.array(File).nullish(),
  animation: File.nullish(),
  video: File.nullish(),
  video_note: File.nullish(),
  document: File.nullish(),
  sticker: Sticker.nullish(),
  has_media_spoiler: z.boolean().nullish(),
});
export type WithFile = z.infer<typeof WithFile>;

const MessageWithoutReply = WithFile.extend({
  message_id: Id,
  chat: Chat,
  from: User.nullish(),
  sender_chat: Chat.nullish(),
  message_thread_id: Id.nullish(),
  is_topic_message: z.boolean().nullish(),
  is_automatic_forward: z.boolean().nullish(),
  forward_origin: z.unknown().optional(),
  media_group_id: z.string().nullish(),
  text: z.string().nullish(),
  caption: z.string().nullish(),
  entities: z.array(Entity).nullish(),
  caption_entities: z.array(Entity).nullish(),
  voice: z.unknown().optional(),
  audio: z.unknown().optional(),
  contact: z.unknown().optional(),
  location: z.unknown().optional(),
  poll: z.unknown().optional(),
  dice: z.unknown().optional(),
  story: z.unknown().optional(),
  migrate_to_chat_id: Id.nullish(),
  guest_query_id: z.string().nullish(),
  forum_topic_created: z.unknown().optional(),
});

/** In a topic, a message that replies to nothing says that it replies to the message that created the topic. */
const Replied = MessageWithoutReply.nullish().transform((message) => (message?.forum_topic_created ? null : message));

export const TelegramMessage = MessageWithoutReply.extend({
  external_reply: WithFile.nullish(),
  reply_to_message: Replied,
});
export type TelegramMessage = z.infer<typeof TelegramMessage>;
/** A message, or the message that it replies to. */
export type AnyMessage = z.infer<typeof MessageWithoutReply>;

const Press = z.object({
  id: z.string(),
  from: User,
  data: z.string().nullish(),
  message: z.object({ message_id: Id, chat: Chat }).nullish(),
});
export type Press = z.infer<typeof Press>;

const Reaction = z.object({
  chat: Chat,
  message_id: Id,
  user: User.nullish(),
  old_reaction: z.array(z.object({ type: z.string(), emoji: z.string().nullish() })),
  new_reaction: z.array(z.object({ type: z.string(), emoji: z.string().nullish() })),
});
export type Reaction = z.infer<typeof Reaction>;

/** What a person types after the bot's name in any chat, before they send it. */
const InlineQuery = z.object({ id: z.string(), from: User });
export type InlineQuery = z.infer<typeof InlineQuery>;

export const Update = z.object({
  update_id: Id,
  message: TelegramMessage.nullish(),
  edited_message: TelegramMessage.nullish(),
  channel_post: TelegramMessage.nullish(),
  inline_query: InlineQuery.nullish(),
  /** A message in a chat that the bot is not in. Its ids mean nothing elsewhere. */
  guest_message: TelegramMessage.nullish(),
  callback_query: Press.nullish(),
  message_reaction: Reaction.nullish(),
  my_chat_member: z.object({ chat: Chat, new_chat_member: z.object({ status: z.string() }) }).nullish(),
});
export type Update = z.infer<typeof Update>;

/** The kinds of updates that are read. Telegram sends reactions only if they are listed. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'channel_post',
  'inline_query',
  'guest_message',
  'callback_query',
  'message_reaction',
  'my_chat_member',
] as const satisfies readonly Exclude<keyof Update, 'update_id'>[];

/** The author of a message: a person, or a channel or group that writes as itself. */
export interface Author {
  readonly id: string;
  readonly name: string;
  readonly locale?: string | undefined;
}

export function memberOf({ id }: Pick<Author, 'id'>): Member {
  return { platform, id };
}

/** Whether an author with this id is a person, who has a private chat. A channel or group has a negative id. */
export function isPerson(id: string): boolean {
  return !id.startsWith('-');
}

/** Undefined for messages of other bots and for messages without an author. */
export function authorOf({ from, sender_chat: as }: AnyMessage): Author | undefined {
  if (as) return { id: String(as.id), name: as.title ?? String(as.id), locale: from?.language_code ?? undefined };
  return from && !from.is_bot ? authorOfUser(from) : undefined;
}

/** A user in a message. `username` is without the @. */
export type TelegramUser = z.infer<typeof User>;

export function authorOfUser(user: z.infer<typeof User>): Author {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ');
  return { id: String(user.id), name, locale: user.language_code ?? undefined };
}

/**
 * The command of a message, such as `/swap` or `/swap@bot`, and the text after it. Undefined if there is no command, if
 * it names another bot than `me`, or if the message was forwarded.
 */
export function commandIn(message: AnyMessage, me: string): { name: string; rest: string } | undefined {
  if (message.forward_origin) return undefined;
  const match = /^\/(\w{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/.exec((message.text ?? message.caption ?? '').trim());
  const [, name, addressee, rest = ''] = match ?? [];
  if (!name || (addressee && addressee.toLowerCase() !== me.toLowerCase())) return undefined;
  return { name: name.toLowerCase(), rest: rest.trim() };
}
