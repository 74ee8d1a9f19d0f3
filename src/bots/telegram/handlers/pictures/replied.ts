import type { TelegramContext } from '../../context.ts';
import { findReplyRef, messageKeyAt, partKeyAt } from '../../messages/message-index.ts';
import type { AnyMessage, TelegramMessage } from '../../transport/update.ts';
import { type Attachment, attachmentIn } from '../attachments.ts';
import { jobsOf } from '../job-buttons.ts';
import { recentMediaAt } from '../recent-media.ts';

type Picture = Attachment | 'sticker-moving' | undefined;

/**
 * The picture that a message replies to, in this chat or in another. A reply to a message of the bot means its result;
 * where it has none, the picture that was to be changed.
 */
export async function pictureReplied(context: TelegramContext, message: TelegramMessage): Promise<Picture> {
  const { reply_to_message: replied, external_reply: elsewhere } = message;
  if (replied && isOwn(context, replied)) return pictureOfOwn(context, replied);
  return attachmentIn(replied) ?? attachmentIn(elsewhere);
}

/** The result in a message of the bot; undefined for every other message. */
export async function resultIn(context: TelegramContext, replied: AnyMessage): Promise<Picture> {
  if (!isOwn(context, replied)) return undefined;
  const messageRef = { chat: replied.chat.id, message: replied.message_id };
  const key = await messageKeyAt(context, messageRef);
  if (key !== undefined) return (await isDone(context, key)) ? attachmentIn(replied) : undefined;
  return (await partKeyAt(context, messageRef)) === undefined ? undefined : attachmentIn(replied);
}

function isOwn({ me }: TelegramContext, { from }: AnyMessage): boolean {
  return from?.id === me.id;
}

async function isDone(context: TelegramContext, key: string): Promise<boolean> {
  return (await jobsAt(context, key)).some(({ job }) => job.state === 'done');
}

async function pictureOfOwn(context: TelegramContext, replied: AnyMessage): Promise<Picture> {
  const result = await resultIn(context, replied);
  if (result) return result;
  const messageRef = { chat: replied.chat.id, message: replied.message_id };
  const asked = await recentMediaAt(context, messageRef); // below a question about its faces
  const key = await messageKeyAt(context, messageRef);
  const [view] = key === undefined ? [] : await jobsAt(context, key);
  const ref = asked?.ref ?? view?.job.request.target;
  return ref ? { ref } : attachmentIn(replied);
}

async function jobsAt(context: TelegramContext, key: string) {
  const replyRef = await findReplyRef(context, key);
  return replyRef ? jobsOf(context, replyRef, key) : [];
}
