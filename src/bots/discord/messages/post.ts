import { PermissionFlagsBits } from 'discord.js';
import type { Front } from '../context.ts';
import type { Body } from '../transport/api.ts';
import { isFinal } from '../transport/errors.ts';
import { type Asker, platform } from '../transport/payloads.ts';
import { defaultLimitBytes, needed } from '../transport/permissions.ts';
import { inert } from './escape.ts';
import { sendingLane } from './progress-message.ts';
import type { DiscordReply } from './reply-ref.ts';

/** A message of the bot's own, in reply to `message`. Undefined where it may not write. */
export async function post(
  { channel, guild }: Pick<Asker, 'channel' | 'guild'>,
  message: string,
  body: Body,
  front: Front,
): Promise<DiscordReply | undefined> {
  const { rateLimiter, api, pace, stopping, me } = front;
  try {
    const send = (): Promise<string> => api.send(channel, body, { replyTo: message });
    const sent = await rateLimiter.send(sendingLane(channel, pace), send, { isFinal: true, signal: stopping });
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
    if (!isFinal(error)) throw error;
    const missing = await missingIn(channel, guild, front);
    front.say(
      `Discord: no answer in channel ${channel} (${error.message}). ${front.me.name} needs there: ${missing.join(', ')}. Right-click the channel → Edit Channel → Permissions`,
    );
    return undefined;
  }
}

/** The message of a swap that is about to begin. */
export function postBegun(asker: Asker, message: string, front: Front): Promise<DiscordReply | undefined> {
  const provider = front.providers[0]?.name ?? '';
  const content = inert(front.messages(asker.locale).stage({ kind: 'preparing', provider }));
  return post(asker, message, { content }, front);
}

/** The permissions that are missing, as Discord names them; all that are needed where it does not tell. */
async function missingIn(channel: string, guild: string | undefined, { api, me }: Front): Promise<readonly string[]> {
  const all = Object.keys(needed);
  if (guild === undefined) return all;
  const may = await api.permissionsOf(guild, channel, me.id).catch(() => 0n);
  if ((may & PermissionFlagsBits.Administrator) !== 0n) return all;
  return all.filter((name) => (may & (needed[name] ?? 0n)) === 0n);
}
