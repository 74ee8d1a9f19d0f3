import { UserError } from '../../../../core/errors.ts';
import type { TelegramContext } from '../../context.ts';
import { escaped } from '../../messages/html.ts';
import { sendText } from '../../messages/send.ts';
import { memberOf } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { ask, draftOf, endDraft } from './draft.ts';
import { keepOrAsk } from './keep-photo.ts';

/** Takes text as the name that was asked for. False if no name was asked for. */
export async function takeText(context: TelegramContext, actor: Actor, text: string): Promise<boolean> {
  const draft = await draftOf(context, actor.author);
  const [photo] = draft?.pictures ?? [];
  if (draft?.waits === 'name' && photo) {
    await keepOrAsk(context, actor, { photo, name: text, face: draft.face, goOn: draft.goOn });
  } else if (draft?.waits === 'rename' && draft.face !== undefined) {
    await rename(context, actor, draft.face, text);
  } else return false;
  const isOver = (await draftOf(context, actor.author))?.key === draft.key; // else something else is waited for
  if (isOver) await endDraft(context, actor);
  return true;
}

/** Where the name will not do, waits for another one. */
async function rename(context: TelegramContext, actor: Actor, face: string, wanted: string): Promise<void> {
  const { author, translation, messageTarget } = actor;
  try {
    const { name } = await context.faces.rename(memberOf(author), face, wanted);
    await sendText(context, messageTarget, escaped(translation.text('face-renamed', { name })));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const html = escaped(translation.error(error));
    if (error.code === 'no-such-face') await sendText(context, messageTarget, html);
    else await ask(context, actor, { waits: 'rename', pictures: [], face }, html, () => []);
  }
}
