import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../../src/providers/local/worker/inspect.ts';
import {
  box,
  fragment,
  gif,
  movie,
  movieTimescale,
  recording,
  uint32,
  uint64,
  uniformFragment,
} from '../built-files.ts';

async function secondsOf(bytes: Uint8Array): Promise<number | undefined> {
  return (await inspect(bytes, 50e6)).seconds;
}

/** No shorter than a frame can be. */
const ticks = fc.integer({ min: 5, max: 4_000 });
const shifts = fc.integer({ min: -2_000, max: 8_000 });

/** What a player shows: when the last sample has been shown, less when the first is; and all durations added up. */
function lengthOf(durations: readonly number[], offsets: readonly number[] = []): number {
  let at = 0;
  const spans = durations.map((duration, sample) => {
    const from = at + (offsets[sample] ?? 0);
    at += duration;
    return { from, to: from + duration };
  });
  const shown = Math.max(...spans.map(({ to }) => to)) - Math.min(...spans.map(({ from }) => from));
  return Math.max(at, shown);
}

describe('the length of an MP4', () => {
  it('is that of its samples, whatever its header claims below that', async () => {
    const samples = fc.array(fc.record({ duration: ticks, offset: shifts }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(samples, fc.nat(100), fc.boolean(), async (drawn, claimed, isFragmented) => {
        const durations = drawn.map(({ duration }) => duration);
        const offsets = drawn.map(({ offset }) => offset);
        const expected = lengthOf(durations, offsets);
        const half = Math.floor(durations.length / 2);
        const parts = [
          { durations: durations.slice(0, half), offsets: offsets.slice(0, half) },
          { durations: durations.slice(half), offsets: offsets.slice(half) },
        ];
        const bytes = isFragmented
          ? movie({ claimed, after: parts.map(fragment) })
          : movie({
              claimed,
              durations: durations.map((duration) => [1, duration]),
              offsets: offsets.map((offset) => [1, offset]),
            });
        expect(await secondsOf(bytes)).toBeCloseTo(Math.max(expected, claimed) / movieTimescale, 6);
      }),
    );
  });

  it.each<[string, Uint8Array, number]>([
    ['its header, where that claims more', movie({ claimed: 90_000, durations: [[10, 40]] }), 90],
    ['its samples, where the header claims a millisecond', movie({ claimed: 1, durations: [[15_000, 40]] }), 600],
    ['its samples, where the header claims nothing', movie({ durations: [[15_000, 40]] }), 600],
    [
      'its edits, where they play the samples many times',
      movie({ durations: [[25, 40]], edits: [20_000, 20_000, 20_000] }),
      60,
    ],
    [
      'when its samples are shown, where all are decoded at once',
      movie({
        timescale: 1_000,
        durations: [[2, 1]],
        offsets: [
          [1, 0],
          [1, 70_000],
        ],
      }),
      70.002,
    ],
    [
      'its fragments, with a header that claims nothing',
      movie({ after: [uniformFragment(1_000, 40), uniformFragment(1_000, 40)] }),
      80,
    ],
    [
      'its fragments, which start where they say',
      movie({ after: [fragment({ start: 0, durations: [40] }), fragment({ start: 90_000, durations: [40] })] }),
      90.04,
    ],
    [
      'its fragments, which all start at once',
      movie({ after: Array.from({ length: 3 }, () => fragment({ start: 0, durations: [30_000] })) }),
      90,
    ],
    [
      '240 frames a second, where it hides thousands in a millisecond',
      movie({ timescale: 1_000_000, durations: [[24_000, 1]] }),
      100,
    ],
    [
      'its second table of contents',
      Buffer.concat([movie({ durations: [[25, 40]] }), movie({ durations: [[2_500, 40]] })]),
      100,
    ],
  ])('is that of %s', async (_, bytes, seconds) => {
    expect(await secondsOf(bytes)).toBeCloseTo(seconds, 3);
  });

  it.each<[string, Uint8Array]>([
    ['a table that claims 2^32 samples of 2^32 ticks', movie({ durations: [[2 ** 32 - 1, 2 ** 32 - 1]] })],
    ['a table that claims 2^32 entries', movie({ durations: [[1_000, 1_000]], claimedEntries: 2 ** 32 - 1 })],
    ['a fragment that claims 2^32 samples', movie({ after: [uniformFragment(2 ** 32 - 1, 2 ** 32 - 1)] })],
    [
      'a hundred thousand entries that overflow any sum',
      movie({ durations: Array.from({ length: 100_000 }, () => [2 ** 32 - 1, 2 ** 32 - 1] as const) }),
    ],
    ['a timescale of nothing', movie({ timescale: 0, durations: [[1_000, 1_000]] })],
    [
      'an edit of 2^63 ticks',
      movie({
        durations: [[25, 40]],
        extra: [
          box(
            'trak',
            box('edts', box('elst', uint32(0x0100_0000), uint32(1), uint64(2n ** 63n), uint64(0n), uint32(0x1_0000))),
          ),
        ],
      }),
    ],
  ])('is longer than any limit for %s', async (_, bytes) => {
    const seconds = await secondsOf(bytes);
    expect(seconds).toBeGreaterThan(600);
    expect(Number.isFinite(seconds)).toBe(true);
  });

  it('is unknown, and the file refused, where it has neither samples nor a length', async () => {
    await expect(secondsOf(movie({}))).rejects.toMatchObject({ code: 'damaged-media' });
    await expect(secondsOf(recording({ clusters: [] }))).rejects.toMatchObject({ code: 'damaged-media' });
  });

  it('is never read from a compressed table of contents', async () => {
    const hidden = movie({ claimed: 1_000, durations: [[25, 40]], extra: [box('cmov', Buffer.alloc(40))] });
    await expect(secondsOf(hidden)).rejects.toMatchObject({ code: 'damaged-media' });
  });
});

describe('the length of a WebM', () => {
  it('is that of its blocks, whatever its header claims below that', async () => {
    const clusters = fc.array(
      fc.record({
        at: fc.nat(100_000),
        blocks: fc.array(fc.integer({ min: -500, max: 30_000 }), { minLength: 1, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(clusters, fc.integer({ min: 1, max: 50 }), fc.boolean(), async (drawn, claimed, live) => {
        const shown = drawn.flatMap(({ at, blocks }) => blocks.map((after) => at + after));
        const milliseconds = Math.max(...shown) - Math.min(...shown) + 40;
        const bytes = recording({ claimed, clusters: drawn, live, frameNanoseconds: 40_000_000 });
        expect(await secondsOf(bytes)).toBeCloseTo(Math.max(milliseconds, claimed) / 1_000, 6);
      }),
    );
  });

  it.each<[string, Uint8Array, number]>([
    ['its header, where that claims more', recording({ claimed: 90_000, clusters: [{ at: 0, blocks: [0, 40] }] }), 90],
    [
      'its blocks, in a live recording',
      recording({
        live: true,
        clusters: [
          { at: 0, blocks: [0] },
          { at: 80_000, blocks: [0] },
        ],
      }),
      80,
    ],
    [
      'a cluster that is hidden behind damage',
      Buffer.concat([
        recording({ claimed: 1, clusters: [{ at: 0, blocks: [0] }] }),
        Buffer.alloc(9),
        recording({ clusters: [{ at: 70_000, blocks: [0] }] }),
      ]),
      70,
    ],
  ])('is that of %s', async (_, bytes, seconds) => {
    expect(await secondsOf(bytes)).toBeCloseTo(seconds, 3);
  });
});

describe('the length of a GIF', () => {
  it('is that of its delays, and a tenth of a second for a frame with a delay that no viewer takes', async () => {
    const delays = fc.array(fc.option(fc.nat(300), { nil: undefined }), { minLength: 2, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(delays, async (drawn) => {
        const frames = drawn.map((delay) => (delay === undefined ? {} : { delay }));
        const hundredths = drawn.reduce<number>((sum, delay = 0) => sum + (delay < 2 ? 10 : delay), 0);
        expect(await secondsOf(gif(frames))).toBeCloseTo(hundredths / 100, 6);
      }),
    );
  });
});
