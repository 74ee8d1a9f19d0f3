import { FacesToPick } from '../../../../core/admission/pick-faces.ts';
import { UserError } from '../../../../core/errors.ts';
import type { SavedFace } from '../../../../core/ports/members.ts';
import { createPhotoQuestions, keepPhoto, type PhotoToKeep } from '../../../saved-photos.ts';
import { joinSentences } from '../../../translations/joining.ts';
import type { TelegramContext } from '../../context.ts';
import { escaped } from '../../messages/html.ts';
import { button } from '../../messages/keyboard.ts';
import type { MessageRef } from '../../messages/message-index.ts';
import { whichFaceHtml, whichFaceKeyboard } from '../../messages/photo-question.ts';
import { sayBriefly } from '../../messages/quiet/brief.ts';
import { deleteMessage } from '../../messages/removal.ts';
import { opaqueId } from '../../messages/reply-ref.ts';
import { editText, sendPicture, sendText } from '../../messages/send.ts';
import { isPerson, memberOf } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { SwapIntent } from '../swap-intent.ts';
import { requestSwap } from '../swap-request.ts';
import { ask } from './draft.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Keeps a photo and goes on with the swap that waits for it, if any. Where the photo cannot be kept as it is, nothing is,
 * and the person is asked for what is missing. `question` is the message of text that turns into the answer.
 */
export async function keepOrAsk(
  context: TelegramContext,
  actor: Actor,
  photo: PhotoToKeep,
  question?: MessageRef,
): Promise<void> {
  const { author, translation, messageTarget } = actor;
  if ((await context.expiringStore.get(askedKey(actor))) !== undefined) return; // asked already, before a restart
  const kept = await keepPhoto(photo, memberOf(author), translation, context).catch((error) => {
    if (error instanceof UserError) return error;
    throw error;
  });
  if (kept instanceof UserError) {
    if (question) await deleteMessage(context, question, context.stopping);
    if (kept instanceof FacesToPick) await askWhich(context, actor, photo, kept);
    else await askForMore(context, actor, photo, kept);
    await context.expiringStore.put(askedKey(actor), true, { expiresAt: context.clock.now() + dayMs });
    return;
  }
  const html = escaped(savedText(photo, kept, actor));
  if (question) await editText(context, question, html);
  else await sayBriefly(context, messageTarget, html);
  if (photo.goOn !== undefined) await requestSwap(context, { ...SwapIntent.parse(photo.goOn), update: actor.update });
}

function askedKey({ messageTarget: { chat }, update }: Actor): string {
  return `telegram photo-asked ${chat} ${update}`;
}

function savedText({ face }: PhotoToKeep, { name, isDefault, photos = 1 }: SavedFace, { translation }: Actor): string {
  if (face !== undefined) return translation.text('photo-added', { name, count: photos });
  return translation.text(isDefault ? 'face-saved-default' : 'face-saved', { name });
}

/** Asks which face of the photo is meant: in the private chat, or where that is closed, where the photo was sent. */
async function askWhich(
  context: TelegramContext,
  { author, translation, messageTarget }: Actor,
  photo: PhotoToKeep,
  asked: FacesToPick,
): Promise<void> {
  const key = opaqueId();
  const member = memberOf(author);
  const { number, ...keeping } = photo;
  const question = await createPhotoQuestions(context).open(key, member, keeping, asked);
  const name = (await context.faces.list(member)).find(({ id }) => id === photo.face)?.name;
  const html = whichFaceHtml(question, name, translation);
  const keyboard = whichFaceKeyboard(key, question, translation);
  const isAway = messageTarget.chat < 0 && isPerson(author.id);
  const places = [...(isAway ? [{ chat: Number(author.id) }] : []), messageTarget];
  for (const place of places) {
    if (await sendPicture(context, place, asked.picture, html, keyboard)) return;
    if (await sendText(context, place, html, keyboard)) return; // the chat takes no pictures
  }
}

const nameProblems: readonly string[] = ['face-name-length', 'face-name-taken'];
const fullProblems: readonly string[] = ['too-many-faces', 'too-many-photos'];
/** What another photo does not help against. */
const otherProblems: readonly string[] = [...fullProblems, 'no-such-face', 'member-blocked'];

/** Says why the photo was not kept. In a private chat waits for another photo, or another name. */
async function askForMore(
  context: TelegramContext,
  actor: Actor,
  { photo, number, ...keeping }: PhotoToKeep,
  error: UserError,
): Promise<void> {
  const { translation, messageTarget } = actor;
  const sentence = translation.error(error);
  if (otherProblems.includes(error.code)) {
    const how = fullProblems.includes(error.code) ? [translation.text('faces-how', { faces: '/faces' })] : [];
    return sayBriefly(context, messageTarget, escaped(joinSentences([sentence, ...how], translation.language)));
  }
  if (messageTarget.chat < 0) {
    const how = nameProblems.includes(error.code) ? [] : [translation.text('photo-reply', { face: '/face' })];
    return sayBriefly(context, messageTarget, escaped(joinSentences([sentence, ...how], translation.language)));
  }
  if (!nameProblems.includes(error.code))
    return ask(context, actor, { ...keeping, waits: 'save', pictures: [] }, escaped(sentence), () => []);
  const draft = { ...keeping, name: undefined, waits: 'name', pictures: [photo] } as const;
  await ask(context, actor, draft, escaped(sentence), (key) => [
    [button(translation.text('button-save'), 'unnamed', key)],
  ]);
}
