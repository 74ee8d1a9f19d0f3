import { UserError } from '../../../core/errors.ts';
import type { MediaRef } from '../../../core/ports/chat.ts';
import { isSameMember } from '../../../core/ports/members.ts';
import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { showInReply } from '../messages/reply-ref.ts';
import { isPermanent } from '../transport/errors.ts';
import { ComponentUse } from '../transport/interaction-data.ts';
import { type Interaction, read } from '../transport/payloads.ts';
import { answerFaces } from './face-picks.ts';
import { handleJobButton } from './job-buttons.ts';
import { turnJobsPage } from './jobs-command.ts';
import { usePicture } from './menus.ts';
import { findQuestion, type OpenQuestion, takeQuestion } from './open-questions.ts';
import { changeSetting } from './settings-command.ts';
import { acceptPromise, beginPicked, declinePromise, findPendingPromise, requestSwap } from './swap-request.ts';
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
      return handleJobButton(word, argument, interaction, response, context);
    case 'jobs':
      return turnJobsPage(Number(argument), interaction, response, context);
    case 'agree':
    case 'decline':
      return answerPromise(word, interaction, response, context);
    case 'pick':
      return choosePicture(argument, values[0] ?? '0', interaction, response, context);
    case 'faces':
      return answerFaces({ action: argument, value: values[0] ?? '' }, interaction, response, context, beginPicked);
    case 'set':
      return changeSetting(argument, { values, roles }, interaction, response, context);
    case 'forget':
      return askToForget(interaction, response, context);
    case 'forget-sure':
      return forgetMember(interaction, response, context);
    case 'dismiss':
      return response.replace({ content: markdown(context.translations(interaction.locale), 'stopped') });
    default:
      return handleTrustComponent({ word, argument, value: values[0] ?? '' }, interaction, response, context);
  }
}

async function answerPromise(
  word: 'agree' | 'decline',
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const message = interaction.message?.id ?? '';
  const pending = await findPendingPromise(message, interaction, context);
  const translation = context.translations(interaction.locale);
  if (!pending) return response.tell({ content: markdown(translation, 'asking-over') });
  if (!isSameMember(pending.requester, interaction.member)) throw new UserError('not-yours');
  if (word === 'decline') {
    await declinePromise(message, context);
    return response.replace({ content: markdown(translation, 'promise-declined') });
  }
  const replyRef = await response.takeOver(pending.isPrivate);
  await showInReply(replyRef, { content: markdown(translation, 'promise-given') }, context).catch((error) => {
    context.stopping.throwIfAborted();
    context.onEvent({ kind: 'bug', error }); // the swap that was asked for goes on all the same
  });
  await acceptPromise(message, interaction, replyRef, context);
}

async function choosePicture(
  key: string,
  chosen: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const question = await findQuestion(key, context);
  if (question && question.person !== interaction.member.id) throw new UserError('not-yours');
  const picture = question?.pictures[Number(chosen)];
  const isTaken = question && picture && (await takeQuestion(key, context)) !== undefined;
  if (!isTaken) return response.tell({ content: markdown(context.translations(interaction.locale), 'asking-over') });
  if (question.makesWay) return answerAlone(question, picture, interaction, response, context);
  if (!question.isInPlace) return usePicture(question, picture, interaction, response, context);
  const replyRef = await response.takeOver(false);
  await requestSwap({ target: picture, source: question.source }, interaction, replyRef, context);
}

/** Answers the member alone, and deletes the question that everybody sees. */
async function answerAlone(
  question: OpenQuestion,
  picture: MediaRef,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const replyRef = await response.defer(true);
  await context.api.remove(interaction.channel, interaction.message?.id ?? '').catch((error) => {
    if (!isPermanent(error)) throw error;
  });
  await requestSwap({ target: picture, source: question.source }, interaction, replyRef, context);
}
