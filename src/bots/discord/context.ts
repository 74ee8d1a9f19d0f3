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
import type { ShareLinks } from './messages/result-file.ts';
import type { Application, DiscordApi } from './transport/api.ts';
import type { Attachments } from './transport/attachments.ts';
import { type Actor, mayManageGuild, platform, type ReactionAdded } from './transport/payloads.ts';

/** What the program hands to the Discord front. */
export interface DiscordParts {
  /** By locale, as Discord names it. */
  readonly translations: (locale: string | undefined) => Translation;
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
  readonly shareLinks?: ShareLinks | undefined;
  /** A line for the operator. */
  say(line: string): void;
  /** Nobody can be answered any more; a DiscordUnusable where Discord says why. */
  onLost(why: unknown): void;
  readonly pace?: Pace;
  readonly tokenLife?: TokenLife;
}

/** Everything the ways in share, once the bot knows who it is. */
export interface DiscordContext
  extends Required<Pick<DiscordParts, 'pace' | 'tokenLife'>>,
    Omit<DiscordParts, 'pace' | 'tokenLife'> {
  readonly api: DiscordApi;
  readonly attachments: Attachments;
  readonly jobIndex: JobIndex;
  readonly swaps: Swaps;
  readonly me: Application;
  /** Whether members' pictures are visible without a mention. */
  readonly seesContent: boolean;
  /** Aborted when the program stops. */
  readonly stopping: AbortSignal;
}

export function placeOf({ guild }: Pick<Actor, 'guild'>): Place | undefined {
  return guild === undefined ? undefined : { platform, id: guild };
}

const noSettings = PlaceSettings.parse({});

export async function settingsAt(
  context: Pick<DiscordContext, 'settings'>,
  actor: Pick<Actor, 'guild'>,
): Promise<PlaceSettings> {
  const place = placeOf(actor);
  return place ? context.settings.get(place) : noSettings;
}

/** Who writes or reacts. Neither says which language they read: the place's own is used. */
export async function actorOf(
  member: string,
  event: Pick<ReactionAdded, 'guild_id' | 'channel_id'> & { readonly member?: { roles: string[] } | null | undefined },
  context: Pick<DiscordContext, 'settings'>,
): Promise<Actor> {
  const guild = event.guild_id ?? undefined;
  const { locale } = await settingsAt(context, { guild });
  return {
    member: { platform, id: member, ...(guild !== undefined && { place: guild }) },
    locale: locale ?? 'en',
    channel: event.channel_id,
    guild,
    roles: event.member?.roles ?? [],
  };
}

/** Interactions say what a member may do; for messages and reactions it is asked for. */
export async function permissionsOf(context: Pick<DiscordContext, 'api'>, actor: Actor): Promise<bigint> {
  if (actor.permissions !== undefined || actor.guild === undefined) return actor.permissions ?? 0n;
  return context.api.permissionsOf(actor.guild, actor.channel, actor.member.id);
}

export async function isAdmin(context: Pick<DiscordContext, 'api'>, actor: Actor): Promise<boolean> {
  return mayManageGuild(await permissionsOf(context, actor));
}

/** Waits no longer than an acknowledgement may: what is not known by then is taken as `otherwise`. */
export async function resolveInTime<Value>(response: Promise<Value>, otherwise: Value, clock: Clock): Promise<Value> {
  const late = new AbortController();
  const waited = clock.sleep(patienceMs, late.signal).then(() => otherwise);
  waited.catch(() => undefined);
  try {
    return await Promise.race([response.catch(() => otherwise), waited]);
  } finally {
    late.abort();
  }
}

/** Of the three seconds Discord waits. */
const patienceMs = 1_000;
