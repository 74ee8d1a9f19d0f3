import type { ProgressMessage } from '../../core/ports/chat.ts';
import type { Intake } from '../../core/ports/media.ts';
import type { Consents, FaceBook } from '../../core/ports/members.ts';
import type { Settings } from '../../core/ports/settings.ts';
import type { Swaps } from '../../core/swaps.ts';
import type { Translation } from '../translations/index.ts';
import type { MessageContext } from './messages/message-context.ts';
import type { TelegramReplyRef } from './messages/reply-ref.ts';

/** What the program hands to `createTelegram`. */
export interface TelegramParts
  extends Pick<
    MessageContext,
    'clock' | 'rateLimiter' | 'expiringStore' | 'maxResultBytes' | 'shareLinks' | 'onError'
  > {
  readonly faces: FaceBook;
  readonly consents: Consents;
  readonly settings: Settings;
  readonly intake: Pick<Intake, 'portrait' | 'fit'>;
  /** The translation for a locale as Telegram names it. */
  readonly translations: (locale: string | undefined) => Translation;
  /** The providers that may be used. One that bills sends pictures to a vendor. */
  readonly providers: readonly { readonly name: string; readonly bills: boolean }[];
  /** Whether the limits of Telegram's own servers hold. By default they do if those servers are used. */
  readonly isPublic?: boolean | undefined;
  /** Where the webhook is reached. */
  readonly publicUrl?: URL | undefined;
  /** Proves that a webhook call comes from Telegram: at most 256 of A-Z, a-z, 0-9, _ and -. */
  readonly webhookSecret?: string | undefined;
  /** Called with the reason when no more updates will be received. */
  onLost?(reason: unknown): void;
}

/** What every handler works with. */
export interface TelegramContext extends TelegramParts, Omit<MessageContext, keyof TelegramParts> {
  /** Throws before the bot is started. */
  readonly swaps: Swaps;
  progressMessageOf(replyRef: TelegramReplyRef, locale: string): ProgressMessage;
  /** Throws UserError where the file is too large to be fetched, or gone. */
  openFile(fileId: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}
