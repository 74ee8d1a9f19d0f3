import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { ReplyRef } from '../ports/chat.ts';
import type { Job } from '../ports/job.ts';
import type { Member, MemberHash } from '../ports/members.ts';
import type { Report, ReportedMessage, ReportStore, ReportsChannel } from '../ports/reports.ts';
import type { Place, Settings } from '../ports/settings.ts';
import type { Ledger } from '../ports/storage.ts';
import { hasResult, type ReportFiles } from './report-files.ts';

type ShownIn = Omit<ReportedMessage, 'now'>;

/** What a member reports. */
export interface Reported {
  readonly by: Member;
  readonly message: ShownIn;
  /** Other messages that show the same results, as far as the front knows of them. */
  readonly copies?: readonly ShownIn[];
  readonly reason?: string | undefined;
  /** The server or group in which it was reported. */
  readonly place?: Place | undefined;
  readonly locale: string;
  /** Where the reporter can be answered in private, if anywhere. */
  readonly answerTo?: ReplyRef | undefined;
}

/** A refusal that a member takes for a mistake. */
export interface ReportedMistake extends Omit<Reported, 'message' | 'copies' | 'place' | 'reason'> {
  /** Names the message that shows the refusal. */
  readonly refusal: ReplyRef;
  /** The code of the refusal. */
  readonly code: string;
  /** The job that was refused, if there is one. */
  readonly job?: string | undefined;
}

/**
 * What became of a report. `again`: the member had reported the same before. `reachesChannel` is false where the
 * operator has named no channel and finds reports only by the command `reports`.
 */
export interface Taken {
  readonly isAgain: boolean;
  readonly reachesChannel: boolean;
  readonly isHidden: boolean;
}

/** The door for fronts. */
export interface Reports {
  /** Throws UserError `nothing-to-report` where the message shows no result, and `reported-enough`. */
  report(reported: Reported): Promise<Taken>;
  /** Throws UserError `reported-enough`. */
  reportMistake(mistake: ReportedMistake): Promise<Taken>;
  /** Removes what was stored of a member in reports: as a reporter, and where their private chat is named. */
  forget(member: Member): Promise<void>;
}

export interface ReportsParts {
  readonly clock: Clock;
  readonly reports: ReportStore;
  readonly jobs: { get(id: string): Promise<Job | undefined> };
  readonly ledger: Pick<Ledger, 'take'>;
  readonly settings: Pick<Settings, 'get'>;
  readonly memberHash: MemberHash;
  readonly files: Pick<ReportFiles, 'picturesOf'>;
  /** Undefined where the operator has named none. */
  readonly channel: ReportsChannel | undefined;
  /** Something was stored that is to be shown now. */
  nudge(): void;
}

const reportsAnHour = 5;
const hourMs = 60 * 60 * 1_000;
const longestReason = 300;
const mostReporters = 50;

export function createReports(parts: ReportsParts): Reports {
  const { clock, reports, memberHash } = parts;

  async function count(hash: string): Promise<void> {
    const isCounted = await parts.ledger.take(`reports ${hash}`, 1, reportsAnHour, hourMs, clock.now());
    if (!isCounted) throw new UserError('reported-enough', { count: reportsAnHour });
  }

  /** Adds the report to the one of the same subject, or begins one with `begin`. */
  async function add(
    subject: string,
    { by, reason, locale, answerTo }: Pick<Reported, 'by' | 'reason' | 'locale' | 'answerTo'>,
    begin: () => Promise<Report>,
    also: (report: Report) => Partial<Report>,
  ): Promise<Taken> {
    const id = createHash('sha256').update(subject).digest('hex').slice(0, 12);
    const hash = memberHash(by);
    const known = await reports.get(id);
    const isAgain = known?.reporters.some((one) => one.hash === hash) ?? false;
    const reachesChannel = parts.channel !== undefined;
    if (isAgain) {
      await reports.change(id, (now) => now && changedBy(now, also(now)));
      parts.nudge();
      return { isAgain, reachesChannel, isHidden: known?.wanted === 'hidden' };
    }
    await count(hash);
    const begun = { ...(known ?? (await begin())), id };
    const text = reason?.trim().slice(0, longestReason);
    const to = answerTo && { answerTo: { ref: answerTo, locale } };
    const reporter = { hash, at: clock.now(), ...(text && { reason: text }), ...to };
    const stored = await reports.change(id, (now = begun) => {
      if (now.reporters.some((one) => one.hash === hash)) return undefined;
      const reporters = [...now.reporters, reporter].slice(0, mostReporters);
      return { ...now, reporters, ...also(now), revision: now.revision + 1 };
    });
    parts.nudge();
    return { isAgain, reachesChannel, isHidden: stored?.wanted === 'hidden' };
  }

  return {
    async report(reported) {
      const { message, place, copies = [] } = reported;
      const found = await Promise.all(message.jobs.map((id) => parts.jobs.get(id)));
      const shown = found.filter((job) => job !== undefined).filter(hasResult);
      const [first] = shown;
      if (!first) throw new UserError('nothing-to-report');
      const hides = place !== undefined && (await parts.settings.get(place)).hidesReported;
      const ids = shown.map(({ id }) => id);
      const begin = async (): Promise<Report> => ({
        ...begunAt(clock.now(), 'result'),
        jobs: ids,
        requester: memberHash(first.request.requester),
        pictures: await parts.files.picturesOf(shown),
      });
      return add(`result ${[...ids].sort().join(' ')}`, reported, begin, (report) => ({
        messages: [{ ...message, jobs: ids }, ...copies].reduce(withMessage, report.messages),
        ...(hides && report.decisions.length === 0 && { wanted: 'hidden' }),
      }));
    },
    reportMistake(mistake) {
      const begin = async (): Promise<Report> => ({
        ...begunAt(clock.now(), 'mistake'),
        jobs: mistake.job === undefined ? [] : [mistake.job],
        code: mistake.code,
      });
      return add(`mistake ${JSON.stringify(mistake.refusal)}`, mistake, begin, () => ({}));
    },
    async forget(member) {
      const hash = memberHash(member);
      for (const { id } of await reports.list()) {
        await reports.change(id, (report) => report && withoutMember(report, hash, member));
      }
    },
  };
}

function begunAt(at: number, kind: Report['kind']): Report {
  const nothing = { jobs: [], messages: [], pictures: [], setAside: {}, reporters: [], decisions: [] };
  return { version: 1, id: '', kind, at, ...nothing, wanted: 'shown', revision: 0 };
}

/** Undefined where nothing changes. */
function changedBy(report: Report, change: Partial<Report>): Report | undefined {
  const after = { ...report, ...change };
  return isDeepStrictEqual(after, report) ? undefined : { ...after, revision: report.revision + 1 };
}

function withMessage(messages: ReportedMessage[], added: ShownIn): ReportedMessage[] {
  const isKnown = messages.some(({ ref }) => isSameRef(ref, added.ref));
  return [...messages, ...(isKnown ? [] : [{ ...added, now: 'shown' as const }])];
}

/** Whether two references, both made by the same front, name one message. */
export function isSameRef(one: ReplyRef, other: ReplyRef): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Undefined where the report says nothing of the member. What names them by a keyed hash stays. */
function withoutMember(report: Report, hash: string, { platform, id }: Member): Report | undefined {
  const names = (ref: ReplyRef): boolean =>
    ref.platform === platform && Object.values(ref).some((value) => String(value) === id);
  const reporters = report.reporters.map(({ reason, answerTo, ...kept }) =>
    kept.hash === hash ? kept : { ...kept, ...(reason && { reason }), ...(answerTo && { answerTo }) },
  );
  const messages = report.messages.filter(({ ref }) => !names(ref));
  return changedBy(report, { reporters, messages });
}
