import { FacesToPick } from '../../../../core/admission/pick-faces.ts';
import { UserError } from '../../../../core/errors.ts';
import type { SwapRequest } from '../../../../core/ports/chat.ts';
import { savedFaceRef } from '../../../../core/ports/members.ts';
import type { FacePicks, FacePicksChange, FacePicksStart } from '../../../face-picks.ts';
import type { DiscordContext } from '../../context.ts';
import { markdown } from '../../messages/escape.ts';
import { facePicksBody, numberedFile, otherFace } from '../../messages/face-picks.ts';
import { photoForm } from '../../messages/forms.ts';
import { type InteractionResponse, resolveInTime } from '../../messages/interaction-response.ts';
import { findIndexedJob } from '../../messages/job-index.ts';
import { type DiscordReplyRef, parseReplyRef, showInReply } from '../../messages/reply-ref.ts';
import type { FormSubmission } from '../../transport/interaction-data.ts';
import { type Actor, type Interaction, platform, UnknownInteraction } from '../../transport/payloads.ts';

/** Runs `submit`. Where the requester has to say which faces of the picture they mean, the reply asks them. */
export async function orAskFaces(
  request: SwapRequest,
  replyRef: DiscordReplyRef,
  submit: () => Promise<void>,
  context: DiscordContext,
): Promise<void> {
  try {
    await submit();
  } catch (error) {
    if (!(error instanceof FacesToPick)) throw error;
    const picks = await context.faceQuestions.open(keyOf(replyRef.message), request, error);
    const translation = context.translations(request.locale);
    const body = facePicksBody(picks, [], translation);
    const { isSpoiler } = parseReplyRef(request.replyRef);
    const file = numberedFile(error.picture, { count: picks.count, isSpoiler }, translation);
    if (await showInReply(replyRef, { ...body, file }, context)) return;
    await showInReply(replyRef, body, context); // where files are not allowed, one can still count from the left
  }
}

type Begin = (request: SwapRequest, actor: Actor, replyRef: DiscordReplyRef, context: DiscordContext) => Promise<void>;

/**
 * A component of the question was used. `action` is a face's number, `give-` and a number for its menu, whose choice is
 * `value`, or what is to be done. `begin` requests the swap. Throws UserError, and then the question stays.
 */
export async function answerFaces(
  { action, value }: { readonly action: string; readonly value: string },
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
  begin: Begin,
): Promise<void> {
  const picks = await context.faceQuestions.find(keyOf(interaction.message?.id), interaction.member);
  if (!picks) return answerClosed(interaction, response, context);
  const [, gives, number] = /^(give-)?(\d+)$/.exec(action) ?? [];
  if (number && gives) return giveFace(Number(number), value, interaction, response, context);
  if (number) return change({ kind: 'turn-to', number: Number(number) }, interaction, response, context);
  if (action === 'cancel') return cancel(interaction, response, context);
  const what = starts.find((one) => one === action);
  if (!what) throw new UnknownInteraction('it means nothing here');
  const replyRef = await response.takeOver(parseReplyRef(picks.request.replyRef).isPrivate);
  await context.faceQuestions.start(keyOf(interaction.message?.id), interaction.member, what, (request) =>
    begin(request, interaction, replyRef, context),
  );
}

const starts: readonly FacePicksStart[] = ['picked', 'all', 'before'];

/** Something was chosen for the face with this number. */
async function giveFace(
  number: number,
  chosen: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  if (chosen === otherFace.leave) return change({ kind: 'leave' }, interaction, response, context);
  if (chosen === otherFace.photo) {
    return response.form(photoForm(number, context.translations(interaction.locale)));
  }
  const face = (await context.faces.list(interaction.member)).find(({ id }) => `saved-${id}` === chosen);
  if (!face) throw new UserError('no-such-face');
  const given = { source: savedFaceRef(face.id), name: face.name, number };
  await change({ kind: 'give', ...given }, interaction, response, context);
}

/** A photo was sent for the face with this number. */
export async function givePhoto(
  number: number,
  form: FormSubmission,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const file = form.attachments[form.fields.get('face') ?? ''];
  if (!file) throw new UserError('media-unreachable', { subject: 'source' });
  const source = await context.attachments.refer(file, interaction.member);
  await change({ kind: 'give', source, number }, interaction, response, context);
}

async function change(
  wanted: FacePicksChange,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const { member, message } = interaction;
  const changing = context.faceQuestions.change(keyOf(message?.id), member, wanted);
  const picks = await acknowledgedInTime(changing, response, context);
  if (!picks) return answerClosed(interaction, response, context);
  const faces = await context.faces.list(member);
  await response.replace(facePicksBody(picks, faces, context.translations(picks.request.locale)));
}

/** A press has to wait while another one requests the swap; then it is acknowledged first. */
async function acknowledgedInTime(
  changing: Promise<FacePicks | undefined>,
  response: InteractionResponse,
  { clock }: DiscordContext,
): Promise<FacePicks | undefined> {
  const settled = changing.then(
    () => true,
    () => true,
  );
  if (!(await resolveInTime(settled, false, clock))) await response.takeOver(true);
  return changing;
}

async function cancel(interaction: Interaction, response: InteractionResponse, context: DiscordContext): Promise<void> {
  const closing = context.faceQuestions.close(keyOf(interaction.message?.id), interaction.member);
  const picks = await acknowledgedInTime(closing, response, context);
  if (!picks) return answerClosed(interaction, response, context);
  const translation = context.translations(picks.request.locale);
  await response.replace({ content: markdown(translation, 'outcome-cancelled') });
}

/** A press came too late. Where another press has started the swap, its message shows it. */
async function answerClosed(
  { message, locale }: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const shown = await findIndexedJob(message?.id ?? '', context);
  if (shown) await response.takeOver(shown.isPrivate);
  else await response.tell({ content: markdown(context.translations(locale), 'asking-over') });
}

function keyOf(message = ''): string {
  return `${platform}:${message}`;
}
