import { UserError } from '../../../core/errors.ts';
import type { Translation } from '../../translations/index.ts';
import type { TelegramContext } from '../context.ts';
import type { MessageTarget } from '../messages/message-target.ts';
import { type AnyMessage, type Author, platform } from '../transport/update.ts';

/** A person, channel or group that writes, presses or reacts, with the place and the language of the answer. */
export interface Actor {
  readonly author: Author;
  /** Where the answer goes. */
  readonly messageTarget: MessageTarget;
  readonly locale: string;
  readonly translation: Translation;
  /** The id of the update in which the actor acts. */
  readonly update: number;
}

export async function createActor(
  context: TelegramContext,
  author: Author,
  messageTarget: MessageTarget,
  update: number,
): Promise<Actor> {
  const locale = await localeFor(context, messageTarget.chat, author);
  return { author, messageTarget, locale, translation: context.translations(locale), update };
}

/** Where a message is answered: in reply to it, and in its topic. */
export function answerTo(message: AnyMessage): MessageTarget {
  const { chat, message_id: replyTo, message_thread_id: thread, is_topic_message: inTopic } = message;
  return { chat: chat.id, replyTo, ...(inTopic && thread && { thread }) };
}

export async function translationFor(context: TelegramContext, chat: number, author: Author): Promise<Translation> {
  return context.translations(await localeFor(context, chat, author));
}

/** The translation for what everybody in a place reads; for `otherwise` where the place has no language of its own. */
export async function translationIn(context: TelegramContext, place: string, otherwise?: string): Promise<Translation> {
  const { locale } = await context.settings.get({ platform, id: place });
  return context.translations(locale ?? otherwise);
}

/** What a person is told after an error of their own. Throws every other error. */
export function sentenceOf(error: unknown, translation: Translation): string {
  if (error instanceof UserError) return translation.error(error);
  throw error;
}

/** In a group the language set for the group; else the author's own choice; else the language of their Telegram app. */
async function localeFor(context: TelegramContext, chat: number, author: Author): Promise<string> {
  const ofPlace = chat < 0 ? (await context.settings.get({ platform, id: String(chat) })).locale : null;
  const chosen = ofPlace ?? (await context.expiringStore.get(`telegram language ${author.id}`));
  return typeof chosen === 'string' ? chosen : (author.locale ?? 'en');
}
