import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import { MediaRef } from '../../../core/ports/chat.ts';
import { readAll } from '../../../core/ports/media.ts';
import { savedFaceRef } from '../../../core/ports/members.ts';
import type { Translation } from '../../translations/index.ts';
import { type Bot, personOf, type Spot } from '../context.ts';
import { bold, escaped } from '../messages/html.ts';
import { type MessagePlace, opaqueId } from '../messages/reply-ref.ts';
import { button, type Keyboard, rephrase, say } from '../messages/send.ts';
import type { Author } from '../transport/update.ts';
import { fileIdOf, movingKindOf } from './attachments.ts';
import { ask, type Wish } from './swap-request.ts';

/** What a person has sent in a private chat that is not a swap yet. */
const Draft = z.object({
  /** Names it in buttons. */
  key: z.string(),
  waits: z.enum(['role', 'scene', 'face', 'save', 'name', 'rename']),
  pictures: z.array(MediaRef),
  /** The face that gets another name. */
  face: z.string().optional(),
});
type Draft = z.infer<typeof Draft>;

export interface Writer {
  readonly author: Author;
  readonly spot: Spot;
  readonly locale: string;
  readonly messages: Translation;
  readonly update: number;
}

export const draftWords = ['face', 'scene', 'save', 'use', 'unnamed', 'stop'] as const;
export type DraftWord = (typeof draftWords)[number];

const dayMs = 24 * 60 * 60 * 1_000;
const largestFace = 32 * 2 ** 20;
const facesShown = 6;

async function draftOf(bot: Bot, { id }: Author): Promise<Draft | undefined> {
  return Draft.optional().parse(await bot.expiringStore.get(`telegram draft ${id}`));
}

async function keep(bot: Bot, { author }: Writer, draft: Omit<Draft, 'key'>, key = opaqueId()): Promise<string> {
  const options = { expiresAt: bot.clock.now() + dayMs, secret: true };
  await bot.expiringStore.put(`telegram draft ${author.id}`, { ...draft, key }, options);
  return key;
}

/** False where there was none. */
export async function dropDraft(bot: Bot, { id }: Author): Promise<boolean> {
  return (await bot.expiringStore.take(`telegram draft ${id}`)) !== undefined;
}

/** Pictures without a word: of several, the first is the face. */
export async function takePictures(bot: Bot, writer: Writer, pictures: readonly MediaRef[]): Promise<void> {
  const draft = await draftOf(bot, writer.author);
  const [first] = pictures;
  if (!first) return;
  if (draft?.waits === 'save') {
    await dropDraft(bot, writer.author);
    return saveFace(bot, writer, first, '');
  }
  const wish = wishOf(draft, pictures);
  if (!wish) return movingKindOf(first) ? askFace(bot, writer, first) : askRole(bot, writer, first);
  await ask(bot, { ...wish, ...wisher(writer) });
  await dropDraft(bot, writer.author);
}

/** Undefined while a face or a scene is missing. What moves is the scene. */
function wishOf(draft: Draft | undefined, pictures: readonly MediaRef[]): Pick<Wish, 'source' | 'targets'> | undefined {
  const [first, ...rest] = pictures;
  const [known] = draft?.pictures ?? [];
  if (draft?.waits === 'face') return first && { source: first, targets: rest.length > 0 ? rest : draft.pictures };
  if (draft?.waits === 'scene') return known && { source: known, targets: [...pictures] };
  const all = draft?.waits === 'role' ? [...draft.pictures, ...pictures] : pictures;
  const source = all.find((picture) => !movingKindOf(picture)) ?? first;
  const targets = all.filter((picture) => picture !== source);
  return source && targets.length > 0 ? { source, targets } : undefined;
}

export function wisher({ author, spot, locale, update }: Writer): Omit<Wish, 'source' | 'targets'> {
  return { owner: author.id, ownerName: author.name, locale, update, faces: { which: 'largest' }, ...spot };
}

async function askRole(bot: Bot, writer: Writer, picture: MediaRef): Promise<void> {
  const { messages } = writer;
  const key = await keep(bot, writer, { waits: 'role', pictures: [picture] });
  const words = ['face', 'scene', 'save'] as const;
  const rows = words.map((word) => [button(messages.text(`ask-role-${word}`), word, key)]);
  await say(bot, writer.spot, bold(messages.text('ask-role')), [...rows, stopRow(messages, key)]);
}

async function askFace(bot: Bot, writer: Writer, scene: MediaRef): Promise<void> {
  const { messages } = writer;
  const key = await keep(bot, writer, { waits: 'face', pictures: [scene] });
  const rows = await faceRows(bot, writer, key);
  await say(bot, writer.spot, bold(messages.text('ask-face')), [...rows, stopRow(messages, key)]);
}

function stopRow(messages: Translation, key: string) {
  return [button(messages.text('button-stop'), 'stop', key)];
}

/** Asks for a picture that is to be saved. */
export async function askForFace(bot: Bot, writer: Writer): Promise<void> {
  const key = await keep(bot, writer, { waits: 'save', pictures: [] });
  const { messages } = writer;
  await say(bot, writer.spot, bold(messages.text('form-add-face')), [stopRow(messages, key)]);
}

export async function askForNewName(bot: Bot, writer: Writer, face: string): Promise<void> {
  const key = await keep(bot, writer, { waits: 'rename', pictures: [], face });
  const { messages } = writer;
  await say(bot, writer.spot, bold(messages.text('ask-face-name')), [stopRow(messages, key)]);
}

/** Words in a private chat: a name, where one is asked for. False where nothing was asked. */
export async function takeText(bot: Bot, writer: Writer, text: string): Promise<boolean> {
  const draft = await draftOf(bot, writer.author);
  const [picture] = draft?.pictures ?? [];
  if (draft?.waits === 'name' && picture) {
    await saveFace(bot, writer, picture, text);
  } else if (draft?.waits === 'rename' && draft.face !== undefined) {
    await rename(bot, writer, draft.face, text);
  } else return false;
  await dropDraft(bot, writer.author);
  return true;
}

async function rename(bot: Bot, { author, messages, spot }: Writer, face: string, name: string): Promise<void> {
  const said = await bot.faces.rename(personOf(author), face, name).then(
    (renamed) => messages.text('face-renamed', { name: renamed.name }),
    (error) => sentenceOf(error, messages),
  );
  await say(bot, spot, escaped(said));
}

/** An empty name stands for a number. */
export async function saveFace(
  bot: Bot,
  { author, messages, spot }: Writer,
  ref: MediaRef,
  wish: string,
): Promise<void> {
  const person = personOf(author);
  const save = async (): Promise<string> => {
    const bytes = await readAll(await bot.openFile(fileIdOf(ref), bot.stopping), largestFace);
    if (!bytes) throw new UserError('too-many-bytes', { subject: 'source', limitMb: largestFace / 2 ** 20 });
    const portrait = await bot.intake.portrait(bytes, bot.stopping);
    const { length } = await bot.faces.list(person);
    const { name, isDefault } = await bot.faces.save(
      person,
      wish || messages.text('face-unnamed', { number: length + 1 }),
      portrait,
    );
    return messages.text(isDefault ? 'face-saved-default' : 'face-saved', { name });
  };
  await say(bot, spot, escaped(await save().catch((error) => sentenceOf(error, messages))));
}

function sentenceOf(error: unknown, messages: Translation): string {
  if (error instanceof UserError) return messages.error(error);
  throw error;
}

/** A button of a question in a private chat. Returns what to answer. */
export async function answerDraft(
  bot: Bot,
  writer: Writer,
  { word, key, place }: { word: DraftWord; key: string; place: MessagePlace },
): Promise<string | undefined> {
  const { author, messages } = writer;
  const draft = await draftOf(bot, author);
  const [id = '', face = 'default'] = key.split('.');
  if (!draft || draft.key !== id) return messages.text('asking-over');
  const { pictures } = draft;
  const [picture] = pictures;
  const next = async (waits: Draft['waits'], text: string, rows: Keyboard = []): Promise<undefined> => {
    await keep(bot, writer, { waits, pictures }, draft.key);
    await rephrase(bot, place, bold(messages.text(text)), [...rows, stopRow(messages, draft.key)]);
  };
  switch (word) {
    case 'stop':
      await dropDraft(bot, author);
      await rephrase(bot, place, escaped(messages.text('stopped')));
      return undefined;
    case 'face':
      return next('scene', 'ask-scene');
    case 'scene':
      return next('face', 'ask-face', await faceRows(bot, writer, draft.key));
    case 'save':
      return next('name', 'ask-face-name', [[button(messages.text('button-save'), 'unnamed', draft.key)]]);
    case 'unnamed':
      if (picture) await saveFace(bot, writer, picture, '');
      break;
    case 'use':
      if (picture)
        await ask(bot, { ...wisher(writer), source: savedFaceRef(await faceId(bot, writer, face)), targets: pictures });
      break;
    default:
      word satisfies never;
  }
  await dropDraft(bot, author);
  return undefined;
}

/** Buttons name a face by its place in the list: ids of faces are too long for two in one button. */
async function faceId(bot: Bot, { author }: Writer, place: string): Promise<string> {
  const faces = await bot.faces.list(personOf(author));
  return faces[Number(place)]?.id ?? 'default';
}

async function faceRows(bot: Bot, { author }: Writer, key: string): Promise<Keyboard> {
  const faces = await bot.faces.list(personOf(author));
  return faces.slice(0, facesShown).map(({ name }, place) => [button(name, 'use', `${key}.${place}`)]);
}
