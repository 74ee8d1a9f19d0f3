import { UserError } from '../../../../core/errors.ts';
import { savedFaceRef } from '../../../../core/ports/members.ts';
import type { PhotoToKeep } from '../../../saved-photos.ts';
import type { DiscordContext } from '../../context.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import { removeReply } from '../../messages/reply-ref.ts';
import type { Interaction } from '../../transport/payloads.ts';
import { isPrivateByDefault } from '../access.ts';
import { answerQuestion, askIfObstructed, questionFor } from '../begin-swap.ts';
import { intentOf, openQuestion } from '../open-questions.ts';
import { requestSwap } from '../swap-request.ts';
import { keepOrAsk, showFiles } from './keep-photo.ts';

/**
 * Saves a face and goes on with the swap that waits for it, whose question `key` names. Where the photo cannot be kept as
 * it is, the swap goes on waiting, and the member alone is asked: what everybody sees goes until then.
 */
export async function swapWithNewFace(
  key: string,
  photo: PhotoToKeep,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const question = await questionFor(key, interaction, response, context);
  if (!question) return;
  const [target] = question.pictures;
  if (!target) throw new UserError('media-unreachable', { subject: 'target' });
  const intent = intentOf({ ...question, source: photo.photo }, target);
  if (await askIfObstructed(intent, { key, question }, interaction, response, context)) return;
  const isPrivate = question.isPrivate ?? (await isPrivateByDefault(interaction, context));
  const replyRef = await answerQuestion(key, { ...question, isPrivate }, interaction, response, context);
  if (!replyRef) return;
  const kept = await keepOrAsk({ ...photo, goOn: key }, interaction, context);
  if ('face' in kept)
    return requestSwap({ ...intent, source: savedFaceRef(kept.face.id) }, interaction, replyRef, context);
  await openQuestion({ ...question, takenBy: undefined }, context, key);
  if (replyRef.isPrivate) return showFiles(replyRef, kept.asks, context);
  await removeReply(replyRef.message, context);
  await response.another(0, kept.asks, true);
}
