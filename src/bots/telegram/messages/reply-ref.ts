import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ReplyRef } from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
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
  /** The id of the guest answer that shows the result too. */
  guest: z.string().optional(),
  owner: z.string(),
  ownerName: z.string(),
  /** The update that requested the job, and the job's number in it. They show after a restart that the job exists. */
  update: z.number().int(),
  index: z.number().int(),
  /** The target is a silent video that Telegram made from a GIF. The result is shown as one, too. */
  isAnimation: z.literal(true).optional(),
  /** The message with the command, which gets the bot's marks. */
  command: z.object({ chat: z.number().int(), message: z.number().int() }).optional(),
  /** The target was sent as a spoiler, and so is the result. */
  isSpoiler: z.literal(true).optional(),
  /** The bot has guessed which picture is the face, so that the other way round is offered. */
  isGuessed: z.literal(true).optional(),
  /** The jobs of an album share one message. */
  album: z.object({ key: z.string(), total: z.number().int() }).optional(),
});
export type TelegramReplyRef = z.infer<typeof TelegramReplyRef>;

/** 16 characters that cannot be guessed. */
export function opaqueId(): string {
  return randomBytes(12).toString('base64url');
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
