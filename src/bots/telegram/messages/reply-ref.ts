import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import { ReplyRef } from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import { platform } from '../transport/update.ts';

/** Where a job's answer goes, and whose it is. Its key is the opaque id of its buttons. */
export const TelegramReplyRef = z.object({
  platform: z.literal(platform),
  key: z.string(),
  chat: z.number().int(),
  thread: z.number().int().optional(),
  replyTo: z.number().int().optional(),
  /** The group whose rules hold, where the answer goes to a private chat. */
  place: z.number().int().optional(),
  owner: z.string(),
  ownerName: z.string(),
  /** The update that asked, and which of its wishes this is: asked again after a restart, it is not done twice. */
  update: z.number().int(),
  index: z.number().int(),
  /** What is swapped is a silent video that Telegram has made of a GIF; so is the result. */
  isAnimation: z.literal(true).optional(),
  /** Jobs of one album share a message. */
  album: z.object({ key: z.string(), total: z.number().int() }).optional(),
});
export type TelegramReplyRef = z.infer<typeof TelegramReplyRef>;

const MessageRef = z.object({ chat: z.number().int(), message: z.number().int() });
export type MessageRef = z.infer<typeof MessageRef>;

/** Remembers which message belongs to which card. */
export interface ReplyRefStore {
  keep(replyRef: TelegramReplyRef): Promise<void>;
  find(key: string): Promise<TelegramReplyRef | undefined>;
  /** The message that shows it, once there is one. `key` is the card's, or its album's. */
  messageOf(key: string): Promise<MessageRef | undefined>;
  setMessage(key: string, messageRef: MessageRef): Promise<void>;
  /** Forgets a message that is not in `chat`. */
  forgetMessageOutside(key: string, chat: number): Promise<void>;
  /** The card's key, for a message that shows one. */
  keyAt(messageRef: MessageRef): Promise<string | undefined>;
}

const monthMs = 30 * 24 * 60 * 60 * 1_000;

export function opaqueId(): string {
  return randomBytes(12).toString('base64url');
}

export function createReplyRefStore(expiringStore: ExpiringStore, clock: Pick<Clock, 'now'>): ReplyRefStore {
  const soonOver = (): { expiresAt: number } => ({ expiresAt: clock.now() + monthMs });
  const messageOf: ReplyRefStore['messageOf'] = async (key) =>
    MessageRef.optional().parse(await expiringStore.get(`telegram place ${key}`));
  return {
    keep: (replyRef) =>
      expiringStore.put(`telegram card ${messageKeyOf(replyRef)}`, replyRef, { ...soonOver(), secret: true }),
    find: async (key) => TelegramReplyRef.optional().parse(await expiringStore.get(`telegram card ${key}`)),
    messageOf,
    async setMessage(key, messageRef) {
      await expiringStore.put(`telegram place ${key}`, messageRef, soonOver());
      await expiringStore.put(`telegram at ${messageRef.chat} ${messageRef.message}`, key, soonOver());
    },
    async forgetMessageOutside(key, chat) {
      const messageRef = await messageOf(key);
      if (messageRef && messageRef.chat !== chat) await expiringStore.delete(`telegram place ${key}`);
    },
    keyAt: async ({ chat, message }) =>
      z
        .string()
        .optional()
        .parse(await expiringStore.get(`telegram at ${chat} ${message}`)),
  };
}

/** A card as jobs keep it. */
export function toStoredReplyRef(replyRef: TelegramReplyRef): ReplyRef {
  return ReplyRef.parse(JSON.parse(JSON.stringify(replyRef)));
}

/** The key under which a card's message and buttons are known: an album shares one. */
export function messageKeyOf({ key, album }: TelegramReplyRef): string {
  return album?.key ?? key;
}

/** The card of a job; undefined for other fronts' jobs. */
export function replyRefOf({ request }: Job): TelegramReplyRef | undefined {
  return TelegramReplyRef.safeParse(request.replyRef).data;
}
