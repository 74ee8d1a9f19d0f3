import { UserError } from '../../../../core/errors.ts';
import { createPhotoQuestions } from '../../../saved-photos.ts';
import type { TelegramContext } from '../../context.ts';
import type { MessageRef } from '../../messages/message-index.ts';
import { deleteMessage } from '../../messages/removal.ts';
import { isOwner } from '../access.ts';
import type { Actor } from '../actor.ts';
import { keepOrAsk } from '../drafts/keep-photo.ts';

export const photoActions = ['photo-keep', 'photo-stop'] as const;

interface PhotoPress {
  readonly action: (typeof photoActions)[number];
  readonly key: string;
  /** The number of the face. */
  readonly choice: string;
  readonly messageRef: MessageRef;
}

/** Handles a button of the question which face of a photo is kept. Returns the answer to the press, if any. */
export async function answerPhoto(
  context: TelegramContext,
  actor: Actor,
  { action, key, choice, messageRef }: PhotoPress,
): Promise<string | undefined> {
  const { author, translation } = actor;
  const questions = createPhotoQuestions(context);
  const asked = await questions.find(key);
  if (!asked) return translation.text('asking-over');
  const { id } = asked.member;
  if (!(await isOwner(context, { owner: id, chat: messageRef.chat }, author)))
    return translation.error(new UserError('not-yours'));
  const owner = { ...actor, author: { ...author, id } };
  const number = asked.numbers.find((one) => one === Number(choice));
  const answered = await questions.answer(key, async ({ photo, ...keeping }) => {
    const isMeant = action === 'photo-keep' && photo && number !== undefined;
    if (isMeant) await keepOrAsk(context, owner, { ...keeping, photo, number });
    await deleteMessage(context, messageRef, context.stopping);
    return true;
  });
  return answered ? undefined : translation.text('asking-over');
}
