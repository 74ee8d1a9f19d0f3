import type { JobView } from '../../../core/swaps.ts';
import type { Translation } from '../../translations/index.ts';
import type { MessageBody } from '../transport/api.ts';
import { againButtons, type ButtonSpec, buttonRow, verbButton } from './components.ts';
import { escapeMarkdown, markdown } from './escape.ts';

/** Discord takes five rows of buttons: one per job, or four jobs and a row that turns the page. */
const mostRows = 5;

/** One page of a member's jobs, each with the buttons for what can be done with it. `wanted` counts from 0. */
export function jobListBody(views: readonly JobView[], wanted: number, translation: Translation): MessageBody {
  if (views.length === 0) return { content: markdown(translation, 'jobs-none') };
  const perPage = views.length > mostRows ? mostRows - 1 : mostRows;
  const last = Math.ceil(views.length / perPage) - 1;
  const page = Math.min(Math.max(0, Math.floor(wanted) || 0), last);
  const first = page * perPage;
  const shown = views.slice(first, first + perPage).map((view, index) => ({ view, number: first + index + 1 }));
  const lines = shown.map(({ view, number }) => `${number}. ${jobMarkdown(view, translation)}`);
  const rows = shown
    .map(({ view, number }) => jobButtons(view, number, translation))
    .flatMap((buttons) => (buttons.length > 0 ? [buttonRow(...buttons)] : []));
  const turn = last === 0 ? [] : [buttonRow(...turnButtons(page, last))];
  return {
    content: [`**${escapeMarkdown(translation.text('jobs-title'))}**`, ...lines].join('\n'),
    rows: [...rows, ...turn],
  };
}

function turnButtons(page: number, last: number): readonly ButtonSpec[] {
  return [
    { id: `jobs:${page - 1}`, text: '◀', isDisabled: page === 0 },
    { id: `jobs:${page + 1}`, text: '▶', isDisabled: page === last },
  ];
}

function jobButtons({ job, again }: JobView, number: number, translation: Translation): readonly ButtonSpec[] {
  const withNumber = (button: ButtonSpec): ButtonSpec => ({ ...button, text: `${number} · ${button.text}` });
  const numbered = (verb: 'cancel' | 'retry' | 'show', style?: ButtonSpec['style']): ButtonSpec =>
    withNumber(verbButton(translation, verb, style, job.id));
  const repeat = againButtons(again, translation, job.id).map(withNumber);
  switch (job.state) {
    case 'queued':
    case 'running':
      return [numbered('cancel', 'danger')];
    case 'parked':
      return [numbered('retry', 'danger'), numbered('cancel')];
    case 'done':
    case 'late':
      return [numbered('show', 'primary'), ...repeat];
    default:
      return repeat;
  }
}

function jobMarkdown(view: JobView, translation: Translation): string {
  const when = `<t:${Math.floor(view.job.requestedAt / 1_000)}:R>`;
  const { key, values } = jobText(view);
  return markdown(translation, key, values, { when });
}

/** A job in one line of plain text. */
export function jobLine(view: JobView, translation: Translation): string {
  const when = new Date(view.job.requestedAt).toISOString().slice(0, 16).replace('T', ' ');
  const { key, values } = jobText(view);
  return translation.text(key, { ...values, when });
}

function jobText({ job, position = 0 }: JobView) {
  const provider = 'attempt' in job ? job.attempt?.provider : undefined;
  const values = { state: job.state, position, ...(provider !== undefined && { provider }) };
  return { key: provider === undefined ? 'job-line' : 'job-line-with', values };
}
