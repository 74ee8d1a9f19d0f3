import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';
import { createCutDetector } from '../../../../src/providers/local/tracking/scene-cut.ts';

const width = 160;
const height = 90;

/** An endless landscape of soft colours. */
function landscape(kind: number, left: number, light = 1): Picture {
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < data.length; i++) {
    const x = (Math.floor(i / 3) % width) + left;
    const y = Math.floor(i / 3 / width);
    data[i] = light * (120 + 60 * Math.sin(x / 23 + kind * 2 + (i % 3)) + 50 * Math.cos(y / 17 + kind));
  }
  return { width, height, data };
}

function cutsIn(frames: readonly Picture[]): number[] {
  const detector = createCutDetector();
  return frames.flatMap((frame, index) => (detector.isCut(frame) ? [index] : []));
}

const ten = Array.from({ length: 10 }, (_, index) => index);

describe('a cut', () => {
  it('is detected where another scene begins', () => {
    const frames = [0, 1, 0].flatMap((kind) => ten.map((index) => landscape(kind, index * 2)));
    expect(cutsIn(frames)).toEqual([10, 20]);
  });

  it('is detected between any two pictures of a slide show', () => {
    expect(cutsIn([0, 1, 2, 0].map((kind) => landscape(kind, 0)))).toEqual([1, 2, 3]);
  });

  it('is not detected where the camera moves, slowly or fast', () => {
    expect(cutsIn(ten.map((index) => landscape(0, index)))).toEqual([]);
    expect(cutsIn(ten.map((index) => landscape(0, index * 12)))).toEqual([]);
  });

  it('is not detected where the light fades', () => {
    expect(cutsIn(ten.map((index) => landscape(0, index, 1 - index * 0.09)))).toEqual([]);
  });

  it('is not detected in still frames, nor in the first frame', () => {
    expect(cutsIn(ten.map(() => landscape(0, 0)))).toEqual([]);
  });
});
