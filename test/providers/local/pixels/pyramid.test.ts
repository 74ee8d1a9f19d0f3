import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelFor, pyramidLevel } from '../../../../src/providers/local/pixels/pyramid.ts';
import { gradient } from '../load-picture.ts';

describe('pyramid', () => {
  it('takes the mean of 2 × 2 pixels at each level', () => {
    const data = Uint8Array.from([...[10, 20, 30], ...[20, 20, 30], ...[30, 20, 30], ...[40, 20, 34]]);
    expect([...pyramidLevel({ width: 2, height: 2, data }, 1).data]).toEqual([25, 20, 31]);
  });

  it('never makes an empty picture', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 70 }), (width, height) => {
        const picture = { width, height, data: new Uint8Array(width * height * 3).fill(99) };
        const level = pyramidLevel(picture, levelFor(picture, 1_000));
        expect(level.width * level.height).toBeGreaterThan(0);
        expect(level.data.every((value) => value === 99)).toBe(true);
      }),
    );
  });

  it('does not shift a large picture, whose level 2 is made directly', () => {
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

  it('makes each level once for a picture', () => {
    const picture = gradient(100, 80);
    expect(pyramidLevel(picture, 1)).toBe(pyramidLevel(picture, 1));
  });
});
