import { z } from 'zod';
import { MediaRef } from '../../../core/ports/chat.ts';
import { savedFaceRef } from '../../../core/ports/members.ts';
import type { Translation } from '../../translations/index.ts';
import type { TelegramContext } from '../context.ts';
import { bold, escaped } from '../messages/html.ts';
import { button, type Keyboard } from '../messages/keyboard.ts';
import type { MessageRef } from '../messages/message-index.ts';
import { opaqueId } from '../messages/reply-ref.ts';
import { editText, sendText } from '../messages/send.ts';
import { type Author, memberOf } from '../transport/update.ts';
import { type Actor, sentenceOf } from './actor.ts';
import { movingKindOf } from './attachments.ts';
import { intentOf, requestSwap, type SwapIntent } from './swap-request.ts';

/** What a person has sent in a private chat so far, and what the bot waits for. */
const Draft = z.object({
  /** Identifies the draft in its buttons. */
  key: z.string(),
  waits: z.enum(['role', 'scene', 'face', 'save', 'name', 'rename']),
  pictures: z.array(MediaRef),
  /** The id of the saved face that gets another name. */
  face: z.string().optional(),
});
type Draft = z.infer<typeof Draft>;

export const draftActions = ['face', 'scene', 'save', 'use', 'unnamed', 'stop'] as const;
export type DraftAction = (typeof draftActions)[number];

interface DraftPress {
  readonly action: DraftAction;
  readonly key: string;
  /** The position of the chosen face in the list; empty for other buttons. */
  readonly choice: string;
  readonly messageRef: MessageRef;
}

const dayMs = 24 * 60 * 60 * 1_000;
const facesShown = 6;

async function draftOf(context: TelegramContext, { id }: Author): Promise<Draft | undefined> {
  return Draft.optional().parse(await context.expiringStore.get(`telegram draft ${id}`));
}

async function keepDraft(
  context: TelegramContext,
  { author }: Actor,
  draft: Omit<Draft, 'key'>,
  key = opaqueId(),
): Promise<string> {
  const options = { expiresAt: context.clock.now() + dayMs, secret: true };
  await context.expiringStore.put(`telegram draft ${author.id}`, { ...draft, key }, options);
  return key;
}

/** False if there was no draft. */
export async function dropDraft(context: TelegramContext, { id }: Author): Promise<boolean> {
  return (await context.expiringStore.take(`telegram draft ${id}`)) !== undefined;
}

/**
 * Handles pictures that come without a command. Of several pictures, the first is the face. One that replies to a picture
 * is the face for that one.
 */
export async function takePictures(
  context: TelegramContext,
  actor: Actor,
  pictures: readonly MediaRef[],
  replied: MediaRef | undefined,
): Promise<void> {
  const draft = await draftOf(context, actor.author);
  const [first] = pictures;
  if (!first) return;
  if (draft?.waits === 'save') {
    await dropDraft(context, actor.author);
    return saveFace(context, actor, first, '');
  }
  const isReply = replied && pictures.length === 1 && (!draft || draft.waits === 'role');
  const intent = isReply ? picturesOfReply(first, replied) : picturesOfSwap(draft, pictures);
  if (!intent) return movingKindOf(first) ? askFace(context, actor, first) : askRole(context, actor, first);
  await requestSwap(context, { ...intent, ...intentOf(actor) });
  await dropDraft(context, actor.author);
}

function picturesOfReply(own: MediaRef, replied: MediaRef): Pick<SwapIntent, 'source' | 'targets'> {
  return movingKindOf(own) ? { source: replied, targets: [own] } : { source: own, targets: [replied] };
}

/** The face and the targets; undefined while one of them is missing. A GIF or video is always a target. */
function picturesOfSwap(
  draft: Draft | undefined,
  pictures: readonly MediaRef[],
): Pick<SwapIntent, 'source' | 'targets'> | undefined {
  const [first, ...rest] = pictures;
  const [known] = draft?.pictures ?? [];
  if (draft?.waits === 'face') return first && { source: first, targets: rest.length > 0 ? rest : draft.pictures };
  if (draft?.waits === 'scene') return known && { source: known, targets: [...pictures] };
  const all = draft?.waits === 'role' ? [...draft.pictures, ...pictures] : pictures;
  const source = all.find((picture) => !movingKindOf(picture)) ?? first;
  const targets = all.filter((picture) => picture !== source);
  return source && targets.length > 0 ? { source, targets } : undefined;
}

async function askRole(context: TelegramContext, actor: Actor, picture: MediaRef): Promise<void> {
  const { translation } = actor;
  const key = await keepDraft(context, actor, { waits: 'role', pictures: [picture] });
  const actions = ['face', 'scene', 'save'] as const;
  const rows = actions.map((action) => [button(translation.text(`ask-role-${action}`), action, key)]);
  await sendText(context, actor.messageTarget, bold(translation.text('ask-role')), [
    ...rows,
    stopRow(translation, key),
  ]);
}

async function askFace(context: TelegramContext, actor: Actor, scene: MediaRef): Promise<void> {
  const { translation } = actor;
  const key = await keepDraft(context, actor, { waits: 'face', pictures: [scene] });
  const rows = await faceRows(context, actor, key);
  await sendText(context, actor.messageTarget, bold(translation.text('ask-face')), [
    ...rows,
    stopRow(translation, key),
  ]);
}

function stopRow(translation: Translation, key: string) {
  return [button(translation.text('button-stop'), 'stop', key)];
}

/** Asks for a picture, which is then saved as a face. */
export async function askForFace(context: TelegramContext, actor: Actor): Promise<void> {
  const key = await keepDraft(context, actor, { waits: 'save', pictures: [] });
  const { translation } = actor;
  await sendText(context, actor.messageTarget, bold(translation.text('form-add-face')), [stopRow(translation, key)]);
}

export async function askForNewName(context: TelegramContext, actor: Actor, face: string): Promise<void> {
  const key = await keepDraft(context, actor, { waits: 'rename', pictures: [], face });
  const { translation } = actor;
  await sendText(context, actor.messageTarget, bold(translation.text('ask-face-name')), [stopRow(translation, key)]);
}

/** Takes text as the name that was asked for. False if no name was asked for. */
export async function takeText(context: TelegramContext, actor: Actor, text: string): Promise<boolean> {
  const draft = await draftOf(context, actor.author);
  const [picture] = draft?.pictures ?? [];
  if (draft?.waits === 'name' && picture) {
    await saveFace(context, actor, picture, text);
  } else if (draft?.waits === 'rename' && draft.face !== undefined) {
    await rename(context, actor, draft.face, text);
  } else return false;
  await dropDraft(context, actor.author);
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

/** Saves a picture as a face. Without a wished name, the face gets a name with a number. */
export async function saveFace(
  context: TelegramContext,
  { author, translation, messageTarget }: Actor,
  ref: MediaRef,
  wishedName: string,
): Promise<void> {
  const member = memberOf(author);
  const save = async (): Promise<string> => {
    const portrait = await context.swaps.portrait(ref, member, context.stopping);
    const { length } = await context.faces.list(member);
    const { name, isDefault } = await context.faces.save(
      member,
      wishedName || translation.text('face-unnamed', { number: length + 1 }),
      portrait,
    );
    return translation.text(isDefault ? 'face-saved-default' : 'face-saved', { name });
  };
  await sendText(context, messageTarget, escaped(await save().catch((error) => sentenceOf(error, translation))));
}

/** Handles a button of a question in a private chat. Returns the answer to the press. */
export async function answerDraft(
  context: TelegramContext,
  actor: Actor,
  { action, key, choice, messageRef }: DraftPress,
): Promise<string | undefined> {
  const { author, translation } = actor;
  const draft = await draftOf(context, author);
  if (!draft || draft.key !== key) return translation.text('asking-over');
  const { pictures } = draft;
  const [picture] = pictures;
  const next = async (waits: Draft['waits'], text: string, rows: Keyboard = []): Promise<undefined> => {
    await keepDraft(context, actor, { waits, pictures }, draft.key);
    await editText(context, messageRef, bold(translation.text(text)), [...rows, stopRow(translation, draft.key)]);
  };
  switch (action) {
    case 'stop':
      await dropDraft(context, author);
      await editText(context, messageRef, escaped(translation.text('stopped')));
      return undefined;
    case 'face':
      return next('scene', 'ask-scene');
    case 'scene':
      return next('face', 'ask-face', await faceRows(context, actor, draft.key));
    case 'save':
      return next('name', 'ask-face-name', [[button(translation.text('button-save'), 'unnamed', draft.key)]]);
    case 'unnamed':
      if (picture) await saveFace(context, actor, picture, '');
      break;
    case 'use':
      if (picture)
        await requestSwap(context, {
          ...intentOf(actor),
          source: savedFaceRef(await faceId(context, actor, choice)),
          targets: pictures,
        });
      break;
    default:
      action satisfies never;
  }
  await dropDraft(context, author);
  return undefined;
}

/** A button holds the position of a face in the list: with the key of the draft, an id of a face would be too long. */
async function faceId(context: TelegramContext, { author }: Actor, position: string): Promise<string> {
  const faces = await context.faces.list(memberOf(author));
  return (position !== '' && faces[Number(position)]?.id) || 'default';
}

async function faceRows(context: TelegramContext, { author }: Actor, key: string): Promise<Keyboard> {
  const faces = await context.faces.list(memberOf(author));
  return faces.slice(0, facesShown).map(({ name }, position) => [button(name, 'use', `${key}.${position}`)]);
}
