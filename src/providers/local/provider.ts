import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { ProviderError } from '../../core/errors.ts';
import { type MediaLimits, streamOf } from '../../core/ports/media.ts';
import type { Pending, SwapInput, SwapProvider, SwapStatus, UnfitReason, Warning } from '../../core/ports/provider.ts';
import type { RunOptions, WorkerPool } from './pool/pool.ts';
import { WorkerFailure } from './pool/worker-failure.ts';
import { SwapAnswer, type SwapWork } from './protocol.ts';
import { readSwapWork } from './read-swap-work.ts';
import { swapVideo } from './swap-video.ts';

export interface LocalProviderParts {
  readonly pool: WorkerPool;
  readonly limits: MediaLimits;
  readonly video: VideoLimits;
  /** Least cosine similarity, 0 to 1, of a face to its reference picture. */
  readonly matchThreshold: number;
  readonly clock: Clock;
}

/** Limits of GIFs and videos. */
export interface VideoLimits {
  /** Whether the optional FFmpeg packages are installed. */
  readonly isPossible: boolean;
  readonly maxFrames: number;
  /** Width × height of one frame. */
  readonly maxPixels: number;
}

const LocalTicket = z.object({ process: z.string(), number: z.number().int() });

interface LocalSwap {
  readonly isVideo: boolean;
  readonly begunAt: number;
  fraction: number;
  /** Set when the swap has ended. */
  verdict?: { readonly status: SwapStatus } | { readonly error: unknown };
  readonly over: AbortController;
  readonly cancel: AbortController;
}

const name = 'local';
/** How long a poll waits for the end before it reports progress. */
const longPollMs = 250;
/** Fraction of a video that must be done before its speed predicts the rest. */
const predictableFrom = 0.1;
/** Ended swaps that are kept so that they can be polled again. Results are a few megabytes each. */
const verdictsKept = 8;

/** The offline engine as a provider. A ticket is valid only in the process that issued it. */
export function createLocalProvider({ pool, limits, video, matchThreshold, clock }: LocalProviderParts): SwapProvider {
  const thisProcess = randomUUID();
  const swaps = new Map<number, LocalSwap>();
  let count = 0;

  function find(ticket: unknown): { number: number; swap: LocalSwap } | undefined {
    const parsed = LocalTicket.safeParse(ticket);
    if (!parsed.success || parsed.data.process !== thisProcess) return undefined;
    const swap = swaps.get(parsed.data.number);
    return swap && { number: parsed.data.number, swap };
  }

  function begin(work: SwapWork, isVideo: boolean): number {
    const number = ++count;
    const swap: LocalSwap = {
      isVideo,
      begunAt: clock.now(),
      fraction: 0,
      over: new AbortController(),
      cancel: new AbortController(),
    };
    swaps.set(number, swap);
    void perform(work, isVideo, swap).then((verdict) => {
      swap.verdict = verdict;
      swap.over.abort();
      forgetOldest(swaps);
    });
    return number;
  }

  async function perform(
    work: SwapWork,
    isVideo: boolean,
    swap: LocalSwap,
  ): Promise<NonNullable<LocalSwap['verdict']>> {
    const options: RunOptions = {
      signal: swap.cancel.signal,
      onProgress(fraction) {
        swap.fraction = Math.max(swap.fraction, fraction);
      },
    };
    try {
      const answer = await (isVideo ? swapVideo(work, pool, video, options) : pool.run(work, SwapAnswer, options));
      return { status: statusOf(answer, work) };
    } catch (error) {
      return verdictOnFailure(error);
    }
  }

  function pending(number: number): Pending {
    const swap = swaps.get(number);
    const { fraction = 0 } = swap ?? {};
    const expectedMs = swap && expectedMsLeft(swap, clock.now());
    return { state: 'pending', ticket: { process: thisProcess, number }, fraction, pollAfterMs: 0, expectedMs };
  }

  return {
    name,
    bills: false,
    pollEveryMs: longPollMs,
    // the parts of a video keep all workers busy, its survey and the joining of its parts keep one; a picture more than
    // there are workers is checked or marked meanwhile
    mostAtOnce: { pictures: pool.workers + 1, videos: Math.ceil(pool.workers / 2) },
    unfit: (input) => unfit(input, limits, video),
    async submit(input, { signal }) {
      signal.throwIfAborted();
      const work = await readSwapWork(input, limits, matchThreshold, signal);
      return 'refused' in work ? work.refused : pending(begin(work, input.target.kind !== 'image'));
    },
    async poll(ticket, { signal }) {
      signal.throwIfAborted();
      const found = find(ticket);
      if (!found) return { state: 'lost' };
      const { number, swap } = found;
      // `over` aborts the sleep early when the swap has ended. That is no reason to reject.
      if (!swap.verdict)
        await clock.sleep(longPollMs, AbortSignal.any([signal, swap.over.signal])).catch(() => undefined);
      signal.throwIfAborted();
      if (!swap.verdict) return pending(number);
      if ('error' in swap.verdict) throw swap.verdict.error;
      return swap.verdict.status;
    },
    async account() {
      return { problems: [] };
    },
    async cancel(ticket) {
      find(ticket)?.swap.cancel.abort(new WorkerFailure('closed'));
    },
    async discard(ticket) {
      const found = find(ticket);
      found?.swap.cancel.abort(new WorkerFailure('closed'));
      if (found) swaps.delete(found.number);
    },
  };
}

/**
 * Predicts the remaining time of a video, in milliseconds, from its speed so far. All frames take about the same time.
 */
function expectedMsLeft({ isVideo, begunAt, fraction }: LocalSwap, now: number): number | undefined {
  return isVideo && fraction > predictableFrom ? Math.round(((now - begunAt) * (1 - fraction)) / fraction) : undefined;
}

function unfit(
  { target, source, morePhotos = [], faces }: SwapInput,
  limits: MediaLimits,
  video: VideoLimits,
): UnfitReason | undefined {
  const sources = faces.which === 'assigned' ? faces.assignments.map((each) => each.source) : [source, ...morePhotos];
  const isVideo = target.kind !== 'image';
  if (sources.some((each) => each && each.kind !== 'image')) return 'kind';
  if (isVideo && !video.isPossible) return 'needs-video-library';
  if (isVideo && (target.frames ?? 0) > video.maxFrames) return 'length';
  return target.width * target.height > (isVideo ? video : limits).maxPixels ? 'size' : undefined;
}

function statusOf(answer: SwapAnswer, { choice }: SwapWork): SwapStatus {
  if (answer.state === 'refused') return answer;
  const warnings: Warning[] = [];
  if (choice.which === 'largest' && answer.faces > 1) warnings.push({ code: 'several-faces', count: answer.faces });
  for (const leftOut of answer.leftOutPhotos) warnings.push({ code: 'photo-left-out', ...leftOut });
  if (answer.leftAlone > 0) warnings.push({ code: 'faces-left-alone', count: answer.leftAlone });
  const { bytes, quality } = answer;
  return { state: 'done', result: { open: async () => streamOf(bytes) }, warnings, quality };
}

/** A crash may be chance and can be retried. A time-out would happen again. Anything else is a bug. */
function verdictOnFailure(error: unknown): NonNullable<LocalSwap['verdict']> {
  const failure = error instanceof WorkerFailure ? error.failure : 'threw';
  if (failure === 'closed') return { status: { state: 'lost' } };
  if (failure !== 'threw') {
    return { status: { state: 'failed', charged: false, retryable: failure !== 'timed-out' } };
  }
  const problem = { provider: name, problem: 'internal', answer: 'rejected' } as const;
  return { error: new ProviderError({ ...problem, cause: error }) };
}

function forgetOldest(swaps: Map<number, LocalSwap>): void {
  const over = [...swaps].filter(([, { verdict }]) => verdict);
  for (const [number] of over.slice(0, -verdictsKept)) swaps.delete(number);
}
