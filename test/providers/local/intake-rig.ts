import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll } from 'vitest';
import type { Intake } from '../../../src/core/ports/media.ts';
import { createIntake } from '../../../src/providers/local/intake.ts';
import { createPool, type WorkerPool } from '../../../src/providers/local/pool/pool.ts';
import { photo } from './foreign-files.ts';

export const limits = { maxBytes: 2 ** 20, maxPixels: 50e6, maxSeconds: 60 };
export const videoFacts = { width: 1_280, height: 720, seconds: 12 };

/** An intake over two workers of its own, which live from before the first test of a file until after its last. */
export function intakeUnderTest(): { readonly intake: Intake; readonly pool: WorkerPool } {
  let pool: WorkerPool;
  let intake: Intake;
  beforeAll(() => {
    const workerFile = new URL('../../../src/providers/local/worker/worker.ts', import.meta.url);
    const workerSettings = { runtime: 'auto' };
    pool = createPool({ workerFile, workerSettings, workers: 2, memoryMegabytes: 1_500, timeLimitMs: 20_000 });
    intake = createIntake(pool, limits);
  });
  afterAll(() => pool.close());
  return {
    get intake() {
      return intake;
    },
    get pool() {
      return pool;
    },
  };
}

export function signal(): AbortSignal {
  return AbortSignal.timeout(30_000);
}

export function small(): Sharp {
  return sharp(photo('collins')).resize(64, 48, { fit: 'cover' });
}

export async function still(): Promise<Uint8Array> {
  return small().png().toBuffer();
}

export async function animatedGif(): Promise<Uint8Array> {
  const frames = await Promise.all([small(), small().negate()].map((frame) => frame.png().toBuffer()));
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [500, 700] })
    .toBuffer();
}
