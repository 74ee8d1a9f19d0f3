import { UserError } from '../../../core/errors.ts';
import type { MediaRef } from '../../../core/ports/chat.ts';
import type { Member, SavedFace } from '../../../core/ports/members.ts';
import type { DiscordContext } from '../context.ts';
import { escapeMarkdown, markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import type { MessageBody } from '../transport/api.ts';
import { fileOf, type SlashCommand, textOf } from '../transport/interaction-data.ts';
import type { Actor, Interaction } from '../transport/payloads.ts';

/** `/face …`. Only the member sees the answer. */
export async function faceCommand(
  command: SlashCommand,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.defer(true);
  await response.tell(await changeFaces(command, interaction, context));
}

async function changeFaces(
  command: SlashCommand,
  interaction: Interaction,
  context: DiscordContext,
): Promise<MessageBody> {
  const { member } = interaction;
  const translation = context.translations(interaction.locale);
  if (command.subcommand === 'save') {
    const file = fileOf(command, 'face');
    if (!file) throw new UserError('media-unreachable', { subject: 'source' });
    const ref = await context.attachments.refer(file, member);
    return faceSavedBody(await saveFace(ref, interaction, context, textOf(command, 'name')), interaction, context);
  }
  if (command.subcommand === 'list') return faceList(interaction, context);
  const id = await findSavedFaceId(member, textOf(command, 'saved') ?? '', context);
  switch (command.subcommand) {
    case 'default': {
      await context.faces.makeDefault(member, id);
      return { content: markdown(translation, 'face-default-set', { name: await faceNameOf(member, id, context) }) };
    }
    case 'rename': {
      const { name } = await context.faces.rename(member, id, textOf(command, 'name') ?? '');
      return { content: markdown(translation, 'face-renamed', { name }) };
    }
    default: {
      const name = await faceNameOf(member, id, context);
      await context.faces.remove(member, id);
      return { content: markdown(translation, 'face-deleted', { name }) };
    }
  }
}

async function faceList({ member, locale }: Interaction, context: DiscordContext): Promise<MessageBody> {
  const translation = context.translations(locale);
  const faces = await context.faces.list(member);
  if (faces.length === 0) return { content: markdown(translation, 'face-list-none') };
  const lines = faces.map(({ name, isDefault }) =>
    markdown(translation, 'face-line', { name, isDefault: isDefault ? 'yes' : 'no' }),
  );
  const title = `**${escapeMarkdown(translation.text('face-list-title'))}**`;
  return { content: [title, ...lines.map((line) => `- ${line}`)].join('\n') };
}

export function faceSavedBody({ name, isDefault }: SavedFace, { locale }: Actor, context: DiscordContext): MessageBody {
  return { content: markdown(context.translations(locale), isDefault ? 'face-saved-default' : 'face-saved', { name }) };
}

/** Saves a picture as a face; without a name it gets the first free “Face 1”, “Face 2” …. Throws UserError. */
export async function saveFace(
  picture: MediaRef,
  { member, locale }: Actor,
  context: DiscordContext,
  name?: string,
): Promise<SavedFace> {
  const portrait = await context.swaps.portrait(picture, member, context.stopping);
  if (name !== undefined) return context.faces.save(member, name, portrait);
  const taken = (await context.faces.list(member)).map((face) => face.name.toLowerCase());
  const names = Array.from({ length: taken.length + 1 }, (_, index) =>
    context.translations(locale).text('face-unnamed', { number: index + 1 }),
  );
  return context.faces.save(member, names.find((one) => !taken.includes(one.toLowerCase())) ?? '', portrait);
}

async function faceNameOf(member: Member, id: string, context: DiscordContext): Promise<string> {
  const faces = await context.faces.list(member);
  return faces.find((face) => face.id === id)?.name ?? '';
}

/** The id of a saved face, given by its id, as autocompletion sends it, or by its name. Throws UserError. */
export async function findSavedFaceId(
  member: Member,
  given: string,
  { faces }: Pick<DiscordContext, 'faces'>,
): Promise<string> {
  const saved = await faces.list(member);
  const found = saved.find(({ id, name }) => id === given || name.toLowerCase() === given.trim().toLowerCase());
  if (!found) throw new UserError('no-such-face');
  return found.id;
}
