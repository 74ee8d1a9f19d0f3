import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { MediaRef, RequestedFaces } from '../../../core/ports/chat.ts';
import { type Member, savedFaceRef } from '../../../core/ports/members.ts';
import { type Front, settingsAt, soon } from '../context.ts';
import type { Answer } from '../messages/interaction-response.ts';
import { type Asked, Attachment } from '../transport/payloads.ts';
import { request } from './swap-request.ts';

const Option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.boolean(), z.number()]).nullish(),
  focused: z.boolean().nullish(),
});
const Group = Option.extend({ options: z.array(Option).nullish() });

/** What was typed: `/face save` is `face` with the subcommand `save`. */
export const Typed = z
  .object({
    name: z.string(),
    options: z.array(Group).nullish(),
    resolved: z.object({ attachments: z.record(z.string(), Attachment).nullish() }).nullish(),
  })
  .transform(({ name, options, resolved }) => {
    const [first] = options ?? [];
    const subcommand = first?.options && first.value === undefined ? first.name : undefined;
    const given = subcommand === undefined ? (options ?? []) : (first?.options ?? []);
    return {
      name,
      subcommand,
      values: new Map(given.map((option) => [option.name, option.value ?? undefined])),
      focused: given.find(({ focused }) => focused),
      attachments: resolved?.attachments ?? {},
    };
  });
export type Typed = z.infer<typeof Typed>;

export function textOf(typed: Typed, option: string): string | undefined {
  const value = typed.values.get(option);
  return value === undefined ? undefined : String(value);
}

export function fileOf(typed: Typed, option: string): Attachment | undefined {
  const id = textOf(typed, option);
  return id === undefined ? undefined : typed.attachments[id];
}

/** A saved face by its id, as the list offers it, or by its name, as a person types it. Throws UserError. */
export async function savedFaceId(person: Member, given: string, front: Pick<Front, 'faces'>): Promise<string> {
  const faces = await front.faces.list(person);
  const found = faces.find(({ id, name }) => id === given || name.toLowerCase() === given.trim().toLowerCase());
  if (!found) throw new UserError('no-such-face');
  return found.id;
}

export async function slashSwap(typed: Typed, asked: Asked, answer: Answer, front: Front): Promise<void> {
  const own = typed.values.get('private');
  const isPrivate = typeof own === 'boolean' ? own : await privateHere(asked, front);
  const reply = await answer.defer(isPrivate);
  const target = fileOf(typed, 'target');
  if (!target) throw new UserError('media-unreachable', { subject: 'target' });
  await request(
    {
      target: await front.pictures.refer(target),
      source: await sourceOf(typed, asked, front),
      faces: await facesOf(typed, front),
      provider: textOf(typed, 'provider'),
    },
    asked,
    reply,
    front,
  );
}

/** Where the settings cannot be read in time, nobody else sees the answer. */
export async function privateHere(asked: Asked, front: Front): Promise<boolean> {
  return soon(
    settingsAt(front, asked).then(({ isPrivate }) => isPrivate),
    true,
    front.clock,
  );
}

async function sourceOf(typed: Typed, { person }: Asked, front: Front): Promise<MediaRef | undefined> {
  const file = fileOf(typed, 'face');
  if (file) return front.pictures.refer(file);
  const saved = textOf(typed, 'saved');
  return saved === undefined ? undefined : savedFaceRef(await savedFaceId(person, saved, front));
}

async function facesOf(typed: Typed, front: Front): Promise<RequestedFaces> {
  const reference = fileOf(typed, 'reference');
  if (reference) return { which: 'reference', reference: await front.pictures.refer(reference) };
  return { which: textOf(typed, 'which') === 'all' ? 'all' : 'largest' };
}
