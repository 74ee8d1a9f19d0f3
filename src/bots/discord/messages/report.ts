import { z } from 'zod';
import type { Report } from '../../../core/ports/reports.ts';
import { decisionButtons, reportLines, reportTitle } from '../../report-text.ts';
import type { Translation } from '../../translations/index.ts';
import type { MessageBody } from '../transport/api.ts';
import { platform } from '../transport/payloads.ts';
import { buttonRow } from './components.ts';
import { escapeMarkdown } from './escape.ts';

/** A message with a result that was reported, or the message of a report in the operator's channel. */
export const ReportedRef = z.object({
  platform: z.literal(platform),
  channel: z.string(),
  message: z.string(),
  /** Null outside of servers. */
  guild: z.string().nullable(),
});
export type ReportedRef = z.infer<typeof ReportedRef>;

/** Undefined outside of servers, where nobody else could open it. */
export function linkTo({ guild, channel, message }: ReportedRef): string | undefined {
  return guild === null ? undefined : `https://discord.com/channels/${guild}/${channel}/${message}`;
}

const longestContent = 2_000;

function withoutPreview(text: string): string {
  return text.replace(/https:\S+/, '<$&>');
}

/** A report as the operator sees it, with the buttons that decide. */
export function reportBody(report: Report, translation: Translation): MessageBody {
  const lines = reportLines(report, translation).map(({ text, isRaw }) =>
    isRaw ? withoutPreview(text) : escapeMarkdown(text),
  );
  const content = [`**${escapeMarkdown(reportTitle(report, translation))}**`, ...lines].join('\n');
  const buttons = decisionButtons(report, translation).map(({ choice, text }) => ({
    id: `decide:${choice}.${report.id}`,
    text,
    ...(choice !== 'keep' && { style: 'danger' as const }),
  }));
  return { content: content.slice(0, longestContent), rows: [buttonRow(...buttons)] };
}
