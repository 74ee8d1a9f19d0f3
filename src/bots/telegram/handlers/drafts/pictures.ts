import type { MediaRef } from '../../../../core/ports/chat.ts';
import type { TelegramContext } from '../../context.ts';
import type { Actor } from '../actor.ts';
import { movingKindOf } from '../attachments.ts';
import { intentOf, type SwapIntent } from '../swap-intent.ts';
import { requestSwap } from '../swap-request.ts';
import { type Draft, draftOf, endDraft } from './draft.ts';
import { keepOrAsk } from './keep-photo.ts';
import { askAboutPicture } from './questions.ts';

type Roles = Pick<SwapIntent, 'source' | 'targets' | 'isGuessed'>;

/**
 * Handles pictures that come without a command. Of several pictures, the first is the face. One that replies to a picture
 * is the face for that one.
 */
export async function takePictures(
  context: TelegramContext,
  actor: Actor,
  pictures: readonly MediaRef[],
  replied: MediaRef | undefined,
): Promise<void> {
  const draft = await draftOf(context, actor.author);
  const [first] = pictures;
  if (!first) return;
  if (draft?.waits === 'save') {
    await endDraft(context, actor);
    const { face, name, goOn } = draft;
    return keepOrAsk(context, actor, { photo: first, face, name, goOn });
  }
  const isReply = replied && pictures.length === 1 && (!draft || draft.waits === 'role');
  const roles = isReply ? rolesInReply(first, replied) : rolesOf(draft, pictures);
  if (!roles) return askAboutPicture(context, actor, first);
  await requestSwap(context, { ...roles, ...intentOf(actor) });
  await endDraft(context, actor);
}

function rolesInReply(own: MediaRef, replied: MediaRef): Roles {
  return movingKindOf(own) ? { source: replied, targets: [own] } : guessed(own, [replied]);
}

/** Which of two still pictures is the face can only be guessed. Of more pictures, the first is always the face. */
function guessed(source: MediaRef, targets: readonly MediaRef[]): Roles {
  const [target, ...others] = targets;
  const isSure = !target || movingKindOf(target) !== undefined || others.length > 0;
  return { source, targets: [...targets], ...(!isSure && { isGuessed: true }) };
}

/** The face and the targets; undefined while one of them is missing. A GIF or video is always a target. */
function rolesOf(draft: Draft | undefined, pictures: readonly MediaRef[]): Roles | undefined {
  const [first, ...rest] = pictures;
  const [known] = draft?.pictures ?? [];
  if (draft?.waits === 'face') return first && { source: first, targets: rest.length > 0 ? rest : draft.pictures };
  if (draft?.waits === 'scene') return known && { source: known, targets: [...pictures] };
  const all = draft?.waits === 'role' ? [...draft.pictures, ...pictures] : pictures;
  const source = all.find((picture) => !movingKindOf(picture)) ?? first;
  const targets = all.filter((picture) => picture !== source);
  return source && targets.length > 0 ? guessed(source, targets) : undefined;
}
