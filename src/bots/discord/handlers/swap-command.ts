import { UserError } from '../../../core/errors.ts';
import type { MediaRef, RequestedFaces } from '../../../core/ports/chat.ts';
import { savedFaceRef } from '../../../core/ports/members.ts';
import type { DiscordContext } from '../context.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { fileOf, memberOf, type SlashCommand, textOf } from '../transport/interaction-data.ts';
import type { Interaction } from '../transport/payloads.ts';
import { beginSwap } from './begin-swap.ts';
import { findSavedFaceId } from './face-command.ts';
import type { SwapIntent } from './open-questions.ts';

/** `/swap`: requests the swap of the attached files, once it is looked up whether something stands in its way. */
export function swapCommand(
  command: SlashCommand,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const chosen = command.values.get('private');
  const isPrivate = typeof chosen === 'boolean' ? chosen : undefined;
  const intent = intentOf(command, interaction, context);
  intent.catch(() => undefined); // it is awaited later
  return beginSwap({ intent, isPrivate }, interaction, response, context);
}

async function intentOf(command: SlashCommand, interaction: Interaction, context: DiscordContext): Promise<SwapIntent> {
  const target = fileOf(command, 'target');
  if (!target) throw new UserError('media-unreachable', { subject: 'target' });
  return {
    target: await context.attachments.refer(target, interaction.member),
    source: await sourceOf(command, interaction, context),
    depicted: memberOf(command, 'member'),
    faces: await facesOf(command, interaction, context),
    provider: textOf(command, 'provider'),
  };
}

async function sourceOf(
  command: SlashCommand,
  { member }: Interaction,
  context: DiscordContext,
): Promise<MediaRef | undefined> {
  const file = fileOf(command, 'face');
  if (file) return context.attachments.refer(file, member);
  const saved = textOf(command, 'saved');
  return saved === undefined ? undefined : savedFaceRef(await findSavedFaceId(member, saved, context));
}

async function facesOf(
  command: SlashCommand,
  { member }: Interaction,
  context: DiscordContext,
): Promise<RequestedFaces> {
  const reference = fileOf(command, 'reference');
  if (reference) return { which: 'reference', reference: await context.attachments.refer(reference, member) };
  return { which: textOf(command, 'which') === 'all' ? 'all' : 'largest' };
}
