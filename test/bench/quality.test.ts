import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createClipMeasure } from '../../bench/quality/clip-figures.ts';
import { type Figures, measure, swap } from '../../bench/quality/figures.ts';
import { chromaLineOf, farthestFrom } from '../../bench/quality/monochrome.ts';
import { type Person, peopleIn } from '../../bench/quality/people.ts';
import { badness, worstMeasures } from '../../bench/quality/score.ts';
import { createScratch } from '../../src/providers/local/pixels/scratch.ts';
import { movedFace } from '../fakes/faces/moved-face.ts';
import { gradient, toSharp } from '../providers/local/load-picture.ts';
import { photo, sharedRuntime } from '../providers/local/photos.ts';

const runtime = await sharedRuntime();
const scratch = createScratch();
const folder = mkdtempSync(join(tmpdir(), 'people-'));
for (const name of ['collins', 'hopper'])
  await toSharp((await photo(name)).picture)
    .png()
    .toFile(join(folder, `${name}.png`));
await sharp({ create: { width: 200, height: 200, channels: 3, background: '#987' } })
  .png()
  .toFile(join(folder, 'empty.png'));
const { people, refused } = await peopleIn(folder, runtime, scratch);
const [collins, hopper] = people as [Person, Person];
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await runtime.close();
});

/** What is measured where a picture was put in the place of a target. */
async function measured(source: Person, target: Person, picture = target.picture): Promise<Figures> {
  const swapped = await swap(source, target, scratch);
  if (!swapped) throw new Error('not swapped');
  return measure(source, target, { ...swapped, picture }, runtime, scratch);
}

describe('the measures of a swapped face', () => {
  it('name pictures without a face', () => {
    expect(people.map(({ name }) => name)).toEqual(['collins:0', 'hopper:0']);
    expect(refused).toEqual(['empty.png']);
  });

  it('find nothing wrong with the target itself, and no swap in it', async () => {
    const figures = await measured(hopper, collins);
    expect(badness(figures)).toBeLessThan(0.3);
    expect(figures).toMatchObject({ found: true, outside: 0, tone: 0, range: 1, seam: 0 });
    expect(figures.toTarget).toBeGreaterThan(figures.toSource);
  });

  it('see lids, lips and stains that the target has not, and bytes outside the face', async () => {
    const moved = movedFace(collins.picture, collins.face, { shut: [1, 0], mouthOpens: 0.1, gazeAcross: 0.04 });
    moved.picture.data.fill(0, 0, 30);
    const figures = await measured(hopper, collins, moved.picture);
    expect(figures.outside).toBeGreaterThanOrEqual(30);
    expect(figures.lids).toBeGreaterThan(0.04);
    expect(figures.gaze).toBeGreaterThan(0.04);
    expect(figures.linesAtMouth).toBeGreaterThan(0.1);
    expect(badness(figures)).toBeGreaterThan(0.5);
    expect(worstMeasures(figures, 3)).toMatch(/linesAtMouth|stains|mouthOpening/);
  });

  it('know when there is no face any more', async () => {
    const empty = { ...collins.picture, data: new Uint8Array(collins.picture.data.length).fill(120) };
    const figures = await measured(hopper, collins, empty);
    expect(figures.found).toBe(false);
    expect(badness(figures)).toBeGreaterThan(5);
  });
});

describe('the chroma line', () => {
  it('is that of grey and sepia pictures, and of no others', () => {
    const coloured = gradient(100, 100);
    const tinted = (warmth: number) => ({
      ...coloured,
      data: coloured.data.map((_, i, all) => Math.min(255, (all[i - (i % 3)] ?? 0) * (i % 3 === 2 ? 1 - warmth : 1))),
    });
    expect(chromaLineOf(coloured)).toBeUndefined();
    const sepia = chromaLineOf(tinted(0.3));
    const grey = chromaLineOf(tinted(0));
    if (!sepia || !grey) throw new Error('not monochrome');
    expect(farthestFrom(grey, tinted(0.3), tinted(0)).result).toBeGreaterThan(4);
    expect(farthestFrom(sepia, tinted(0.3), tinted(0)).result).toBeLessThan(4);
  });
});

describe('the measures of a clip', () => {
  it('follow what a face does, and find a face that stares and flickers', async () => {
    const moving = [0, 0.03, 0, -0.03].map(
      (gazeAcross) => movedFace(collins.picture, collins.face, { gazeAcross }).picture,
    );
    const follows = createClipMeasure(hopper.portrait, runtime);
    const stares = createClipMeasure(hopper.portrait, runtime);
    for (const [number, frame] of moving.entries()) {
      const flickering = collins.picture.data.map((byte) => Math.min(255, byte + 10 * (number % 2)));
      await follows.add(frame, frame, collins.face);
      await stares.add(frame, { ...collins.picture, data: flickering }, collins.face);
    }
    expect(follows.figures()).toMatchObject({
      frames: 4,
      gaze: expect.closeTo(1),
      flicker: expect.closeTo(1),
      blinksLost: 0,
    });
    expect(Math.abs(stares.figures().gaze ?? 0)).toBeLessThan(0.5);
    expect(stares.figures().flicker).toBeGreaterThan(2);
  });
});
