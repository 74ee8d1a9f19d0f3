import { UserError } from '../../../core/errors.ts';
import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { mostSwaps } from '../messages/prompts.ts';
import { ComponentUse } from '../transport/interaction-data.ts';
import { type Interaction, mayManageMessages, read } from '../transport/payloads.ts';
import { goOnWith, questionFor } from './begin-swap.ts';
import { answerFaces } from './faces/face-picks.ts';
import { openRemedyForm } from './forms.ts';
import { handleJobButton } from './job-buttons.ts';
import { turnJobsPage } from './jobs-command.ts';
import { chooseLanguage } from './language-command.ts';
import { savePicture } from './menus.ts';
import { findQuestion, takeQuestion } from './open-questions.ts';
import { useSavedFaces } from './saved-faces/list.ts';
import { answerPhoto } from './saved-faces/photo-question.ts';
import { changeSetting } from './settings-command.ts';
import { beginPicked } from './swap-request.ts';
import { handleTrustComponent } from './trust/buttons.ts';
import { askToForget, forgetMember } from './trust/forget.ts';

/** A button or select menu on a message of the bot. Its id is a word and, after a colon, a job, question or setting. */
export async function handleComponent(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const { id, values, roles } = read(ComponentUse, interaction.data);
  const [word = '', argument = ''] = id.split(':');
  switch (word) {
    case 'cancel':
    case 'again':
    case 'retry':
    case 'show':
    case 'original':
    case 'publish':
    case 'delete':
    case 'roles':
      return handleJobButton(word, argument, interaction, response, context);
    case 'jobs':
      return turnJobsPage(Number(argument), interaction, response, context);
    case 'faces':
      return answerFaces({ action: argument, value: values[0] ?? '' }, interaction, response, context, beginPicked);
    case 'photo':
      return answerPhoto(argument, interaction, response, context);
    case 'saved':
      return useSavedFaces(argument, interaction, response, context);
    case 'set':
      return changeSetting(argument, { values, roles }, interaction, response, context);
    case 'dismiss':
      return response.replace({ content: markdown(context.translations(interaction.locale), 'stopped') });
    default:
      return (
        handleQuestion(word, argument, interaction, response, context) ??
        handleOwn(word, values[0] ?? '', interaction, response, context) ??
        handleTrustComponent({ word, argument, value: values[0] ?? '' }, interaction, response, context)
      );
  }
}

/** What a member decides about what is kept of them. Undefined for anything else. */
function handleOwn(
  word: string,
  value: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> | undefined {
  switch (word) {
    case 'language':
      return chooseLanguage(value, interaction, response, context);
    case 'forget':
      return askToForget(interaction, response, context);
    case 'forget-sure':
      return forgetMember(interaction, response, context);
    default:
      return undefined;
  }
}

/** A button of a question that a swap waits for. Undefined for any other. */
function handleQuestion(
  word: string,
  argument: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> | undefined {
  switch (word) {
    case 'agree':
    case 'go':
      return goOn(word, argument, interaction, response, context);
    case 'decline':
      return declinePromise(argument, interaction, response, context);
    case 'add-face':
    case 'other-face':
    case 'other-picture':
      return openRemedyForm(word, argument, interaction, response, context);
    case 'discard':
      return discard(argument, interaction, response, context);
    case 'pick':
      return choosePicture(argument, interaction, response, context);
    default:
      return undefined;
  }
}

/** Goes on with the swap that waits for a question: `agree` stores the promise before. */
async function goOn(
  word: 'agree' | 'go',
  key: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const question = await questionFor(key, interaction, response, context);
  if (!question) return;
  if (word === 'agree') await context.consents.give(interaction.member, context.clock.now());
  await goOnWith({ key, question }, interaction, response, context);
}

async function declinePromise(
  key: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  if (!(await questionFor(key, interaction, response, context))) return;
  await takeQuestion(key, interaction, context);
  await response.replace({ content: markdown(context.translations(interaction.locale), 'promise-declined') });
}

/** Deletes a refusal: for its requester, and for those who may manage messages there. */
async function discard(
  key: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const question = await findQuestion(key, context);
  const mayDelete = question?.person === interaction.member.id || mayManageMessages(interaction.permissions ?? 0n);
  if (!mayDelete) throw new UserError('not-yours');
  await response.takeOver(true);
  await context.api.removeReply(interaction);
}

/** `argument` is the key of the question and, after a dot, the number of the picture, from 0, or `all`. */
async function choosePicture(
  argument: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const [key = '', chosen = ''] = argument.split('.');
  const question = await questionFor(key, interaction, response, context);
  if (!question) return;
  const pictures = chosen === 'all' ? question.pictures.slice(0, mostSwaps) : [question.pictures[Number(chosen)]];
  const [picture] = pictures;
  if (!picture) throw new UserError('media-unreachable', { subject: 'target' });
  if (question.purpose === 'swap') {
    const chosenOf = { ...question, pictures: pictures.filter((one) => one !== undefined) };
    return goOnWith({ key, question: chosenOf }, interaction, response, context);
  }
  if (!(await takeQuestion(key, interaction, context))) return;
  await savePicture(picture, interaction, response, context);
}
