import { randomBytes } from 'node:crypto';
import { UserError } from '../../../../core/errors.ts';
import type { SavedFace } from '../../../../core/ports/members.ts';
import { createPhotoQuestions, type Keeping, keepPhoto, type PhotoToKeep } from '../../../saved-photos.ts';
import type { DiscordContext } from '../../context.ts';
import { markdown } from '../../messages/escape.ts';
import { type DiscordReplyRef, showInReply } from '../../messages/reply-ref.ts';
import { photoQuestionBody } from '../../messages/saved-faces/photo-question.ts';
import type { MessageBody } from '../../transport/api.ts';
import type { Actor } from '../../transport/payloads.ts';

/** The face that a photo was kept for, or what the member is asked before it can be. */
export type Kept = { readonly face: SavedFace } | { readonly asks: MessageBody };

/** Keeps a photo. Where it cannot be kept as it is, nothing is, and a question about it is open. */
export async function keepOrAsk(photo: PhotoToKeep, actor: Actor, context: DiscordContext): Promise<Kept> {
  const translation = context.translations(actor.locale);
  try {
    return { face: await keepPhoto(photo, actor.member, translation, context) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const key = newKey();
    const question = await createPhotoQuestions(context).open(key, actor.member, photo, error);
    const name = (await context.faces.list(actor.member)).find(({ id }) => id === photo.face)?.name;
    return { asks: photoQuestionBody(error, { key, question, name }, translation) };
  }
}

/** Opens a question that a form answers with a photo. Returns its key. */
export async function openKeeping(keeping: Keeping, { member }: Actor, context: DiscordContext): Promise<string> {
  const key = newKey();
  await createPhotoQuestions(context).open(key, member, keeping);
  return key;
}

function newKey(): string {
  return randomBytes(12).toString('base64url');
}

/** What the member is told about a photo of a new face. */
export function keptBody(kept: Kept, { locale }: Actor, context: DiscordContext): MessageBody {
  if ('asks' in kept) return kept.asks;
  const { name, isDefault } = kept.face;
  return { content: markdown(context.translations(locale), isDefault ? 'face-saved-default' : 'face-saved', { name }) };
}

/** Shows something in a reply; without its files where the bot may attach none there. */
export async function showFiles(replyRef: DiscordReplyRef, body: MessageBody, context: DiscordContext): Promise<void> {
  if (await showInReply(replyRef, body, context)) return;
  const { file, files, ...words } = body;
  if (file ?? files) await showInReply(replyRef, words, context);
}
