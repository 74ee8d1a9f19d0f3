import { describe, expect, it } from 'vitest';
import type { Face } from '../../../../src/providers/local/mesh/face.ts';
import { boundsOf, faceWidth } from '../../../../src/providers/local/mesh/landmarks.ts';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';
import { rasterise } from '../../../../src/providers/local/pixels/raster.ts';
import { createScratch } from '../../../../src/providers/local/pixels/scratch.ts';
import { viewOf } from '../../../../src/providers/local/swap/source-confidence.ts';
import { type WarpedSource, warpFace } from '../../../../src/providers/local/swap/warp-face.ts';
import { type Photo, photo } from '../photos.ts';

/** A landmark in the middle of each cheek, and one in front of each ear. */
const RIGHT_CHEEK = 50;
const LEFT_CHEEK = 280;
const RIGHT_EAR = 227;
const LEFT_EAR = 447;

const SIDE = 220;
const frontal = await photo('luciano');
const points = onGrid(frontal.face);

/** The landmarks of a face, drawn to fill a square of `SIDE` pixels. */
function onGrid({ landmarks }: Face): Float32Array {
  const { left, top, right, bottom } = boundsOf(landmarks);
  const scale = SIDE / Math.max(right - left, bottom - top);
  return landmarks.map((value, i) => (value - ([left, top, 0][i % 3] ?? 0)) * scale);
}

function warped(source: Photo): WarpedSource {
  const scratch = createScratch();
  const raster = rasterise(points, SIDE, SIDE, scratch);
  return warpFace(source.picture, source.face, frontal.face, raster, faceWidth(points), scratch);
}

function pixelOf(landmark: number): number {
  return Math.floor(points[3 * landmark + 1] ?? 0) * SIDE + Math.floor(points[3 * landmark] ?? 0);
}

/** The picture with a disc of one colour over a landmark. */
function covered({ picture, face, faces }: Photo, landmark: number, colour: readonly number[]): Photo {
  const data = picture.data.slice();
  const [x = 0, y = 0] = face.landmarks.subarray(3 * landmark);
  const radius = 0.07 * faceWidth(face.landmarks);
  for (let row = Math.floor(y - radius); row < y + radius; row++) {
    for (let column = Math.floor(x - radius); column < x + radius; column++) {
      if (Math.hypot(column - x, row - y) < radius) data.set(colour, 3 * (row * picture.width + column));
    }
  }
  const changed: Picture = { ...picture, data };
  return { picture: changed, face, faces };
}

/** The picture, with the left half of the face at a share of its brightness. */
function shaded({ picture, face, faces }: Photo, share: number): Photo {
  const middle = face.landmarks[3 * 168] ?? 0;
  const data = picture.data.map((value, at) =>
    ((at / 3) | 0) % picture.width > middle ? Math.round(share * value) : value,
  );
  return { picture: { ...picture, data }, face, faces };
}

describe('the source of a swap', () => {
  it('is trusted where it shows the same side of the face as the scene', async () => {
    const view = viewOf(frontal.face.landmarks, frontal.face.landmarks);
    for (const landmark of [RIGHT_CHEEK, LEFT_CHEEK, 1, 152]) expect(view[landmark]).toBe(1);
    const { confidence } = warped(frontal);
    for (const landmark of [RIGHT_CHEEK, LEFT_CHEEK]) expect(confidence[pixelOf(landmark)]).toBeGreaterThan(0.9);
  });

  it('is not trusted on the side that it turns away', async () => {
    const { face } = await photo('glance');
    const view = viewOf(face.landmarks, frontal.face.landmarks);
    expect(face.pose.yaw).toBeGreaterThan(20);
    expect(view[RIGHT_EAR]).toBeGreaterThan(0.9);
    expect(view[LEFT_EAR]).toBeLessThan(0.2);
  });

  it('shows the cheek that it hides as its other cheek', async () => {
    const { rgb, confidence } = warped(await photo('glance'));
    const near = 3 * pixelOf(RIGHT_CHEEK);
    const far = 3 * pixelOf(LEFT_EAR);
    expect(confidence[pixelOf(LEFT_EAR)]).toBeGreaterThan(0.6);
    for (let k = 0; k < 3; k++) expect(Math.abs((rgb[near + k] ?? 0) - (rgb[far + k] ?? 0))).toBeLessThan(45);
  });

  it('shows a cheek behind something blue as its other cheek', () => {
    const { rgb } = warped(covered(frontal, LEFT_CHEEK, [20, 40, 200]));
    const [red = 0, , blue = 0] = rgb.subarray(3 * pixelOf(LEFT_CHEEK));
    expect(red).toBeGreaterThan(blue);
  });

  it('shows its other cheek in the light of the covered one', () => {
    const half = shaded(frontal, 0.4);
    const whole = warped(half).rgb;
    const { rgb } = warped(covered(half, LEFT_CHEEK, [20, 40, 200]));
    const at = 3 * pixelOf(LEFT_CHEEK);
    for (let k = 0; k < 3; k++) {
      expect((rgb[at + k] ?? 0) / (whole[at + k] ?? 0)).toBeGreaterThan(0.75);
      expect((rgb[at + k] ?? 0) / (whole[at + k] ?? 0)).toBeLessThan(1.35);
    }
  });

  it('is not trusted where both cheeks are covered', () => {
    const both = covered(covered(frontal, LEFT_CHEEK, [20, 40, 200]), RIGHT_CHEEK, [20, 40, 200]);
    expect(warped(both).confidence[pixelOf(LEFT_CHEEK)]).toBeLessThan(0.15);
  });
});
