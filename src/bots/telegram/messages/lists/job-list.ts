import type { InlineKeyboardButton } from 'grammy/types';
import type { SavedFace } from '../../../../core/ports/members.ts';
import type { JobView } from '../../../../core/swaps.ts';
import { jobLine } from '../../../job-line.ts';
import type { Translation } from '../../../translations/index.ts';
import { bold, escaped } from '../html.ts';
import { button, type Keyboard } from '../keyboard.ts';
import type { MessageRef } from '../message-index.ts';
import { messageKeyOf, replyRefOf } from '../reply-ref.ts';
import { linkTo } from '../report.ts';

/** A job of a person, and the message that shows it, where there is one. */
export interface ListedJob {
  readonly view: JobView;
  readonly message: MessageRef | undefined;
}

/** A person's jobs, newest first, a line each, with buttons for what can be done with them. `now` as in `jobLine`. */
export function jobList(
  jobs: readonly ListedJob[],
  faces: readonly SavedFace[],
  now: number,
  translation: Translation,
): { readonly html: string; readonly keyboard: Keyboard } {
  if (jobs.length === 0) return { html: escaped(translation.text('jobs-none')), keyboard: [] };
  const lines = jobs.map(({ view, message }, index) => {
    const text = escaped(`${index + 1}. ${jobLine(view, faces, now, translation)}`);
    const link = message && linkTo(message);
    return link === undefined ? text : `${text} · <a href="${link}">${escaped(translation.text('job-link'))}</a>`;
  });
  const rows = jobs.map(({ view }, index) => buttonsFor(view, index + 1, translation));
  return {
    html: [bold(translation.text('jobs-title')), ...lines].join('\n'),
    keyboard: rows.filter((row) => row.length > 0),
  };
}

function buttonsFor(
  { job, result }: JobView,
  number: number,
  translation: Translation,
): readonly InlineKeyboardButton.CallbackButton[] {
  const replyRef = replyRefOf(job);
  if (!replyRef) return [];
  const numbered = (verb: 'cancel' | 'show', action: string) => [
    button(`${number} · ${translation.text(`verb-${verb}.button`)}`, action, messageKeyOf(replyRef)),
  ];
  switch (job.state) {
    case 'queued':
    case 'running':
      return numbered('cancel', 'cancel');
    case 'late':
      return numbered('show', 'show');
    case 'done':
      return result ? numbered('show', 'original') : [];
    default:
      return [];
  }
}
