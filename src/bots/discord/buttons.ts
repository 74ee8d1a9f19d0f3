import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import { isSamePerson } from '../../core/people.ts';
import type { JobView } from '../../core/swaps.ts';
import type { Answer } from './answer.ts';
import { askedBefore, settle } from './asking.ts';
import type { Front } from './front.ts';
import { askToForget, forget } from './help.ts';
import { say } from './inert.ts';
import { cancelJob, checkRights } from './jobs-command.ts';
import { withPicture } from './menus.ts';
import { outcomeOf } from './outcome.ts';
import { type Asked, Misfit, mayManageMessages, read } from './payloads.ts';
import { createProgress } from './progress.ts';
import { declinePromise, goOnAfterPromise, promiseAwaited, request, requestAgain, show } from './request.ts';
import { changeSetting } from './settings-command.ts';

const Pressed = z.object({
  custom_id: z.string(),
  values: z.array(z.string()).nullish(),
  resolved: z.object({ roles: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

/** A button or a list on one of our messages: what was pressed, and the job or question its id names. */
export async function press(asked: Asked, answer: Answer, front: Front): Promise<void> {
  const { custom_id, values, resolved } = read(Pressed, asked.data);
  const [word = '', argument = ''] = custom_id.split(':');
  switch (word) {
    case 'cancel':
      return cancel(await viewOf(argument, asked, front), argument !== '', asked, answer, front);
    case 'again':
      return again(await viewOf(argument, asked, front), asked, answer, front);
    case 'show':
      return showResult(await viewOf(argument, asked, front), asked, answer, front);
    case 'publish':
      return publish(await viewOf(argument, asked, front), asked, answer, front);
    case 'delete':
      return remove(asked, answer, front);
    case 'agree':
    case 'decline':
      return decide(word, asked, answer, front);
    case 'pick':
      return pick(argument, values?.[0] ?? '', asked, answer, front);
    case 'set':
      return changeSetting(
        argument,
        { values: values ?? [], roles: Object.keys(resolved?.roles ?? {}) },
        asked,
        answer,
        front,
      );
    case 'forget':
      return askToForget(asked, answer, front);
    case 'forget-sure':
      return forget(asked, answer, front);
    case 'dismiss':
      return answer.replace({ content: say(front.messages(asked.locale), 'stopped') });
    default:
      throw new Misfit('it means nothing here');
  }
}

/** The job that is named, else the one the message shows. Throws UserError where it is not known any more. */
async function viewOf(argument: string, asked: Asked, front: Front): Promise<JobView> {
  const job = argument === '' ? (await front.index.get(asked.message?.id ?? ''))?.job : argument;
  const view = job === undefined ? undefined : await front.swaps.find(job);
  if (!view) throw new UserError('job-gone');
  return view;
}

function checkOwn({ job }: JobView, { person }: Asked): void {
  if (!isSamePerson(job.request.requester, person)) throw new UserError('not-yours');
}

async function cancel(view: JobView, isListed: boolean, asked: Asked, answer: Answer, front: Front): Promise<void> {
  const said = await cancelJob(view, asked, front);
  if (said === 'cancelling' && !isListed)
    await answer.takeOver(false); // its message will say so
  else await answer.tell({ content: say(front.messages(asked.locale), said) });
}

/** Who sees the answers about a job: as its own was, and what comes from a person's list is theirs. */
async function isPrivateAnswer(asked: Asked, front: Front): Promise<boolean> {
  return (await front.index.get(asked.message?.id ?? ''))?.isPrivate ?? true;
}

async function again(view: JobView, asked: Asked, answer: Answer, front: Front): Promise<void> {
  checkOwn(view, asked);
  const reply = await answer.defer(await isPrivateAnswer(asked, front));
  await requestAgain(view.job.id, asked, reply, front);
}

async function showResult(view: JobView, asked: Asked, answer: Answer, front: Front): Promise<void> {
  checkOwn(view, asked);
  if (outcomeOf(view)) return showOutcome(view, await isPrivateAnswer(asked, front), asked, answer, front);
  const { job, place = 0 } = view;
  const messages = front.messages(asked.locale);
  await answer.tell({ content: say(messages, 'job-state', { state: job.state, place }) });
}

async function publish(view: JobView, asked: Asked, answer: Answer, front: Front): Promise<void> {
  checkOwn(view, asked);
  await showOutcome(view, false, asked, answer, front);
}

/** The end of a job once more, as an answer of its own. */
async function showOutcome(
  view: JobView,
  isPrivate: boolean,
  asked: Asked,
  answer: Answer,
  front: Front,
): Promise<void> {
  const outcome = outcomeOf(view);
  if (!outcome) throw new UserError('result-gone');
  const reply = await answer.defer(isPrivate);
  const parts = { ...front, onError: (error: unknown) => front.onEvent({ kind: 'bug', error }) };
  try {
    await createProgress(reply, front.messages(asked.locale), parts).finish(outcome, front.stopping);
  } catch {
    throw new UserError('result-gone');
  }
  await front.index.put(reply.message, { job: view.job.id, person: asked.person.id, isPrivate });
}

/** Deletes the result: the message, and what is kept of it here. */
async function remove(asked: Asked, answer: Answer, front: Front): Promise<void> {
  const view = await viewOf('', asked, front).catch(() => undefined);
  if (view) await checkRights(view, asked, front);
  else if (!mayManageMessages(asked.permissions ?? 0n)) throw new UserError('job-gone');
  await answer.takeOver(true);
  if (view) await front.swaps.forget(view.job.id);
  await front.api.removeReply(asked);
}

async function decide(word: 'agree' | 'decline', asked: Asked, answer: Answer, front: Front): Promise<void> {
  const message = asked.message?.id ?? '';
  const awaited = await promiseAwaited(message, asked, front);
  const messages = front.messages(asked.locale);
  if (!awaited) return answer.tell({ content: say(messages, 'asking-over') });
  if (!isSamePerson(awaited.person, asked.person)) throw new UserError('not-yours');
  if (word === 'decline') {
    await declinePromise(message, front);
    return answer.replace({ content: say(messages, 'promise-declined') });
  }
  const reply = await answer.takeOver(awaited.isPrivate);
  await show(reply, { content: say(messages, 'promise-given') }, front);
  await goOnAfterPromise(message, asked, reply, front);
}

async function pick(key: string, chosen: string, asked: Asked, answer: Answer, front: Front): Promise<void> {
  const question = await askedBefore(key, front);
  if (question && question.person !== asked.person.id) throw new UserError('not-yours');
  const picture = question?.pictures[Number(chosen)];
  const isMine = question && picture && (await settle(key, front)) !== undefined;
  if (!isMine) return answer.tell({ content: say(front.messages(asked.locale), 'asking-over') });
  if (!question.isInPlace) return withPicture(question.purpose, picture, asked, answer, front);
  const reply = await answer.takeOver(false);
  await request({ target: picture, source: question.source }, asked, reply, front);
}
