import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blur, blurPart, blurPlane } from '../../../../../src/providers/local/pixels/blur.ts';
import { enlarge } from '../../../../../src/providers/local/pixels/enlarge.ts';
import { labOf, rgbOf } from '../../../../../src/providers/local/pixels/lab.ts';
import { clamp, smoothstep } from '../../../../../src/providers/local/pixels/numbers.ts';
import { createScratch } from '../../../../../src/providers/local/pixels/scratch.ts';
import { curveAt, lightnessCurve } from '../../../../../src/providers/local/swap/colour/lightness-range.ts';
import { labQuantiles, skinLikeness, skinTone } from '../../../../../src/providers/local/swap/layers/skin.ts';

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('Lab', () => {
  it('knows white, grey, red and blue', () => {
    const lab = labOf(new Float32Array([255, 255, 255, 119, 119, 119, 255, 0, 0, 0, 0, 255]), new Float32Array(12));
    const expected = [100, 0, 0, 50.03, 0, 0, 53.24, 80.09, 67.2, 32.3, 79.19, -107.86];
    lab.forEach((value, i) => {
      expect(Math.abs(value - (expected[i] ?? 0))).toBeLessThan(0.3);
    });
  });

  it('comes back as the colour it was', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, (red, green, blue) => {
        const rgb = new Float32Array([red, green, blue]);
        const back = rgbOf(labOf(rgb, new Float32Array(3)), new Float32Array(3));
        back.forEach((value, i) => {
          expect(Math.abs(value - (rgb[i] ?? 0))).toBeLessThan(0.5);
        });
      }),
    );
  });
});

describe('blur', () => {
  it('keeps the sum of all values', () => {
    const plane = new Float32Array(60 * 40);
    plane[20 * 60 + 30] = 100;
    for (const sigma of [0.8, 2, 4, 6]) {
      const blurred = blurPlane(plane, 60, 40, sigma, createScratch());
      expect(mean(blurred)).toBeCloseTo(mean(plane), 2);
      expect(Math.max(...blurred)).toBeLessThan(40);
    }
  });

  it('keeps a constant plane constant, up to its edges', () => {
    for (const sigma of [1, 5, 20]) {
      const blurred = blurPlane(new Float32Array(37 * 23).fill(7), 37, 23, sigma, createScratch());
      for (const value of blurred) expect(value).toBeCloseTo(7, 3);
    }
  });

  it('spreads a point by about the requested sigma', () => {
    const plane = new Float32Array(81 * 81);
    plane[40 * 81 + 40] = 1;
    const blurred = blur(plane, 81, 81, 1, 6, createScratch());
    const variance = blurred.reduce((sum, value, i) => sum + value * ((i % 81) - 40) ** 2, 0);
    expect(Math.sqrt(variance)).toBeGreaterThan(5);
    expect(Math.sqrt(variance)).toBeLessThan(7);
  });

  it('does the same for a part as for the plane around it', () => {
    const part = { left: 41, top: 18, right: 52, bottom: 29 };
    const plane = new Float32Array(90 * 70);
    for (let y = part.top; y < part.bottom; y++) plane.fill(1, y * 90 + part.left, y * 90 + part.right);
    for (const sigma of [1, 3, 5, 8]) {
      const whole = blurPlane(plane, 90, 70, sigma, createScratch());
      blurPart(plane, 90, 70, part, sigma, createScratch()).forEach((value, i) => {
        expect(Math.abs(value - (whole[i] as number))).toBeLessThan(1e-5);
      });
    }
  });

  it('keeps channels separate', () => {
    const values = new Float32Array(20 * 20 * 3).map((_, i) => (i % 3 === 1 ? 50 : 0));
    const blurred = blur(values, 20, 20, 3, 2, createScratch());
    blurred.forEach((value, i) => {
      expect(value).toBeCloseTo(i % 3 === 1 ? 50 : 0, 3);
    });
  });

  it('enlarges a slope to a slope', () => {
    const small = new Float32Array([0, 10, 20, 30]);
    const large = enlarge(small, 4, 1, 4, 1, 16, 1, new Float32Array(16));
    expect(large[6]).toBeCloseTo(11.25);
    for (let x = 1; x < 16; x++) expect(large[x]).toBeGreaterThanOrEqual(large[x - 1] ?? 0);
  });
});

describe('quantiles', () => {
  it('are those of only the weighted pixels', () => {
    const lab = new Float32Array(3 * 1000).map((_, i) => Math.floor(i / 3) % 100);
    const weights = new Float32Array(1000).map((_, i) => (i % 100 < 50 ? 1 : 0));
    const { count, channels } = labQuantiles(lab, weights, 0.5, [0, 0.5, 0.98]);
    expect(count).toBe(500);
    expect(channels[0]).toEqual([0, 25, 49]);
  });

  it('are zero without pixels', () => {
    expect(labQuantiles(new Float32Array(30), new Float32Array(10), 0, [0.5])).toEqual({
      count: 0,
      channels: [[0], [0], [0]],
    });
  });
});

describe('skin', () => {
  it('tells a dark frame from the skin around it', () => {
    const rgb = new Float32Array(300).map((_, i) => [205, 160, 135][i % 3] ?? 0);
    rgb.set([15, 15, 20], 150);
    const lab = labOf(rgb, new Float32Array(300));
    const tone = skinTone(lab, new Float32Array(100).fill(1));
    const likeness = skinLikeness(lab, new Uint8Array(100).fill(1), tone, new Float32Array(100));
    expect(likeness[0]).toBe(1);
    expect(likeness[50]).toBe(0);
  });
});

describe('curves', () => {
  it('map the median exactly, and the rest within the limits of slope', () => {
    const curve = lightnessCurve([20, 30, 40, 50, 60], [30, 40, 50, 60, 70]);
    for (const value of [25, 40, 55]) expect(curveAt(curve, value)).toBeCloseTo(value + 10, 1);
    const steep = lightnessCurve([38, 39, 40, 41, 42], [0, 20, 50, 80, 100]);
    expect(curveAt(steep, 40)).toBeCloseTo(50, 1);
    expect(curveAt(steep, 42)).toBeLessThan(53.1);
  });

  it('never decrease', () => {
    const points = fc
      .array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 5, maxLength: 5 })
      .map((values) => values.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(points, points, (from, to) => {
        const curve = lightnessCurve(from, to);
        for (let value = -10; value < 120; value++) {
          expect(curveAt(curve, value + 1)).toBeGreaterThanOrEqual(curveAt(curve, value) - 1e-3);
        }
      }),
    );
  });
});

describe('numbers', () => {
  it('step smoothly up, or down', () => {
    expect([0, 0.5, 1].map((value) => smoothstep(0, 1, value))).toEqual([0, 0.5, 1]);
    expect([0, 0.5, 1].map((value) => smoothstep(1, 0, value))).toEqual([1, 0.5, 0]);
    expect([-1, 3, 9].map((value) => clamp(value, 0, 5))).toEqual([0, 3, 5]);
  });
});
