import { describe, expect, it } from 'vitest';
import { faceWidth } from '../../../../src/providers/local/mesh/landmarks.ts';
import { createScratch } from '../../../../src/providers/local/pixels/scratch.ts';
import { insideHull } from '../../../../src/providers/local/swap/hull.ts';
import { type SwapResult, swapFace } from '../../../../src/providers/local/swap/swap-face.ts';
import { type Photo, photo } from '../photos.ts';

const scratch = createScratch();
const source = await photo('collins');
const scene = await photo('luciano');

/** A thing in front of a face: circles around landmarks. Radii are in face widths. */
interface Thing {
  readonly colour: readonly [number, number, number];
  readonly circles: readonly (readonly [landmark: number, radius: number])[];
}

const things: Readonly<Record<string, Thing>> = {
  'a microphone': {
    colour: [28, 28, 32],
    circles: [
      [14, 0.16],
      [17, 0.15],
      [200, 0.1],
      [152, 0.08],
    ],
  },
  'a blue cloth': {
    colour: [40, 70, 160],
    circles: [
      [205, 0.16],
      [58, 0.16],
      [136, 0.14],
      [50, 0.12],
    ],
  },
  'a white cup': {
    colour: [236, 238, 240],
    circles: [
      [17, 0.2],
      [200, 0.2],
      [152, 0.2],
    ],
  },
  'a strand of hair': {
    colour: [45, 30, 22],
    circles: [
      [389, 0.07],
      [264, 0.06],
      [447, 0.06],
      [366, 0.06],
      [352, 0.05],
    ],
  },
};

interface Painted {
  readonly photo: Photo;
  /** 1 where the thing is. */
  readonly matte: Uint8Array;
}

/** The photo with a thing painted over its face, with grain. `shrink` makes the matte smaller than what is painted. */
function paint({ picture, face, faces }: Photo, { colour, circles }: Thing, shrink: number): Painted {
  const data = picture.data.slice();
  const matte = new Uint8Array(picture.width * picture.height);
  const width = faceWidth(face.landmarks);
  for (let i = 0; i < matte.length; i++) {
    const [column, row] = [i % picture.width, Math.floor(i / picture.width)];
    const depth = Math.max(
      ...circles.map(([landmark, radius]) => {
        const [x = 0, y = 0] = face.landmarks.subarray(3 * landmark);
        return radius * width - Math.hypot(column - x, row - y);
      }),
    );
    if (depth < 0) continue;
    for (let c = 0; c < 3; c++) data[3 * i + c] = (colour[c] ?? 0) + ((i * 7_919) % 9) - 4;
    if (depth > shrink * width) matte[i] = 1;
  }
  return { photo: { picture: { ...picture, data }, face, faces }, matte };
}

function swapOn({ picture, face }: Photo): { data: Uint8Array; result: SwapResult } {
  const destination = picture.data.slice();
  const swap = {
    source: source.picture,
    sourceFace: source.face,
    scene: picture,
    sceneFace: face,
    destination,
    scratch,
  };
  const result = swapFace(swap);
  if (!result) throw new Error('not swapped');
  return { data: destination, result };
}

/** Share of the hull's pixels, inside or outside the matte, that the swap changed by more than 10 levels. */
function changed({ photo: { picture }, matte }: Painted, inMatte: 0 | 1): number {
  const { data, result } = swapOn({ ...scene, picture });
  let pixels = 0;
  let other = 0;
  for (let i = 0; i < matte.length; i++) {
    if (matte[i] !== inMatte || !insideHull(result.hull, i % picture.width, Math.floor(i / picture.width))) continue;
    pixels++;
    const change = [0, 1, 2].map((c) => Math.abs((data[3 * i + c] ?? 0) - (picture.data[3 * i + c] ?? 0)));
    if (Math.max(...change) > 10) other++;
  }
  return other / pixels;
}

describe('in front of the face of the scene', () => {
  it.each(Object.keys(things))('%s stays as it was, and the rest of the face is swapped', (name) => {
    const thing = things[name];
    if (!thing) throw new Error('nothing to paint');
    const painted = paint(scene, thing, 0.015);
    expect(changed(painted, 1)).toBeLessThan(0.06);
    expect(changed(painted, 0)).toBeGreaterThan(0.3);
  });

  it('nothing is found where a face is bare', () => {
    const nothing = paint(scene, { colour: [0, 0, 0], circles: [[1, -1]] }, 0);
    expect(changed(nothing, 0)).toBeGreaterThan(0.3);
  });
});
