import { describe, expect, it } from 'vitest';
import type { Box } from '../../../../src/providers/local/mesh/face.ts';
import { drawTags } from '../../../../src/providers/local/numbering/draw-tags.ts';
import { tagsOf } from '../../../../src/providers/local/numbering/tags.ts';

const square = (left: number, top: number, side: number): Box => ({
  left,
  top,
  right: left + side,
  bottom: top + side,
});

function canvasOf(width: number, height: number, grey: number) {
  return { picture: { width, height, data: new Uint8Array(width * height * 3).fill(grey) } };
}

/** The greys of the tag with this number, drawn on one colour. */
function drawn(number: number, grey: number): readonly number[] {
  const faces = Array.from({ length: number }, () => square(30, 40, 50));
  const canvas = canvasOf(120, 120, grey);
  const tag = tagsOf(faces, canvas.picture).at(-1);
  if (!tag) throw new Error('no tag');
  drawTags(canvas, [{ ...tag, box: { left: 10, top: 10, right: 10 + tag.box.right - tag.box.left, bottom: 34 } }]);
  const pixels: number[] = [];
  for (let y = 10; y < 34; y++) for (let x = 10; x < 34; x++) pixels.push(canvas.picture.data[(y * 120 + x) * 3] ?? 0);
  return pixels;
}

describe('the numbers of faces', () => {
  it.each([0, 128, 255])('are seen on a picture of brightness %i, and so is the frame', (grey) => {
    const pixels = drawn(1, grey);
    expect(pixels.filter((value) => value > 240).length).toBeGreaterThan(30);
    expect(pixels.filter((value) => value < 60).length).toBeGreaterThan(100);
    const canvas = canvasOf(120, 120, grey);
    drawTags(canvas, tagsOf([square(30, 40, 50)], canvas.picture));
    const across = Array.from({ length: 20 }, (_, x) => canvas.picture.data[(65 * 120 + 15 + x) * 3] ?? 0);
    expect(Math.max(...across) - Math.min(...across)).toBeGreaterThan(120);
    expect(canvas.picture.data[(65 * 120 + 55) * 3]).toBe(grey); // the face itself
  });

  it('are all different', () => {
    const shapes = Array.from({ length: 12 }, (_, index) => drawn(index + 1, 128));
    for (const [index, one] of shapes.entries()) {
      for (const other of shapes.slice(index + 1)) {
        expect(one.filter((value, at) => Math.abs(value - (other[at] ?? 0)) > 100).length).toBeGreaterThan(8);
      }
    }
  });

  it.each([
    {
      name: 'a crowd',
      size: 1_000,
      faces: Array.from({ length: 40 }, (_, i) => square(20 + (i % 8) * 120, 60 + (i >> 3) * 190, 50)),
    },
    {
      name: 'faces at the edges',
      size: 600,
      faces: [square(-30, -30, 120), square(240, -40, 150), square(500, 480, 140)],
    },
    { name: 'cheek to cheek', size: 400, faces: [square(80, 150, 120), square(180, 120, 120)] },
    { name: 'a tiny picture', size: 64, faces: [square(2, 20, 25), square(34, 20, 25)] },
  ])('stay in the picture and hide neither one another nor a middle of a face: $name', ({ size, faces }) => {
    const tags = tagsOf(faces, { width: size, height: size });
    expect(tags.map(({ number }) => number)).toEqual(faces.map((_, index) => index + 1));
    for (const { box, number } of tags) {
      expect(box.left >= 0 && box.top >= 0 && box.right <= size && box.bottom <= size).toBe(true);
      const others = tags.filter((other) => other.number !== number).map((other) => other.box);
      const isHit = (other: Box) =>
        box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
      expect(others.some(isHit)).toBe(false);
      const middles = faces.map(({ left, top, right }) =>
        square((left + right) / 2, (top + top + right - left) / 2, 1),
      );
      expect(middles.some(isHit)).toBe(false);
    }
  });
});
