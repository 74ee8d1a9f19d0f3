import { UserError } from '../../../core/errors.ts';
import { outcomeOf } from '../../../core/jobs/job-outcome.ts';
import { isSameMember } from '../../../core/ports/members.ts';
import type { JobView } from '../../../core/swaps.ts';
import type { VerbName } from '../../verbs.ts';
import type { Front } from '../context.ts';
import { say } from '../messages/escape.ts';
import type { Answer } from '../messages/interaction-response.ts';
import { createProgress } from '../messages/progress-message.ts';
import type { DiscordReply } from '../messages/reply-ref.ts';
import { type Asked, mayManageMessages } from '../transport/payloads.ts';
import { cancelJob, checkRights } from './jobs-command.ts';
import { requestAgain } from './swap-request.ts';

type JobVerb = Extract<VerbName, 'cancel' | 'again' | 'retry' | 'show' | 'publish' | 'delete'>;

/** A button that is about a job. `named` is the job's id where it stands in a list, and empty on its own message. */
export async function pressOfJob(
  verb: JobVerb,
  named: string,
  asked: Asked,
  answer: Answer,
  front: Front,
): Promise<void> {
  if (verb === 'delete') return remove(asked, answer, front);
  const view = await viewOf(named, asked, front);
  const isListed = named !== '';
  switch (verb) {
    case 'cancel':
      return cancel(view, isListed, asked, answer, front);
    case 'again':
      return again(view, asked, answer, front);
    case 'retry':
      return retry(view, isListed, asked, answer, front);
    case 'show':
      return isListed ? showListed(view, asked, answer, front) : showHere(view, asked, answer, front);
    case 'publish':
      return publish(view, asked, answer, front);
    default:
      return verb satisfies never;
  }
}

/** Throws UserError where it is not known any more. */
async function viewOf(named: string, asked: Asked, front: Front): Promise<JobView> {
  const job = named === '' ? (await front.index.get(asked.message?.id ?? ''))?.job : named;
  const view = job === undefined ? undefined : await front.swaps.find(job);
  if (!view) throw new UserError('job-gone');
  return view;
}

function checkOwn({ job }: JobView, { person }: Asked): void {
  if (!isSameMember(job.request.requester, person)) throw new UserError('not-yours');
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
  await requestAgain(view.job, asked, reply, front);
}

/** The button says what it may cost. */
async function retry(view: JobView, isListed: boolean, asked: Asked, answer: Answer, front: Front): Promise<void> {
  await checkRights(view, asked, front);
  if (!isListed) await answer.takeOver(false);
  const isBegun = await front.swaps.choose(view.job.id, 'try-again');
  await tellUnlessShown(isBegun, isListed, asked, answer, front);
}

/** What was chosen shows in the job's own message; elsewhere, and where it came too late, that is said. */
async function tellUnlessShown(
  isBegun: boolean,
  isListed: boolean,
  { locale }: Asked,
  answer: Answer,
  front: Front,
): Promise<void> {
  if (isBegun && !isListed) return;
  await answer.tell({ content: say(front.messages(locale), isBegun ? 'going-on' : 'asking-over') });
}

/** The message goes on with the token of this press, wherever it stands: as it is, or to its end. */
async function showHere(view: JobView, asked: Asked, answer: Answer, front: Front): Promise<void> {
  checkOwn(view, asked);
  const reply = await answer.takeOver(await isPrivateAnswer(asked, front));
  if (view.job.state === 'late') {
    const isBegun = await front.swaps.choose(view.job.id, 'show-result');
    return tellUnlessShown(isBegun, false, asked, answer, front);
  }
  if (!(await showEnd(view, reply, asked, front))) await tellState(view, asked, answer, front);
}

async function showListed(view: JobView, asked: Asked, answer: Answer, front: Front): Promise<void> {
  checkOwn(view, asked);
  if (view.job.state !== 'late') {
    if (!outcomeOf(view.job, view.result)) return tellState(view, asked, answer, front);
    return showAnew(view, asked, await answer.defer(true), front);
  }
  const reply = await answer.defer(true);
  const isBegun = await front.swaps.choose(view.job.id, 'show-result');
  const ended = isBegun ? await whenDone(view.job.id, front) : undefined;
  if (ended) await showAnew(ended, asked, reply, front);
  else await tellUnlessShown(isBegun, true, asked, answer, front);
}

const lookEveryMs = 500;
const mostLooks = 40;

/** The job's own message may be out of reach, so what goes there is waited for; undefined where that takes long. */
async function whenDone(job: string, { swaps, clock, stopping }: Front): Promise<JobView | undefined> {
  for (let looks = 0; looks < mostLooks; looks++) {
    const view = await swaps.find(job);
    if (view?.job.state === 'done') return view;
    await clock.sleep(lookEveryMs, stopping);
  }
  return undefined;
}

async function publish(view: JobView, asked: Asked, answer: Answer, front: Front): Promise<void> {
  checkOwn(view, asked);
  if (!outcomeOf(view.job, view.result)) throw new UserError('result-gone');
  await showAnew(view, asked, await answer.defer(false), front);
}

async function tellState(
  { job, position = 0 }: JobView,
  { locale }: Asked,
  answer: Answer,
  front: Front,
): Promise<void> {
  await answer.tell({ content: say(front.messages(locale), 'job-state', { state: job.state, position }) });
}

/** The end of a job once more, as an answer of its own. */
async function showAnew(view: JobView, asked: Asked, reply: DiscordReply, front: Front): Promise<void> {
  await showEnd(view, reply, asked, front);
  const { message, isPrivate } = reply;
  await front.index.put(message, { job: view.job.id, person: asked.person.id, isPrivate });
}

/** False where it has not ended. Throws UserError where the result is no longer kept. */
async function showEnd(
  { job, result }: JobView,
  reply: DiscordReply,
  { locale }: Asked,
  front: Front,
): Promise<boolean> {
  const outcome = outcomeOf(job, result);
  if (!outcome) return false;
  const parts = { ...front, onError: (error: unknown) => front.onEvent({ kind: 'bug', error }) };
  try {
    const options = { signal: front.stopping, send: <Value>(request: () => Promise<Value>) => request() };
    await createProgress(reply, front.messages(locale), parts).finish(outcome, options);
  } catch {
    throw new UserError('result-gone');
  }
  return true;
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
