import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeFaces } from '../../../../src/bots/api/page/browser/choosing/place-faces.js';

const label = { width: 30, height: 30 };
const picture = { width: 330, height: 220 };

const face = fc
  .record({ left: fc.nat(300), top: fc.nat(190), size: fc.integer({ min: 8, max: 120 }) })
  .map(({ left, top, size }) => ({
    left,
    top,
    width: Math.min(size, picture.width - left),
    height: Math.min(size, picture.height - top),
  }));

function labelsOf(faces: Parameters<typeof placeFaces>[0]) {
  return placeFaces(faces, picture, label).map(({ area, label: { x, y } }) => ({
    x: area.left + area.width / 2 + x,
    y: area.top + y,
  }));
}

describe('numbers on a picture', () => {
  it('stay within it', () => {
    fc.assert(
      fc.property(fc.array(face, { maxLength: 12 }), (faces) => {
        for (const { x, y } of labelsOf(faces)) {
          expect([x >= 15, x <= 315, y >= 15, y <= 205]).toEqual([true, true, true, true]);
        }
      }),
    );
  });

  it('do not overlap, not even where faces do', () => {
    fc.assert(
      fc.property(fc.array(face, { maxLength: 8 }), (faces) => {
        const labels = labelsOf(faces);
        for (const [index, one] of labels.entries()) {
          for (const other of labels.slice(index + 1)) {
            expect(Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))).toBeGreaterThan(29);
          }
        }
      }),
    );
  });

  it('stand on the edge of a large face, above a small one, and where another one is or the picture ends, beside it', () => {
    const faces = [
      { left: 20, top: 60, width: 100, height: 120 },
      { left: 280, top: 140, width: 30, height: 40 },
      { left: 240, top: 10, width: 50, height: 50 },
      { left: 100, top: 0, width: 50, height: 50 },
      { left: 160, top: 40, width: 50, height: 50 },
    ];
    expect(labelsOf(faces)).toEqual([
      { x: 70, y: 60 },
      { x: 295, y: 123 },
      { x: 305, y: 35 },
      { x: 165, y: 25 },
      { x: 225, y: 65 },
    ]);
  });
});

describe('the button of a face', () => {
  it('is as large as a finger needs, but leaves its neighbour alone', () => {
    const small = { left: 100, top: 100, width: 16, height: 20 };
    const [alone] = placeFaces([small], picture, label);
    expect(alone?.area).toEqual({ left: 86, top: 88, width: 44, height: 44 });
    const [one, other] = placeFaces([small, { ...small, left: 126 }], picture, label);
    expect([one?.area.width, other?.area.left]).toEqual([26, 121]);
  });
});
