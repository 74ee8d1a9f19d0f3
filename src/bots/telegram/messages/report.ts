import { z } from 'zod';
import type { Report } from '../../../core/ports/reports.ts';
import { decisionButtons, reportLines, reportTitle } from '../../report-text.ts';
import type { Translation } from '../../translations/index.ts';
import { platform } from '../transport/update.ts';
import { bold, escaped } from './html.ts';
import { button, inRows, type Keyboard } from './keyboard.ts';
import { MessageRef } from './message-index.ts';

/** The message of jobs that was reported. `key` is from `messageKeyOf`. */
export const ReportedRef = MessageRef.extend({ platform: z.literal(platform), key: z.string() });
export type ReportedRef = z.infer<typeof ReportedRef>;

/** The message of a report in the operator's chat. */
export const PostedRef = ReportedRef.omit({ key: true });

/** A link that the members of a supergroup or channel can open; undefined elsewhere, where Telegram has none. */
export function linkTo({ chat, message }: MessageRef): string | undefined {
  const [, id] = /^-100(\d+)$/.exec(String(chat)) ?? [];
  return id === undefined ? undefined : `https://t.me/c/${id}/${message}`;
}

const inRow = 2;

/** A report as the operator sees it, with the buttons that decide. */
export function reportPage(report: Report, translation: Translation): { html: string; keyboard: Keyboard } {
  const lines = reportLines(report, translation).map(({ text }) => escaped(text));
  const buttons = decisionButtons(report, translation).map(({ choice, text }) =>
    button(text, 'decide', `${report.id}.${choice}`),
  );
  return { html: [bold(reportTitle(report, translation)), ...lines].join('\n'), keyboard: inRows(buttons, inRow) };
}
