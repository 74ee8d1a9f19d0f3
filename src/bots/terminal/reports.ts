import type { Decision, Report, ReportStore } from '../../core/ports/reports.ts';
import type { Blocks } from '../../core/ports/trust.ts';
import type { Decisions } from '../../core/reports/decisions.ts';
import { reportLines, reportTitle } from '../report-text.ts';
import type { Translation } from '../translations/index.ts';
import { type AskingParts, awaited, defineVerbs, exitFailed, exitRefused, only, timeOf } from './verbs.ts';

const listings = {
  list: 'the reports that nobody has decided about (default)',
  all: 'the decided ones as well',
  blocks: 'the blocked pictures and members, by the ids of their blocks',
} as const;
const actions = {
  show: 'everything that is known of a report',
  delete: 'delete the result: its message, what is kept here, and the copy of a vendor that can delete',
  block: 'refuse its pictures from now on, whoever sends them',
  'block-requester': 'refuse every further swap of the member who asked for it',
  keep: 'leave it as it is, and show it again where it was hidden',
  unblock: 'end a block, by its id in “reports blocks”',
} as const;

const decisions = {
  delete: 'delete',
  block: 'block-pictures',
  'block-requester': 'block-requester',
  keep: 'keep',
} as const satisfies Partial<Record<keyof typeof actions, Decision>>;

export const {
  notes: reportsNotes,
  words: reportsWords,
  parse: parseReportsRequest,
} = defineVerbs(
  'reports',
  listings,
  actions,
  `  The beginning of an ID is enough. One report may be decided in several ways, one after another. Blocks and what
  is kept here change at once; messages in chats are changed by a running “serve”, within seconds.`,
);

export interface ReportsCommandParts extends AskingParts {
  readonly reports: Decisions;
  readonly reportStore: ReportStore;
  readonly blocks: Blocks;
  readonly translation: Translation;
}

/** Does what is asked. Returns the exit code. Throws UsageError. */
export async function runReports(
  request: ReturnType<typeof parseReportsRequest>,
  parts: ReportsCommandParts,
): Promise<number> {
  switch (request.verb) {
    case 'list':
    case 'all':
      return list(request.verb === 'all', parts);
    case 'blocks':
      return listBlocks(parts);
    case 'unblock':
      return unblock(request.id, parts);
    case 'show':
      return show(await find(request.id, parts), parts);
    default:
      return decide(decisions[request.verb], await find(request.id, parts), parts);
  }
}

async function list(isAll: boolean, { reportStore, print, say }: ReportsCommandParts): Promise<number> {
  const found = (await reportStore.list()).filter((report) => isAll || report.decisions.length === 0);
  for (const report of found) print(lineOf(report));
  if (found.length === 0) say('There are none.');
  return 0;
}

function lineOf({ id, at, kind, jobs, reporters, decisions: made, wanted }: Report): string {
  const count = `${reporters.length}×`.padEnd(4);
  const state = made.map(({ decision }) => decision).join(', ') || (wanted === 'hidden' ? 'hidden' : 'open');
  return [id, timeOf(at), count, kind.padEnd(7), state.padEnd(6), jobs.join(' ')].join('  ').trimEnd();
}

function show(report: Report, { translation, print }: ReportsCommandParts): number {
  print(reportTitle(report, translation));
  for (const { text } of reportLines(report, translation)) print(text);
  return 0;
}

async function find(start: string, { reportStore }: ReportsCommandParts): Promise<Report> {
  return only(await reportStore.list(), start, 'report');
}

async function listBlocks({ blocks, print, say }: ReportsCommandParts): Promise<number> {
  const found = await blocks.list();
  for (const { id, at } of found) print(`${id}  ${timeOf(at)}`);
  if (found.length === 0) say('Nothing is blocked.');
  return 0;
}

async function unblock(start: string, { blocks, say }: ReportsCommandParts): Promise<number> {
  const { id } = only(await blocks.list(), start, 'block');
  await blocks.unblock(id);
  say('It is not blocked any more.');
  return 0;
}

/**
 * Blocks and deletes at once, and leaves the decision to the process that serves the chats. If such a process runs, waits
 * until it has taken the decision up.
 */
async function decide(decision: Decision, report: Report, parts: ReportsCommandParts): Promise<number> {
  const { reports, reportStore, isServed, say } = parts;
  if (report.kind === 'mistake' && decision !== 'keep') {
    say('It is about a refusal: there is no result, and “reports keep” closes it.');
    return exitRefused;
  }
  if (!isServed) {
    await reports.decide(report.id, decision);
    say('Done here. The next “serve” does the rest in the chats.');
    return 0;
  }
  await reports.act(report.id, decision);
  await reportStore.leave(report.id, decision);
  const isTaken = await awaited(async () => !(await isLeft(report.id, decision, reportStore)) || undefined, parts);
  if (isTaken) {
    say('Done.');
    return 0;
  }
  say('Done here. No process has answered yet that serves the chats: it does the rest when it does.');
  return exitFailed;
}

async function isLeft(id: string, decision: Decision, store: ReportStore): Promise<boolean> {
  return (await store.left()).some((one) => one.id === id && one.decision === decision);
}
