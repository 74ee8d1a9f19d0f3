import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Faces } from '../../../src/core/ports/provider.ts';
import { createLocalEngine, type LocalEngine } from '../../../src/providers/local/index.ts';
import { meadow, mediaOf, photo } from './foreign-files.ts';
import { inputOf, limits, resultOf, signal, swapped } from './swapping.ts';
import { emptyScene, makeVideo, movingHead } from './videos.ts';

const first: Faces = { which: 'nth', fromLeft: 1 };
const second: Faces = { which: 'nth', fromLeft: 2 };
const couple = photo('couple');

let engine: LocalEngine;
let scene: Uint8Array;

beforeAll(async () => {
  engine = createLocalEngine({ LOCAL_WORKERS: '1' }, { limits });
  scene = await sharp(couple).resize(640).jpeg().toBuffer();
});

afterAll(() => engine.close());

function anew(picture: Uint8Array, side = 400): Promise<Uint8Array> {
  return sharp(picture).resize(side).webp({ quality: 50 }).toBuffer();
}

async function reasonsOf(faces: Faces, result: Uint8Array, source = photo('collins'), target = scene) {
  return (await engine.judge.judge(inputOf({ target, source, faces }), result, signal()))?.reasons;
}

describe('a result', () => {
  it('in which nobody has changed is told from a swap, also where it was encoded anew and made smaller', async () => {
    const brightened = await sharp(scene).modulate({ brightness: 1.1 }).sharpen({ sigma: 1 }).jpeg().toBuffer();
    for (const result of [await anew(scene), brightened]) {
      expect(await reasonsOf(first, result)).toContain('unchanged');
    }
    const result = await swapped(engine.provider, { target: scene, faces: first });
    const reasons = await reasonsOf(first, await anew(result));
    expect(reasons).not.toContain('unchanged');
    expect(reasons).not.toContain('wrong-face');
  });

  it('in which somebody else has changed, or the chosen face into somebody else, is told', async () => {
    const other = await swapped(engine.provider, { target: scene, faces: second });
    expect((await reasonsOf(first, await anew(other)))?.[0]).toBe('wrong-face');
    const stranger = await swapped(engine.provider, { target: scene, faces: first, source: photo('bluejacket') });
    expect((await reasonsOf(first, stranger, photo('collins')))?.[0]).toBe('wrong-face');
  });

  it('is not judged where it is another picture, or where there is nobody', async () => {
    const reasons = await reasonsOf(first, photo('hopper'));
    expect(reasons).not.toContain('unchanged');
    expect(reasons).not.toContain('wrong-face');
    expect(await reasonsOf(first, await meadow(), photo('collins'), await meadow())).toBeUndefined();
    await expect(reasonsOf(first, Buffer.from('no picture'))).rejects.toThrow();
  });

  it('that moves is judged by some of its frames', async () => {
    const size = { width: 160, height: 160 };
    const head = await makeVideo({ scene: (number) => movingHead('luciano', number, size), sound: undefined });
    const target = mediaOf(head, { kind: 'video', mimeType: 'video/mp4', frames: 8, seconds: 0.32, ...size });
    const input = { ...inputOf({ target: head }), target };
    expect((await engine.judge.judge(input, head, signal()))?.reasons[0]).toBe('unchanged');
    const result = await resultOf(engine.provider, input);
    const seen = (await engine.judge.judge(input, result, signal()))?.reasons;
    expect(seen).not.toContain('unchanged');
    expect(seen).not.toContain('wrong-face');
    const empty = mediaOf(await makeVideo({ scene: emptyScene, sound: undefined }), { kind: 'video' });
    expect(await engine.judge.forecast({ ...input, target: empty }, signal())).toBeUndefined();
  });
});
