import { z } from 'zod';
import { type Outcome, ReplyRef } from './chat.ts';
import type { Job } from './job.ts';
import { StoredMedia } from './media.ts';
import { Fingerprint } from './trust.ts';

/** What the operator can decide about a report. A decision can be repeated, and others can follow it. */
export const Decision = z.enum(['keep', 'delete', 'block-pictures', 'block-requester']);
export type Decision = z.infer<typeof Decision>;

/**
 * What a reporter is told: that the result stays, that something was done about it, or that a refusal taken for a
 * mistake was read of.
 */
export const Verdict = z.enum(['kept', 'acted', 'read']);
export type Verdict = z.infer<typeof Verdict>;

/** What should be seen in the messages that show a result: the result, a sentence in its place, or nothing. */
const Sight = z.enum(['shown', 'hidden', 'removed']);
export type Sight = z.infer<typeof Sight>;

export const ReportedMessage = z.object({
  /** Names the message for the front of its platform. Plain JSON. */
  ref: ReplyRef,
  /** The ids of the jobs whose results it shows, in the order in which it shows them. */
  jobs: z.array(z.string()),
  /** Absent where there is none, as in private chats. */
  link: z.string().optional(),
  /** `unreachable`: the platform does not let the program change it. */
  now: z.enum([...Sight.options, 'unreachable']),
});
export type ReportedMessage = z.infer<typeof ReportedMessage>;

const Reporter = z.object({
  /** What `MemberHash` answers. */
  hash: z.string(),
  at: z.number(),
  reason: z.string().optional(),
  /** Where the reporter is answered. Removed with the answer, and where the reporter wants to be forgotten. */
  answerTo: z.object({ ref: ReplyRef, locale: z.string() }).optional(),
  answered: z.enum([...Verdict.options, 'unreachable']).optional(),
});

/**
 * A report of a result, or of a refusal that is taken for a mistake. It holds no picture. Who requested the result is
 * named by a keyed hash.
 */
export const Report = z.object({
  version: z.literal(1),
  /** Hexadecimal; the same for every report of the same result. */
  id: z.string(),
  kind: z.enum(['result', 'mistake']),
  jobs: z.array(z.string()),
  /** The code of the refusal that is taken for a mistake. */
  code: z.string().optional(),
  /** When it was first reported, milliseconds since the epoch. */
  at: z.number(),
  messages: z.array(ReportedMessage),
  wanted: Sight,
  requester: z.string().optional(),
  /** The files of the jobs, as far as they are known. */
  pictures: z.array(z.object({ sha256: z.string(), fingerprint: Fingerprint.optional() })),
  /** Results that were taken out of their messages until the operator has decided, by the ids of their jobs. */
  setAside: z.record(z.string(), StoredMedia),
  reporters: z.array(Reporter),
  decisions: z.array(z.object({ decision: Decision, at: z.number() })),
  /** Grows with everything that the operator should see. */
  revision: z.number().int(),
  /** The message in the operator's channel, and the revision that it shows. */
  posted: z.object({ ref: ReplyRef, revision: z.number().int() }).optional(),
});
export type Report = z.infer<typeof Report>;

/** Reports, encrypted, and what the operator decides elsewhere. */
export interface ReportStore {
  /** Undefined where unknown, expired or unreadable. */
  get(id: string): Promise<Report | undefined>;
  /** Newest first, without those that cannot be read. */
  list(): Promise<readonly Report[]>;
  /**
   * Replaces the report by what `change` makes of it, one change after another in all processes that share the store.
   * Where `change` returns undefined, nothing is changed. Returns what is stored afterwards.
   */
  change(id: string, change: (report: Report | undefined) => Report | undefined): Promise<Report | undefined>;
  /** Leaves a decision to the process that serves the operator's channel or the result's platform. */
  leave(id: string, decision: Decision): Promise<void>;
  /** The decisions that were left, oldest first. */
  left(): Promise<readonly { readonly id: string; readonly decision: Decision }[]>;
  clearLeft(id: string, decision: Decision): Promise<void>;
  /** Differs from before once anything has been changed or left, by whichever process. */
  state(): Promise<string | undefined>;
}

/** A result that is shown again. */
export interface ShownAgain {
  readonly job: Job;
  readonly outcome: Outcome;
}

export interface ReportAnswer {
  /** The id of the report, so that each is answered once. */
  readonly report: string;
  readonly verdict: Verdict;
  readonly locale: string;
}

/** What the front of a platform does about reports. Everything can be repeated without harm. */
export interface ReportsDesk {
  readonly platform: string;
  /**
   * Shows a report in the operator's channel, in the message `posted` where that is still there. Rejects with
   * Undeliverable where the channel is closed to the program.
   */
  post(channel: string, report: Report, posted: ReplyRef | undefined, signal: AbortSignal): Promise<ReplyRef>;
  /** Puts a sentence in the place of the results. False where the message is out of reach, here and below. */
  hide(message: ReplyRef, signal: AbortSignal): Promise<boolean>;
  show(message: ReplyRef, results: readonly ShownAgain[], signal: AbortSignal): Promise<boolean>;
  remove(message: ReplyRef, signal: AbortSignal): Promise<boolean>;
  /** Tells a reporter, in private, what was decided. */
  answer(to: ReplyRef, answer: ReportAnswer, signal: AbortSignal): Promise<boolean>;
}

/** The operator's channel, on one of the platforms. */
export interface ReportsChannel {
  readonly platform: string;
  readonly id: string;
}
