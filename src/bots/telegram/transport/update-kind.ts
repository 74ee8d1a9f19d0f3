import type { Waiting } from '../../fair-share.ts';
import { commandsOf, verbOfReaction } from '../../verbs.ts';
import { commandIn, platform, type Reaction, type TelegramMessage, type Update } from './update.ts';

/** What the inbox has to know of an update before it is handled. Chatter is text that is no command, or asks for help. */
export interface UpdateKind extends Waiting {
  /** Updates with the same line are handled in order: those of one author in one chat, presses apart from messages. */
  readonly line: string;
}

const helpCommands: readonly string[] = ['help', 'start'];
const known = new Set(commandsOf(platform).map(({ name }) => name));

/** Undefined for an update with which the bot has nothing to do. `me` is the name of the bot. */
export function kindOf(update: Update, me: string): UpdateKind | undefined {
  const {
    callback_query: press,
    message_reaction: reaction,
    my_chat_member: membership,
    inline_query: query,
    guest_message: guest,
  } = update;
  const message = update.message ?? update.channel_post;
  if (message) return kindOfMessage(message, me);
  if (update.edited_message) return kindOfEdit(update.edited_message, me);
  if (guest) return kind((guest.sender_chat ?? guest.from)?.id, 'guest', 'request');
  if (query) return kind(query.from.id, 'inline', 'request');
  if (press) return kind(press.from.id, `press ${press.message?.chat.id ?? press.from.id}`, 'request');
  if (reaction) return isVerb(reaction) ? kind(reaction.user?.id, `chat ${reaction.chat.id}`, 'request') : undefined;
  return membership ? kind(undefined, `chat ${membership.chat.id}`, 'request') : undefined;
}

/** An author is a person, or a channel or group that writes as itself. */
function kind(author: number | undefined, where: string, worth: UpdateKind['worth'], about = ''): UpdateKind {
  const line = `${where} ${author}`;
  return { author: author === undefined ? undefined : String(author), line, worth, topic: `${line} ${about}` };
}

function kindOfMessage(message: TelegramMessage, me: string): UpdateKind | undefined {
  const author = (message.sender_chat ?? message.from)?.id;
  const where = `chat ${message.chat.id}`;
  const { name, rest } = commandIn(message, me) ?? {};
  if (message.is_automatic_forward) return undefined;
  if (message.migrate_to_chat_id || hasFile(message)) return kind(author, where, 'request');
  if (name === 'start' && rest) return kind(author, where, 'request'); // a link goes on with something
  if (name !== undefined && helpCommands.includes(name)) return kind(author, where, 'chatter', name);
  if (name !== undefined && known.has(name)) return kind(author, where, 'request');
  if (message.chat.type !== 'private' || !isWritten(message)) return undefined;
  return kind(author, where, 'chatter', name === undefined ? 'text' : 'unknown command');
}

/** Of edits, only a caption that is now `/swap` is read: the picture is there, and so is what to do with it. */
function kindOfEdit(message: TelegramMessage, me: string): UpdateKind | undefined {
  const isCommand = hasFile(message) && commandIn(message, me)?.name === 'swap';
  return isCommand ? kindOfMessage(message, me) : undefined;
}

function hasFile({ photo, animation, video, video_note: note, document, sticker }: TelegramMessage): boolean {
  return Boolean(photo ?? animation ?? video ?? note ?? document ?? sticker);
}

/** Whether somebody wrote the message. Telegram tells in messages of their own that one was pinned, and the like. */
function isWritten({ text, voice, audio, contact, location, poll, dice, story }: TelegramMessage): boolean {
  return Boolean(text ?? voice ?? audio ?? contact ?? location ?? poll ?? dice ?? story);
}

function isVerb({ new_reaction: reactions }: Reaction): boolean {
  return reactions.some(({ emoji }) => emoji && verbOfReaction(platform, emoji) !== undefined);
}
