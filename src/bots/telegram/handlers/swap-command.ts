import type { RequestedFaces } from '../../../core/ports/chat.ts';
import { savedFaceRef } from '../../../core/ports/members.ts';
import { readSwapWords } from '../../swap-words.ts';
import type { TelegramContext } from '../context.ts';
import { escaped } from '../messages/html.ts';
import { sendText } from '../messages/send.ts';
import { memberOf, type TelegramMessage } from '../transport/update.ts';
import type { Actor } from './actor.ts';
import { type Attachment, attachmentIn, attachmentProblem, mediaRefsOf } from './attachments.ts';
import { recentAlbum } from './recent-media.ts';
import { intentOf, requestSwap } from './swap-request.ts';
import { type Named, namedIn, referToNamed } from './trust/avatars.ts';

/**
 * The command /swap. In reply to a picture, that picture is the target and an attached one is the face. Otherwise, and
 * where the words name a saved face, the attached pictures are the targets. `words` is the text after the command; where
 * it names a person, their profile photo is the face.
 */
export async function runSwapCommand(
  context: TelegramContext,
  actor: Actor,
  message: TelegramMessage,
  own: readonly (Attachment | 'sticker-moving')[],
  words: string,
): Promise<void> {
  const { translation, messageTarget } = actor;
  const named = namedIn(message, words, context.me.username);
  const saved = named ? [] : await context.faces.list(memberOf(actor.author));
  const rest = named ? named.rest : words.replace(/^@\w+\s*/, ''); // a name that names nobody is the bot's own
  const wanted = readSwapWords(rest, saved, translation);
  if (!wanted) return sayUnknown(context, actor, rest);
  if (named) return swapWithPhoto(context, actor, message, own, named, wanted.faces);
  const isAssigned = wanted.faces.which === 'assigned';
  const source = isAssigned ? undefined : (wanted.source ?? savedFaceRef());
  const intent = { ...intentOf(actor), faces: wanted.faces, source };
  const replied = message.reply_to_message;
  const isFaceNamed = isAssigned || wanted.source !== undefined;
  const scene = isFaceNamed && own.length > 0 ? undefined : attachmentIn(replied);
  const problem = attachmentProblem([...own, ...(scene ? [scene] : [])], translation, context.api.largestDownload);
  if (problem !== undefined) return void (await sendText(context, messageTarget, escaped(problem)));
  if (!scene || scene === 'sticker-moving' || !replied) {
    const targets = mediaRefsOf(own);
    if (targets.length > 0) return requestSwap(context, { ...intent, targets });
    return void (await sendText(context, messageTarget, escaped(translation.text('nothing-to-swap'))));
  }
  const [face] = mediaRefsOf(own);
  const { media_group_id: group } = replied;
  const album = group && face === undefined ? await recentAlbum(context, replied.chat.id, group) : [];
  await requestSwap(context, { ...intent, source: face ?? source, targets: album.length > 1 ? album : [scene.ref] });
}

/** How many characters of unknown words are repeated. */
const longestRepeated = 40;

async function sayUnknown(context: TelegramContext, actor: Actor, words: string): Promise<void> {
  const values = { words: words.slice(0, longestRepeated), swap: '/swap' };
  await sendText(context, actor.messageTarget, escaped(actor.translation.text('swap-words-unknown', values)));
}

/** `/swap @`: the attached pictures are the targets, or else the one that is replied to. */
async function swapWithPhoto(
  context: TelegramContext,
  actor: Actor,
  message: TelegramMessage,
  own: readonly (Attachment | 'sticker-moving')[],
  named: Named,
  faces: RequestedFaces,
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
  await requestSwap(context, { ...intentOf(actor), faces, source, targets });
}
