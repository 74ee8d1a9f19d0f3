import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import { isSameMember } from '../../../core/ports/members.ts';
import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { type Interaction, read, UnknownInteraction } from '../transport/payloads.ts';
import { confirmForget, forgetMember } from './help.ts';
import { handleJobButton } from './job-buttons.ts';
import { turnJobsPage } from './jobs-command.ts';
import { usePicture } from './menus.ts';
import { findQuestion, takeQuestion } from './open-questions.ts';
import { changeSetting } from './settings-command.ts';
import { acceptPromise, declinePromise, findPendingPromise, requestSwap, showInReply } from './swap-request.ts';

const ComponentUse = z.object({
  custom_id: z.string(),
  values: z.array(z.string()).nullish(),
  resolved: z.object({ roles: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

/** A button or a list on one of our messages: what was pressed, and the job or question its id names. */
export async function handleComponent(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const { custom_id, values, resolved } = read(ComponentUse, interaction.data);
  const [word = '', argument = ''] = custom_id.split(':');
  switch (word) {
    case 'cancel':
    case 'again':
    case 'retry':
    case 'show':
    case 'publish':
    case 'delete':
      return handleJobButton(word, argument, interaction, response, context);
    case 'jobs':
      return turnJobsPage(Number(argument), interaction, response, context);
    case 'agree':
    case 'decline':
      return answerPromise(word, interaction, response, context);
    case 'pick':
      return choosePicture(argument, values?.[0] ?? '', interaction, response, context);
    case 'set':
      return changeSetting(
        argument,
        { values: values ?? [], roles: Object.keys(resolved?.roles ?? {}) },
        interaction,
        response,
        context,
      );
    case 'forget':
      return confirmForget(interaction, response, context);
    case 'forget-sure':
      return forgetMember(interaction, response, context);
    case 'dismiss':
      return response.replace({ content: markdown(context.translations(interaction.locale), 'stopped') });
    default:
      throw new UnknownInteraction('it means nothing here');
  }
}

async function answerPromise(
  word: 'agree' | 'decline',
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const message = interaction.message?.id ?? '';
  const awaited = await findPendingPromise(message, interaction, context);
  const translation = context.translations(interaction.locale);
  if (!awaited) return response.tell({ content: markdown(translation, 'asking-over') });
  if (!isSameMember(awaited.member, interaction.member)) throw new UserError('not-yours');
  if (word === 'decline') {
    await declinePromise(message, context);
    return response.replace({ content: markdown(translation, 'promise-declined') });
  }
  const replyRef = await response.takeOver(awaited.isPrivate);
  await showInReply(replyRef, { content: markdown(translation, 'promise-given') }, context);
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
  const isMine = question && picture && (await takeQuestion(key, context)) !== undefined;
  if (!isMine) return response.tell({ content: markdown(context.translations(interaction.locale), 'asking-over') });
  if (!question.isInPlace) return usePicture(question.purpose, picture, interaction, response, context);
  const replyRef = await response.takeOver(false);
  await requestSwap({ target: picture, source: question.source }, interaction, replyRef, context);
}
