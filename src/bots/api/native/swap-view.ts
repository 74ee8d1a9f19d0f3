import { z } from 'zod';
import { outcomeOf } from '../../../core/jobs/job-outcome.ts';
import type { Outcome } from '../../../core/ports/chat.ts';
import type { Job } from '../../../core/ports/job.ts';
import type { JobView } from '../../../core/swaps.ts';
import type { Translation } from '../../translations/index.ts';
import type { Progress } from '../calls.ts';
import { expiryOf, resultOf, stateOf, swapStates } from '../swap-state.ts';
import { problemType } from './problem.ts';

const Message = z.object({ code: z.string(), message: z.string() });

/** A swap as clients see it. */
export const Swap = z
  .object({
    id: z.string(),
    state: z.enum(swapStates),
    created_at: z.iso.datetime(),
    place: z.int().positive().optional().meta({ description: 'While it is queued: 1 is next.' }),
    fraction: z.number().min(0).max(1).optional().meta({ description: 'How much of it is done.' }),
    seconds_left: z.int().min(0).optional().meta({ description: 'How long it may still take.' }),
    provider: z.string().optional().meta({ description: 'What swaps it.' }),
    result: z
      .object({
        url: z.url().meta({ description: 'Needs the same key.' }),
        mime_type: z.string(),
        width: z.int(),
        height: z.int(),
        seconds: z.number().optional(),
        expires_at: z.iso.datetime(),
      })
      .optional(),
    warnings: z.array(Message),
    quality: z
      .object({
        level: z.enum(['good', 'fair', 'poor']),
        reasons: z.array(z.string()),
        message: z.string().optional(),
      })
      .optional(),
    error: z
      .object({ type: z.string(), title: z.string(), detail: z.string() })
      .optional()
      .meta({ description: 'Why there is no result.' }),
  })
  .meta({ description: 'A requested swap. It has ended with done, refused, failed or cancelled.' });
export type Swap = z.infer<typeof Swap>;

interface ViewParts {
  readonly progress: Progress;
  readonly translation: Translation;
  readonly baseUrl: string;
  readonly now: number;
}

export function swapOf(view: JobView, { progress, translation, baseUrl, now }: ViewParts): Swap {
  const { job, position } = view;
  const state = stateOf(job);
  const isRunning = state === 'running';
  const { fraction, endsAt } = progress;
  const secondsLeft = endsAt === undefined ? undefined : Math.max(0, Math.ceil((endsAt - now) / 1_000));
  const result = resultOf(view, now);
  return {
    id: job.id,
    state,
    created_at: timeOf(job.requestedAt),
    ...(state === 'queued' && position !== undefined && { place: position }),
    ...(isRunning && fraction !== undefined && { fraction }),
    ...((isRunning || state === 'queued') && secondsLeft !== undefined && { seconds_left: secondsLeft }),
    ...('attempt' in job && job.attempt && { provider: job.attempt.provider }),
    ...(result && {
      result: {
        url: `${baseUrl}/v1/swaps/${job.id}/result`,
        mime_type: result.mimeType,
        width: result.width,
        height: result.height,
        ...(result.seconds !== undefined && { seconds: result.seconds }),
        expires_at: timeOf(expiryOf(job) ?? now),
      },
    }),
    warnings: job.warnings.map((warning) => ({ code: warning.code, message: translation.warning(warning) })),
    ...qualityOf(job, translation),
    ...errorOf(job, translation),
  };
}

function qualityOf(job: Job, translation: Translation): Pick<Swap, 'quality'> {
  if (!('quality' in job) || !job.quality) return {};
  const { level, reasons } = job.quality;
  const [message] = translation.quality(job.quality);
  return { quality: { level, reasons: [...reasons], ...(message !== undefined && { message }) } };
}

function errorOf(job: Job, translation: Translation): Pick<Swap, 'error'> {
  const outcome = outcomeOf(job, {});
  const code = outcome && codeOf(outcome);
  if (!outcome || code === undefined) return {};
  return { error: { type: problemType(code), title: code.replaceAll('-', ' '), detail: translation.outcome(outcome) } };
}

/** What an end without a result is called; undefined for every other. */
function codeOf(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'refused':
      return outcome.reason;
    case 'failed':
      return outcome.problem;
    case 'cancelled':
    case 'parked':
      return outcome.kind;
    default:
      return undefined;
  }
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
