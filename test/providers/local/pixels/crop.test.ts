import { describe, expect, it } from 'vitest';
import { cropRotated } from '../../../../src/providers/local/pixels/crop.ts';
import { gradient } from '../load-picture.ts';

const asBytes = { multiply: 1, add: 0 };

function redAndGreen(crop: Float32Array, width: number, x: number, y: number): number[] {
  return [...crop.slice((y * width + x) * 3, (y * width + x) * 3 + 2)].map((value) => Math.round(value * 100) / 100);
}

describe('crop', () => {
  it('gives the pixels themselves at scale 1', () => {
    const crop = cropRotated(gradient(20, 20), { centreX: 10, centreY: 10, scale: 1, angle: 0 }, 6, 4, asBytes);
    expect(redAndGreen(crop, 6, 0, 0)).toEqual([7, 8]);
    expect(redAndGreen(crop, 6, 5, 3)).toEqual([12, 11]);
  });

  it('turns clockwise: what was below is now on the left', () => {
    const window = { centreX: 10, centreY: 10, scale: 1, angle: Math.PI / 2 };
    const crop = cropRotated(gradient(20, 20), window, 4, 4, asBytes);
    expect(redAndGreen(crop, 4, 0, 0)).toEqual([11, 8]);
    expect(redAndGreen(crop, 4, 3, 0)).toEqual([11, 11]);
  });

  it('swaps left and right if mirrored', () => {
    const window = { centreX: 10, centreY: 10, scale: 1.5, angle: 0.3 };
    const straight = cropRotated(gradient(20, 20), window, 5, 5, asBytes);
    const mirrored = cropRotated(gradient(20, 20), window, 5, 5, { ...asBytes, mirrored: true });
    for (let x = 0; x < 5; x++) expect(redAndGreen(mirrored, 5, x, 2)).toEqual(redAndGreen(straight, 5, 4 - x, 2));
  });

  it('does not shift when it uses a coarser level', () => {
    const crop = cropRotated(gradient(200, 200), { centreX: 100, centreY: 60, scale: 5, angle: 0 }, 8, 8, asBytes);
    const [column = 0, row = 0] = redAndGreen(crop, 8, 4, 4);
    expect(Math.abs(column - 102)).toBeLessThan(1);
    expect(Math.abs(row - 62)).toBeLessThan(1);
  });

  it('is black outside the picture, in the wanted range of values', () => {
    const window = { centreX: -40, centreY: -40, scale: 1, angle: 0 };
    const crop = cropRotated(gradient(20, 20), window, 3, 3, { multiply: 1 / 127.5, add: -1 });
    expect([...crop]).toEqual(Array(27).fill(-1));
  });
});
