import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cropRotated, levelFor, type Picture, pyramidLevel } from '../../../../src/providers/local/pixels/picture.ts';

const asBytes = { multiply: 1, add: 0 };

/** Red says the column and green the row; blue is 7 everywhere. */
function gradient(width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([x, y, 7], (y * width + x) * 3);
  return { width, height, data };
}

function redAndGreen(crop: Float32Array, width: number, x: number, y: number): number[] {
  return [...crop.slice((y * width + x) * 3, (y * width + x) * 3 + 2)].map((value) => Math.round(value * 100) / 100);
}

describe('pyramid', () => {
  it('takes the mean of two by two pixels at each step', () => {
    const data = Uint8Array.from([...[10, 20, 30], ...[20, 20, 30], ...[30, 20, 30], ...[40, 20, 34]]);
    expect([...pyramidLevel({ width: 2, height: 2, data }, 1).data]).toEqual([25, 20, 31]);
  });

  it('never ends in an empty picture', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 70 }), (width, height) => {
        const picture = { width, height, data: new Uint8Array(width * height * 3).fill(99) };
        const level = pyramidLevel(picture, levelFor(picture, 1_000));
        expect(level.width * level.height).toBeGreaterThan(0);
        expect(level.data.every((value) => value === 99)).toBe(true);
      }),
    );
  });

  it('keeps its place in a large picture, whose quarter is made at once', () => {
    const [width, height] = [4_000, 1_600];
    const data = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[(y * width + x) * 3] = x / 20 + y / 40;
    const quarter = pyramidLevel({ width, height, data }, 2);
    expect([quarter.width, quarter.height]).toEqual([1_000, 400]);
    for (const [x, y] of [
      [0, 0],
      [999, 399],
      [400, 10],
    ] as const) {
      const expected = (4 * x + 1.5) / 20 + (4 * y + 1.5) / 40;
      expect(Math.abs((quarter.data[(y * 1_000 + x) * 3] ?? 0) - expected)).toBeLessThan(1.1);
    }
  });

  it('makes each step once for a picture', () => {
    const picture = gradient(100, 80);
    expect(pyramidLevel(picture, 1)).toBe(pyramidLevel(picture, 1));
  });
});

describe('crop', () => {
  it('gives back the pixels themselves at scale 1', () => {
    const crop = cropRotated(gradient(20, 20), { centreX: 10, centreY: 10, scale: 1, angle: 0 }, 6, 4, asBytes);
    expect(redAndGreen(crop, 6, 0, 0)).toEqual([7, 8]);
    expect(redAndGreen(crop, 6, 5, 3)).toEqual([12, 11]);
  });

  it('turns clockwise: what lies below comes to the left', () => {
    const window = { centreX: 10, centreY: 10, scale: 1, angle: Math.PI / 2 };
    const crop = cropRotated(gradient(20, 20), window, 4, 4, asBytes);
    expect(redAndGreen(crop, 4, 0, 0)).toEqual([11, 8]);
    expect(redAndGreen(crop, 4, 3, 0)).toEqual([11, 11]);
  });

  it('exchanges left and right when mirrored', () => {
    const window = { centreX: 10, centreY: 10, scale: 1.5, angle: 0.3 };
    const straight = cropRotated(gradient(20, 20), window, 5, 5, asBytes);
    const mirrored = cropRotated(gradient(20, 20), window, 5, 5, { ...asBytes, mirrored: true });
    for (let x = 0; x < 5; x++) expect(redAndGreen(mirrored, 5, x, 2)).toEqual(redAndGreen(straight, 5, 4 - x, 2));
  });

  it('keeps its place when it works on a coarser step', () => {
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
