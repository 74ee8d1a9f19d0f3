import { PermissionFlagsBits } from 'discord.js';
import { patiently } from '../../patience.ts';
import type { DiscordContext } from '../context.ts';
import type { MessageBody } from '../transport/api.ts';
import { isPermanent, mayPass } from '../transport/errors.ts';
import { defaultLimitBytes, sendRateLimit } from '../transport/limits.ts';
import { type Actor, platform } from '../transport/payloads.ts';
import { requiredPermissions } from '../transport/permissions.ts';
import { escapeMarkdown } from './escape.ts';
import { DiscordReplyRef, showInReply } from './reply-ref.ts';

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
      isGuessed: false,
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
  return post(actor, message, preparingBody(actor, context), context);
}

/** Shows in a reply that its swap is about to start. Fails silently: the swap goes on all the same. */
export async function showPreparing(replyRef: DiscordReplyRef, actor: Actor, context: DiscordContext): Promise<void> {
  await showInReply(replyRef, preparingBody(actor, context), context).catch((error) => {
    context.stopping.throwIfAborted();
    context.onEvent({ kind: 'bug', error });
  });
}

export function preparingBody({ locale }: Pick<Actor, 'locale'>, context: DiscordContext): MessageBody {
  const provider = context.providers[0]?.name ?? '';
  return { content: escapeMarkdown(context.translations(locale).stage({ kind: 'preparing', provider })) };
}

/** Milliseconds that a short answer stands that everybody sees and one member needs. */
const brieflyMs = 30_000;
/** The same for one with a button. */
const offerMs = 10 * 60_000;

/**
 * Sends a message that is soon deleted again, because it concerns one member. In a direct message it stays. What stops
 * meanwhile leaves it where it is.
 */
export async function postBriefly(
  actor: Actor,
  message: string,
  body: MessageBody,
  context: DiscordContext,
): Promise<void> {
  const posted = await post(actor, message, body, context);
  if (posted && actor.guild !== undefined) void removeLater(posted, body.rows ? offerMs : brieflyMs, context);
}

async function removeLater(
  { channel, message }: DiscordReplyRef,
  afterMs: number,
  { api, clock, stopping, onEvent }: DiscordContext,
): Promise<void> {
  try {
    await clock.sleep(afterMs, stopping);
    await api.remove(channel, message);
  } catch (error) {
    if (!stopping.aborted && !isPermanent(error)) onEvent({ kind: 'bug', error });
  }
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
