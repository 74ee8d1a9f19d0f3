import { commandsOf, verbOfReaction } from '../../verbs.ts';
import { commandIn, platform, type Reaction, type TelegramMessage, type Update } from './update.ts';

/** What the inbox has to know of an update before it is handled. */
export interface UpdateKind {
  /** Who sent it: a person, or a channel or group that writes as itself. `undefined` for what Telegram itself reports. */
  readonly author: number | undefined;
  /** Updates with the same line are handled in order: those of one author in one chat, presses apart from messages. */
  readonly line: string;
  /**
   * `request`: something that somebody waits for. `chatter`: text that is no command, or a wish for help; all of it gets
   * the same answer, so that one answer is enough for much of it. `nothing`: the bot has nothing to do with it.
   */
  readonly worth: 'request' | 'chatter' | 'nothing';
  /** Chatter with the same topic gets the same answer. */
  readonly topic: string;
}

const helpCommands: readonly string[] = ['help', 'start'];
const known = new Set(commandsOf(platform).map(({ name }) => name));

/** `me` is the name of the bot. */
export function kindOf(update: Update, me: string): UpdateKind {
  const { callback_query: press, message_reaction: reaction, my_chat_member: membership } = update;
  const message = update.message ?? update.channel_post;
  if (message) return kindOfMessage(message, me);
  if (press) {
    const line = `press ${press.message?.chat.id ?? press.from.id} ${press.from.id}`;
    return { author: press.from.id, line, worth: 'request', topic: '' };
  }
  if (reaction) {
    const line = `chat ${reaction.chat.id} ${reaction.user?.id}`;
    return { author: reaction.user?.id, line, worth: isVerb(reaction) ? 'request' : 'nothing', topic: '' };
  }
  return {
    author: undefined,
    line: `chat ${membership?.chat.id}`,
    worth: membership ? 'request' : 'nothing',
    topic: '',
  };
}

function kindOfMessage(message: TelegramMessage, me: string): UpdateKind {
  const author = (message.sender_chat ?? message.from)?.id;
  const line = `chat ${message.chat.id} ${author}`;
  const isPrivate = message.chat.type === 'private';
  const name = commandIn(message, me)?.name;
  if (message.is_automatic_forward) return { author, line, worth: 'nothing', topic: '' };
  if (message.migrate_to_chat_id || hasFile(message)) return { author, line, worth: 'request', topic: '' };
  if (name !== undefined && helpCommands.includes(name)) return { author, line, worth: 'chatter', topic: name };
  if (name !== undefined && known.has(name)) return { author, line, worth: 'request', topic: '' };
  return { author, line, worth: isPrivate ? 'chatter' : 'nothing', topic: name === undefined ? 'text' : 'unknown' };
}

function hasFile({ photo, animation, video, video_note: note, document, sticker }: TelegramMessage): boolean {
  return Boolean(photo ?? animation ?? video ?? note ?? document ?? sticker);
}

function isVerb({ new_reaction: reactions }: Reaction): boolean {
  return reactions.some(({ emoji }) => emoji && verbOfReaction(platform, emoji) !== undefined);
}
