import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { findFaces } from '../../src/providers/local/faces/find-faces.ts';
import { createLocalEngine } from '../../src/providers/local/index.ts';
import { decodePicture } from '../../src/providers/local/media/decode.ts';
import { copies, isTakenFor, known, maxPixels } from '../providers/local/look/copies.ts';
import { sharedRuntime } from '../providers/local/photos.ts';
import { limits, swapped } from '../providers/local/swapping.ts';

/** Photos with faces. VERIFY_PHOTOS names a folder with more of them. */
const folders = [resolve(import.meta.dirname, '../fixtures/media'), process.env.VERIFY_PHOTOS ?? []].flat();
const photos = new Map(
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:jpe?g|png|webp)$/i.test(name))
      .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const),
  ),
);
const engine = createLocalEngine({ LOCAL_WORKERS: '1' }, { limits });
afterAll(() => engine.close());

/** Every quality and every size that a platform may choose. */
const more: typeof copies = Object.fromEntries([
  ...[50, 55, 60, 65, 70, 75, 80, 85, 90, 95].map((quality) => [
    `JPEG ${quality}`,
    (picture: Uint8Array) => sharp(picture).jpeg({ quality }).toBuffer(),
  ]),
  ...[0.5, 0.6, 0.75, 0.9].map((factor) => [
    `WebP at ${factor}`,
    async (picture: Uint8Array) => {
      const { width } = await sharp(picture).metadata();
      return sharp(picture)
        .resize(Math.round(width * factor))
        .webp()
        .toBuffer();
    },
  ]),
]);

interface Swap {
  readonly name: string;
  readonly scene: Uint8Array;
  readonly result: Uint8Array;
}

/** Each face of a photo swapped by itself, and all of them. */
async function* swapsOf(name: string, scene: Uint8Array): AsyncGenerator<Swap> {
  const source = photos.get(name === 'collins.jpg' ? 'luciano.jpg' : 'collins.jpg') ?? scene;
  const { picture } = await decodePicture(scene, { maxPixels });
  const { length } = await findFaces(picture, await sharedRuntime());
  const choices = Array.from({ length }, (_, index) => ({ which: 'nth' as const, fromLeft: index + 1 }));
  for (const faces of [...choices, { which: 'all' as const }]) {
    const result = await swapped(engine.provider, { target: scene, source, faces }).catch(() => undefined);
    if (result) yield { name: `${name}, ${JSON.stringify(faces)}`, scene, result };
  }
}

/** A large photo in which each face is small: nine photos side by side. */
async function crowd(): Promise<Uint8Array> {
  const tiles = [...photos.values()].slice(0, 8);
  const small = await Promise.all(
    Array.from({ length: 9 }, (_, at) =>
      sharp(tiles[at % tiles.length])
        .resize(800, 600)
        .toBuffer(),
    ),
  );
  const placed = small.map((input, at) => ({ input, left: 800 * (at % 3), top: 600 * Math.floor(at / 3) }));
  return sharp({ create: { width: 2_400, height: 1_800, channels: 3, background: '#888' } })
    .composite(placed)
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** Faces that are smaller than a thirtieth of a photo are too small for every copy of it. */
const mostMissedInCrowds = 0.1;

describe('every swap of every photo', () => {
  it('is known again in every copy, and its scene and other photos in none', async () => {
    const wrong: string[] = [];
    const missedInCrowds: string[] = [];
    let ofCrowds = 0;
    let count = 0;
    for (const [name, scene] of [...photos, ['a crowd', await crowd()] as const]) {
      for await (const swap of swapsOf(name, scene)) {
        const isCrowd = name === 'a crowd';
        const missed = isCrowd ? missedInCrowds : wrong;
        const remembered = await known(swap.result, swap.scene);
        if (!remembered) {
          missed.push(`${swap.name} cannot be told from its scene`);
          continue;
        }
        count += 1;
        for (const [how, copy] of Object.entries({ ...copies, ...more })) {
          if (isCrowd) ofCrowds += 1;
          if (!(await isTakenFor(await copy(swap.result), remembered))) missed.push(`missed: ${swap.name}, ${how}`);
          if (await isTakenFor(await copy(swap.scene), remembered)) wrong.push(`scene of ${swap.name}, ${how}`);
        }
        for (const [other, photo] of photos) {
          if (await isTakenFor(photo, remembered)) wrong.push(`${other} for ${swap.name}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(missedInCrowds.length / ofCrowds, missedInCrowds.join('\n')).toBeLessThan(mostMissedInCrowds);
    expect(count).toBeGreaterThan(15);
  }, 3_600_000);
});
