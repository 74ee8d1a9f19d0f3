import type { SavedFace } from '../../../core/ports/members.ts';
import type { JobView } from '../../../core/swaps.ts';
import { jobFacts } from '../../job-line.ts';
import type { Translation } from '../../translations/index.ts';
import { joinFacts } from '../../translations/joining.ts';
import type { MessageBody } from '../transport/api.ts';
import { againButtons, type ButtonSpec, buttonRow, verbButton } from './components.ts';
import { escapeMarkdown, markdown } from './escape.ts';
import { DiscordReplyRef } from './reply-ref.ts';

/** Discord takes five rows of buttons: one per job, or four jobs and a row that turns the page. */
const mostRows = 5;

/** A member's jobs, newest first, and the saved faces that they name. */
export interface ListedJobs {
  readonly views: readonly JobView[];
  readonly faces: readonly SavedFace[];
}

/** One page of a member's jobs, each with the buttons for what can be done with it. `wanted` counts from 0. */
export function jobListBody({ views, faces }: ListedJobs, wanted: number, translation: Translation): MessageBody {
  if (views.length === 0) return { content: markdown(translation, 'jobs-none') };
  const perPage = views.length > mostRows ? mostRows - 1 : mostRows;
  const last = Math.ceil(views.length / perPage) - 1;
  const page = Math.min(Math.max(0, Math.floor(wanted) || 0), last);
  const first = page * perPage;
  const shown = views.slice(first, first + perPage).map((view, index) => ({ view, number: first + index + 1 }));
  const lines = shown.map(({ view, number }) => `${number}. ${jobMarkdown(view, faces, translation)}`);
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

/** When, what, with whose face, how far, and a link to its message. */
function jobMarkdown(view: JobView, faces: readonly SavedFace[], translation: Translation): string {
  const when = `<t:${Math.floor(view.job.requestedAt / 1_000)}:R>`;
  const link = linkTo(view);
  const linked = link === undefined ? [] : [`[${escapeMarkdown(translation.text('job-link'))}](${link})`];
  const facts = jobFacts(view, faces, translation).map(escapeMarkdown);
  return joinFacts([when, ...facts, ...linked], translation.language);
}

/** The message of a job; undefined where only one member sees it, whom a link does not lead there. */
function linkTo({ job }: JobView): string | undefined {
  const { requester, replyRef } = job.request;
  const shown = DiscordReplyRef.safeParse(replyRef).data;
  if (!shown || shown.isPrivate) return undefined;
  return `https://discord.com/channels/${requester.place ?? '@me'}/${shown.channel}/${shown.message}`;
}
