import { z } from 'zod';
import type { MediaRef } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import { type Front, soon } from '../context.ts';
import { selectRow } from '../messages/components.ts';
import { say } from '../messages/escape.ts';
import type { Answer } from '../messages/interaction-response.ts';
import type { Body } from '../transport/api.ts';
import { type Asked, Misfit, PictureMessage, picturesOf } from '../transport/payloads.ts';
import { ask, type Question } from './asking.ts';
import { savedBody, saveFace } from './face-command.ts';
import { addFaceForm, swapForm } from './forms.ts';
import { menuEntries } from './register-commands.ts';
import { privateHere } from './slash-swap.ts';
import { request } from './swap-request.ts';

export const Menu = z
  .object({
    name: z.string(),
    target_id: z.string(),
    resolved: z.object({ messages: z.record(z.string(), PictureMessage) }),
  })
  .transform(({ name, target_id, resolved }) => ({ name, message: resolved.messages[target_id] }));
export type Menu = z.infer<typeof Menu>;

/** A right-click on a message. */
export async function chooseFromMenu(
  { name, message }: Menu,
  asked: Asked,
  answer: Answer,
  front: Front,
): Promise<void> {
  const english = front.messages('en');
  const entry = menuEntries().find(({ key }) => english.text(key) === name);
  if (!entry) throw new Misfit('it means nothing here');
  const files = message ? picturesOf(message) : [];
  if (files.length === 0) return answer.tell(nothingToSwap(front.messages(asked.locale)));
  const pictures = await Promise.all(files.map((file) => front.pictures.refer(file, message)));
  if (entry.menu === 'with') return answer.form(await swapForm(pictures, asked, front));
  if (entry.menu === 'save') return takePicture({ purpose: 'save', pictures }, asked, answer, front);
  const faces = await soon(front.faces.list(asked.person), undefined, front.clock);
  if (faces?.length === 0) return answer.form(await addFaceForm(pictures, asked, front));
  return takePicture({ purpose: 'swap', pictures }, asked, answer, front);
}

export function nothingToSwap(messages: Translation): Body {
  return { content: say(messages, 'nothing-to-swap') };
}

type Taking = Pick<Question, 'purpose' | 'pictures'>;

/** The one picture at once; of several, asks which. */
async function takePicture({ purpose, pictures }: Taking, asked: Asked, answer: Answer, front: Front): Promise<void> {
  const [only] = pictures;
  if (only && pictures.length === 1) return withPicture(purpose, only, asked, answer, front);
  const key = await ask({ person: asked.person.id, purpose, pictures: pictures.slice(0, 25) }, front);
  await answer.tell(whichPicture(key, pictures.length, front.messages(asked.locale)));
}

/** Asks which of several pictures is meant. */
export function whichPicture(key: string, count: number, messages: Translation): Body {
  const choices = Array.from({ length: count }, (_, index) => ({ value: String(index), text: `${index + 1}` }));
  return { content: say(messages, 'ask-which-picture'), rows: [selectRow({ id: `pick:${key}`, choices })] };
}

/** Goes on with the picture that was meant. */
export async function withPicture(
  purpose: Question['purpose'],
  picture: MediaRef,
  asked: Asked,
  answer: Answer,
  front: Front,
): Promise<void> {
  if (purpose !== 'save') {
    const reply = await answer.defer(await privateHere(asked, front));
    return request({ target: picture }, asked, reply, front);
  }
  await answer.defer(true);
  await answer.tell(savedBody(await saveFace(picture, asked, front), asked, front));
}
