import type { Clock } from '../../../core/clock.ts';
import type { ChatRateLimiter } from '../../../core/messages/chat-rate-limiter.ts';
import type { Intake } from '../../../core/ports/media.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import type { Swaps } from '../../../core/swaps.ts';
import type { TelegramApi } from '../transport/api.ts';
import type { ShareLinks } from './media-fallbacks.ts';
import type { ReplyRefStore } from './reply-ref.ts';

/** The parts that this room works with. TelegramContext has all of them. */
export interface MessageContext {
  readonly api: TelegramApi;
  readonly clock: Clock;
  /** The same limiter as core uses, so that everything sent to a chat shares its budget. */
  readonly rateLimiter: ChatRateLimiter;
  readonly expiringStore: ExpiringStore;
  readonly intake: Pick<Intake, 'fit'>;
  /** Largest result that is handed over, bytes. */
  readonly maxResultBytes: number;
  /** Absent where the program has no public address. */
  readonly shareLinks?: ShareLinks | undefined;
  readonly replyRefStore: ReplyRefStore;
  readonly swaps: Pick<Swaps, 'findOf'>;
  /** The bot's own account. */
  readonly me: { readonly id: number; readonly username: string };
  /** Aborted when the program stops. */
  readonly stopping: AbortSignal;
  onError(error: unknown): void;
}
