import type { Translation } from '../../translations/index.ts';
import type { TelegramContext } from '../context.ts';
import { escaped } from '../messages/html.ts';
import type { MessageTarget } from '../messages/message-target.ts';
import { sendText } from '../messages/send.ts';
import { type Author, authorOf, authorOfUser, type Update } from '../transport/update.ts';
import { answerTo, createActor } from './actor.ts';

/** Tells the author of an update that too much of theirs waits, so that this is not handled. */
export function refuse(context: TelegramContext, update: Update): Promise<void> {
  return tell(context, update, (translation) => translation.text('too-much-at-once'));
}

/** Tells the author of an update that it could not be handled. */
export function apologize(context: TelegramContext, update: Update): Promise<void> {
  return tell(context, update, (translation) => translation.text('problem-sentence', { problem: 'internal' }));
}

async function tell(
  context: TelegramContext,
  update: Update,
  sentence: (translation: Translation) => string,
): Promise<void> {
  const to = addresseeOf(update);
  if (!to) return;
  const { translation } = await createActor(context, to.author, to.messageTarget, update.update_id);
  const text = sentence(translation);
  const { callback_query: press } = update;
  if (!press) return void (await sendText(context, to.messageTarget, escaped(text)));
  await context.api
    .call((raw, inner) => raw.answerCallbackQuery({ callback_query_id: press.id, text }, inner), context.stopping)
    .catch(context.onError); // the press may be too old to be answered
}

/** Who is told, and where. Undefined for an update without an author who could read it. */
function addresseeOf({
  message: written,
  edited_message: edited,
  channel_post: post,
  callback_query: press,
  message_reaction: reaction,
}: Update): { author: Author; messageTarget: MessageTarget } | undefined {
  const message = written ?? edited ?? post;
  if (message) {
    const author = authorOf(message);
    return author && { author, messageTarget: answerTo(message) };
  }
  if (press)
    return { author: authorOfUser(press.from), messageTarget: { chat: press.message?.chat.id ?? press.from.id } };
  if (!reaction?.user) return undefined;
  const { user, chat, message_id: replyTo } = reaction;
  return { author: authorOfUser(user), messageTarget: { chat: chat.id, replyTo } };
}
