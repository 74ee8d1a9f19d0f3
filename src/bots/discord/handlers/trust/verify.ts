import { UserError } from '../../../../core/errors.ts';
import type { MediaRef } from '../../../../core/ports/chat.ts';
import { verifyEach } from '../../../verification.ts';
import type { DiscordContext } from '../../context.ts';
import { escapeMarkdown, markdown } from '../../messages/escape.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import { fileOf, type SlashCommand } from '../../transport/interaction-data.ts';
import type { DiscordMessage, Interaction } from '../../transport/payloads.ts';
import { shownPicturesOf } from '../../transport/pictures.ts';

/** `/verify`: tells the member alone whether the attached file was made here. */
export async function verifyCommand(
  command: SlashCommand,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  await response.defer(true);
  const file = fileOf(command, 'file');
  if (!file) throw new UserError('media-unreachable');
  await tellOf([await context.attachments.refer(file, interaction.member)], interaction, response, context);
}

/** Pictures of one message: so many files it can have, and about so many lines its answer. */
const most = 10;

/** “Verify” in the menu of a message of any author: each of its pictures, those of embeds included. */
export async function verifyMessage(
  message: DiscordMessage | undefined,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const pictures = message ? shownPicturesOf(message).slice(0, most) : [];
  if (!message || pictures.length === 0) {
    return response.tell({ content: markdown(context.translations(interaction.locale), 'verify-nothing-here') });
  }
  await response.defer(true);
  const refs = await Promise.all(
    pictures.map((picture) => context.attachments.refer(picture, interaction.member, message)),
  );
  await tellOf(refs, interaction, response, context);
}

async function tellOf(
  files: readonly MediaRef[],
  { member, locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const translation = context.translations(locale);
  const verify = (file: MediaRef) => context.swaps.verify(file, member, context.stopping);
  const lines = await verifyEach(files, verify, translation);
  await response.tell({ content: lines.map(escapeMarkdown).join('\n') });
}
