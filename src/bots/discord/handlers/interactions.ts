import { InteractionType } from 'discord.js';
import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { DiscordContext } from '../context.ts';
import { errorBody } from '../messages/components.ts';
import { markdown } from '../messages/escape.ts';
import { createInteractionResponse, type InteractionResponse } from '../messages/interaction-response.ts';
import { DiscordError, errorCodes } from '../transport/errors.ts';
import { Envelope, type Interaction, parseInteraction, read, UnknownInteraction } from '../transport/payloads.ts';
import { autocomplete } from './autocomplete.ts';
import { handleComponent } from './buttons.ts';
import { faceCommand } from './face-command.ts';
import { submitForm } from './forms.ts';
import { helpCommand, privacyCommand } from './help.ts';
import { cancelCommand, jobsCommand } from './jobs-command.ts';
import { MenuCommand, menuCommand } from './menus.ts';
import { settingsCommand } from './settings-command.ts';
import { SlashCommand, swapCommand } from './swap-command.ts';

const isMenu = z.object({ target_id: z.string() });

/** One interaction, from the gateway's words to its answer. Never rejects: whatever comes in, the person is told something. */
export async function handleInteraction(payload: unknown, context: DiscordContext): Promise<void> {
  const envelope = Envelope.safeParse(payload).data;
  if (!envelope) return context.onEvent({ kind: 'bug', error: new Error('an interaction that cannot be answered') });
  try {
    const interaction = parseInteraction(payload);
    await respondTo(interaction, context);
  } catch (error) {
    const { id, token, application_id: application } = envelope;
    await respondToUnreadable(error, { ...fallback, id, token, application, type: Number(envelope.type) }, context);
  }
}

/** What is known of an interaction that makes no sense. */
const fallback: Omit<Interaction, 'id' | 'token' | 'application' | 'type'> = {
  member: { platform: 'discord', id: '0' },
  locale: 'en',
  channel: '',
  roles: [],
  isHere: false,
  limitBytes: 0,
  data: undefined,
};

async function respondTo(interaction: Interaction, context: DiscordContext): Promise<void> {
  const response = createInteractionResponse(interaction, context);
  try {
    await route(interaction, response, context);
  } catch (error) {
    if (isTooLate(error)) return context.onEvent({ kind: 'bug', error });
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return await response.choices([]);
    await response.tell(errorBodyFor(error, interaction, context));
  }
}

/** Discord waits for no answer any more. */
function isTooLate(error: unknown): boolean {
  return error instanceof DiscordError && error.code === errorCodes.unknownInteraction;
}

async function route(interaction: Interaction, response: InteractionResponse, context: DiscordContext): Promise<void> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      if (isMenu.safeParse(interaction.data).success)
        return menuCommand(read(MenuCommand, interaction.data), interaction, response, context);
      return runCommand(read(SlashCommand, interaction.data), interaction, response, context);
    case InteractionType.ApplicationCommandAutocomplete:
      return autocomplete(read(SlashCommand, interaction.data), interaction, response, context);
    case InteractionType.MessageComponent:
      return handleComponent(interaction, response, context);
    case InteractionType.ModalSubmit:
      return submitForm(interaction, response, context);
    default:
      throw new UnknownInteraction('no interaction has this type');
  }
}

function runCommand(
  command: SlashCommand,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  switch (command.name) {
    case 'swap':
      return swapCommand(command, interaction, response, context);
    case 'face':
      return faceCommand(command, interaction, response, context);
    case 'jobs':
      return jobsCommand(interaction, response, context);
    case 'cancel':
      return cancelCommand(command, interaction, response, context);
    case 'settings':
      return settingsCommand(interaction, response, context);
    case 'privacy':
      return privacyCommand(interaction, response, context);
    case 'help':
      return helpCommand(interaction, response, context);
    default:
      throw new UnknownInteraction('it means nothing here');
  }
}

/** What a person is told of an error: their own in its words, a misfit as an unknown command, a bug as ours. */
function errorBodyFor(error: unknown, { locale }: Pick<Interaction, 'locale'>, context: DiscordContext) {
  const translation = context.translations(locale);
  if (error instanceof UserError) return errorBody(error, translation);
  if (error instanceof z.ZodError || error instanceof UnknownInteraction)
    return { content: markdown(translation, 'unknown-command', { help: '/help' }) };
  context.onEvent({ kind: 'bug', error });
  return { content: markdown(translation, 'problem-sentence', { problem: 'internal' }) };
}

async function respondToUnreadable(error: unknown, interaction: Interaction, context: DiscordContext): Promise<void> {
  try {
    const response = createInteractionResponse(interaction, context);
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) await response.choices([]);
    else await response.tell(errorBodyFor(error, interaction, context));
  } catch (problem) {
    context.onEvent({ kind: 'bug', error: problem });
  }
}
