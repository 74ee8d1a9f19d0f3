import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Media } from '../../../src/core/ports/media.ts';
import type { Assignment, Faces } from '../../../src/core/ports/provider.ts';
import { createLocalEngine, type LocalEngine } from '../../../src/providers/local/index.ts';
import { swapProviderContract } from '../../contracts/swap-provider-contract.ts';
import { drawn, meadow, mediaOf, photo, pngBomb } from './foreign-files.ts';
import { corner, difference, inputOf, limits, resultOf, signal, swap, swapped } from './swapping.ts';

let engine: LocalEngine;

beforeAll(async () => {
  engine = createLocalEngine({ LOCAL_WORKERS: '1' }, { limits });
});

afterAll(async () => {
  await engine.close();
});

swapProviderContract('local', async () => {
  const grass = await meadow();
  let target = photo('hopper');
  return {
    create: () => engine.provider,
    vendor: {
      works: () => undefined,
      noFace: () => {
        target = grass;
      },
      foreignTicket: () => ({ process: '00000000-0000-0000-0000-000000000000', number: 1 }),
    },
    input: () => inputOf({ target }),
  };
});

describe('a swap on this machine', () => {
  it('changes the face and nothing else, in the same way every time', async () => {
    const target = await sharp(photo('hopper')).png().toBuffer();
    const [first, second] = [await swapped(engine.provider, { target }), await swapped(engine.provider, { target })];
    expect(Buffer.from(first).equals(second)).toBe(true);
    expect(await difference(first, target, corner)).toBe(0);
    const { width = 0, height = 0 } = await sharp(target).metadata();
    const middle = {
      left: Math.round(width * 0.3),
      top: Math.round(height * 0.2),
      width: Math.round(width * 0.4),
      height: Math.round(height * 0.4),
    };
    expect(await difference(first, target, middle)).toBeGreaterThan(3);
  });

  it('warns that there were several faces and only the largest was swapped', async () => {
    const status = await swap(engine.provider, inputOf({ target: photo('couple') }));
    expect(status).toMatchObject({ state: 'done', warnings: [{ code: 'several-faces', count: 2 }] });
  });

  it('says what spoils it: that the source wears glasses', async () => {
    const status = await swap(engine.provider, inputOf({ target: photo('collins'), source: photo('hopper') }));
    expect(status).toMatchObject({ state: 'done', warnings: [] });
    expect(status).toHaveProperty('quality.reasons', expect.arrayContaining(['source-wears-glasses']));
  });

  it('swaps all faces except those that are too small', async () => {
    const person = await sharp(photo('collins')).resize(190).toBuffer();
    const wider = await sharp(photo('couple')).extend({ left: 200, background: '#999' }).toBuffer();
    const target = await sharp(wider)
      .composite([{ input: person, left: 5, top: 40 }])
      .png()
      .toBuffer();
    const status = await swap(engine.provider, inputOf({ target, source: photo('luciano'), faces: { which: 'all' } }));
    expect(status).toMatchObject({ state: 'done', warnings: [{ code: 'faces-left-alone', count: 1 }] });
  });

  it('gives each of two people a different face', async () => {
    const assignments = [
      { scene: { fromLeft: 1 }, source: mediaOf(photo('collins')) },
      { scene: { fromLeft: 2 }, source: mediaOf(photo('luciano')) },
    ];
    const faces: Faces = { which: 'assigned', assignments };
    expect(await swap(engine.provider, { target: mediaOf(photo('couple')), faces })).toMatchObject({ state: 'done' });
  });

  it('swaps the face that looks like the reference', async () => {
    const [, man] = await engine.recognizer.detect(photo('couple'), signal());
    const reference = await engine.recognizer.crop(photo('couple'), { which: 'nth', fromLeft: 1 }, signal());
    expect(man && reference).toBeDefined();
    if (!reference) return;
    const faces: Faces = { which: 'reference', reference: mediaOf(reference.bytes) };
    const byReference = await swapped(engine.provider, { target: photo('couple'), faces });
    const byPlace = await swapped(engine.provider, { target: photo('couple'), faces: { which: 'nth', fromLeft: 1 } });
    expect(Buffer.from(byReference).equals(byPlace)).toBe(true);
  });

  it('gives each of two people a different face, named by pictures of them', async () => {
    const cropped = await engine.numberer.cropAll(photo('couple'), signal());
    const rows = (named: (number: number) => Assignment['scene']): Faces => ({
      which: 'assigned',
      assignments: [
        { scene: named(2), source: mediaOf(photo('luciano')) },
        { scene: named(1), source: mediaOf(photo('collins')) },
      ],
    });
    const pictureOf = (number: number) => mediaOf(cropped[number - 1]?.crop?.bytes ?? new Uint8Array());
    const target = mediaOf(photo('couple'));
    const byPicture = await resultOf(engine.provider, {
      target,
      faces: rows((number) => ({ reference: pictureOf(number) })),
    });
    const byPlace = await resultOf(engine.provider, { target, faces: rows((fromLeft) => ({ fromLeft })) });
    expect(Buffer.from(byPicture).equals(byPlace)).toBe(true);
  });

  it('refuses if no face looks like the reference', async () => {
    const faces: Faces = { which: 'reference', reference: mediaOf(photo('luciano')) };
    const refused = { state: 'refused', reason: 'no-match', subject: 'reference' };
    expect(await swap(engine.provider, inputOf({ target: photo('couple'), faces }))).toEqual(refused);
  });

  it('refuses the third of two people', async () => {
    const faces: Faces = { which: 'nth', fromLeft: 3 };
    const refused = { state: 'refused', reason: 'no-such-face', subject: 'target' };
    expect(await swap(engine.provider, inputOf({ target: photo('couple'), faces }))).toEqual(refused);
  });

  it('declares beforehand which media it does not accept', () => {
    const still = mediaOf(photo('hopper'));
    const fitness = (target: Partial<Media>, source: Partial<Media> = {}) =>
      engine.provider.unfit({
        target: { ...still, ...target },
        source: { ...still, ...source },
        faces: { which: 'largest' },
      });
    expect(fitness({})).toBeUndefined();
    expect(fitness({ width: 9_000, height: 9_000 })).toBe('size');
    expect(fitness({}, { kind: 'gif' })).toBe('kind');
    expect(fitness({ kind: 'gif', width: 480, height: 270, frames: 60 })).toBeUndefined();
    expect(fitness({ kind: 'video', width: 1_080, height: 1_920 })).toBeUndefined();
    expect(fitness({ kind: 'video', width: 3_840, height: 2_160 })).toBe('size');
    expect(fitness({ kind: 'gif', frames: 10_000 })).toBe('length');
  });
});

describe('bad pictures', () => {
  const truncated = photo('hopper').subarray(0, photo('hopper').length * 0.6);
  const text = new TextEncoder().encode('this is not a picture, whatever its name says');
  const cartoon =
    '<circle cx="320" cy="240" r="150" fill="#fd5"/><circle cx="270" cy="200" r="20"/><circle cx="370" cy="200" r="20"/><path d="M250 300 Q320 370 390 300" stroke="#000" stroke-width="12" fill="none"/>';
  const backOfHead =
    '<filter id="b"><feGaussianBlur stdDeviation="9"/></filter><g filter="url(#b)"><rect x="180" y="360" width="280" height="120" fill="#446"/><ellipse cx="320" cy="230" rx="120" ry="160" fill="#432"/></g>';

  async function small(): Promise<Uint8Array> {
    const face = await sharp(photo('collins')).resize(110).toBuffer();
    return sharp(await meadow())
      .composite([{ input: face, left: 250, top: 150 }])
      .png()
      .toBuffer();
  }

  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['an empty file', 'unsupported-media', () => new Uint8Array()],
    ['half a JPEG', 'unsupported-media', () => truncated],
    ['text', 'unsupported-media', () => text],
    [
      'SVG',
      'unsupported-media',
      () => new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['PDF', 'unsupported-media', () => new TextEncoder().encode('%PDF-1.7\n1 0 obj')],
    ['200 megapixels in a few kilobytes', 'media-too-large', () => pngBomb(20_000, 10_000)],
    ['a meadow', 'no-face', meadow],
    ['a cartoon', 'no-face', () => drawn(cartoon)],
    ['a dog', 'no-face', () => photo('dog')],
    ['the back of a head', 'no-face', () => drawn(backOfHead)],
    ['a tiny face', 'face-too-small', small],
  ])('%s is refused as scene and as source: %s', async (_, reason, make) => {
    const bytes = await make();
    const asTarget = await swap(engine.provider, inputOf({ target: bytes }));
    expect(asTarget).toEqual({ state: 'refused', reason, subject: 'target' });
    const asSource = await swap(engine.provider, inputOf({ target: photo('hopper'), source: bytes }));
    expect(asSource).toEqual({ state: 'refused', reason, subject: 'source' });
  });

  it('a source that looks the other way is refused, and says so', async () => {
    const input = inputOf({ target: photo('glance'), source: photo('turned-laugh') });
    const refused = { state: 'refused', reason: 'faces-turned-apart', subject: 'source' };
    expect(await swap(engine.provider, input)).toEqual(refused);
  });

  it('a reference without a face is refused as a reference', async () => {
    const faces: Faces = { which: 'reference', reference: mediaOf(await meadow()) };
    const refused = { state: 'refused', reason: 'no-face', subject: 'reference' };
    expect(await swap(engine.provider, inputOf({ target: photo('couple'), faces }))).toEqual(refused);
  });
});
