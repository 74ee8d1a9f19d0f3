import { z } from 'zod';
import type { TelegramContext } from '../context.ts';
import { memberOf } from '../transport/update.ts';
import { messageKeyOf, TelegramReplyRef } from './reply-ref.ts';

/**
 * Which message shows which jobs, stored for a month. `key` is from `messageKeyOf`. The stored keys keep older names:
 * `card` for a reply reference, `place` and `at` for its message.
 */
type MessageIndexParts = Pick<TelegramContext, 'expiringStore' | 'clock'>;

const MessageKey = z.string().optional();

export const MessageRef = z.object({ chat: z.number().int(), message: z.number().int() });
/** A message that was sent. */
export type MessageRef = z.infer<typeof MessageRef>;

/** `isMedia` is set where it was sent with a picture, so that its text is a caption. */
const JobMessage = MessageRef.extend({ isMedia: z.literal(true).optional() });
export type JobMessage = z.infer<typeof JobMessage>;

const monthMs = 30 * 24 * 60 * 60 * 1_000;

function inAMonth({ clock }: MessageIndexParts): { expiresAt: number } {
  return { expiresAt: clock.now() + monthMs };
}

export async function storeReplyRef(parts: MessageIndexParts, replyRef: TelegramReplyRef): Promise<void> {
  const options = { ...inAMonth(parts), secret: true };
  await parts.expiringStore.put(`telegram card ${messageKeyOf(replyRef)}`, replyRef, options);
}

export async function findReplyRef(
  { expiringStore }: MessageIndexParts,
  key: string,
): Promise<TelegramReplyRef | undefined> {
  return TelegramReplyRef.optional().parse(await expiringStore.get(`telegram card ${key}`));
}

/** The message of jobs; undefined until it is sent. */
export async function findMessage({ expiringStore }: MessageIndexParts, key: string): Promise<JobMessage | undefined> {
  return JobMessage.optional().parse(await expiringStore.get(`telegram place ${key}`));
}

/** `findMessage` knows the message only once all is stored. */
export async function storeMessage(
  parts: MessageIndexParts,
  replyRef: TelegramReplyRef,
  messageRef: JobMessage,
): Promise<void> {
  const { chat, message } = messageRef;
  const key = messageKeyOf(replyRef);
  const options = { ...inAMonth(parts), of: [memberOf({ id: replyRef.owner })] };
  await parts.expiringStore.put(`telegram at ${chat} ${message}`, key, options);
  await parts.expiringStore.put(`telegram place ${key}`, messageRef, options);
}

/** Forgets the message of jobs if it is not in `chat`. */
export async function forgetMessageOutside(parts: MessageIndexParts, key: string, chat: number): Promise<void> {
  const messageRef = await findMessage(parts, key);
  if (messageRef && messageRef.chat !== chat) await parts.expiringStore.delete(`telegram place ${key}`);
}

/** Forgets a message of jobs that is gone, so that the next thing to show comes in a new one. */
export async function forgetMessage({ expiringStore }: MessageIndexParts, key: string): Promise<void> {
  await expiringStore.delete(`telegram place ${key}`);
}

/** Stores that the requester has had the message of jobs deleted, so that it does not come back. */
export async function storeUnwanted(parts: MessageIndexParts, key: string): Promise<void> {
  await parts.expiringStore.put(`telegram unwanted ${key}`, true, inAMonth(parts));
}

export async function isUnwanted({ expiringStore }: MessageIndexParts, key: string): Promise<boolean> {
  return (await expiringStore.get(`telegram unwanted ${key}`)) !== undefined;
}

/** The key that belongs to a message; undefined for a message that shows no jobs. */
export async function messageKeyAt(
  { expiringStore }: MessageIndexParts,
  { chat, message }: MessageRef,
): Promise<string | undefined> {
  return MessageKey.parse(await expiringStore.get(`telegram at ${chat} ${message}`));
}

/** Stores which jobs the messages of an album belong to, and of copies that were sent besides. */
export async function storeParts(
  parts: MessageIndexParts,
  key: string,
  chat: number,
  messages: readonly number[],
): Promise<void> {
  for (const message of messages)
    await parts.expiringStore.put(`telegram part ${chat} ${message}`, key, inAMonth(parts));
}

/** The key that belongs to a message of an album or to a copy; undefined for every other message. */
export async function partKeyAt(
  { expiringStore }: MessageIndexParts,
  { chat, message }: MessageRef,
): Promise<string | undefined> {
  return MessageKey.parse(await expiringStore.get(`telegram part ${chat} ${message}`));
}

const Copies = z.array(z.number().int()).default([]);

/** Stores the messages with copies of results, so that they can be removed with them. */
export async function storeCopies(
  parts: MessageIndexParts,
  key: string,
  chat: number,
  messages: readonly number[],
): Promise<void> {
  const { expiringStore } = parts;
  await storeParts(parts, key, chat, messages);
  await expiringStore.withLock(`telegram copies ${key}`, async () => {
    const known = Copies.parse(await expiringStore.get(`telegram copies ${key}`));
    await expiringStore.put(`telegram copies ${key}`, [...known, ...messages], inAMonth(parts));
  });
}

/** The messages with copies, which are then forgotten. */
export async function takeCopies({ expiringStore }: MessageIndexParts, key: string): Promise<readonly number[]> {
  return Copies.parse(await expiringStore.take(`telegram copies ${key}`));
}
