import { UserError } from '../../../../core/errors.ts';
import type { Member, SavedFace } from '../../../../core/ports/members.ts';
import { removePhoto } from '../../../saved-photos.ts';
import type { DiscordContext } from '../../context.ts';
import type { InteractionResponse } from '../../messages/interaction-response.ts';
import {
  deleteFaceBody,
  faceListBody,
  facePhotosBody,
  facesOnPage,
  renameForm,
} from '../../messages/saved-faces/list.ts';
import { keepPhotoForm } from '../../messages/saved-faces/photo-question.ts';
import type { MessageBody } from '../../transport/api.ts';
import type { Actor, Interaction } from '../../transport/payloads.ts';
import { openKeeping, showFiles } from './keep-photo.ts';

interface WantedPage {
  /** The face that is turned to; the default one where it is not there. */
  readonly id?: string | undefined;
  /** Its place in the list, from 0, in place of `id`. */
  readonly at?: number;
  /** What was done before. */
  readonly notice?: string;
}

export async function faceListPage(
  { member, locale }: Actor,
  context: DiscordContext,
  { id, at: wanted, notice }: WantedPage = {},
): Promise<MessageBody> {
  const faces = await context.faces.list(member);
  const place = wanted ?? faces.findIndex((face) => face.id === id);
  const turnedTo = wanted === undefined && place < 0 ? faces.findIndex(({ isDefault }) => isDefault) : place;
  const at = Math.min(Math.max(0, Math.floor(turnedTo) || 0), Math.max(0, faces.length - 1));
  const first = at - (at % facesOnPage);
  const pictures = await firstPhotosOf(member, faces.slice(first, first + facesOnPage), context);
  return faceListBody(faces, { at, pictures, ...(notice !== undefined && { notice }) }, context.translations(locale));
}

async function firstPhotosOf(
  member: Member,
  faces: readonly SavedFace[],
  context: DiscordContext,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const opened = faces.map(async ({ id }) => [id, await context.faces.open(member, id)] as const);
  const settled = await Promise.allSettled(opened);
  return new Map(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))); // others are removed by now
}

/** The photos of a face. Throws UserError. */
export async function facePhotosPage(
  id: string,
  { member, locale }: Actor,
  context: DiscordContext,
  notice?: string,
): Promise<MessageBody> {
  const face = await faceOf(member, id, context);
  const photos = await context.faces.openAll(member, id);
  return facePhotosBody(face, { photos, ...(notice !== undefined && { notice }) }, context.translations(locale));
}

async function faceOf(member: Member, id: string, { faces }: DiscordContext): Promise<SavedFace> {
  const face = (await faces.list(member)).find((one) => one.id === id);
  if (!face) throw new UserError('no-such-face');
  return face;
}

/** A button of the list of saved faces. `argument` is what it does, and after dots the id of a face and further values. */
export async function useSavedFaces(
  argument: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const { member, locale } = interaction;
  const [action = '', id = '', ...values] = argument.split('.');
  const translation = context.translations(locale);
  if (action === 'rename') return response.form(renameForm(await faceOf(member, id, context), translation));
  if (action === 'add' || action === 'new') {
    const keeping = action === 'add' ? { face: id } : {};
    const key = await openKeeping(keeping, interaction, context);
    return response.form(keepPhotoForm(key, keeping, translation));
  }
  const replyRef = await response.takeOver(true);
  await showFiles(replyRef, await pageAfter(action, id, values, interaction, context), context);
}

/** Does what a button says. Returns what is shown then. Throws UserError. */
async function pageAfter(
  action: string,
  id: string,
  [index = '', count = '']: readonly string[],
  interaction: Interaction,
  context: DiscordContext,
): Promise<MessageBody> {
  const { member, locale } = interaction;
  const translation = context.translations(locale);
  switch (action) {
    case 'page':
      return faceListPage(interaction, context, { at: Number(id) });
    case 'default': {
      await context.faces.makeDefault(member, id);
      const { name } = await faceOf(member, id, context);
      return faceListPage(interaction, context, { id, notice: translation.text('face-default-set', { name }) });
    }
    case 'delete':
      return deleteFaceBody(await faceOf(member, id, context), translation);
    case 'sure': {
      const { name } = await faceOf(member, id, context);
      await context.faces.remove(member, id);
      return faceListPage(interaction, context, { notice: translation.text('face-deleted', { name }) });
    }
    case 'photos':
      return facePhotosPage(id, interaction, context);
    case 'remove':
      await removePhoto(member, id, { index: Number(index), count: Number(count) }, context);
      return facePhotosPage(id, interaction, context, translation.text('photo-removed'));
    default:
      return faceListPage(interaction, context, { id });
  }
}

/** The form with another name for a face was sent. */
export async function renameFace(
  id: string,
  name: string,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const renamed = await context.faces.rename(interaction.member, id, name);
  const replyRef = await response.takeOver(true);
  const notice = context.translations(interaction.locale).text('face-renamed', { name: renamed.name });
  await showFiles(replyRef, await faceListPage(interaction, context, { id, notice }), context);
}
