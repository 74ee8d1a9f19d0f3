import type { Clock } from '../clock.ts';
import type { OnEvent } from '../events.ts';
import { type ReplyRef, Undeliverable } from '../ports/chat.ts';
import type { Report, ReportedMessage, ReportStore, ReportsChannel, ReportsDesk, Verdict } from '../ports/reports.ts';
import type { Decisions } from './decisions.ts';
import type { ReportFiles } from './report-files.ts';
import { isSameRef } from './reports.ts';

export interface ReportsDeliveryParts {
  readonly clock: Clock;
  readonly reports: ReportStore;
  readonly decisions: Decisions;
  readonly files: Pick<ReportFiles, 'setAside' | 'shownAgain' | 'letGo'>;
  readonly channel: ReportsChannel | undefined;
  readonly onEvent: OnEvent;
}

/** Carries out what is stored of reports, in the process that serves the platforms. */
export interface ReportsDelivery {
  /** Works with these desks until the signal is aborted; never rejects. What fails is tried again. */
  serve(desks: readonly ReportsDesk[], signal: AbortSignal): Promise<void>;
  /** Ends the wait for the next look. */
  nudge(): void;
}

/** How often another process, such as the command `reports`, is looked for. */
const lookEveryMs = 3_000;
const retryMs = 30_000;

export function createReportsDelivery(parts: ReportsDeliveryParts): ReportsDelivery {
  const { clock, reports } = parts;
  let nudged = new AbortController();
  let isClosed = false;

  async function wait(signal: AbortSignal): Promise<void> {
    await clock.sleep(lookEveryMs, AbortSignal.any([signal, nudged.signal])).catch(() => signal.throwIfAborted());
    nudged = new AbortController();
  }

  /** A closed channel is told of once, however often it is tried. */
  function tell(error: unknown): void {
    const isOfChannel = error instanceof Undeliverable;
    if (!isOfChannel || !isClosed) parts.onEvent({ kind: isOfChannel ? 'reports-channel-closed' : 'bug', error });
    isClosed ||= isOfChannel;
  }

  /** False where something is to be tried again. */
  async function round(desks: readonly ReportsDesk[], signal: AbortSignal): Promise<boolean> {
    for (const { id, decision } of await reports.left()) {
      await parts.decisions.decide(id, decision);
      await reports.clearLeft(id, decision);
    }
    let isSettled = true;
    for (const report of await reports.list()) {
      if (!(await settle(report.id, desks, signal, parts, tell))) isSettled = false;
    }
    if (isSettled) isClosed = false;
    return isSettled;
  }

  async function work(desks: readonly ReportsDesk[], signal: AbortSignal): Promise<void> {
    let seen: string | undefined | 'never' = 'never';
    let retryAt = Number.POSITIVE_INFINITY;
    for (;;) {
      try {
        const state = await reports.state();
        if (state !== seen || clock.now() >= retryAt) {
          const isSettled = await round(desks, signal);
          retryAt = isSettled ? Number.POSITIVE_INFINITY : clock.now() + retryMs;
          seen = state;
        }
      } catch (error) {
        signal.throwIfAborted();
        parts.onEvent({ kind: 'bug', error });
        retryAt = clock.now() + retryMs;
      }
      await wait(signal);
    }
  }

  return {
    serve: (desks, signal) => work(desks, signal).catch(() => undefined), // it ends by the signal alone
    nudge: () => nudged.abort(),
  };
}

/** Does what is still due about a report on the platforms of these desks. False where something failed. */
async function settle(
  id: string,
  desks: readonly ReportsDesk[],
  signal: AbortSignal,
  parts: ReportsDeliveryParts,
  tell: (error: unknown) => void,
): Promise<boolean> {
  const deskOf = (platform: string) => desks.find((desk) => desk.platform === platform);
  let isSettled = true;
  for (const step of [showAsWanted, answerReporters, postToChannel]) {
    const report = await parts.reports.get(id);
    if (!report) return isSettled;
    await step(report, deskOf, signal, parts).catch((error) => {
      signal.throwIfAborted();
      tell(error);
      isSettled = false;
    });
  }
  return isSettled;
}

type DeskOf = (platform: string) => ReportsDesk | undefined;

async function showAsWanted(report: Report, deskOf: DeskOf, signal: AbortSignal, parts: ReportsDeliveryParts) {
  const { wanted, messages } = report;
  if (wanted === 'hidden') await parts.files.setAside(report);
  for (const message of messages) {
    const desk = deskOf(message.ref.platform);
    if (!desk || !isDue(message, wanted)) continue;
    const now = (await change(message, desk)) ? wanted : 'unreachable';
    await parts.reports.change(report.id, (stored) => stored && withSight(stored, message.ref, now));
  }
  const after = await parts.reports.get(report.id);
  if (after?.wanted === 'shown' && !after.messages.some(({ now }) => now === 'hidden')) await parts.files.letGo(after);

  async function change({ ref, jobs }: ReportedMessage, desk: ReportsDesk): Promise<boolean> {
    if (wanted === 'removed') return desk.remove(ref, signal);
    if (wanted === 'hidden') return desk.hide(ref, signal);
    const results = await parts.files.shownAgain(report, jobs);
    return results !== undefined && desk.show(ref, results, signal);
  }
}

function withSight(report: Report, ref: ReplyRef, now: ReportedMessage['now']): Report {
  const messages = report.messages.map((one) => (isSameRef(one.ref, ref) ? { ...one, now } : one));
  return { ...report, messages, revision: report.revision + 1 };
}

/** What was once out of reach is tried again with the next decision. */
function isDue({ now }: ReportedMessage, wanted: Report['wanted']): boolean {
  return now !== wanted && now !== 'removed' && now !== 'unreachable';
}

async function answerReporters(report: Report, deskOf: DeskOf, signal: AbortSignal, { reports }: ReportsDeliveryParts) {
  const verdict = verdictOf(report);
  if (!verdict) return;
  for (const { hash, answerTo } of report.reporters) {
    const desk = answerTo && deskOf(answerTo.ref.platform);
    if (!desk) continue;
    const isAnswered = await desk.answer(answerTo.ref, { report: report.id, verdict, locale: answerTo.locale }, signal);
    const answered = isAnswered ? verdict : 'unreachable';
    await reports.change(report.id, (now) => now && withAnswer(now, hash, answered));
  }
}

/** Undefined until the operator has decided. */
function verdictOf({ kind, decisions }: Report): Verdict | undefined {
  if (decisions.length === 0) return undefined;
  if (kind === 'mistake') return 'read';
  return decisions.every(({ decision }) => decision === 'keep') ? 'kept' : 'acted';
}

/** The address is needed no more. */
function withAnswer(report: Report, hash: string, answered: Verdict | 'unreachable'): Report {
  const reporters = report.reporters.map(({ answerTo, ...one }) =>
    one.hash === hash ? { ...one, answered } : { ...one, ...(answerTo && { answerTo }) },
  );
  return { ...report, reporters, revision: report.revision + 1 };
}

async function postToChannel(report: Report, deskOf: DeskOf, signal: AbortSignal, parts: ReportsDeliveryParts) {
  const { channel, reports } = parts;
  const desk = channel && deskOf(channel.platform);
  const { posted, revision, id } = report;
  if (!channel || !desk || (posted && posted.revision >= revision)) return;
  const ref = await desk.post(channel.id, report, posted?.ref, signal);
  await reports.change(id, (now) => now && { ...now, posted: { ref, revision } });
}
