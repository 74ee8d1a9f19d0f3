import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import { ReplyRef } from '../../../core/ports/chat.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import type { DiscordApi, MessageBody } from '../transport/api.ts';
import { isPermanent } from '../transport/errors.ts';
import { type Interaction, platform } from '../transport/payloads.ts';

/** Where an answer is, and how it can be reached. */
export const DiscordReplyRef = z.object({
  platform: z.literal(platform),
  channel: z.string(),
  message: z.string(),
  /** Bytes a file may have there, at least. */
  limitBytes: z.number(),
  /** The server whose boosts may allow more; null where what is allowed was told. */
  guild: z.string().nullable(),
  isPrivate: z.boolean(),
  /** Whether the bot can edit it as its own message; else only while the interaction's token lives. */
  isHere: z.boolean(),
  /** When editing moves away from the token, milliseconds since the epoch; null where there is none. */
  tokenUntil: z.number().nullable(),
  /** What the bot is called there. */
  bot: z.string(),
});
export type DiscordReplyRef = z.infer<typeof DiscordReplyRef>;

export function parseReplyRef(ref: ReplyRef): DiscordReplyRef {
  return DiscordReplyRef.parse(ReplyRef.parse(ref));
}

/** `until`: when editing moves away from it, milliseconds since the epoch. */
const Token = z.object({ application: z.string(), token: z.string(), until: z.number() });

/** Discord ends a token after fifteen minutes; the last is left for what is under way. */
export const tokenLife = { liveMs: 15 * 60_000, useMs: 14 * 60_000 };
export type TokenLife = typeof tokenLife;

export interface ReplyRefParts {
  readonly api: DiscordApi;
  readonly expiringStore: ExpiringStore;
  readonly clock: Clock;
  readonly tokenLife: TokenLife;
}

/**
 * The answer to an interaction; its token is kept encrypted, until it dies. Who uses a part of the message brings a new
 * one, and with it the message can be edited again.
 */
export async function createReplyRef(
  interaction: Interaction,
  message: string,
  options: { isPrivate: boolean; bot: string },
  { expiringStore, clock, tokenLife }: ReplyRefParts,
): Promise<DiscordReplyRef> {
  const { application, token, channel, limitBytes, isHere } = interaction;
  const now = clock.now();
  const until = now + tokenLife.useMs;
  await expiringStore.put(
    tokenKey(message),
    { application, token, until },
    { expiresAt: now + tokenLife.liveMs, secret: true },
  );
  return {
    platform,
    channel,
    message,
    limitBytes,
    guild: null,
    isHere: isHere && !options.isPrivate,
    isPrivate: options.isPrivate,
    tokenUntil: until,
    bot: options.bot,
  };
}

export interface MessageEditor {
  /** False where no road leads to the message now. Other troubles are thrown. */
  edit(body: MessageBody, signal: AbortSignal): Promise<boolean>;
  /** The interaction is over: its token is forgotten. */
  forgetToken(): Promise<void>;
}

/** Edits one message, over the interaction while it lives and as the bot's own otherwise; never over a road that is closed. */
export function createMessageEditor(ref: DiscordReplyRef, { api, expiringStore, clock }: ReplyRefParts): MessageEditor {
  const key = tokenKey(ref.message);
  let isClosed = !ref.isHere;

  async function byToken(body: MessageBody, signal: AbortSignal): Promise<boolean> {
    if (ref.tokenUntil === null) return false;
    const hook = Token.safeParse(await expiringStore.get(key)).data;
    if (!hook || clock.now() >= hook.until) return false;
    return unlessRefused(
      () => api.editReply(hook, body, signal),
      () => expiringStore.delete(key),
    );
  }

  async function asOwn(body: MessageBody, signal: AbortSignal): Promise<boolean> {
    if (isClosed) return false;
    return unlessRefused(
      () => api.edit(ref.channel, ref.message, body, signal),
      () => {
        isClosed = true;
      },
    );
  }

  return {
    edit: async (body, signal) => (await byToken(body, signal)) || asOwn(body, signal),
    forgetToken: () => expiringStore.delete(key),
  };
}

/** False, once `close` is done, where Discord would refuse each time. */
async function unlessRefused(draw: () => Promise<unknown>, close: () => void | Promise<void>): Promise<boolean> {
  try {
    await draw();
    return true;
  } catch (error) {
    if (!isPermanent(error)) throw error;
    await close();
    return false;
  }
}

function tokenKey(message: string): string {
  return `${platform}:token:${message}`;
}
