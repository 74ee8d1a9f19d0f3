import { afterAll, beforeAll } from 'vitest';
import { systemClock } from '../../../src/core/clock.ts';
import type { Intake, MediaFacts } from '../../../src/core/ports/media.ts';
import type { SwapProvider, SwapStatus } from '../../../src/core/ports/provider.ts';
import { createIntake } from '../../../src/providers/local/intake.ts';
import { createPool, type WorkerPool } from '../../../src/providers/local/pool/pool.ts';
import { createLocalProvider } from '../../../src/providers/local/provider.ts';
import { mediaOf, photo } from './foreign-files.ts';
import { limits, resultOf, swap } from './swapping.ts';

export const videoFacts: Partial<MediaFacts> = { kind: 'video', mimeType: 'video/mp4' };
export const gifFacts: Partial<MediaFacts> = { kind: 'gif', mimeType: 'image/gif' };

export interface VideoEngine {
  readonly pool: WorkerPool;
  readonly provider: SwapProvider;
  readonly intake: Intake;
  /** The bytes of a successful swap. */
  swapped(bytes: Uint8Array, facts?: Partial<MediaFacts>, wanted?: string): Promise<Uint8Array>;
  /** The final status of a swap. */
  verdict(bytes: Uint8Array, facts?: Partial<MediaFacts>): Promise<SwapStatus>;
}

const plainWorker = new URL('../../../src/providers/local/worker/worker.ts', import.meta.url);

/** An engine over workers of its own, which live from before the first test of a file until after its last. */
export function videoEngine({ workerFile = plainWorker, workers = 1 } = {}): VideoEngine {
  let pool: WorkerPool;
  let provider: SwapProvider;
  let intake: Intake;
  beforeAll(() => {
    const workerSettings = { runtime: 'auto' };
    pool = createPool({ workerFile, workerSettings, workers, memoryMegabytes: 700, timeLimitMs: 60_000 });
    const video = { isPossible: true, maxFrames: 1_800, maxPixels: 2e6 };
    provider = createLocalProvider({ pool, limits, video, matchThreshold: 0.66, clock: systemClock });
    intake = createIntake(pool, limits);
  });
  afterAll(() => pool.close());
  const source = photo('hopper');
  const faces = { which: 'largest' } as const;
  return {
    get pool() {
      return pool;
    },
    get provider() {
      return provider;
    },
    get intake() {
      return intake;
    },
    swapped: (bytes, facts = videoFacts, wanted = undefined) =>
      resultOf(provider, { target: mediaOf(bytes, facts), source: mediaOf(source), faces, wanted }),
    verdict: (bytes, facts = videoFacts) =>
      swap(provider, { target: mediaOf(bytes, facts), source: mediaOf(source), faces }),
  };
}
