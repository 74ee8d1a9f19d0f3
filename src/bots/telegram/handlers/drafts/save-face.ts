import type { MediaRef } from '../../../../core/ports/chat.ts';
import type { TelegramContext } from '../../context.ts';
import { escaped } from '../../messages/html.ts';
import type { MessageRef } from '../../messages/message-index.ts';
import { sayBriefly } from '../../messages/quiet/brief.ts';
import { editText, sendText } from '../../messages/send.ts';
import { memberOf } from '../../transport/update.ts';
import { type Actor, sentenceOf } from '../actor.ts';
import { draftOf, endDraft } from './draft.ts';

/** Takes text as the name that was asked for. False if no name was asked for. */
export async function takeText(context: TelegramContext, actor: Actor, text: string): Promise<boolean> {
  const draft = await draftOf(context, actor.author);
  const [picture] = draft?.pictures ?? [];
  if (draft?.waits === 'name' && picture) {
    await saveFace(context, actor, picture, text);
  } else if (draft?.waits === 'rename' && draft.face !== undefined) {
    await rename(context, actor, draft.face, text);
  } else return false;
  await endDraft(context, actor);
  return true;
}

async function rename(
  context: TelegramContext,
  { author, translation, messageTarget }: Actor,
  face: string,
  name: string,
): Promise<void> {
  const said = await context.faces.rename(memberOf(author), face, name).then(
    (renamed) => translation.text('face-renamed', { name: renamed.name }),
    (error) => sentenceOf(error, translation),
  );
  await sendText(context, messageTarget, escaped(said));
}

/**
 * Saves a picture as a face. Without a wished name, the face gets a name with a number. `question` is the message that
 * turns into the answer, if there is one. False where it could not be saved.
 */
export async function saveFace(
  context: TelegramContext,
  { author, translation, messageTarget }: Actor,
  ref: MediaRef,
  wishedName: string,
  question?: MessageRef,
): Promise<boolean> {
  const member = memberOf(author);
  let isSaved = false;
  const save = async (): Promise<string> => {
    const portrait = await context.swaps.portrait(ref, member, context.stopping);
    const { length } = await context.faces.list(member);
    const { name, isDefault } = await context.faces.save(
      member,
      wishedName || translation.text('face-unnamed', { number: length + 1 }),
      portrait,
    );
    isSaved = true;
    return translation.text(isDefault ? 'face-saved-default' : 'face-saved', { name });
  };
  const html = escaped(await save().catch((error) => sentenceOf(error, translation)));
  if (question) await editText(context, question, html);
  else await sayBriefly(context, messageTarget, html);
  return isSaved;
}
