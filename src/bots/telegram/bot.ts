import type { ChatMember, InlineKeyboardButton } from 'grammy/types';
import type { Lane, ProgressMessage } from '../../core/chat.ts';
import type { Clock } from '../../core/clock.ts';
import type { Lanes } from '../../core/lanes.ts';
import type { Intake } from '../../core/media.ts';
import type { Consents, FaceBook, Person } from '../../core/people.ts';
import type { Settings } from '../../core/settings.ts';
import type { Memory } from '../../core/storage.ts';
import type { Swaps } from '../../core/swaps.ts';
import type { Messages } from '../messages/index.ts';
import { AnswerLost, isClosed, isUnchanged, type TelegramApi } from './api.ts';
import type { Card, Cards, MessagePlace } from './cards.ts';
import type { Author } from './update.ts';

export interface TelegramParts {
  readonly clock: Clock;
  /** The same as the swaps': what is sent here and there shares each chat's budget. */
  readonly lanes: Lanes;
  readonly memory: Memory;
  readonly faces: FaceBook;
  readonly consents: Consents;
  readonly settings: Settings;
  readonly intake: Pick<Intake, 'portrait' | 'fit'>;
  readonly translations: (locale: string | undefined) => Messages;
  /** Names of the providers that may be used, and whether each sends pictures elsewhere. */
  readonly providers: readonly { readonly name: string; readonly bills: boolean }[];
  /** Largest result that is handed over, bytes. */
  readonly maxResultBytes: number;
  /** Whether the limits of Telegram's own servers hold; by default where they are asked. */
  readonly isPublic?: boolean | undefined;
  /** Where the webhook is reached. */
  readonly publicUrl?: URL | undefined;
  /** Proves that a webhook call is Telegram's: at most 256 of A-Z, a-z, 0-9, _ and -. */
  readonly webhookSecret?: string | undefined;
  /** Lends a result that is too large to send, at a URL that lives for some hours. */
  readonly lender?:
    | { readonly hours: number; lend(media: { mimeType: string; bytes: Uint8Array }): Promise<URL> }
    | undefined;
  onError(error: unknown): void;
  /** Nothing more will be received, for this reason. */
  onLost?(why: unknown): void;
}

/** What every handler works with. */
export interface Bot extends TelegramParts {
  readonly api: TelegramApi;
  readonly cards: Cards;
  /** Set while it runs. */
  readonly swaps: Swaps;
  readonly me: { readonly id: number; readonly username: string };
  /** Aborted when the program stops. */
  readonly stopping: AbortSignal;
  messageOf(card: Card, locale: string): ProgressMessage;
  /** Throws UserError where it is too large to be fetched, or gone. */
  openFile(fileId: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** Where something is said. */
export interface Spot {
  readonly chat: number;
  readonly thread?: number | undefined;
  readonly replyTo?: number | undefined;
}

export type Keyboard = readonly (readonly InlineKeyboardButton.CallbackButton[])[];

export const platform = 'telegram';
const groupLimits = [
  { sends: 1, perMs: 3_100 },
  { sends: 20, perMs: 60_000 },
];
const privateLimits = [{ sends: 1, perMs: 1_100 }];
/** Over all chats. */
const everywhere: Lane = { id: platform, limits: [{ sends: 30, perMs: 1_100 }] };
const retryMs = [500, 1_000, 2_000, 4_000, undefined] as const;

/** Telegram counts sends and edits together, per chat and over all. Ids of groups and channels are negative. */
export function laneOf(chat: number): Lane {
  return { id: `${platform} ${chat}`, limits: chat < 0 ? groupLimits : privateLimits, within: everywhere };
}

export function personOf({ id }: Pick<Author, 'id'>): Person {
  return { platform, id };
}

export function threaded({ thread }: Spot): { message_thread_id?: number } {
  return thread === undefined ? {} : { message_thread_id: thread };
}

export function answering({ replyTo }: Spot) {
  return replyTo === undefined
    ? {}
    : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true as const } };
}

/** Says something; `html` is escaped already. Undefined where the chat is closed to the bot. Throws when stopping. */
export async function say(
  bot: Bot,
  spot: Spot,
  html: string,
  keyboard: Keyboard = [],
): Promise<MessagePlace | undefined> {
  const { api, stopping: signal } = bot;
  const send = () =>
    api.call(
      (raw, inner) =>
        raw.sendMessage(
          {
            chat_id: spot.chat,
            text: html,
            parse_mode: 'HTML',
            link_preview_options: { is_disabled: true },
            ...threaded(spot),
            ...answering(spot),
            ...markup(keyboard),
          },
          inner,
        ),
      signal,
    );
  const sent = await patiently(bot, spot.chat, send);
  return sent && { chat: sent.chat.id, message: sent.message_id };
}

/** Says something else in a message of its own. */
export async function rephrase(bot: Bot, place: MessagePlace, html: string, keyboard: Keyboard = []): Promise<void> {
  const payload = { chat_id: place.chat, message_id: place.message, text: html, parse_mode: 'HTML' as const };
  await patiently(bot, place.chat, () =>
    bot.api.call((raw, inner) => raw.editMessageText({ ...payload, ...markup(keyboard) }, inner), bot.stopping),
  ).catch((error) => {
    bot.stopping.throwIfAborted();
    if (!isUnchanged(error)) bot.onError(error); // somebody deleted it
  });
}

/** In the chat's turn; again where the answer was lost, since saying a sentence twice does no harm. */
async function patiently<Value>(bot: Bot, chat: number, send: () => Promise<Value>): Promise<Value | undefined> {
  for (const waitMs of retryMs) {
    try {
      return await bot.lanes.send(laneOf(chat), send, { isFinal: true, signal: bot.stopping });
    } catch (error) {
      if (isClosed(error)) return undefined;
      if (!(error instanceof AnswerLost) || waitMs === undefined) throw error;
      await bot.clock.sleep(waitMs, bot.stopping);
    }
  }
  return undefined;
}

export function markup(keyboard: Keyboard) {
  return keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } };
}

/** `word` says what is pressed, `key` what it is about. */
export function button(text: string, word: string, key: string): InlineKeyboardButton.CallbackButton {
  return { text, callback_data: `${word}.${key}` };
}

/** One row of buttons, each named by its verb. */
export function verbButtons(words: readonly string[], key: string, messages: Messages): Keyboard {
  return [words.map((word) => button(messages.text(`verb-${word}.button`), word, key))];
}

/** Whether a person runs the place; no answer is a no. */
export async function isAdmin(bot: Bot, chat: number, id: string): Promise<boolean> {
  if (chat > 0 || id === String(chat)) return true;
  const member = await memberOf(bot, chat, id);
  return member?.status === 'creator' || member?.status === 'administrator';
}

/** What a member is called now; undefined where Telegram does not say. */
export async function nameOf(bot: Bot, chat: number, id: string): Promise<string | undefined> {
  const member = await memberOf(bot, chat, id);
  return member && [member.user.first_name, member.user.last_name].filter(Boolean).join(' ');
}

async function memberOf({ api, stopping }: Bot, chat: number, id: string): Promise<ChatMember | undefined> {
  if (!/^\d+$/.test(id)) return undefined;
  try {
    const ask = { chat_id: chat, user_id: Number(id) };
    return await api.call((raw, inner) => raw.getChatMember(ask, inner), stopping);
  } catch {
    stopping.throwIfAborted();
    return undefined;
  }
}

/** Where there are topics, what is in none of them is in the first. */
export function topicOf({ thread = 1 }: Pick<Spot, 'thread'>): string {
  return String(thread);
}

/** The place's language for what everyone sees, else the author's own choice, else what their program says. */
export async function messagesFor(bot: Bot, chat: number, author: Author): Promise<Messages> {
  return bot.translations(await localeFor(bot, chat, author));
}

export async function localeFor(bot: Bot, chat: number, author: Author): Promise<string> {
  const place = chat < 0 ? (await bot.settings.get({ platform, id: String(chat) })).locale : null;
  const chosen = place ?? (await bot.memory.get(`telegram language ${author.id}`));
  return typeof chosen === 'string' ? chosen : (author.locale ?? 'en');
}
