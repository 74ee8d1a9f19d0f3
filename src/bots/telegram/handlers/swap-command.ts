import type { MediaRef, RequestedFaces } from '../../../core/ports/chat.ts';
import { mostPhotos } from '../../../core/ports/media.ts';
import { savedFaceRef } from '../../../core/ports/members.ts';
import { readSwapWords, repeated, type SwapWords } from '../../swap-words.ts';
import type { TelegramContext } from '../context.ts';
import { escaped } from '../messages/html.ts';
import { sayBriefly } from '../messages/quiet/brief.ts';
import { memberOf, type TelegramMessage } from '../transport/update.ts';
import type { Actor } from './actor.ts';
import { type Attachment, attachmentProblem, mediaRefsOf, movingKindOf } from './attachments.ts';
import { pictureInText, withoutPictures } from './pictures/in-text.ts';
import { pictureReplied } from './pictures/replied.ts';
import { recentAlbum } from './recent-media.ts';
import { intentOf, type SwapIntent } from './swap-intent.ts';
import { requestSwap } from './swap-request.ts';
import { type Named, namedIn, referToNamed } from './trust/avatars.ts';

type Found = Attachment | 'sticker-moving';

/**
 * The command /swap. In reply to a picture, that picture is the target, and the attached ones are photos of the face.
 * Otherwise, and where the words name a saved face, the attached pictures are the targets. `words` is the text after the
 * command; where it names a person, their profile photo is the face.
 */
export async function runSwapCommand(
  context: TelegramContext,
  actor: Actor,
  message: TelegramMessage,
  own: readonly Found[],
  words: string,
): Promise<void> {
  const { translation, author } = actor;
  const named = namedIn(message, words, context.me.username);
  const saved = named ? [] : await context.faces.list(memberOf(author));
  const said = named ? named.rest : words.replace(/^@\w+\s*/, ''); // a name that names nobody is the bot's own
  const rest = withoutPictures(said, message);
  const wanted = readSwapWords(rest, saved, translation);
  if (!wanted) return sayUnknown(context, actor, rest);
  const isFaceKnown = named !== undefined || wanted.source !== undefined || wanted.faces.which === 'assigned';
  const scene = isFaceKnown && own.length > 0 ? undefined : await sceneOf(context, actor, message, own);
  const pictures = [...own, ...(scene ? [scene] : [])];
  const problem = attachmentProblem(pictures, translation, context.api.largestDownload);
  if (problem !== undefined) return say(context, actor, problem);
  if (named) return swapWithPhoto(context, actor, message, scene ? [scene] : own, { named, faces: wanted.faces });
  const faces = { ...intentFor(actor, message), faces: wanted.faces, source: sourceOf(wanted) };
  const [target] = mediaRefsOf(scene ? [scene] : []);
  if (target) return swapIntoScene(context, actor, message, { ...faces, targets: [target] }, mediaRefsOf(own));
  const targets = mediaRefsOf(own);
  if (targets.length > 0) return requestSwap(context, { ...faces, targets });
  await say(context, actor, translation.text('nothing-to-swap'));
}

function intentFor(actor: Actor, { chat, message_id: message }: TelegramMessage) {
  return { ...intentOf(actor), command: { chat: chat.id, message } };
}

function sourceOf({ faces, source }: SwapWords): MediaRef | undefined {
  return faces.which === 'assigned' ? undefined : (source ?? savedFaceRef());
}

/** The picture that is replied to; else, where none is attached, one that a text names. */
async function sceneOf(
  context: TelegramContext,
  { author }: Actor,
  message: TelegramMessage,
  own: readonly Found[],
): Promise<Found | undefined> {
  const replied = await pictureReplied(context, message);
  if (replied ?? own.length > 0) return replied;
  const { reply_to_message: answered } = message;
  return (
    (await pictureInText(context, message, author)) ??
    (answered ? await pictureInText(context, answered, author) : undefined)
  );
}

/** `photos` show the face; without any, the whole album that is replied to gets the saved one. */
async function swapIntoScene(
  context: TelegramContext,
  actor: Actor,
  message: TelegramMessage,
  intent: SwapIntent,
  photos: readonly MediaRef[],
): Promise<void> {
  const [first, ...others] = photos.toSorted((one, other) => Number(isMoving(one)) - Number(isMoving(other)));
  if (first) {
    const more = others.filter((photo) => !isMoving(photo)).slice(0, mostPhotos - 1);
    const left = others.length - more.length;
    if (left > 0) await say(context, actor, actor.translation.text('photos-left', { used: more.length + 1, left }));
    return requestSwap(context, { ...intent, source: first, ...(more.length > 0 && { morePhotos: more }) });
  }
  const { reply_to_message: replied } = message;
  const group = replied?.media_group_id;
  const album = replied && group ? await recentAlbum(context, replied.chat.id, group) : [];
  await requestSwap(context, album.length > 1 ? { ...intent, targets: album } : intent);
}

function isMoving(ref: MediaRef): boolean {
  return movingKindOf(ref) !== undefined;
}

function sayUnknown(context: TelegramContext, actor: Actor, words: string): Promise<void> {
  const values = { words: repeated(words), swap: '/swap' };
  return say(context, actor, actor.translation.text('swap-words-unknown', values));
}

async function say(context: TelegramContext, { messageTarget }: Actor, sentence: string): Promise<void> {
  await sayBriefly(context, messageTarget, escaped(sentence));
}

/** `/swap @`: the attached pictures are the targets, or else the one that is replied to. */
async function swapWithPhoto(
  context: TelegramContext,
  actor: Actor,
  message: TelegramMessage,
  pictures: readonly Found[],
  { named, faces }: { readonly named: Named; readonly faces: RequestedFaces },
): Promise<void> {
  const source = await referToNamed(context, actor, named);
  if (!source) return;
  const targets = mediaRefsOf(pictures);
  if (targets.length > 0) return requestSwap(context, { ...intentFor(actor, message), faces, source, targets });
  await say(context, actor, actor.translation.text('likeness-no-scene', { swap: '/swap' }));
}
