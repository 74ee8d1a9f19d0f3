import { UserError } from '../../../core/errors.ts';
import type { MediaRef } from '../../../core/ports/chat.ts';
import { savedFaceRef } from '../../../core/ports/members.ts';
import type { DiscordContext } from '../context.ts';
import { addFaceForm, swapForm, targetForm } from '../messages/forms.ts';
import { type InteractionResponse, resolveInTime } from '../messages/interaction-response.ts';
import { FormSubmission } from '../transport/interaction-data.ts';
import { type Interaction, read } from '../transport/payloads.ts';
import { isPrivateByDefault } from './access.ts';
import { type Answered, goOnWith, questionFor } from './begin-swap.ts';
import { givePhoto } from './faces/face-picks.ts';
import { type OpenQuestion, openQuestion } from './open-questions.ts';
import { findSavedFaceId } from './saved-faces/face-command.ts';
import { renameFace } from './saved-faces/list.ts';
import { takePhoto } from './saved-faces/photo-question.ts';
import { swapWithNewFace } from './saved-faces/swap-with-new-face.ts';
import { saveLimits, saveMore } from './settings-command.ts';
import { submitReport } from './trust/report.ts';

/** Opens the form of “Swap…”. */
export async function openSwapForm(
  pictures: readonly MediaRef[],
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const { member } = interaction;
  const key = await openQuestion({ person: member.id, purpose: 'swap', pictures: [...pictures] }, context);
  await showSwapForm({ key, pictures: pictures.length }, interaction, response, context);
}

async function showSwapForm(
  question: { readonly key: string; readonly pictures: number },
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const { member, locale } = interaction;
  const [faces, isPrivate] = await Promise.all([
    resolveInTime(context.faces.list(member), [], context.clock),
    isPrivateByDefault(interaction, context),
  ]);
  await response.form(swapForm(question, { faces, isPrivate }, context.translations(locale)));
}

/** A button that asks for something else by a form: a first face, another face, or another picture. */
export async function openRemedyForm(
  remedy: 'add-face' | 'other-face' | 'other-picture',
  key: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const question = await questionFor(key, interaction, response, context);
  if (!question) return;
  const translation = context.translations(interaction.locale);
  if (remedy === 'add-face') return response.form(addFaceForm(key, translation));
  if (remedy === 'other-face') return showSwapForm({ key, pictures: 1 }, interaction, response, context);
  const isPrivate = question.isPrivate ?? (await isPrivateByDefault(interaction, context));
  await response.form(targetForm(key, 'form-swap', isPrivate, translation));
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
  if (word === 'keep-photo') return takePhoto(key, form, interaction, response, context);
  if (word === 'rename-face') return renameFace(key, form.fields.get('name') ?? '', interaction, response, context);
  if (word === 'add-face') return addFaceAndSwap(key, form, interaction, response, context);
  const question = await questionFor(key, interaction, response, context);
  if (question) await swapByForm(form, { key, question }, interaction, response, context);
}

/** Saves the face and goes on with the swap that waits for it. */
async function addFaceAndSwap(
  key: string,
  form: FormSubmission,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const photo = await sourceOf(form, interaction, context);
  if (!photo) throw new UserError('media-unreachable', { subject: 'source' });
  const name = form.fields.get('name')?.trim() || undefined;
  await swapWithNewFace(key, { photo, name }, interaction, response, context);
}

async function swapByForm(
  form: FormSubmission,
  { key, question }: Answered,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const { fields, attachments } = form;
  const file = attachments[fields.get('target') ?? ''];
  const target = file
    ? await context.attachments.refer(file, interaction.member)
    : question.pictures[Number(fields.get('picture') ?? 0)];
  if (!target) throw new UserError('media-unreachable', { subject: 'target' });
  const source = await sourceOf(form, interaction, context);
  const which = fields.get('which');
  const chosen = fields.get('private');
  const asked: OpenQuestion = {
    ...question,
    ...(source && { source, depicted: undefined }),
    ...(which !== undefined && { faces: { which: which === 'all' ? 'all' : 'largest' } }),
    ...(chosen !== undefined && { isPrivate: chosen === 'yes' }),
  };
  await goOnWith({ key, question: { ...asked, pictures: [target] } }, interaction, response, context);
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
