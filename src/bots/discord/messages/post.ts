import { PermissionFlagsBits } from 'discord.js';
import { patiently } from '../../patience.ts';
import type { DiscordContext } from '../context.ts';
import type { MessageBody } from '../transport/api.ts';
import { isPermanent, mayPass } from '../transport/errors.ts';
import { defaultLimitBytes, sendRateLimit } from '../transport/limits.ts';
import { type Actor, platform } from '../transport/payloads.ts';
import { requiredPermissions } from '../transport/permissions.ts';
import { escapeMarkdown } from './escape.ts';
import { DiscordReplyRef } from './reply-ref.ts';

type Poster = Pick<Actor, 'member' | 'channel' | 'guild' | 'event'>;

const keepMs = 24 * 60 * 60_000;

/**
 * Sends a message of the bot's own, in reply to `message` where there is one; only once for each event, however often the event is
 * handled. Undefined when the bot may not write there.
 */
export async function post(
  actor: Poster,
  message: string | undefined,
  body: MessageBody,
  context: DiscordContext,
): Promise<DiscordReplyRef | undefined> {
  const { member, channel, guild, event } = actor;
  const { expiringStore, clock, me } = context;
  const earlier = await findPosted(actor, context);
  if (earlier) return earlier;
  try {
    const sent = await send(actor, message, body, context);
    const posted: DiscordReplyRef = {
      platform,
      channel,
      message: sent,
      limitBytes: defaultLimitBytes,
      guild: guild ?? null,
      isPrivate: false,
      isHere: true,
      tokenUntil: null,
      bot: me.name,
      isSpoiler: false,
    };
    if (event) await expiringStore.put(postedKey(event), posted, { expiresAt: clock.now() + keepMs, of: [member] });
    return posted;
  } catch (error) {
    if (!isPermanent(error)) throw error;
    const missing = await missingPermissions(channel, guild, context);
    context.say(
      `Discord: no answer in channel ${channel} (${error.message}). ${me.name} needs there: ${missing.join(', ')}. Right-click the channel → Edit Channel → Permissions`,
    );
    return undefined;
  }
}

/** The message that answers the actor's event already. */
export async function findPosted(
  { event }: Pick<Poster, 'event'>,
  { expiringStore }: Pick<DiscordContext, 'expiringStore'>,
): Promise<DiscordReplyRef | undefined> {
  if (event === undefined) return undefined;
  return DiscordReplyRef.safeParse(await expiringStore.get(postedKey(event))).data;
}

function postedKey(event: string): string {
  return `${platform}:posted:${event}`;
}

/** Repeated after a lost answer: for some minutes, Discord answers the same event with the same message. */
function send(
  { channel, event }: Pick<Poster, 'channel' | 'event'>,
  message: string | undefined,
  body: MessageBody,
  context: DiscordContext,
): Promise<string> {
  const { rateLimiter, api, pace, clock, stopping: signal } = context;
  const sendNow = (): Promise<string> => api.send(channel, body, { replyTo: message, once: event });
  const inTurn = () => rateLimiter.send(sendRateLimit(channel, pace), sendNow, { isFinal: true, signal });
  return patiently(inTurn, { clock, signal, mayPass });
}

/** Posts the message of a swap that is about to start. */
export function postPreparing(
  actor: Actor,
  message: string,
  context: DiscordContext,
): Promise<DiscordReplyRef | undefined> {
  const provider = context.providers[0]?.name ?? '';
  const content = escapeMarkdown(context.translations(actor.locale).stage({ kind: 'preparing', provider }));
  return post(actor, message, { content }, context);
}

/** Names of the permissions that the bot lacks in a channel; all required ones when Discord does not say which. */
async function missingPermissions(
  channel: string,
  guild: string | undefined,
  { api, me }: DiscordContext,
): Promise<readonly string[]> {
  const all = Object.keys(requiredPermissions);
  if (guild === undefined) return all;
  const granted = await api.permissionsOf(guild, channel, me.id).catch(() => 0n);
  if ((granted & PermissionFlagsBits.Administrator) !== 0n) return all;
  const missing = all.filter((name) => (granted & (requiredPermissions[name] ?? 0n)) === 0n);
  return missing.length > 0 ? missing : all;
}
