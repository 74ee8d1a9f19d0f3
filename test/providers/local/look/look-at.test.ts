import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { looksAlike } from '../../../../src/core/results/fingerprints.ts';
import { createLocalEngine, type LocalEngine } from '../../../../src/providers/local/index.ts';
import { lookAt } from '../../../../src/providers/local/look/look-at.ts';
import { drawn, photo } from '../foreign-files.ts';
import { animatedGif } from '../intake-rig.ts';
import { limits, signal, swapped } from '../swapping.ts';
import { copies, isTakenFor, type KnownResult, known, maxPixels } from './copies.ts';

const scene = photo('group');
let engine: LocalEngine;
let result: Uint8Array;
let knownResult: KnownResult;

beforeAll(async () => {
  engine = createLocalEngine({ LOCAL_WORKERS: '1' }, { limits });
  result = await swapped(engine.provider, { target: scene, faces: { which: 'nth', fromLeft: 2 } });
  const found = await known(result, scene);
  if (!found) throw new Error('the result and its scene cannot be told apart');
  knownResult = found;
});

afterAll(() => engine.close());

describe('of five faces, one swapped', () => {
  it.each(Object.keys(copies))('is known again, and its scene is not: %s', async (name) => {
    const copy = copies[name] ?? (async (picture) => picture);
    expect(await isTakenFor(await copy(result), knownResult)).toBe(true);
    expect(await isTakenFor(await copy(scene), knownResult)).toBe(false);
  });

  it('is not mistaken for the same picture with another face swapped', async () => {
    const other = await swapped(engine.provider, { target: scene, faces: { which: 'nth', fromLeft: 4 } });
    expect(await isTakenFor(other, knownResult)).toBe(false);
  });

  it('is not mistaken for a foreign picture, or a part of itself', async () => {
    const part = await sharp(result).extract({ left: 100, top: 50, width: 900, height: 600 }).jpeg().toBuffer();
    for (const picture of [photo('couple'), photo('seniors'), part]) {
      expect(await isTakenFor(picture, knownResult)).toBe(false);
    }
  });

  it('cannot be told from a scene that is the same', async () => {
    expect(await known(await sharp(scene).jpeg({ quality: 60 }).toBuffer(), scene)).toBeUndefined();
  });
});

describe('a look', () => {
  it('comes out of the worker processes as it went in', async () => {
    const [here, there] = [await lookAt(scene, maxPixels), await engine.fingerprinter.look(scene, signal())];
    expect(there).toEqual(here);
    expect(await engine.fingerprinter.fingerprint(scene, signal())).toEqual(here?.fingerprint);
    expect((await engine.fingerprinter.tellApart(result, scene, signal()))?.tells).toEqual(knownResult.tells);
  });

  it('finds nothing in a single colour, nor in what is no picture', async () => {
    const text = new TextEncoder().encode('no picture');
    expect(await engine.fingerprinter.look(await drawn(''), signal())).toBeUndefined();
    expect(await engine.fingerprinter.look(text, signal())).toBeUndefined();
  });

  it('sees several frames of a GIF, and knows it again at half its size', async () => {
    const gif = await animatedGif();
    const half = await sharp(gif, { animated: true }).resize(32).gif().toBuffer();
    const [one, other] = [await lookAt(gif, maxPixels), await lookAt(half, maxPixels)];
    expect(one?.frames.length).toBeGreaterThan(1);
    expect(looksAlike(one?.fingerprint ?? [], other?.fingerprint ?? [])).toBe(true);
  });
});
