import sharp, { type SharpOptions } from 'sharp';
import { describe, expect, it } from 'vitest';
import { findFaces } from '../../../../src/providers/local/faces/find-faces.ts';
import { boxWidth, type Face } from '../../../../src/providers/local/mesh/face.ts';
import { createRuntime } from '../../../../src/providers/local/models/runtime.ts';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';
import { collage, drawPicture, loadPicture, toPicture, toSharp } from '../load-picture.ts';

const runtime = await createRuntime();

function middle({ box }: Face): { x: number; y: number } {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

/** The picture, scaled so that its one face is `pixels` wide. */
async function withFaceOf(name: string, pixels: number): Promise<Picture> {
  const picture = await loadPicture(name);
  const [face] = await findFaces(picture, runtime);
  if (!face) throw new Error(`no face in ${name}`);
  return toPicture(toSharp(picture).resize(Math.round((picture.width * pixels) / boxWidth(face.box))));
}

describe('faces of photographs', () => {
  it.each([
    ['collins', 1],
    ['hopper', 1],
    ['luciano', 1],
    ['bluejacket', 1],
    ['glasseswoman', 1],
    ['couple', 2],
    ['seniors', 2],
    ['group', 5],
  ])('%s: finds %i, no more', async (name, count) => {
    expect(await findFaces(await loadPicture(name), runtime)).toHaveLength(count);
  });

  it('are sorted by size, the largest first, up to the limit', async () => {
    const picture = await loadPicture('group');
    const widths = (await findFaces(picture, runtime)).map(
      ({ box }) => (box.right - box.left) * (box.bottom - box.top),
    );
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(await findFaces(picture, runtime, { limit: 2 })).toHaveLength(2);
  });

  it.each(['collins', 'hopper', 'luciano', 'bluejacket'])('%s looks straight ahead', async (name) => {
    const [face] = await findFaces(await loadPicture(name), runtime);
    expect(Math.abs(face?.pose.yaw ?? 90)).toBeLessThan(8);
    expect(Math.abs(face?.pose.roll ?? 90)).toBeLessThan(8);
  });

  it('turn the other way if mirrored', async () => {
    const picture = await loadPicture('couple');
    const mirrored = await toPicture(toSharp(picture).flop());
    const [, woman] = await findFaces(picture, runtime);
    const mirror = (await findFaces(mirrored, runtime))[1];
    expect(mirror?.pose.yaw).toBeCloseTo(-(woman?.pose.yaw ?? 0), -0.6);
    expect(mirror?.rollRadians).toBeCloseTo(-(woman?.rollRadians ?? 0), 1);
    expect(Math.abs(woman?.pose.yaw ?? 0)).toBeGreaterThan(10);
  });

  it('are the same in place and size when the photograph is larger', async () => {
    const picture = await loadPicture('bluejacket', 700);
    const larger = await toPicture(toSharp(picture).resize(2_800));
    const [face] = await findFaces(picture, runtime);
    const [again] = await findFaces(larger, runtime);
    expect(again && face && boxWidth(again.box) / boxWidth(face.box)).toBeCloseTo(4, 0);
    expect(Math.abs((again ? middle(again).x : 0) / 4 - (face ? middle(face).x : 0))).toBeLessThan(3);
  });

  it('are found the same, number for number, a second time', async () => {
    const picture = await loadPicture('couple');
    expect(await findFaces({ ...picture }, runtime)).toEqual(await findFaces({ ...picture }, runtime));
  });

  it('are found at twenty pixels, so that the answer can say that they are too small', async () => {
    const small = await withFaceOf('bluejacket', 20);
    const picture = await collage(1_000, 667, [{ picture: small, left: 300, top: 250 }]);
    const [face] = await findFaces(picture, runtime);
    expect(face && boxWidth(face.box)).toBeGreaterThan(15);
    expect(face && boxWidth(face.box)).toBeLessThan(26);
  });
});

describe('a picture that lies wrong', () => {
  it.each([90, 180, 270])('by %i degrees shows the same face, right side up for the swap', async (degrees) => {
    const picture = await loadPicture('luciano', 500);
    const turned = await toPicture(toSharp(picture).rotate(degrees));
    const [upright] = await findFaces(picture, runtime);
    const found = await findFaces(turned, runtime);
    const [face] = found;
    if (!upright || !face) throw new Error('no face');
    expect(found).toHaveLength(1);
    const leans = ((upright.pose.roll + degrees + 540) % 360) - 180;
    expect(Math.cos(((face.pose.roll - leans) * Math.PI) / 180)).toBeGreaterThan(0.99);
    expect(Math.abs(face.pose.yaw - upright.pose.yaw)).toBeLessThan(4);
    expect(Math.abs(face.pose.pitch - upright.pose.pitch)).toBeLessThan(6);
    const chin = turnedPoint(upright.landmarks.subarray(3 * 152), picture, degrees);
    expect(
      Math.hypot((face.landmarks[3 * 152] ?? 0) - chin.x, (face.landmarks[3 * 152 + 1] ?? 0) - chin.y),
    ).toBeLessThan(0.05 * boxWidth(upright.box));
  });
});

/** Where a point of a picture is after the picture was turned clockwise. */
function turnedPoint(
  [x = 0, y = 0]: Float32Array,
  { width, height }: Picture,
  degrees: number,
): { x: number; y: number } {
  if (degrees === 90) return { x: height - y, y: x };
  return degrees === 180 ? { x: width - x, y: height - y } : { x: y, y: width - x };
}

describe('an animal', () => {
  it('is no face, although the detector and the mesh model see one', async () => {
    const picture = await loadPicture('dog');
    expect(await findFaces(picture, runtime)).toEqual([]);
    expect(await findFaces(picture, runtime, { findsDoubtful: true })).toHaveLength(1);
  });
});

describe('a crowd', () => {
  it('of 29 is found without a miss or a false face', async () => {
    const names = ['collins', 'hopper', 'luciano', 'bluejacket', 'glasseswoman'];
    const people = await Promise.all(names.map((name) => withFaceOf(name, 44)));
    const busts = await Promise.all(people.map(bust));
    const places = Array.from({ length: 29 }, (_, i) => ({
      picture: busts[(i * 3 + Math.floor(i / 10)) % busts.length] ?? people[0] ?? busts[0],
      left: 8 + (i % 10) * 100 + ((i * 7) % 5),
      top: 20 + Math.floor(i / 10) * 230 + ((i * 11) % 60),
    })).flatMap(({ picture, ...place }) => (picture ? [{ picture, ...place }] : []));
    const faces = await findFaces(await collage(1_024, 740, places), runtime);
    expect(faces).toHaveLength(29);
    for (const { picture, left, top } of places) {
      const here = faces
        .map(middle)
        .filter(({ x, y }) => x > left && x < left + picture.width && y > top && y < top + picture.height);
      expect(here).toHaveLength(1);
    }
  });
});

/** Head and shoulders of the only person in a picture, about 90 pixels wide. */
async function bust(picture: Picture): Promise<Picture> {
  const [face] = await findFaces(picture, runtime);
  if (!face) throw new Error('no face');
  const { x, y } = middle(face);
  const left = Math.max(0, Math.round(x - 45));
  const top = Math.max(0, Math.round(y - 55));
  const width = Math.min(90, picture.width - left);
  const height = Math.min(130, picture.height - top);
  return toPicture(toSharp(picture).extract({ left, top, width, height }));
}

describe('a picture without a face', () => {
  const figure =
    '<rect width="600" height="600" fill="white"/><circle cx="300" cy="180" r="90" fill="none" stroke="black" stroke-width="6"/><circle cx="270" cy="165" r="8"/><circle cx="330" cy="165" r="8"/><path d="M255 210 Q300 250 345 210 M300 270 V450 M300 320 L220 380 M300 320 L380 380" stroke="black" fill="none" stroke-width="6"/>';
  const cartoon =
    '<rect width="600" height="600" fill="#9cf"/><ellipse cx="300" cy="240" rx="170" ry="190" fill="#4a2a10"/><ellipse cx="300" cy="300" rx="140" ry="180" fill="#f3c6a0"/><ellipse cx="245" cy="270" rx="30" ry="18" fill="white"/><ellipse cx="355" cy="270" rx="30" ry="18" fill="white"/><circle cx="245" cy="270" r="12" fill="#246"/><circle cx="355" cy="270" r="12" fill="#246"/><path d="M210 235 Q245 220 280 235 M320 235 Q355 220 390 235" stroke="#4a2a10" stroke-width="9" fill="none"/><path d="M300 280 L285 350 L310 352" stroke="#c89070" stroke-width="6" fill="none"/><path d="M245 400 Q300 440 355 400 Q300 410 245 400" fill="#c03040"/>';

  it.each([
    ['a stick figure', figure],
    ['a flat cartoon', cartoon],
    ['nothing at all', '<rect width="600" height="600" fill="#888"/>'],
  ])('%s is no face', async (_, svg) => {
    for (const side of [300, 900]) expect(await findFaces(await drawPicture(svg, side), runtime)).toEqual([]);
  });

  it('noise is no face', async () => {
    const noise = {
      create: { width: 900, height: 700, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 40 } },
    };
    expect(await findFaces(await toPicture(sharp(noise as SharpOptions)), runtime)).toEqual([]);
  });

  it('a strongly blurred photograph has no face', async () => {
    const picture = await loadPicture('bluejacket');
    const [face] = await findFaces(picture, runtime);
    const blurred = await toPicture(toSharp(picture).blur(40));
    expect(face).toBeDefined();
    expect(await findFaces(blurred, runtime)).toEqual([]);
  });

  it.each([
    [1, 1],
    [1, 3_000],
    [37, 5],
  ])('a picture of %i by %i pixels has no face', async (width, height) => {
    const data = new Uint8Array(width * height * 3).fill(120);
    expect(await findFaces({ width, height, data }, runtime)).toEqual([]);
  });
});
