import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import { ReplyRef } from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import { platform } from '../transport/update.ts';

/** Where the answer of a job goes, and who owns it. `key` is an opaque id, which buttons hold. */
export const TelegramReplyRef = z.object({
  platform: z.literal(platform),
  key: z.string(),
  chat: z.number().int(),
  thread: z.number().int().optional(),
  replyTo: z.number().int().optional(),
  /** Set where the answer goes to a private chat: the group whose rules and quota hold. */
  place: z.number().int().optional(),
  owner: z.string(),
  ownerName: z.string(),
  /** The update that requested the job, and the job's number in it. They show after a restart that the job exists. */
  update: z.number().int(),
  index: z.number().int(),
  /** The target is a silent video that Telegram made from a GIF. The result is shown as one, too. */
  isAnimation: z.literal(true).optional(),
  /** The jobs of an album share one message. */
  album: z.object({ key: z.string(), total: z.number().int() }).optional(),
});
export type TelegramReplyRef = z.infer<typeof TelegramReplyRef>;

const MessageRef = z.object({ chat: z.number().int(), message: z.number().int() });
/** A message that was sent. */
export type MessageRef = z.infer<typeof MessageRef>;

/** Stores which message belongs to which reply reference, for a month. */
export interface ReplyRefStore {
  keep(replyRef: TelegramReplyRef): Promise<void>;
  find(key: string): Promise<TelegramReplyRef | undefined>;
  /** The message of a job; undefined until it is sent. For this and all other methods, `key` is from `messageKeyOf`. */
  messageOf(key: string): Promise<MessageRef | undefined>;
  setMessage(key: string, messageRef: MessageRef): Promise<void>;
  /** Forgets the message of a job if it is not in `chat`. */
  forgetMessageOutside(key: string, chat: number): Promise<void>;
  /** The key that belongs to a message; undefined for a message that shows no job. */
  keyAt(messageRef: MessageRef): Promise<string | undefined>;
}

const monthMs = 30 * 24 * 60 * 60 * 1_000;

/** 16 characters that cannot be guessed. */
export function opaqueId(): string {
  return randomBytes(12).toString('base64url');
}

/** Stored keys keep the names of older versions: `card` for a reply reference, `place` and `at` for its message. */
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

/** A reply reference as a job stores it: without undefined fields. */
export function toStoredReplyRef(replyRef: TelegramReplyRef): ReplyRef {
  return ReplyRef.parse(JSON.parse(JSON.stringify(replyRef)));
}

/** The key of the message and its buttons: the jobs of an album share one. */
export function messageKeyOf({ key, album }: TelegramReplyRef): string {
  return album?.key ?? key;
}

/** Undefined for a job of another platform. */
export function replyRefOf({ request }: Job): TelegramReplyRef | undefined {
  return TelegramReplyRef.safeParse(request.replyRef).data;
}
