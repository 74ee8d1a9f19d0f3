import { z } from 'zod';
import { ReplyRef } from '../../core/chat.ts';
import type { Clock } from '../../core/clock.ts';
import type { Memory } from '../../core/storage.ts';
import type { Body, DiscordApi, Hook } from './api.ts';
import { isFinal } from './discord-error.ts';
import { type Asked, platform } from './payloads.ts';

/** Where an answer is, and how it can be reached. */
export const DiscordReply = z.object({
  platform: z.literal(platform),
  channel: z.string(),
  message: z.string(),
  /** Bytes a file may have there. */
  limitBytes: z.number(),
  isPrivate: z.boolean(),
  /** Whether the bot can edit it as its own message; else only while the interaction's token lives. */
  isHere: z.boolean(),
  /** When editing moves away from the token, milliseconds since the epoch; null where there is none. */
  tokenUntil: z.number().nullable(),
  /** What the bot is called there. */
  bot: z.string(),
});
export type DiscordReply = z.infer<typeof DiscordReply>;

export function parseReply(ref: ReplyRef): DiscordReply {
  return DiscordReply.parse(ReplyRef.parse(ref));
}

const Token = z.object({ application: z.string(), token: z.string() });

/** Discord ends a token after fifteen minutes; the last is left for what is under way. */
export const tokenLife = { liveMs: 15 * 60_000, useMs: 14 * 60_000 };
export type TokenLife = typeof tokenLife;

export interface ReplyParts {
  readonly api: DiscordApi;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly tokenLife: TokenLife;
}

/** The answer to an interaction; its token is kept encrypted, until it dies. */
export async function replyTo(
  asked: Asked,
  message: string,
  options: { isPrivate: boolean; bot: string },
  { memory, clock, tokenLife }: ReplyParts,
): Promise<DiscordReply> {
  const { application, token, channel, limitBytes, isHere } = asked;
  const now = clock.now();
  await memory.put(tokenKey(message), { application, token }, { expiresAt: now + tokenLife.liveMs, secret: true });
  return {
    platform,
    channel,
    message,
    limitBytes,
    isHere: isHere && !options.isPrivate,
    isPrivate: options.isPrivate,
    tokenUntil: now + tokenLife.useMs,
    bot: options.bot,
  };
}

type Road = 'token' | 'channel';

export interface Drawing {
  /** False where no road leads to the message any more. Other troubles are thrown. */
  draw(body: Body, signal: AbortSignal): Promise<boolean>;
  /** Whether a road is left now. */
  isReachable(): boolean;
  /** The interaction is over: its token is forgotten. */
  end(): Promise<void>;
}

/** Edits one message, over the interaction while it lives and as the bot's own afterwards; never over a road that is closed. */
export function drawingOf(ref: DiscordReply, { api, memory, clock }: ReplyParts): Drawing {
  const closed = new Set<Road>();

  function roads(): Road[] {
    const byToken = ref.tokenUntil !== null && clock.now() < ref.tokenUntil;
    const all: Road[] = [...(byToken ? (['token'] as const) : []), ...(ref.isHere ? (['channel'] as const) : [])];
    return all.filter((road) => !closed.has(road));
  }

  async function go(road: Road, body: Body, signal: AbortSignal): Promise<boolean> {
    if (road === 'channel') {
      await api.edit(ref.channel, ref.message, body, signal);
      return true;
    }
    const hook: Hook | undefined = Token.safeParse(await memory.get(tokenKey(ref.message))).data;
    if (hook) await api.editReply(hook, body, signal);
    return hook !== undefined;
  }

  return {
    async draw(body, signal) {
      for (const road of roads()) {
        try {
          if (await go(road, body, signal)) return true;
        } catch (error) {
          if (!isFinal(error)) throw error;
        }
        closed.add(road);
      }
      return false;
    },
    isReachable: () => roads().length > 0,
    end: () => memory.delete(tokenKey(ref.message)),
  };
}

function tokenKey(message: string): string {
  return `${platform}:token:${message}`;
}
