import { UserError } from '../../../core/errors.ts';
import { isFinished } from '../../../core/ports/job.ts';
import type { Choice, JobView } from '../../../core/swaps.ts';
import type { Translation } from '../../translations/index.ts';
import type { TelegramContext } from '../context.ts';
import type { Albums } from '../messages/album.ts';
import { dropShownFile } from '../messages/elsewhere/shown-file.ts';
import { findMessage, findReplyRef, storeCopies, storeUnwanted, takeCopies } from '../messages/message-index.ts';
import { type Fate, takeBack, worstOf } from '../messages/removal.ts';
import { messageKeyOf, replyRefOf, type TelegramReplyRef } from '../messages/reply-ref.ts';
import { type Author, memberOf } from '../transport/update.ts';
import { isOwner } from './access.ts';
import { sentenceOf, translationFor } from './actor.ts';
import { again, originOf } from './repeats/again.ts';
import { sendOriginals } from './repeats/originals.ts';
import { turnRound } from './repeats/turn-round.ts';

export const jobActions = ['again', 'cancel', 'delete', 'original', 'resend', 'retry', 'show', 'turn'] as const;
export type JobAction = (typeof jobActions)[number];

/** A press of a button, or a reaction, on the message of jobs. */
export interface RequestedAction {
  readonly action: JobAction;
  readonly key: string;
  readonly author: Author;
  readonly chat: number;
  /** The message whose button was pressed; absent for a reaction. */
  readonly message?: number;
  readonly update: number;
}

/** Does what a button or a reaction on the message of jobs asks for. Returns the answer to the person, if any. */
export async function actOnJobs(
  context: TelegramContext,
  albums: Albums,
  requested: RequestedAction,
): Promise<string | undefined> {
  const { action, key, author, chat } = requested;
  const replyRef = await findReplyRef(context, key);
  const translation = await translationFor(context, chat, author);
  if (!replyRef) return translation.error(new UserError('job-gone'));
  if (!(await isOwner(context, replyRef, author))) return translation.text('not-yours', { owner: replyRef.ownerName });
  if (await deleteStray(context, requested)) return translation.text('asking-over');
  const views = await jobsOf(context, replyRef, key);
  try {
    switch (action) {
      case 'again':
        return await again(context, replyRef, views, { key, update: requested.update, translation });
      case 'turn':
        return await turnRound(context, await originOf(context, replyRef, requested), views, { key, translation });
      case 'cancel':
        return await cancel(context, views, translation);
      case 'delete':
        return await remove(context, albums, key, views, replyRef, translation);
      case 'original':
        return await sendOriginals(context, replyRef, views, translation);
      case 'retry':
        return await choose(context, views, 'try-again', translation);
      case 'show':
        return await choose(context, views, 'show-result', translation);
      case 'resend':
        await albums.sendAgain({ ...replyRef, album: replyRef.album ?? { key, total: views.length } }, translation);
        return undefined;
      default:
        return action satisfies never;
    }
  } catch (error) {
    return sentenceOf(error, translation);
  }
}

/**
 * A process that dies before it stores which message it sent leaves a stray message: the job goes on in a new one. A
 * press on the stray message deletes it. True if it was stray.
 */
async function deleteStray(context: TelegramContext, { key, chat, message }: RequestedAction): Promise<boolean> {
  const messageRef = await findMessage(context, key);
  if (message === undefined || !messageRef || messageRef.chat !== chat || messageRef.message === message) return false;
  await context.api
    .call((raw, inner) => raw.deleteMessage({ chat_id: chat, message_id: message }, inner), context.stopping)
    .catch((error) => context.onError(error));
  return true;
}

/** The jobs of a message, in the order of the album. */
export async function jobsOf(
  context: TelegramContext,
  { owner }: TelegramReplyRef,
  key: string,
): Promise<readonly JobView[]> {
  const views = await context.swaps.findOf(memberOf({ id: owner }), 100);
  const found = views.flatMap((view) => {
    const replyRef = replyRefOf(view.job);
    return replyRef && messageKeyOf(replyRef) === key ? [{ view, index: replyRef.index }] : [];
  });
  return found.sort((one, other) => one.index - other.index).map(({ view }) => view);
}

/** Answers the question that jobs ask their requester. */
async function choose(
  context: TelegramContext,
  views: readonly JobView[],
  choice: Choice,
  translation: Translation,
): Promise<string | undefined> {
  const waits = choice === 'try-again' ? 'parked' : 'late';
  const open = views.filter(({ job }) => job.state === waits);
  const chosen = await Promise.all(open.map(({ job }) => context.swaps.choose(job.id, choice)));
  return chosen.some(Boolean) ? undefined : translation.text('asking-over');
}

async function cancel(context: TelegramContext, views: readonly JobView[], translation: Translation): Promise<string> {
  const cancelled = await Promise.all(
    views.filter(({ job }) => !isFinished(job)).map(({ job }) => context.swaps.cancel(job.id)),
  );
  return translation.text(cancelled.some(Boolean) ? 'cancelling' : 'cancel-too-late');
}

/** Cancels the jobs, and deletes their stored results, their messages and the copies. Returns what became of them. */
async function remove(
  context: TelegramContext,
  albums: Albums,
  key: string,
  views: readonly JobView[],
  { guest }: TelegramReplyRef,
  translation: Translation,
): Promise<string> {
  await storeUnwanted(context, key); // a result that is being handed over does not come back
  await dropShownFile(context, key);
  for (const { job } of views) {
    if (!isFinished(job)) await context.swaps.cancel(job.id);
    await context.swaps.forget(job.id);
  }
  const messageRef = await findMessage(context, key);
  if (!messageRef) return translation.text('deleted');
  const copies = await takeCopies(context, key);
  const fates = new Map<number, Fate>();
  if (guest !== undefined) fates.set(0, 'delete-failed'); // an answer elsewhere cannot be deleted
  for (const message of [messageRef.message, ...(await albums.sentMessages(key)), ...copies])
    fates.set(message, await takeBack(context, { ...messageRef, message }, translation.text('deleted')));
  const left = copies.filter((copy) => fates.get(copy) === 'delete-failed');
  if (left.length > 0) await storeCopies(context, key, messageRef.chat, left);
  return translation.text(worstOf([...fates.values()]));
}
