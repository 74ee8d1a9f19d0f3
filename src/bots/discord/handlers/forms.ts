import type { MediaRef } from '../../../core/ports/chat.ts';
import { savedFaceRef } from '../../../core/ports/members.ts';
import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import { addFaceForm, swapForm } from '../messages/forms.ts';
import { type InteractionResponse, resolveInTime } from '../messages/interaction-response.ts';
import { FormSubmission } from '../transport/interaction-data.ts';
import { type Interaction, read } from '../transport/payloads.ts';
import { isPrivateByDefault } from './access.ts';
import { findSavedFaceId, saveFace } from './face-command.ts';
import { givePhoto } from './face-picks.ts';
import { openQuestion, takeQuestion } from './open-questions.ts';
import { saveLimits, saveMore } from './settings-command.ts';
import { requestSwap } from './swap-request.ts';
import { submitReport } from './trust/report.ts';

/** Opens the form of “Swap…”. */
export async function openSwapForm(
  pictures: readonly MediaRef[],
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const { member, locale } = interaction;
  const faces = await resolveInTime(context.faces.list(member), [], context.clock);
  const isPrivate = await isPrivateByDefault(interaction, context);
  const key = await openQuestion({ person: member.id, purpose: 'swap', pictures: [...pictures] }, context);
  const question = { key, pictures: pictures.length };
  await response.form(swapForm(question, { faces, isPrivate }, context.translations(locale)));
}

/** Opens the form that saves a first face and then swaps it into the picture. */
export async function openAddFaceForm(
  pictures: readonly MediaRef[],
  { member, locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const key = await openQuestion({ person: member.id, purpose: 'add-face', pictures: [...pictures] }, context);
  await response.form(addFaceForm({ key, pictures: pictures.length }, context.translations(locale)));
}

/** A form that a member has filled in and sent. */
export async function submitForm(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const form = read(FormSubmission, interaction.data);
  const [word, key = ''] = form.id.split(':');
  if (word === 'limits') return saveLimits(form.fields, interaction, response, context);
  if (word === 'more') return saveMore(form.fields, interaction, response, context);
  if (word === 'report') return submitReport(key, form.fields.get('reason'), interaction, response, context);
  if (word === 'face-photo') return givePhoto(Number(key), form, interaction, response, context);
  const question = await takeQuestion(key, context);
  const file = form.attachments[form.fields.get('target') ?? ''];
  const picture = file
    ? await context.attachments.refer(file, interaction.member)
    : question?.pictures[Number(form.fields.get('picture') ?? 0)];
  if (!question || !picture) {
    return response.tell({ content: markdown(context.translations(interaction.locale), 'asking-over') });
  }
  const chosen = form.fields.get('private');
  const isPrivate = chosen === undefined ? await isPrivateByDefault(interaction, context) : chosen === 'yes';
  const replyRef = await response.defer(isPrivate);
  const source = await sourceOf(form, interaction, context);
  if (question.purpose === 'add-face' && source) {
    const name = form.fields.get('name')?.trim();
    const face = await saveFace(source, interaction, context, name === '' ? undefined : name);
    return requestSwap({ target: picture, source: savedFaceRef(face.id) }, interaction, replyRef, context);
  }
  const which = form.fields.get('which') === 'all' ? 'all' : 'largest';
  const { depicted } = question;
  await requestSwap({ target: picture, source, depicted, faces: { which } }, interaction, replyRef, context);
}

async function sourceOf(
  { fields, attachments }: FormSubmission,
  { member }: Interaction,
  context: DiscordContext,
): Promise<MediaRef | undefined> {
  const file = attachments[fields.get('face') ?? ''];
  if (file) return context.attachments.refer(file, member);
  const saved = fields.get('saved');
  return saved === undefined ? undefined : savedFaceRef(await findSavedFaceId(member, saved, context));
}
