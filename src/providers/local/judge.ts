import type { Judge } from '../../core/ports/judge.ts';
import type { MediaLimits } from '../../core/ports/media.ts';
import type { SwapInput } from '../../core/ports/provider.ts';
import { Quality } from '../../core/ports/quality.ts';
import type { WorkerPool } from './pool/pool.ts';
import { readSwapWork } from './read-swap-work.ts';

export interface JudgeParts {
  readonly pool: WorkerPool;
  readonly limits: MediaLimits;
  /** Least cosine similarity, 0 to 1, of a face to its reference picture. */
  readonly threshold: number;
}

/** Judges swaps in worker processes, since scenes, faces and results are foreign bytes. */
export function createJudge({ pool, limits, threshold }: JudgeParts): Judge {
  async function look(input: SwapInput, signal: AbortSignal, result?: Uint8Array): Promise<Quality | undefined> {
    const swap = await readSwapWork(input, limits, threshold, signal);
    if ('refused' in swap) return undefined;
    const { bytes, maxPixels, choice, sources } = swap;
    const work = { kind: 'judge', bytes, maxPixels, threshold, choice, sources, ...(result && { result }) } as const;
    return pool.run(work, Quality.optional(), { signal, urgent: true });
  }

  return { forecast: look, judge: (input, result, signal) => look(input, signal, result) };
}
