import { UserError } from '../../../core/errors.ts';
import type { MediaRef } from '../../../core/ports/chat.ts';
import { readAll } from '../../../core/ports/media.ts';
import type { Member, SavedFace } from '../../../core/ports/members.ts';
import type { Front } from '../context.ts';
import { inert, say } from '../messages/escape.ts';
import type { Answer } from '../messages/interaction-response.ts';
import type { Body } from '../transport/api.ts';
import type { Asked, Asker } from '../transport/payloads.ts';
import { fileOf, savedFaceId, type Typed, textOf } from './slash-swap.ts';

/** `/face …`: only the person themselves sees what comes of it. */
export async function faceCommand(typed: Typed, asked: Asked, answer: Answer, front: Front): Promise<void> {
  await answer.defer(true);
  await answer.tell(await changeFaces(typed, asked, front));
}

async function changeFaces(typed: Typed, asked: Asked, front: Front): Promise<Body> {
  const { person } = asked;
  const messages = front.messages(asked.locale);
  if (typed.subcommand === 'save') {
    const file = fileOf(typed, 'face');
    if (!file) throw new UserError('media-unreachable', { subject: 'source' });
    const ref = await front.pictures.refer(file);
    return savedBody(await saveFace(ref, asked, front, textOf(typed, 'name')), asked, front);
  }
  if (typed.subcommand === 'list') return faceList(asked, front);
  const id = await savedFaceId(person, textOf(typed, 'saved') ?? '', front);
  switch (typed.subcommand) {
    case 'default': {
      await front.faces.makeDefault(person, id);
      return { content: say(messages, 'face-default-set', { name: await nameOf(person, id, front) }) };
    }
    case 'rename': {
      const { name } = await front.faces.rename(person, id, textOf(typed, 'name') ?? '');
      return { content: say(messages, 'face-renamed', { name }) };
    }
    default: {
      const name = await nameOf(person, id, front);
      await front.faces.remove(person, id);
      return { content: say(messages, 'face-deleted', { name }) };
    }
  }
}

async function faceList({ person, locale }: Asked, front: Front): Promise<Body> {
  const messages = front.messages(locale);
  const faces = await front.faces.list(person);
  if (faces.length === 0) return { content: say(messages, 'face-list-none') };
  const lines = faces.map(({ name, isDefault }) =>
    say(messages, 'face-line', { name, isDefault: isDefault ? 'yes' : 'no' }),
  );
  return {
    content: [`**${inert(messages.text('face-list-title'))}**`, ...lines.map((line) => `- ${line}`)].join('\n'),
  };
}

export function savedBody({ name, isDefault }: SavedFace, { locale }: Asker, front: Front): Body {
  return { content: say(front.messages(locale), isDefault ? 'face-saved-default' : 'face-saved', { name }) };
}

/** Keeps the picture as a face, under a name of its own where none is given. Throws UserError. */
export async function saveFace(
  picture: MediaRef,
  { person, locale }: Asker,
  front: Front,
  name?: string,
): Promise<SavedFace> {
  const stream = await front.pictures.open(picture, front.stopping);
  const bytes = await readAll(stream, front.maxBytes);
  if (!bytes)
    throw new UserError('too-many-bytes', { subject: 'source', limitMb: Math.floor(front.maxBytes / 2 ** 20) });
  const portrait = await front.intake.portrait(bytes, front.stopping);
  if (name !== undefined) return front.faces.save(person, name, portrait);
  const taken = (await front.faces.list(person)).map((face) => face.name.toLowerCase());
  const names = Array.from({ length: taken.length + 1 }, (_, index) =>
    front.messages(locale).text('face-unnamed', { number: index + 1 }),
  );
  return front.faces.save(person, names.find((one) => !taken.includes(one.toLowerCase())) ?? '', portrait);
}

async function nameOf(person: Member, id: string, front: Front): Promise<string> {
  const faces = await front.faces.list(person);
  return faces.find((face) => face.id === id)?.name ?? '';
}
