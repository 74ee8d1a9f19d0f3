import type { MediaRef } from '../../../../core/ports/chat.ts';
import type { SavedFace } from '../../../../core/ports/members.ts';
import type { TelegramContext } from '../../context.ts';
import { bold } from '../../messages/html.ts';
import { button, inRows, type Keyboard } from '../../messages/keyboard.ts';
import { memberOf } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { movingKindOf } from '../attachments.ts';
import { ask } from './draft.ts';

const facesShown = 6;
const facesInRow = 3;

/** Asks what a lone picture is for. To a person with a saved face, the likely answer is offered. */
export async function askAboutPicture(context: TelegramContext, actor: Actor, picture: MediaRef): Promise<void> {
  const { author, translation } = actor;
  const isMoving = movingKindOf(picture) !== undefined; // it cannot be the face
  const saved = await context.faces.list(memberOf(author));
  const usual = saved.findIndex(({ isDefault }) => isDefault);
  const { name } = saved[usual] ?? {};
  if (name !== undefined) {
    const draft = { waits: isMoving ? 'face' : 'role', pictures: [picture] } as const;
    await ask(context, actor, draft, bold(translation.text('ask-put-face', { name })), (key) => [
      [useButton(name, key, usual), button(translation.text('ask-other-face'), 'scene', key)],
      ...(isMoving ? [] : [[button(translation.text('ask-new-face'), 'face', key)]]),
    ]);
    return;
  }
  if (isMoving) {
    const draft = { waits: 'face', pictures: [picture] } as const;
    return ask(context, actor, draft, bold(faceQuestion(actor, saved)), () => []);
  }
  const actions = ['face', 'scene', 'save'] as const;
  await ask(context, actor, { waits: 'role', pictures: [picture] }, bold(translation.text('ask-role')), (key) =>
    actions.map((action) => [button(translation.text(`ask-role-${action}`), action, key)]),
  );
}

/** The question for a face to put on. */
export function faceQuestion({ translation }: Actor, saved: readonly SavedFace[]): string {
  return translation.text(saved.length > 0 ? 'ask-face' : 'ask-face-photo');
}

/** A button for each saved face. */
export function faceRows(saved: readonly SavedFace[], key: string): Keyboard {
  const buttons = saved.slice(0, facesShown).map(({ name }, position) => useButton(name, key, position));
  return inRows(buttons, facesInRow);
}

/** A button holds the position of a face in the list: with the key of the draft, an id of a face would be too long. */
function useButton(name: string, key: string, position: number): Keyboard[number][number] {
  return button(name, 'use', `${key}.${position}`);
}

/** Asks for a picture, which is then saved as a face. `goOn`: the swap that lacks one, and goes on then. */
export async function askForFace(context: TelegramContext, actor: Actor, goOn?: unknown): Promise<void> {
  const html = bold(actor.translation.text(goOn === undefined ? 'ask-own-face' : 'face-missing-photo'));
  const draft = { waits: 'save', pictures: [], ...(goOn !== undefined && { goOn }) } as const;
  await ask(context, actor, draft, html, () => []);
}

export async function askForNewName(context: TelegramContext, actor: Actor, face: string): Promise<void> {
  const html = bold(actor.translation.text('ask-face-name'));
  await ask(context, actor, { waits: 'rename', pictures: [], face }, html, () => []);
}

/** Asks for one more photo of a saved face. */
export async function askForPhoto(context: TelegramContext, actor: Actor, { id, name }: SavedFace): Promise<void> {
  const html = bold(actor.translation.text('photo-send', { name }));
  await ask(context, actor, { waits: 'save', pictures: [], face: id }, html, () => []);
}
