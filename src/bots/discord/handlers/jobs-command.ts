import { UserError } from '../../../core/errors.ts';
import type { Job } from '../../../core/ports/job.ts';
import { isSameMember } from '../../../core/ports/members.ts';
import type { JobView } from '../../../core/swaps.ts';
import type { Translation } from '../../translations/index.ts';
import { type Front, permissionsOf } from '../context.ts';
import { type ButtonLook, row, verbButton } from '../messages/components.ts';
import { inert, say } from '../messages/escape.ts';
import type { Answer } from '../messages/interaction-response.ts';
import type { Body } from '../transport/api.ts';
import { type Asked, type Asker, mayManageMessages } from '../transport/payloads.ts';
import { type Typed, textOf } from './slash-swap.ts';

/** Discord takes five rows of buttons: one for each job, or for four and the way to others. */
const mostRows = 5;
/** More are not looked for. */
const mostListed = 100;

/** `/jobs`: a person's own swaps, each with what can be done with it. */
export async function listJobs(asked: Asked, answer: Answer, front: Front): Promise<void> {
  await answer.defer(true);
  await answer.tell(await jobsPage(0, asked, front));
}

/** Another page of the list. */
export async function turnJobs(page: number, asked: Asked, answer: Answer, front: Front): Promise<void> {
  await answer.replace(await jobsPage(page, asked, front));
}

async function jobsPage(wanted: number, { person, locale }: Asked, front: Front): Promise<Body> {
  const messages = front.messages(locale);
  const views = await front.swaps.findOf(person, mostListed);
  if (views.length === 0) return { content: say(messages, 'jobs-none') };
  const perPage = views.length > mostRows ? mostRows - 1 : mostRows;
  const last = Math.ceil(views.length / perPage) - 1;
  const page = Math.min(Math.max(0, Math.floor(wanted) || 0), last);
  const first = page * perPage;
  const shown = views.slice(first, first + perPage).map((view, index) => ({ view, number: first + index + 1 }));
  const lines = shown.map(({ view, number }) => `${number}. ${markedLine(view, messages)}`);
  const rows = shown.map(({ view, number }) => row(...buttonsOf(view, number, messages)));
  const turn = last === 0 ? [] : [row(...turnButtons(page, last))];
  return { content: [`**${inert(messages.text('jobs-title'))}**`, ...lines].join('\n'), rows: [...rows, ...turn] };
}

function turnButtons(page: number, last: number): readonly ButtonLook[] {
  return [
    { id: `jobs:${page - 1}`, text: '◀', isDisabled: page === 0 },
    { id: `jobs:${page + 1}`, text: '▶', isDisabled: page === last },
  ];
}

function buttonsOf({ job }: JobView, number: number, messages: Translation): readonly ButtonLook[] {
  const numbered = (verb: 'cancel' | 'retry' | 'show' | 'again', style?: ButtonLook['style']): ButtonLook => {
    const button = verbButton(messages, verb, style, job.id);
    return { ...button, text: `${number} · ${button.text}` };
  };
  switch (job.state) {
    case 'queued':
    case 'running':
      return [numbered('cancel', 'danger')];
    case 'parked':
      return [numbered('retry', 'danger'), numbered('cancel')];
    case 'done':
    case 'late':
      return [numbered('show', 'primary'), numbered('again')];
    default:
      return [numbered('again')];
  }
}

function isRunning({ state }: Job): boolean {
  return state === 'queued' || state === 'running';
}

/** Whether it may still be cancelled. */
export function isLive({ job }: JobView): boolean {
  return isRunning(job) || job.state === 'parked';
}

function markedLine(view: JobView, messages: Translation): string {
  const when = `<t:${Math.floor(view.job.requestedAt / 1_000)}:R>`;
  const { key, values } = wordsOf(view);
  return say(messages, key, values, { when });
}

/** A job in one line, where Discord reads no markup. */
export function lineOf(view: JobView, messages: Translation): string {
  const when = new Date(view.job.requestedAt).toISOString().slice(0, 16).replace('T', ' ');
  const { key, values } = wordsOf(view);
  return messages.text(key, { ...values, when });
}

function wordsOf({ job, position = 0 }: JobView) {
  const provider = 'attempt' in job ? job.attempt?.provider : undefined;
  const values = { state: job.state, position, ...(provider !== undefined && { provider }) };
  return { key: provider === undefined ? 'job-line' : 'job-line-with', values };
}

/** `/cancel`: the swap that is named, else the newest that still runs. */
export async function cancelCommand(typed: Typed, asked: Asked, answer: Answer, front: Front): Promise<void> {
  await answer.defer(true);
  const named = textOf(typed, 'job');
  const jobs = await front.swaps.findOf(asked.person, 25);
  const isMeant = ({ job }: JobView): boolean => (named === undefined ? isRunning(job) : job.id === named);
  const view = jobs.find(isMeant);
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
  if (isSameMember(requester, asker.person)) return;
  const isTheirPlace = asker.guild !== undefined && asker.guild === requester.place;
  if (isTheirPlace && mayManageMessages(await permissionsOf(front, asker))) return;
  throw new UserError('not-yours');
}
