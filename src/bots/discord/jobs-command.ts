import { UserError } from '../../core/errors.ts';
import { isSamePerson } from '../../core/people.ts';
import type { JobView } from '../../core/swaps.ts';
import type { Messages } from '../messages/index.ts';
import type { Answer } from './answer.ts';
import type { Body } from './api.ts';
import { type Front, permissionsOf } from './front.ts';
import { inert, say } from './inert.ts';
import { row, verbButton } from './layout.ts';
import { isLive } from './outcome.ts';
import { type Asked, type Asker, mayManageMessages } from './payloads.ts';
import { type Typed, textOf } from './slash-swap.ts';

/** A row of buttons each: Discord takes five. */
const mostShown = 5;

/** `/jobs`: a person's own swaps, each with what can be done with it. */
export async function listJobs({ person, locale }: Asked, answer: Answer, front: Front): Promise<void> {
  await answer.defer(true);
  const jobs = await front.swaps.findOf(person, mostShown);
  await answer.tell(jobsBody(jobs, front.messages(locale)));
}

function jobsBody(jobs: readonly JobView[], messages: Messages): Body {
  if (jobs.length === 0) return { content: say(messages, 'jobs-none') };
  const lines = jobs.map((view, index) => `${index + 1}. ${markedLine(view, messages)}`);
  const rows = jobs.map((view, index) => {
    const { id } = view.job;
    const numbered = (verb: 'cancel' | 'show' | 'again', style?: 'danger' | 'primary') => {
      const button = verbButton(messages, verb, style, id);
      return { ...button, text: `${index + 1} · ${button.text}` };
    };
    if (isLive(view)) return row(numbered('cancel', 'danger'));
    return view.result ? row(numbered('show', 'primary'), numbered('again')) : row(numbered('again'));
  });
  return { content: [`**${inert(messages.text('jobs-title'))}**`, ...lines].join('\n'), rows };
}

function markedLine(view: JobView, messages: Messages): string {
  const when = `<t:${Math.floor(view.job.requestedAt / 1_000)}:R>`;
  const { key, values } = wordsOf(view);
  return say(messages, key, values, { when });
}

/** A job in one line, where Discord reads no markup. */
export function lineOf(view: JobView, messages: Messages): string {
  const when = new Date(view.job.requestedAt).toISOString().slice(0, 16).replace('T', ' ');
  const { key, values } = wordsOf(view);
  return messages.text(key, { ...values, when });
}

function wordsOf({ job, place = 0 }: JobView) {
  const provider = 'attempt' in job ? job.attempt?.provider : undefined;
  const values = { state: job.state, place, ...(provider !== undefined && { provider }) };
  return { key: provider === undefined ? 'job-line' : 'job-line-with', values };
}

/** `/cancel`: the swap that is named, else the newest that still runs. */
export async function cancelCommand(typed: Typed, asked: Asked, answer: Answer, front: Front): Promise<void> {
  await answer.defer(true);
  const named = textOf(typed, 'job');
  const jobs = await front.swaps.findOf(asked.person, 25);
  const view = jobs.find((one) => (named === undefined ? isLive(one) : one.job.id === named));
  const messages = front.messages(asked.locale);
  if (!view) return answer.tell({ content: say(messages, 'jobs-none-to-cancel') });
  await answer.tell({ content: say(messages, await cancelJob(view, asked, front)) });
}

/** Returns the key of what there is to say. Throws UserError where it is somebody else's. */
export async function cancelJob(view: JobView, asker: Asker, front: Front): Promise<'cancelling' | 'cancel-too-late'> {
  await checkRights(view, asker, front);
  return (await front.swaps.cancel(view.job.id)) ? 'cancelling' : 'cancel-too-late';
}

/** A job is its requester's, and of those who may manage the messages of the place it belongs to. Throws UserError. */
export async function checkRights({ job }: JobView, asker: Asker, front: Front): Promise<void> {
  const { requester } = job.request;
  if (isSamePerson(requester, asker.person)) return;
  const isTheirPlace = asker.guild !== undefined && asker.guild === requester.place;
  if (isTheirPlace && mayManageMessages(await permissionsOf(front, asker))) return;
  throw new UserError('not-yours');
}
