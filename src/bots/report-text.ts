import type { Outcome } from '../core/ports/chat.ts';
import type { Decision, Report } from '../core/ports/reports.ts';
import type { Taken } from '../core/reports/reports.ts';
import type { Translation } from './translations/index.ts';
import { joinNames, joinSentences } from './translations/joining.ts';

/** What a button below a report does: one decision, or the three that can be made together. */
export interface DecisionButton {
  readonly choice: Decision | 'all';
  readonly text: string;
}

const all: readonly Decision[] = ['delete', 'block-pictures', 'block-requester'];

/** The decisions of a button; undefined where there is no such button. */
export function decisionsOf(choice: string): readonly Decision[] | undefined {
  if (choice === 'all') return all;
  const decision = [...all, 'keep' as const].find((one) => one === choice);
  return decision && [decision];
}

export function decisionButtons({ kind }: Report, translation: Translation): readonly DecisionButton[] {
  if (kind === 'mistake') return [{ choice: 'keep', text: translation.text('decide-read') }];
  const choices = [...all, 'all', 'keep'] as const;
  return choices.map((choice) => ({ choice, text: translation.text(`decide-${choice}`) }));
}

/** A line about a report. A raw one holds a link of ours, of which nothing is to be escaped. */
export interface ReportLine {
  readonly text: string;
  readonly isRaw?: boolean;
}

const mostLines = 5;

export function reportTitle({ kind, id }: Report, translation: Translation): string {
  return translation.text(kind === 'mistake' ? 'report-title-mistake' : 'report-title', { id });
}

/** What the operator should know of a report: never who has reported, and of the result its job and its place alone. */
export function reportLines(report: Report, translation: Translation): readonly ReportLine[] {
  const { kind, jobs, code, messages, reporters, decisions } = report;
  const line = (key: string, values = {}): ReportLine => ({ text: translation.text(key, values) });
  const links = messages.map(({ link }) =>
    link === undefined ? line('report-no-link') : { text: translation.text('report-link', { link }), isRaw: true },
  );
  const reasons = reporters.flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
  const told = reporters.filter(({ answered }) => answered !== undefined && answered !== 'unreachable').length;
  const sights = [...new Set(messages.map(({ now }) => now))];
  const decided = kind === 'mistake' ? 'report-decision-mistake' : 'report-decision';
  return [
    ...(jobs.length > 0 ? [line('report-jobs', { jobs: joinNames(jobs, translation.language) })] : []),
    ...(code === undefined ? [] : [line('report-code', { code })]),
    line('report-at', { at: timeOf(report.at) }),
    ...links.slice(0, mostLines),
    line('report-count', { count: reporters.length }),
    ...sights.map((sight) => line('report-sight', { sight })),
    ...decisions.map(({ decision, at }) => line(decided, { decision, at: timeOf(at) })),
    ...(decisions.length > 0 ? [line('report-answers', { told, all: reporters.length })] : []),
    ...reasons.slice(0, mostLines).map((reason) => line('report-reason', { reason })),
  ];
}

function timeOf(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

/** What a member is told after a report. */
export function thanksFor({ isAgain, isHidden, reachesChannel }: Taken, translation: Translation): string {
  if (isAgain) return translation.text('report-again');
  const taken = translation.text(reachesChannel ? 'report-taken' : 'report-taken-list');
  return joinSentences([taken, isHidden ? translation.text('report-hidden') : ''], translation.language);
}

/** The same after a mistake was reported. */
export function thanksForMistake(taken: Taken, translation: Translation): string {
  if (taken.isAgain) return translation.text('report-again');
  return translation.text(taken.reachesChannel ? 'mistake-taken' : 'report-taken-list');
}

/** The code of a refusal because of what a picture shows. */
export const contentRefusal: string = 'unsafe-content';

/** Whether the outcome is a refusal that a member may call a mistake. */
export function mayBeMistaken(outcome: Outcome): boolean {
  if (outcome.kind === 'rejected') return outcome.error.code === contentRefusal;
  return outcome.kind === 'refused' && outcome.reason === contentRefusal;
}
