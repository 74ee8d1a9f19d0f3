import type { Body } from './api.ts';
import { isFinal } from './discord-error.ts';
import type { Front } from './front.ts';
import { type Asker, platform } from './payloads.ts';
import { defaultLimitBytes } from './permissions.ts';
import { sendingLane } from './progress.ts';
import type { DiscordReply } from './reply.ts';

const needed = 'it takes View Channel, Send Messages, Attach Files and Read Message History (Server Settings → Roles).';

/** A message of the bot's own, in reply to `message`. Undefined where it may not write. */
export async function post(
  { channel, guild }: Pick<Asker, 'channel' | 'guild'>,
  message: string,
  body: Body,
  front: Front,
): Promise<DiscordReply | undefined> {
  const { lanes, api, pace, stopping, me } = front;
  try {
    const send = (): Promise<string> => api.send(channel, body, { replyTo: message });
    const sent = await lanes.send(sendingLane(channel, pace), send, { isFinal: true, signal: stopping });
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
    front.say(`Discord: no answer in channel ${channel} (${error.message}): ${needed}`);
    return undefined;
  }
}
