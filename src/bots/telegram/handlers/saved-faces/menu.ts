import { UserError } from '../../../../core/errors.ts';
import { mostPhotos } from '../../../../core/ports/media.ts';
import type { SavedFace } from '../../../../core/ports/members.ts';
import { removePhoto } from '../../../saved-photos.ts';
import type { Translation } from '../../../translations/index.ts';
import type { TelegramContext } from '../../context.ts';
import { bold, escaped } from '../../messages/html.ts';
import { button, inRows } from '../../messages/keyboard.ts';
import { sayBriefly } from '../../messages/quiet/brief.ts';
import { sendText } from '../../messages/send.ts';
import { isPerson, memberOf } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { askForNewName, askForPhoto } from '../drafts/questions.ts';
import { type MenuHandler, type MenuUse, openMenu } from '../menu-store.ts';
import type { Page } from '../settings-menu.ts';
import { hidePhotos, showPhotos } from './photos.ts';

/** A person who asks in a group gets their faces in the private chat, if that is open. */
export async function showFaces(context: TelegramContext, actor: Actor): Promise<void> {
  const { author, messageTarget, translation } = actor;
  const isAway = messageTarget.chat < 0 && isPerson(author.id);
  const home = { ...actor, messageTarget: { chat: Number(author.id) } };
  const said = escaped(translation.text('faces-in-private', { name: author.name }));
  if (isAway && (await sendFaces(context, home))) return sayBriefly(context, messageTarget, said);
  await sendFaces(context, actor);
}

async function sendFaces(context: TelegramContext, actor: Actor): Promise<boolean> {
  const { html, keyboard } = await facesPage(context, actor);
  return (await sendText(context, actor.messageTarget, html, keyboard)) !== undefined;
}

/** `notice` is what was done before. */
async function facesPage(context: TelegramContext, actor: Actor, notice?: string): Promise<Page> {
  const { author, translation } = actor;
  const said = notice === undefined ? '' : `${escaped(notice)}\n`;
  const faces = await context.faces.list(memberOf(author));
  const isAlone = actor.messageTarget.chat > 0;
  const add = isAlone ? [[button(translation.text('button-add-face'), 'start', 'face')]] : [];
  if (faces.length === 0) return { html: `${said}${escaped(translation.text('face-list-none'))}`, keyboard: add };
  const key = await openMenu(context, actor, { faces: faces.map(({ id }) => id) });
  const rows = faces.map(({ name }, index) => [button(name, 'look', `${key}.${index}`)]);
  const close = button(translation.text('button-close'), 'close', key);
  const ofDefault = faces.filter(({ isDefault }) => isDefault).map(({ name }) => lineOf(name, translation));
  const title = [bold(translation.text('face-list-title')), ...ofDefault.map(escaped)].join('\n');
  return { html: `${said}${title}`, keyboard: [...rows, ...add, [close]] };
}

function lineOf(name: string, translation: Translation): string {
  return translation.text('face-line', { name, isDefault: 'yes' });
}

async function faceIn({ context, member, face: id }: MenuUse): Promise<SavedFace> {
  const face = (await context.faces.list(member)).find((one) => one.id === id);
  if (!face) throw new UserError('no-such-face');
  return face;
}

/** A face with its photos, which only a private chat shows, since others would see them. There, too, one can type. */
async function facePage(use: MenuUse): Promise<Page> {
  const { context, actor, messageRef } = use;
  const face = await faceIn(use);
  const isAlone = actor.messageTarget.chat > 0;
  if (isAlone) await showPhotos(context, actor, messageRef, face);
  return pageOf(face, isAlone, use);
}

function pageOf({ name, isDefault, photos = 1 }: SavedFace, isAlone: boolean, { actor, key, choice }: MenuUse): Page {
  const { translation } = actor;
  const position = Number.parseInt(choice, 10);
  const row = (text: string, action: string) => [button(translation.text(text), action, `${key}.${position}`)];
  return {
    html: [
      bold(translation.text('photos-title', { name, count: photos })),
      ...(isAlone && photos < mostPhotos ? [escaped(translation.text('photos-hint'))] : []),
    ].join('\n'),
    keyboard: [
      ...(isDefault ? [] : [row('verb-face-default.button', 'main')]),
      ...(isAlone ? [row('verb-face-rename.button', 'name')] : []),
      row('verb-delete.button', 'drop'),
      ...(isAlone && photos < mostPhotos ? [row('photo-add', 'more')] : []),
      ...(isAlone && photos > 1 ? [row('photo-remove', 'less')] : []),
      [button(translation.text('button-back'), 'list', key)],
    ],
  };
}

/** What the buttons of the saved faces do. */
export const faceHandlers = {
  async list({ context, actor, messageRef }) {
    await hidePhotos(context, messageRef);
    return facesPage(context, actor);
  },
  look: facePage,
  async main({ context, actor, member, face, messageRef }) {
    await context.faces.makeDefault(member, face);
    await hidePhotos(context, messageRef);
    return facesPage(context, actor);
  },
  async name({ context, actor, face }) {
    await askForNewName(context, actor, face);
    return undefined;
  },
  async drop(use) {
    const { actor, key, choice } = use;
    const { name, photos = 1 } = await faceIn(use);
    const { translation } = actor;
    return {
      html: bold(translation.text('face-delete-ask', { name, count: photos })),
      keyboard: [
        [button(translation.text('face-delete-sure'), 'erase', `${key}.${choice}`)],
        [button(translation.text('button-back'), 'look', `${key}.${choice}`)],
      ],
    };
  },
  async erase(use) {
    const { context, actor, member, face, messageRef } = use;
    const { name } = await faceIn(use);
    await context.faces.remove(member, face);
    await hidePhotos(context, messageRef);
    return facesPage(context, actor, actor.translation.text('face-deleted', { name }));
  },
  async more(use) {
    await askForPhoto(use.context, use.actor, await faceIn(use));
    return undefined;
  },
  async less(use) {
    const { actor, key, choice } = use;
    const { photos = 1 } = await faceIn(use);
    const buttons = Array.from({ length: photos }, (_, index) =>
      button(`${index + 1}`, 'rid', `${key}.${choice}-${index}-${photos}`),
    );
    return {
      html: bold(actor.translation.text('photo-remove-ask')),
      keyboard: [
        ...inRows(buttons, mostPhotos),
        [button(actor.translation.text('button-back'), 'look', `${key}.${choice}`)],
      ],
    };
  },
  async rid(use) {
    const [, index, count] = use.choice.split('-').map(Number);
    if (index !== undefined && count !== undefined)
      await removePhoto(use.member, use.face, { index, count }, use.context);
    return facePage(use);
  },
} satisfies Record<string, MenuHandler>;
