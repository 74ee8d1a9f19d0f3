import type { Clock } from '../../core/clock.ts';
import type { OnEvent } from '../../core/events.ts';
import type { Forgetting } from '../../core/forget.ts';
import type { LikenessQuestions } from '../../core/likeness/questions.ts';
import type { ChatRateLimiter } from '../../core/messages/chat-rate-limiter.ts';
import type { Chat } from '../../core/ports/chat.ts';
import type { Intake } from '../../core/ports/media.ts';
import type { Consents, FaceBook, MemberHash } from '../../core/ports/members.ts';
import type { Settings } from '../../core/ports/settings.ts';
import type { ExpiringStore } from '../../core/ports/storage.ts';
import type { Reporting } from '../../core/reports/reporting.ts';
import type { Swaps } from '../../core/swaps.ts';
import type { Translation } from '../translations/index.ts';
import type { OwnMessages } from './messages/own-messages.ts';
import type { Marks } from './messages/quiet/marks.ts';
import type { TelegramApi } from './transport/api.ts';

/** Links to results that are too large to send. */
export interface ShareLinks {
  /** How long a link lives. */
  readonly hours: number;
  create(media: { mimeType: string; bytes: Uint8Array }): Promise<URL>;
}

/** What the program hands to `createTelegram`. */
export interface TelegramParts {
  readonly clock: Clock;
  /** The same limiter as core uses, so that everything sent to a chat shares its budget. */
  readonly rateLimiter: ChatRateLimiter;
  readonly expiringStore: ExpiringStore;
  readonly faces: FaceBook;
  readonly consents: Consents;
  readonly settings: Settings;
  readonly forgetting: Pick<Forgetting, 'forget'>;
  readonly memberHash: MemberHash;
  readonly likenesses: LikenessQuestions;
  readonly intake: Pick<Intake, 'fit'>;
  readonly reports: Reporting;
  /** The translation for a locale as Telegram names it. */
  readonly translations: (locale: string | undefined) => Translation;
  /** The providers that may be used. One that bills sends pictures to a vendor. */
  readonly providers: readonly { readonly name: string; readonly bills: boolean }[];
  /** Largest result that is handed over, bytes. */
  readonly maxResultBytes: number;
  /** Absent where the program has no public address. */
  readonly shareLinks?: ShareLinks | undefined;
  /** Whether the limits of Telegram's own servers hold. By default they do if those servers are used. */
  readonly isPublic?: boolean | undefined;
  /** Where the webhook is reached. */
  readonly publicUrl?: URL | undefined;
  /** Proves that a webhook call comes from Telegram: at most 256 of A-Z, a-z, 0-9, _ and -. */
  readonly webhookSecret?: string | undefined;
  /** Opens what a link of a member leads to. Reaches only public addresses. Rejects where that is no file. */
  fetchFile(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  onError(error: unknown): void;
  readonly onEvent: OnEvent;
  /** Called with the reason when no more updates will be received. */
  onLost?(reason: unknown): void;
}

/** What all handlers and messages work with. */
export interface TelegramContext extends TelegramParts {
  readonly api: TelegramApi;
  /** Throws before the bot is started. */
  readonly swaps: Swaps;
  /** The bot's own account. */
  readonly me: { readonly id: number; readonly username: string };
  /** Aborted when the program stops. */
  readonly stopping: AbortSignal;
  readonly ownMessages: OwnMessages;
  readonly marks: Marks;
  readonly progressMessageOf: Chat['message'];
  /** Throws UserError where the file is too large to be fetched, or gone. */
  openFile(fileId: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}
