import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCut, smallTilesOf, tilesOf } from '../../../../src/providers/local/faces/tiles.ts';

const size = fc.record({ width: fc.integer({ min: 600, max: 9_000 }), height: fc.integer({ min: 600, max: 9_000 }) });

describe('tiles', () => {
  it('cover a small picture once', () => {
    expect(tilesOf({ width: 500, height: 300 })).toEqual([{ left: 0, top: -100, side: 500 }]);
    expect(smallTilesOf({ width: 500, height: 300 })).toEqual([]);
  });

  it('contain every face that is smaller than their overlap', () => {
    const face = fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(size, face, (picture, { x, y }) => {
        const side = 0.03 * Math.max(picture.width, picture.height);
        const box = {
          centreX: side / 2 + x * (picture.width - side),
          centreY: side / 2 + y * (picture.height - side),
          width: side,
          height: side,
        };
        for (const tiles of [tilesOf(picture).slice(1), smallTilesOf(picture)]) {
          expect(tiles.some((tile) => holds(tile, box) && !isCut(box, tile, picture))).toBe(true);
        }
      }),
    );
  });

  it('use one row for the usual aspect ratio of a photograph', () => {
    expect(tilesOf({ width: 1_500, height: 1_000 })).toHaveLength(3);
    expect(tilesOf({ width: 1_000, height: 1_000 })).toHaveLength(5);
  });

  it('reject boxes at an inner edge, but not at the border of the picture', () => {
    const tile = { left: 0, top: 0, side: 600 };
    const picture = { width: 1_000, height: 600 };
    expect(isCut({ centreX: 30, centreY: 300, width: 60, height: 60 }, tile, picture)).toBe(false);
    expect(isCut({ centreX: 570, centreY: 300, width: 60, height: 60 }, tile, picture)).toBe(true);
  });
});

/** Pixels, for rounding errors. */
const rounding = 1e-6;

function holds(
  tile: { left: number; top: number; side: number },
  box: { centreX: number; centreY: number; width: number },
): boolean {
  const half = box.width / 2 - rounding;
  return (
    box.centreX - half >= tile.left &&
    box.centreX + half <= tile.left + tile.side &&
    box.centreY - half >= tile.top &&
    box.centreY + half <= tile.top + tile.side
  );
}
