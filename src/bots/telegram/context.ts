import type { Clock } from '../../core/clock.ts';
import type { ChatRateLimiter } from '../../core/messages/chat-rate-limiter.ts';
import type { ChatRateLimit, ProgressMessage } from '../../core/ports/chat.ts';
import type { Intake } from '../../core/ports/media.ts';
import type { Consents, FaceBook, Member } from '../../core/ports/members.ts';
import type { Settings } from '../../core/ports/settings.ts';
import type { ExpiringStore } from '../../core/ports/storage.ts';
import type { Swaps } from '../../core/swaps.ts';
import type { Translation } from '../translations/index.ts';
import type { ReplyRefStore, TelegramReplyRef } from './messages/reply-ref.ts';
import type { TelegramApi } from './transport/api.ts';
import type { Author } from './transport/update.ts';

export interface TelegramParts {
  readonly clock: Clock;
  /** The same as the swaps': what is sent here and there shares each chat's budget. */
  readonly rateLimiter: ChatRateLimiter;
  readonly expiringStore: ExpiringStore;
  readonly faces: FaceBook;
  readonly consents: Consents;
  readonly settings: Settings;
  readonly intake: Pick<Intake, 'portrait' | 'fit'>;
  readonly translations: (locale: string | undefined) => Translation;
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
  readonly shareLinks?:
    | { readonly hours: number; create(media: { mimeType: string; bytes: Uint8Array }): Promise<URL> }
    | undefined;
  onError(error: unknown): void;
  /** Nothing more will be received, for this reason. */
  onLost?(why: unknown): void;
}

/** What every handler works with. */
export interface TelegramContext extends TelegramParts {
  readonly api: TelegramApi;
  readonly replyRefStore: ReplyRefStore;
  /** Set while it runs. */
  readonly swaps: Swaps;
  readonly me: { readonly id: number; readonly username: string };
  /** Aborted when the program stops. */
  readonly stopping: AbortSignal;
  progressMessageOf(replyRef: TelegramReplyRef, locale: string): ProgressMessage;
  /** Throws UserError where it is too large to be fetched, or gone. */
  openFile(fileId: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** Where something is said. */
export interface MessageTarget {
  readonly chat: number;
  readonly thread?: number | undefined;
  readonly replyTo?: number | undefined;
}

export const platform = 'telegram';
const groupLimits = [
  { sends: 1, perMs: 3_100 },
  { sends: 20, perMs: 60_000 },
];
const privateLimits = [{ sends: 1, perMs: 1_100 }];
/** Over all chats. */
const allChatsLimit: ChatRateLimit = { id: platform, limits: [{ sends: 30, perMs: 1_100 }] };
/** Telegram counts sends and edits together, per chat and over all. Ids of groups and channels are negative. */
export function rateLimitOf(chat: number): ChatRateLimit {
  return { id: `${platform} ${chat}`, limits: chat < 0 ? groupLimits : privateLimits, within: allChatsLimit };
}

export function memberOf({ id }: Pick<Author, 'id'>): Member {
  return { platform, id };
}

/** Where there are topics, what is in none of them is in the first. */
export function topicOf({ thread = 1 }: Pick<MessageTarget, 'thread'>): string {
  return String(thread);
}

/** The place's language for what everyone sees, else the author's own choice, else what their program says. */
export async function translationFor(context: TelegramContext, chat: number, author: Author): Promise<Translation> {
  return context.translations(await localeFor(context, chat, author));
}

export async function localeFor(context: TelegramContext, chat: number, author: Author): Promise<string> {
  const place = chat < 0 ? (await context.settings.get({ platform, id: String(chat) })).locale : null;
  const chosen = place ?? (await context.expiringStore.get(`telegram language ${author.id}`));
  return typeof chosen === 'string' ? chosen : (author.locale ?? 'en');
}
