import { z } from 'zod';
import type { MediaRef } from '../../../../core/ports/chat.ts';
import { createFaceQuestions } from '../../../face-picks.ts';
import type { TelegramContext } from '../../context.ts';
import { findMessage } from '../../messages/message-index.ts';
import type { TelegramReplyRef } from '../../messages/reply-ref.ts';
import { type Author, memberOf, type TelegramMessage } from '../../transport/update.ts';
import { movingKindOf } from '../attachments.ts';
import { showPicks } from './question.ts';

/** The question for which a person sends a photo, and the face of the picture that gets it. */
const AwaitedPhoto = z.object({ key: z.string(), number: z.number().int(), chat: z.number().int() });

const dayMs = 24 * 60 * 60 * 1_000;

/** Waits a day for a photo for the face that is being decided about. False where the question is not open any more. */
export async function waitForPhoto(context: TelegramContext, { key, owner, chat }: TelegramReplyRef): Promise<boolean> {
  const picks = await createFaceQuestions(context).find(key, memberOf({ id: owner }));
  if (picks?.current === undefined) return false;
  const awaited = { key, number: picks.current, chat: (await findMessage(context, key))?.chat ?? chat };
  await context.expiringStore.put(awaitedKey({ id: owner }), awaited, { expiresAt: context.clock.now() + dayMs });
  const hint = context.translations(picks.request.locale).text('picks-send-photo', { number: picks.current });
  await showPicks(context, key, picks, hint);
  return true;
}

/**
 * Takes a photo that the question about faces waits for: in a group one that replies to the question. False for any
 * other.
 */
export async function takeAwaitedPhoto(
  context: TelegramContext,
  author: Author,
  message: TelegramMessage,
  pictures: readonly MediaRef[],
): Promise<boolean> {
  const [photo] = pictures;
  if (!photo || movingKindOf(photo)) return false;
  const awaited = AwaitedPhoto.safeParse(await context.expiringStore.get(awaitedKey(author))).data;
  if (awaited?.chat !== message.chat.id) return false;
  const { key, number } = awaited;
  const asked = await findMessage(context, key);
  if (message.chat.type !== 'private' && message.reply_to_message?.message_id !== asked?.message) return false;
  await context.expiringStore.delete(awaitedKey(author));
  const change = { kind: 'give', source: photo, number } as const;
  const picks = await createFaceQuestions(context).change(key, memberOf(author), change);
  if (picks) await showPicks(context, key, picks);
  return picks !== undefined;
}

function awaitedKey({ id }: Pick<Author, 'id'>): string {
  return `telegram faces-photo ${id}`;
}
