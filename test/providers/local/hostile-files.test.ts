import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import type { Intake } from '../../../src/core/media.ts';
import { createIntake } from '../../../src/providers/local/intake.ts';
import { createPool, type WorkerPool } from '../../../src/providers/local/pool.ts';
import { animated, mp4, photo, webm } from './foreign-files.ts';

const limits = { maxBytes: 2 ** 20, maxPixels: 50e6, maxSeconds: 60 };
const film = { width: 1_280, height: 720, seconds: 12 };

let pool: WorkerPool;
let intake: Intake;

beforeAll(() => {
  const workerFile = new URL('../../../src/providers/local/worker.ts', import.meta.url);
  const workerSettings = { runtime: 'auto' };
  pool = createPool({ workerFile, workerSettings, workers: 2, memoryMegabytes: 1_500, timeLimitMs: 20_000 });
  intake = createIntake(pool, limits);
});

afterAll(() => pool.close());

function signal(): AbortSignal {
  return AbortSignal.timeout(30_000);
}

function small(): Sharp {
  return sharp(photo('collins')).resize(64, 48, { fit: 'cover' });
}

async function still(): Promise<Uint8Array> {
  return small().png().toBuffer();
}

async function movingGif(): Promise<Uint8Array> {
  const frames = await Promise.all([small(), small().negate()].map((frame) => frame.png().toBuffer()));
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [500, 700] })
    .toBuffer();
}

describe('hostile files', () => {
  it('are described or refused, 2,000 of them, and never take the pool with them', async () => {
    const seeds = await Promise.all([
      small().jpeg().toBuffer(),
      still(),
      small().webp().toBuffer(),
      small().avif({ effort: 0 }).toBuffer(),
      movingGif(),
      animated(await still()),
      mp4(film),
      webm(film),
    ]);
    const mutation = fc.record({ at: fc.nat(2_000), value: fc.nat(255), copies: fc.integer({ min: 1, max: 8 }) });
    const file = fc.record({
      seed: fc.constantFrom(...seeds),
      mutations: fc.array(mutation, { minLength: 1, maxLength: 12 }),
      cutAt: fc.option(fc.nat(3_000), { nil: undefined, freq: 4 }),
    });
    const mutated = fc.asyncProperty(file, async ({ seed, mutations, cutAt }) => {
      const bytes = new Uint8Array(seed);
      for (const { at, value, copies } of mutations) bytes.fill(value, at % bytes.length, (at % bytes.length) + copies);
      const shortened = bytes.subarray(0, cutAt ?? bytes.length);
      const outcome = await intake.inspect(shortened, 'target', signal()).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UserError);
      else expect(outcome).toMatchObject({ byteLength: shortened.length });
    });
    await fc.assert(mutated, { numRuns: 2_000, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true });
    expect(await intake.inspect(await still(), 'target', signal())).toMatchObject({ kind: 'image' });
  }, 90_000);

  it('are encoded anew or refused, whatever is wrong with them', async () => {
    const seeds = await Promise.all([small().jpeg().toBuffer(), still(), small().webp().toBuffer(), movingGif()]);
    const spot = fc.record({ at: fc.nat(5_000), value: fc.nat(255) });
    const mutated = fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(spot, { maxLength: 6 }),
      async (seed, spots) => {
        const bytes = new Uint8Array(seed);
        for (const { at, value } of spots) bytes[at % bytes.length] = value;
        const outcome = await intake.convert(bytes, 'image/png', signal()).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UserError);
        else expect(await sharp(outcome as Uint8Array).metadata()).toMatchObject({ format: 'png' });
      },
    );
    await fc.assert(mutated, { numRuns: 200 });
  }, 60_000);
});
