import type { RequestedFaces } from '../../../core/ports/chat.ts';
import { savedFaceRef } from '../../../core/ports/members.ts';
import type { Translation } from '../../translations/index.ts';
import type { TelegramContext } from '../context.ts';
import { escaped } from '../messages/html.ts';
import { sendText } from '../messages/send.ts';
import type { TelegramMessage } from '../transport/update.ts';
import type { Actor } from './actor.ts';
import { type Attachment, attachmentIn, attachmentProblem, mediaRefsOf } from './attachments.ts';
import { recentAlbum } from './recent-media.ts';
import { intentOf, requestSwap } from './swap-request.ts';
import { type Named, namedIn, referToNamed } from './trust/avatars.ts';

/**
 * The command /swap. In reply to a picture, that picture is the target and an attached one is the face. Otherwise the
 * attached pictures are the targets. `which` is the text after the command; where it names a person, their profile photo
 * is the face.
 */
export async function runSwapCommand(
  context: TelegramContext,
  actor: Actor,
  message: TelegramMessage,
  own: readonly (Attachment | 'sticker-moving')[],
  which: string,
): Promise<void> {
  const { translation, messageTarget } = actor;
  const named = namedIn(message, which, context.me.username);
  if (named) return swapWithPhoto(context, actor, message, own, named);
  const intent = { ...intentOf(actor), faces: facesFrom(which, translation) };
  const replied = message.reply_to_message;
  const scene = attachmentIn(replied);
  const [face] = own;
  const problem = attachmentProblem([...own, ...(scene ? [scene] : [])], translation, context.api.largestDownload);
  if (problem !== undefined) return void (await sendText(context, messageTarget, escaped(problem)));
  if (!scene || scene === 'sticker-moving' || !replied) {
    const targets = mediaRefsOf(own);
    if (targets.length > 0) return requestSwap(context, { ...intent, source: savedFaceRef(), targets });
    return void (await sendText(context, messageTarget, escaped(translation.text('nothing-to-swap'))));
  }
  const source = typeof face === 'object' ? face.ref : savedFaceRef();
  const { media_group_id: group } = replied;
  const album = group && face === undefined ? await recentAlbum(context, replied.chat.id, group) : [];
  await requestSwap(context, { ...intent, source, targets: album.length > 1 ? album : [scene.ref] });
}

/** `/swap @`: the attached pictures are the targets, or else the one that is replied to. */
async function swapWithPhoto(
  context: TelegramContext,
  actor: Actor,
  message: TelegramMessage,
  own: readonly (Attachment | 'sticker-moving')[],
  named: Named,
): Promise<void> {
  const { translation, messageTarget } = actor;
  const scene = own.length > 0 ? undefined : attachmentIn(message.reply_to_message);
  const pictures = scene ? [scene] : own;
  const problem = attachmentProblem(pictures, translation, context.api.largestDownload);
  if (problem !== undefined) return void (await sendText(context, messageTarget, escaped(problem)));
  const source = await referToNamed(context, actor, named);
  if (!source) return;
  const targets = mediaRefsOf(pictures);
  if (targets.length === 0) {
    const hint = translation.text('likeness-no-scene', { swap: '/swap' });
    return void (await sendText(context, messageTarget, escaped(hint)));
  }
  await requestSwap(context, { ...intentOf(actor), faces: facesFrom(named.rest, translation), source, targets });
}

/** The word “all” in English or in the actor's language, or a number from the left. Anything else: the largest face. */
function facesFrom(which: string, translation: Translation): RequestedFaces {
  const [all = ''] = translation.text('choice-all').split(' ');
  if (['all', all].includes(which.toLowerCase())) return { which: 'all' };
  return /^[1-9]\d?$/.test(which) ? { which: 'nth', fromLeft: Number(which) } : { which: 'largest' };
}
