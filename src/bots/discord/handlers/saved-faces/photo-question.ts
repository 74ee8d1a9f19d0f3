import { UserError } from '../../../../core/errors.ts';
import { isSameMember } from '../../../../core/ports/members.ts';
import { createPhotoQuestions, type PhotoQuestion } from '../../../saved-photos.ts';
import type { DiscordContext } from '../../context.ts';
import { markdown } from '../../messages/escape.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import { keepPhotoForm } from '../../messages/saved-faces/photo-question.ts';
import type { FormSubmission } from '../../transport/interaction-data.ts';
import type { Interaction } from '../../transport/payloads.ts';
import { keepOrAsk, keptBody, showFiles } from './keep-photo.ts';
import { facePhotosPage } from './list.ts';
import { swapWithNewFace } from './swap-with-new-face.ts';

/**
 * A button of the question about a photo. `argument` is its key and, after a dot, the number of a face, `other` or
 * `cancel`.
 */
export async function answerPhoto(
  argument: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const [key = '', action = ''] = argument.split('.');
  const question = await openQuestion(key, interaction, response, context);
  if (!question) return;
  const translation = context.translations(interaction.locale);
  if (action === 'other') return response.form(keepPhotoForm(key, question, translation));
  if (action === 'cancel') {
    await createPhotoQuestions(context).close(key);
    return response.replace({ content: markdown(translation, 'outcome-cancelled') });
  }
  const number = Number(action);
  if (!question.numbers.includes(number)) return tellOver(interaction, response, context);
  await keep(key, (open) => ({ ...open, number }), interaction, response, context);
}

/** A form with the photo that a question asks for was sent. */
export async function takePhoto(
  key: string,
  { fields, attachments }: FormSubmission,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  if (!(await openQuestion(key, interaction, response, context))) return;
  const file = attachments[fields.get('face') ?? ''];
  if (!file) throw new UserError('media-unreachable', { subject: 'source' });
  const photo = await context.attachments.refer(file, interaction.member);
  const name = fields.get('name')?.trim() || undefined;
  await keep(key, (open) => ({ ...open, photo, name }), interaction, response, context);
}

/** Keeps the photo of a question, and goes on with what waits for it. */
async function keep(
  key: string,
  answered: (question: PhotoQuestion) => PhotoQuestion & { readonly number?: number },
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const questions = createPhotoQuestions(context);
  const asked = await questions.find(key);
  if (asked && typeof asked.goOn === 'string') {
    const { photo, ...rest } = answered(asked);
    if (!photo) return tellOver(interaction, response, context);
    await swapWithNewFace(asked.goOn, { ...rest, photo }, interaction, response, context);
    return questions.close(key);
  }
  const replyRef = await response.takeOver(true);
  const body = await questions.answer(key, async (question) => {
    const { photo, face, ...rest } = answered(question);
    if (!photo) throw new UserError('media-unreachable', { subject: 'source' });
    const kept = await keepOrAsk({ ...rest, face, photo }, interaction, context);
    if ('asks' in kept || face === undefined) return keptBody(kept, interaction, context);
    const { name, photos = 1 } = kept.face;
    const notice = context.translations(interaction.locale).text('photo-added', { name, count: photos });
    return facePhotosPage(face, interaction, context, notice);
  });
  if (body) await showFiles(replyRef, body, context);
  else await tellOver(interaction, response, context);
}

/** Undefined where the member was told that the question is over. Throws UserError. */
async function openQuestion(
  key: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<PhotoQuestion | undefined> {
  const question = await createPhotoQuestions(context).find(key);
  if (question && !isSameMember(question.member, interaction.member)) throw new UserError('not-yours');
  if (!question) await tellOver(interaction, response, context);
  return question;
}

function tellOver({ locale }: Interaction, response: InteractionResponse, context: DiscordContext): Promise<void> {
  return response.tell({ content: markdown(context.translations(locale), 'asking-over') });
}
