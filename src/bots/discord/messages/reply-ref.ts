import { z } from 'zod';
import { type ChatRateLimit, type MediaRef, ReplyRef } from '../../../core/ports/chat.ts';
import { patiently } from '../../patience.ts';
import type { DiscordContext } from '../context.ts';
import type { MessageBody } from '../transport/api.ts';
import { refersToSpoiler } from '../transport/attachments.ts';
import { isPermanent, mayPass } from '../transport/errors.ts';
import { type Interaction, platform } from '../transport/payloads.ts';

/** Names the message that answers a request, and says how the bot can edit it. Stored with the job. */
export const DiscordReplyRef = z.object({
  platform: z.literal(platform),
  channel: z.string(),
  message: z.string(),
  /** Bytes that a file may have there at least. */
  limitBytes: z.number(),
  /** The server whose boosts may allow larger files; null when Discord has stated the limit itself. */
  guild: z.string().nullable(),
  isPrivate: z.boolean(),
  /** Whether the bot can edit the message as its own. If not, only the interaction's token can, while it lives. */
  isHere: z.boolean(),
  /** From this time on, in milliseconds since the epoch, edits do not use the token; null when there is no token. */
  tokenUntil: z.number().nullable(),
  /** The bot's name there. */
  bot: z.string(),
  /** Whether the result is shown as a spoiler. */
  isSpoiler: z.boolean().default(false),
  /** Whether it was guessed which of two pictures is the face, so that the other way round is offered. */
  isGuessed: z.boolean().default(false),
});
export type DiscordReplyRef = z.infer<typeof DiscordReplyRef>;

export function parseReplyRef(ref: ReplyRef): DiscordReplyRef {
  return DiscordReplyRef.parse(ReplyRef.parse(ref));
}

/** The reply in which a swap of `target` is shown: a spoiler stays one. */
export function replyAbout(target: MediaRef, ref: DiscordReplyRef): DiscordReplyRef {
  return refersToSpoiler(target) ? { ...ref, isSpoiler: true } : ref;
}

/** `until` is `tokenUntil` of the reply reference. */
const StoredToken = z.object({
  application: z.string(),
  token: z.string(),
  until: z.number(),
  /** The message, where it is not the first that answers the interaction. */
  followUp: z.string().optional(),
});

/** The limit of the edits of a reply. Discord counts edits by token per interaction, and the bot's own per channel. */
export function editRateLimit(
  { tokenUntil, message, channel, isHere }: DiscordReplyRef,
  { clock, pace }: Pick<DiscordContext, 'clock' | 'pace'>,
): ChatRateLimit {
  const byToken = !isHere || clock.now() < (tokenUntil ?? 0);
  return { id: `discord:edit:${byToken ? message : channel}`, limits: pace.limits };
}

/**
 * Shows something in a reply: waits for its limit, and tries again until the interaction's token dies. False when
 * Discord refuses it.
 */
export async function showInReply(ref: DiscordReplyRef, body: MessageBody, context: ReplyParts): Promise<boolean> {
  const { rateLimiter, clock, stopping: signal } = context;
  const editor = createMessageEditor(ref, context);
  const limit = editRateLimit(ref, context);
  const edit = () => rateLimiter.send(limit, () => editor.edit(body, signal), { isFinal: true, signal });
  const withinMs = ref.tokenUntil === null ? undefined : Math.max(0, ref.tokenUntil - clock.now());
  return patiently(edit, { clock, signal, mayPass, withinMs });
}

export type ReplyRefParts = Pick<DiscordContext, 'api' | 'expiringStore' | 'clock' | 'tokenLife'>;
type ReplyParts = ReplyRefParts & Pick<DiscordContext, 'rateLimiter' | 'stopping' | 'pace'>;

/**
 * The reply reference for the message that answers an interaction. Stores the interaction's token, encrypted, until
 * Discord ends it. Pressing a button on an old message brings a fresh token, so that the message can be edited again.
 */
export async function createReplyRef(
  interaction: Interaction,
  message: string,
  options: { isPrivate: boolean; bot: string; isFollowUp?: boolean },
  { expiringStore, clock, tokenLife }: Pick<ReplyRefParts, 'expiringStore' | 'clock' | 'tokenLife'>,
): Promise<DiscordReplyRef> {
  const { application, token, channel, limitBytes, isHere, member } = interaction;
  const now = clock.now();
  const until = now + tokenLife.useMs;
  await expiringStore.put(
    tokenKey(message),
    { application, token, until, ...(options.isFollowUp && { followUp: message }) },
    { expiresAt: now + tokenLife.liveMs, secret: true, of: [member] },
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
    isSpoiler: false,
    isGuessed: false,
  };
}

/** Removes a message that answered an interaction, while that interaction's token lives. */
export async function removeReply(message: string, { api, expiringStore }: ReplyRefParts): Promise<void> {
  const token = StoredToken.safeParse(await expiringStore.take(tokenKey(message))).data;
  if (token)
    await unlessRefused(
      () => api.removeReply(token),
      () => undefined,
    );
}

/** Edits one message: with the interaction's token while it lives, then as the bot's own message. */
export interface MessageEditor {
  /** False when neither way works now. A way that Discord has refused is not tried again. Other errors are thrown. */
  edit(body: MessageBody, signal: AbortSignal): Promise<boolean>;
  /** Deletes the stored token once no more edits will follow. */
  forgetToken(): Promise<void>;
}

export function createMessageEditor(ref: DiscordReplyRef, { api, expiringStore, clock }: ReplyRefParts): MessageEditor {
  const key = tokenKey(ref.message);
  let isOwnEditRefused = !ref.isHere;

  async function editByToken(body: MessageBody, signal: AbortSignal): Promise<boolean> {
    if (ref.tokenUntil === null) return false;
    const token = StoredToken.safeParse(await expiringStore.get(key)).data;
    if (!token || clock.now() >= token.until) return false;
    return unlessRefused(
      () => api.editReply(token, body, signal),
      () => expiringStore.delete(key),
    );
  }

  async function editAsOwn(body: MessageBody, signal: AbortSignal): Promise<boolean> {
    if (isOwnEditRefused) return false;
    return unlessRefused(
      () => api.edit(ref.channel, ref.message, body, signal),
      () => {
        isOwnEditRefused = true;
      },
    );
  }

  return {
    edit: async (body, signal) => (await editByToken(body, signal)) || editAsOwn(body, signal),
    forgetToken: () => expiringStore.delete(key),
  };
}

/** Calls `onRefused` and resolves with false when Discord would refuse the same edit every time. */
async function unlessRefused(edit: () => Promise<unknown>, onRefused: () => void | Promise<void>): Promise<boolean> {
  try {
    await edit();
    return true;
  } catch (error) {
    if (!isPermanent(error)) throw error;
    await onRefused();
    return false;
  }
}

function tokenKey(message: string): string {
  return `${platform}:token:${message}`;
}
