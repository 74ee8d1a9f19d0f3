import type { SwapRequest } from '../../../../core/ports/chat.ts';
import { savedFaceRef } from '../../../../core/ports/members.ts';
import { createFaceQuestions, type FacePicksChange, type FacePicksStart } from '../../../face-picks.ts';
import type { TelegramContext } from '../../context.ts';
import { escaped } from '../../messages/html.ts';
import { findReplyRef, type MessageRef } from '../../messages/message-index.ts';
import { deleteMessage } from '../../messages/removal.ts';
import type { TelegramReplyRef } from '../../messages/reply-ref.ts';
import { editText } from '../../messages/send.ts';
import { type Author, memberOf } from '../../transport/update.ts';
import { isOwner } from '../access.ts';
import { type Actor, sentenceOf } from '../actor.ts';
import { beginPicked } from '../job-requests.ts';
import { waitForPhoto } from './photos.ts';
import { showPicks } from './question.ts';

export const faceActions = [
  'face-turn',
  'face-give',
  'face-photo',
  'face-leave',
  'face-start',
  'face-all',
  'face-same',
  'face-stop',
] as const;
type FaceAction = (typeof faceActions)[number];

interface FacePress {
  readonly action: FaceAction;
  readonly key: string;
  /** The number of the face, or the position of a saved face. */
  readonly choice: string;
  readonly messageRef: MessageRef;
}

/** Handles a button of the question about the faces of a picture. Returns the answer to the press. */
export async function answerFaces(
  context: TelegramContext,
  actor: Actor,
  press: FacePress,
): Promise<string | undefined> {
  const { author, translation } = actor;
  const replyRef = await findReplyRef(context, press.key);
  if (!replyRef) return translation.text('asking-over');
  if (!(await isOwner(context, replyRef, author))) return translation.text('not-yours', { owner: replyRef.ownerName });
  return act(context, actor, replyRef, press).catch((error) => sentenceOf(error, translation));
}

async function act(
  context: TelegramContext,
  { translation }: Actor,
  replyRef: TelegramReplyRef,
  { action, key, choice, messageRef }: FacePress,
): Promise<string | undefined> {
  const over = (isOpen: boolean): string | undefined => (isOpen ? undefined : translation.text('asking-over'));
  switch (action) {
    case 'face-turn':
      return over(await change(context, replyRef, { kind: 'turn-to', number: Number(choice) }));
    case 'face-give': {
      const face = await savedFaceAt(context, { id: replyRef.owner }, choice);
      return over(face !== undefined && (await change(context, replyRef, { kind: 'give', ...face })));
    }
    case 'face-leave':
      return over(await change(context, replyRef, { kind: 'leave' }));
    case 'face-photo':
      return over(await waitForPhoto(context, replyRef));
    case 'face-start':
      return over(await start(context, replyRef, 'picked'));
    case 'face-all':
      return over(await start(context, replyRef, 'all'));
    case 'face-same':
      return over(await start(context, replyRef, 'before'));
    case 'face-stop':
      await createFaceQuestions(context).close(key, memberOf({ id: replyRef.owner }));
      if (!(await deleteMessage(context, messageRef, context.stopping)))
        await editText(context, messageRef, escaped(translation.text('stopped')));
      return undefined;
    default:
      return action satisfies never;
  }
}

async function change(
  context: TelegramContext,
  { key, owner }: TelegramReplyRef,
  what: FacePicksChange,
): Promise<boolean> {
  const picks = await createFaceQuestions(context).change(key, memberOf({ id: owner }), what);
  if (picks) await showPicks(context, key, picks);
  return picks !== undefined;
}

async function start(context: TelegramContext, replyRef: TelegramReplyRef, what: FacePicksStart): Promise<boolean> {
  const begin = (request: SwapRequest): Promise<void> => beginPicked(context, replyRef, request);
  const member = memberOf({ id: replyRef.owner });
  return (await createFaceQuestions(context).start(replyRef.key, member, what, begin)) !== undefined;
}

/** A button holds the position of a face in the list: with the key of the question, an id of a face would be too long. */
async function savedFaceAt(context: TelegramContext, owner: Pick<Author, 'id'>, position: string) {
  const face = (await context.faces.list(memberOf(owner)))[Number(position)];
  return face && { source: savedFaceRef(face.id), name: face.name };
}
