import type { Clock } from '../../core/clock.ts';
import type { OnEvent } from '../../core/events.ts';
import type { ChatRateLimiter } from '../../core/messages/chat-rate-limiter.ts';
import type { Intake } from '../../core/ports/media.ts';
import type { Consents, FaceBook } from '../../core/ports/members.ts';
import { type Place, PlaceSettings, type Settings } from '../../core/ports/settings.ts';
import type { ExpiringStore } from '../../core/ports/storage.ts';
import type { Swaps } from '../../core/swaps.ts';
import type { Translation } from '../translations/index.ts';
import type { JobIndex } from './messages/job-index.ts';
import type { Pace } from './messages/progress-message.ts';
import type { TokenLife } from './messages/reply-ref.ts';
import type { Lender } from './messages/result-file.ts';
import type { Application, DiscordApi } from './transport/api.ts';
import type { Pictures } from './transport/attachments.ts';
import { type Asker, mayManageGuild, platform, type ReactionAdded } from './transport/payloads.ts';

/** What the program hands to the Discord front. */
export interface DiscordParts {
  /** By locale, as Discord names it. */
  readonly messages: (locale: string | undefined) => Translation;
  readonly expiringStore: ExpiringStore;
  readonly faces: FaceBook;
  readonly consents: Consents;
  readonly settings: Settings;
  readonly intake: Intake;
  /** Shared with core, so that all sends of a channel count. */
  readonly rateLimiter: ChatRateLimiter;
  readonly clock: Clock;
  readonly onEvent: OnEvent;
  /** Names of the providers that are set up, best first. */
  readonly providers: readonly { readonly name: string; readonly bills: boolean }[];
  /** Largest picture that is taken in, bytes. */
  readonly maxBytes: number;
  /** Reaches only public addresses, and the host and port of DISCORD_API_URL where the operator set it. */
  fetchFile(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** Absent where nobody outside can reach us. */
  readonly shareLinks?: Lender | undefined;
  /** A line for the operator. */
  say(line: string): void;
  /** Nobody can be answered any more; a DiscordUnusable where Discord says why. */
  onLost(why: unknown): void;
  readonly pace?: Pace;
  readonly tokenLife?: TokenLife;
}

/** Everything the ways in share, once the bot knows who it is. */
export interface Front
  extends Required<Pick<DiscordParts, 'pace' | 'tokenLife'>>,
    Omit<DiscordParts, 'pace' | 'tokenLife'> {
  readonly api: DiscordApi;
  readonly pictures: Pictures;
  readonly index: JobIndex;
  readonly swaps: Swaps;
  readonly me: Application;
  /** Whether members' pictures are visible without a mention. */
  readonly seesContent: boolean;
  /** Aborted when the program stops. */
  readonly stopping: AbortSignal;
}

export function placeOf({ guild }: Pick<Asker, 'guild'>): Place | undefined {
  return guild === undefined ? undefined : { platform, id: guild };
}

const noSettings = PlaceSettings.parse({});

export async function settingsAt(front: Pick<Front, 'settings'>, asker: Pick<Asker, 'guild'>): Promise<PlaceSettings> {
  const place = placeOf(asker);
  return place ? front.settings.get(place) : noSettings;
}

/** Who writes or reacts. Neither says which language they read: the place's own is used. */
export async function askerOf(
  person: string,
  event: Pick<ReactionAdded, 'guild_id' | 'channel_id'> & { readonly member?: { roles: string[] } | null | undefined },
  front: Pick<Front, 'settings'>,
): Promise<Asker> {
  const guild = event.guild_id ?? undefined;
  const { locale } = await settingsAt(front, { guild });
  return {
    person: { platform, id: person, ...(guild !== undefined && { place: guild }) },
    locale: locale ?? 'en',
    channel: event.channel_id,
    guild,
    roles: event.member?.roles ?? [],
  };
}

/** Interactions say what a member may do; for messages and reactions it is asked for. */
export async function permissionsOf(front: Pick<Front, 'api'>, asker: Asker): Promise<bigint> {
  if (asker.permissions !== undefined || asker.guild === undefined) return asker.permissions ?? 0n;
  return front.api.permissionsOf(asker.guild, asker.channel, asker.person.id);
}

export async function isAdmin(front: Pick<Front, 'api'>, asker: Asker): Promise<boolean> {
  return mayManageGuild(await permissionsOf(front, asker));
}

/** Waits no longer than an acknowledgement may: what is not known by then is taken as `otherwise`. */
export async function soon<Value>(answer: Promise<Value>, otherwise: Value, clock: Clock): Promise<Value> {
  const late = new AbortController();
  const waited = clock.sleep(patienceMs, late.signal).then(() => otherwise);
  waited.catch(() => undefined);
  try {
    return await Promise.race([answer.catch(() => otherwise), waited]);
  } finally {
    late.abort();
  }
}

/** Of the three seconds Discord waits. */
const patienceMs = 1_000;
