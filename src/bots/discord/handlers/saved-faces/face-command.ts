import { UserError } from '../../../../core/errors.ts';
import type { Member } from '../../../../core/ports/members.ts';
import type { DiscordContext } from '../../context.ts';
import { markdown } from '../../messages/escape.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import type { MessageBody } from '../../transport/api.ts';
import { fileOf, type SlashCommand, textOf } from '../../transport/interaction-data.ts';
import type { Interaction } from '../../transport/payloads.ts';
import { keepOrAsk, keptBody, showFiles } from './keep-photo.ts';
import { faceListPage } from './list.ts';

/** `/face …`. Only the member sees the answer. */
export async function faceCommand(
  command: SlashCommand,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const replyRef = await response.defer(true);
  await showFiles(replyRef, await changeFaces(command, interaction, context), context);
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
    const photo = await context.attachments.refer(file, member);
    const kept = await keepOrAsk({ photo, name: textOf(command, 'name') }, interaction, context);
    return keptBody(kept, interaction, context);
  }
  if (command.subcommand === 'list') return faceListPage(interaction, context);
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
