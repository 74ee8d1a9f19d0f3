import { PermissionFlagsBits } from 'discord.js';
import type { DiscordContext } from '../context.ts';
import type { MessageBody } from '../transport/api.ts';
import { isPermanent } from '../transport/errors.ts';
import { defaultLimitBytes, sendRateLimit } from '../transport/limits.ts';
import { type Actor, platform } from '../transport/payloads.ts';
import { requiredPermissions } from '../transport/permissions.ts';
import { escapeMarkdown } from './escape.ts';
import type { DiscordReplyRef } from './reply-ref.ts';

/** Sends a message of the bot's own, in reply to `message`. Undefined when the bot may not write there. */
export async function post(
  { channel, guild }: Pick<Actor, 'channel' | 'guild'>,
  message: string,
  body: MessageBody,
  context: DiscordContext,
): Promise<DiscordReplyRef | undefined> {
  const { rateLimiter, api, pace, stopping, me } = context;
  try {
    const send = (): Promise<string> => api.send(channel, body, { replyTo: message });
    const sent = await rateLimiter.send(sendRateLimit(channel, pace), send, { isFinal: true, signal: stopping });
    return {
      platform,
      channel,
      message: sent,
      limitBytes: defaultLimitBytes,
      guild: guild ?? null,
      isPrivate: false,
      isHere: true,
      tokenUntil: null,
      bot: me.name,
    };
  } catch (error) {
    if (!isPermanent(error)) throw error;
    const missing = await missingPermissions(channel, guild, context);
    context.say(
      `Discord: no answer in channel ${channel} (${error.message}). ${me.name} needs there: ${missing.join(', ')}. Right-click the channel → Edit Channel → Permissions`,
    );
    return undefined;
  }
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

/** Names of the permissions that the bot lacks in a channel; all required ones when Discord does not say. */
async function missingPermissions(
  channel: string,
  guild: string | undefined,
  { api, me }: DiscordContext,
): Promise<readonly string[]> {
  const all = Object.keys(requiredPermissions);
  if (guild === undefined) return all;
  const granted = await api.permissionsOf(guild, channel, me.id).catch(() => 0n);
  if ((granted & PermissionFlagsBits.Administrator) !== 0n) return all;
  return all.filter((name) => (granted & (requiredPermissions[name] ?? 0n)) === 0n);
}
