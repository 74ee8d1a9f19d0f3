import { InteractionType } from 'discord.js';
import { ZodError } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { JobView } from '../../../core/swaps.ts';
import { jobLine } from '../../job-line.ts';
import type { DiscordContext } from '../context.ts';
import { errorBody } from '../messages/components.ts';
import { label, markdown, writtenCommand } from '../messages/escape.ts';
import { helpBody } from '../messages/help.ts';
import { createInteractionResponse, type InteractionResponse } from '../messages/interaction-response.ts';
import { inChosenLanguage, rememberLanguage } from '../messages/language.ts';
import { DiscordError, errorCodes } from '../transport/errors.ts';
import {
  isMemberMenuCommand,
  isMenuCommand,
  MemberMenuCommand,
  MenuCommand,
  SlashCommand,
} from '../transport/interaction-data.ts';
import {
  Envelope,
  type Interaction,
  mayManageGuild,
  parseInteraction,
  read,
  UnknownInteraction,
} from '../transport/payloads.ts';
import { handleComponent } from './buttons.ts';
import { submitForm } from './forms.ts';
import { cancelCommand, isCancellable, jobsCommand } from './jobs-command.ts';
import { languageCommand } from './language-command.ts';
import { menuCommand } from './menus.ts';
import { faceCommand } from './saved-faces/face-command.ts';
import { settingsCommand } from './settings-command.ts';
import { facesWords, swapCommand } from './swap-command.ts';
import { forgetCommand } from './trust/forget.ts';
import { optIn, optOut } from './trust/likeness.ts';
import { memberMenuCommand } from './trust/member-menu.ts';
import { privacyCommand } from './trust/privacy.ts';
import { reportCommand } from './trust/report.ts';
import { verifyCommand } from './trust/verify.ts';

/**
 * Answers one interaction as the gateway sent it. The member gets an answer to everything that comes in, unless the
 * program stops: only then it rejects, and the next start answers.
 */
export async function handleInteraction(payload: unknown, context: DiscordContext): Promise<void> {
  const envelope = Envelope.safeParse(payload).data;
  if (!envelope) return context.onEvent({ kind: 'bug', error: new Error('an interaction that cannot be answered') });
  try {
    await respondTo(parseInteraction(payload), context);
  } catch (error) {
    context.stopping.throwIfAborted();
    const { id, token, application_id: application } = envelope;
    await respondToUnreadable(error, { ...unreadable, id, token, application, type: Number(envelope.type) }, context);
  }
}

/** Stands in for the parts of an interaction that cannot be read. */
const unreadable: Omit<Interaction, 'id' | 'token' | 'application' | 'type'> = {
  member: { platform: 'discord', id: '0' },
  locale: 'en',
  channel: '',
  roles: [],
  isHere: false,
  limitBytes: 0,
  data: undefined,
};

async function respondTo(received: Interaction, context: DiscordContext): Promise<void> {
  const interaction = await inChosenLanguage(received, context);
  const response = createInteractionResponse(interaction, context);
  const isTyping = interaction.type === InteractionType.ApplicationCommandAutocomplete;
  const onError = (error: unknown): void => {
    if (!context.stopping.aborted) context.onEvent({ kind: 'bug', error }); // it is answered all the same
  };
  const remembered = isTyping ? undefined : rememberLanguage(received, context).catch(onError);
  try {
    await route(interaction, response, context);
    await remembered;
  } catch (error) {
    context.stopping.throwIfAborted();
    if (isTooLate(error)) return context.onEvent({ kind: 'bug', error });
    await respondWithError(error, interaction, response, context);
  }
}

/** Discord does not accept a response to this interaction any more. */
function isTooLate(error: unknown): boolean {
  return error instanceof DiscordError && error.code === errorCodes.unknownInteraction;
}

async function route(interaction: Interaction, response: InteractionResponse, context: DiscordContext): Promise<void> {
  const { type, data } = interaction;
  switch (type) {
    case InteractionType.ApplicationCommand:
      if (isMemberMenuCommand(data)) {
        return memberMenuCommand(read(MemberMenuCommand, data), interaction, response, context);
      }
      if (isMenuCommand(data)) return menuCommand(read(MenuCommand, data), interaction, response, context);
      return runCommand(read(SlashCommand, data), interaction, response, context);
    case InteractionType.ApplicationCommandAutocomplete:
      return autocomplete(read(SlashCommand, data), interaction, response, context);
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
    case 'optout':
      return optOut(interaction, response, context);
    case 'optin':
      return optIn(interaction, response, context);
    case 'report':
      return reportCommand(command, interaction, response, context);
    case 'verify':
      return verifyCommand(command, interaction, response, context);
    case 'forget':
      return forgetCommand(interaction, response, context);
    case 'language':
      return languageCommand(interaction, response, context);
    case 'help':
      return response.tell(helpFor(interaction, context));
    default:
      throw new UnknownInteraction('it means nothing here');
  }
}

function helpFor({ locale, guild, permissions = 0n }: Interaction, { translations, commandIds }: DiscordContext) {
  const isAdmin = guild !== undefined && mayManageGuild(permissions);
  return helpBody({ translation: translations(locale), commandIds, isAdmin });
}

const mostJobsOffered = 25;

/** Offers what fits the text typed so far: saved faces, faces of the picture, or jobs that can be cancelled. */
async function autocomplete(
  { focused }: SlashCommand,
  { member, locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const typed = String(focused?.value ?? '');
  const faces = await context.faces.list(member);
  if (focused?.name === 'saved') {
    const found = faces.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
    return response.choices(found.map(({ id, name }) => ({ name: label(name, 100), value: id })));
  }
  if (focused?.name === 'faces') {
    const offered = facesWords(typed, faces, context.translations(locale));
    return response.choices(offered.map((words) => ({ name: words, value: words })));
  }
  const views = await context.swaps.findOf(member, mostJobsOffered);
  const now = context.clock.now();
  const line = (view: JobView): string => jobLine(view, faces, now, context.translations(locale));
  const jobs = views.filter(isCancellable);
  return response.choices(jobs.map((view) => ({ name: label(line(view), 100), value: view.job.id })));
}

/** The member is told their own errors, and that a command is unknown. Everything else is reported as a bug of ours. */
function errorBodyFor(error: unknown, { locale }: Interaction, context: DiscordContext) {
  const translation = context.translations(locale);
  if (error instanceof UserError) return errorBody(error, translation);
  if (error instanceof ZodError || error instanceof UnknownInteraction)
    return { content: markdown(translation, 'unknown-command', {}, { help: writtenCommand('help', translation) }) };
  context.onEvent({ kind: 'bug', error });
  return { content: markdown(translation, 'problem-sentence', { problem: 'internal' }) };
}

/** Autocompletion has no room for an error, so it offers nothing. */
async function respondWithError(
  error: unknown,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) await response.choices([]);
  else await response.tell(errorBodyFor(error, interaction, context));
}

async function respondToUnreadable(error: unknown, interaction: Interaction, context: DiscordContext): Promise<void> {
  try {
    await respondWithError(error, interaction, createInteractionResponse(interaction, context), context);
  } catch (problem) {
    context.stopping.throwIfAborted();
    context.onEvent({ kind: 'bug', error: problem });
  }
}
