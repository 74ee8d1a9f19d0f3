import type { Clock } from '../../core/clock.ts';
import type { OnEvent } from '../../core/events.ts';
import type { Forgetting } from '../../core/forget.ts';
import type { LikenessQuestions } from '../../core/likeness/questions.ts';
import type { ChatRateLimiter } from '../../core/messages/chat-rate-limiter.ts';
import type { Intake } from '../../core/ports/media.ts';
import type { Consents, FaceBook } from '../../core/ports/members.ts';
import type { Settings } from '../../core/ports/settings.ts';
import type { ExpiringStore } from '../../core/ports/storage.ts';
import type { Reporting } from '../../core/reports/reporting.ts';
import type { Swaps } from '../../core/swaps.ts';
import type { FaceQuestions } from '../face-picks.ts';
import type { Translation } from '../translations/index.ts';
import type { Application, DiscordApi } from './transport/api.ts';
import type { Attachments } from './transport/attachments.ts';
import type { Pace, TokenLife } from './transport/limits.ts';

/** Uploads a result that is too large for Discord to a URL that lives for some hours. */
export interface ShareLinks {
  readonly hours: number;
  create(media: { mimeType: string; bytes: Uint8Array }): Promise<URL>;
}

/** What the composition root gives to the Discord bot. */
export interface DiscordParts {
  /** The translation for a locale as Discord names it; English for undefined. */
  readonly translations: (locale: string | undefined) => Translation;
  readonly expiringStore: ExpiringStore;
  readonly faces: FaceBook;
  readonly consents: Consents;
  readonly settings: Settings;
  readonly forgetting: Pick<Forgetting, 'forget'>;
  readonly likenesses: LikenessQuestions;
  readonly intake: Intake;
  readonly reports: Reporting;
  /** The same one that core uses, so that all sends to a channel are counted together. */
  readonly rateLimiter: ChatRateLimiter;
  readonly clock: Clock;
  readonly onEvent: OnEvent;
  /** The configured providers, best first; `bills` says whether a provider costs money and sends pictures elsewhere. */
  readonly providers: readonly { readonly name: string; readonly bills: boolean }[];
  /** Largest file that is accepted, bytes. */
  readonly maxBytes: number;
  /** Reaches only public addresses, and the host and port of DISCORD_API_URL where the operator set it. */
  fetchFile(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** Absent when the program has no public URL. */
  readonly shareLinks?: ShareLinks | undefined;
  /** Prints a line for the operator. */
  say(line: string): void;
  /** The connection is lost for good. `why` is a DiscordUnusable when Discord gives a reason. */
  onLost(why: unknown): void;
  readonly pace?: Pace;
  readonly tokenLife?: TokenLife;
}

/** What all handlers share, once the bot is connected. */
export interface DiscordContext
  extends Required<Pick<DiscordParts, 'pace' | 'tokenLife'>>,
    Omit<DiscordParts, 'pace' | 'tokenLife'> {
  readonly api: DiscordApi;
  readonly attachments: Attachments;
  readonly swaps: Swaps;
  readonly faceQuestions: FaceQuestions;
  /** The bot's own application; its id is also the id of the bot's user. */
  readonly me: Application;
  /** The ids of the bot's slash commands, by their English names. */
  readonly commandIds: ReadonlyMap<string, string>;
  /** Whether the bot sees members' pictures in messages that do not mention it. */
  readonly seesContent: boolean;
  /** Aborted when the program stops. */
  readonly stopping: AbortSignal;
}
