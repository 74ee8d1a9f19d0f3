import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/core/errors.ts';
import { examples } from '../../../examples.ts';
import { animated, mp4, webm } from '../foreign-files.ts';
import { animatedGif, intakeUnderTest, signal, small, still, videoFacts } from '../intake-rig.ts';

const under = intakeUnderTest();

describe('hostile files', () => {
  it('are described or refused, however they are damaged, and never crash the pool', async () => {
    const seeds = await Promise.all([
      small().jpeg().toBuffer(),
      still(),
      small().webp().toBuffer(),
      small().avif({ effort: 0 }).toBuffer(),
      animatedGif(),
      animated(await still()),
      mp4(videoFacts),
      webm(videoFacts),
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
      const outcome = await under.intake.inspect(shortened, 'target', signal()).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UserError);
      else expect(outcome).toMatchObject({ byteLength: shortened.length });
    });
    await fc.assert(mutated, {
      numRuns: examples(2_000),
      interruptAfterTimeLimit: 60_000,
      markInterruptAsFailure: true,
    });
    expect(await under.intake.inspect(await still(), 'target', signal())).toMatchObject({ kind: 'image' });
  }, 90_000);

  it('are encoded again or refused, whatever is wrong with them', async () => {
    const seeds = await Promise.all([small().jpeg().toBuffer(), still(), small().webp().toBuffer(), animatedGif()]);
    const spot = fc.record({ at: fc.nat(5_000), value: fc.nat(255) });
    const mutated = fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(spot, { maxLength: 6 }),
      async (seed, spots) => {
        const bytes = new Uint8Array(seed);
        for (const { at, value } of spots) bytes[at % bytes.length] = value;
        const outcome = await under.intake.convert(bytes, 'image/png', signal()).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UserError);
        else expect(await sharp(outcome as Uint8Array).metadata()).toMatchObject({ format: 'png' });
      },
    );
    await fc.assert(mutated, { numRuns: 200 });
  }, 60_000);
});
