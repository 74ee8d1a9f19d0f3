import type { Picture } from '../pixels/picture.ts';
import { type BadgePlace, badgePlaces } from './place.ts';
import { badgeShape, plateOpacity } from './shape.ts';

/** The badge is compared as a mosaic of so many rows: finer detail is lost whenever a picture is encoded anew. */
const rows = 12;
/** Least correlation with the badge, and least difference in brightness between the plate and the letters. */
const alike = 0.8;
const leastContrast = 28;
/** A badge that is found may be a little larger or smaller, and may have moved: chats scale and pad pictures. */
const scales = [1, 0.93, 1.07, 0.86, 1.15] as const;
const steps = [0, -1, 1, -2, 2] as const;
const stepShare = 1 / rows;

interface Mosaic {
  readonly columns: number;
  readonly cells: Float32Array;
}

let known: Mosaic | undefined;

/** The badge that a picture has already, also where it was encoded anew or scaled. */
export function findBadge(picture: Picture): BadgePlace | undefined {
  return badgePlaces(picture).find((place) => isBadgeNear(picture, place));
}

function isBadgeNear(picture: Picture, { box, height }: BadgePlace): boolean {
  const centre = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  for (const scale of scales) {
    for (const down of steps) {
      for (const across of steps) {
        const shift = height * stepShare;
        const half = { x: ((box.right - box.left) * scale) / 2, y: (height * scale) / 2 };
        const at = { x: centre.x + across * shift, y: centre.y + down * shift };
        if (isBadge(picture, at, half)) return true;
      }
    }
  }
  return false;
}

function isBadge(picture: Picture, at: { x: number; y: number }, half: { x: number; y: number }): boolean {
  const badge = badgeMosaic();
  const cells = new Float32Array(badge.cells.length);
  for (let index = 0; index < cells.length; index++) {
    const row = Math.floor(index / badge.columns);
    const column = index % badge.columns;
    const x = at.x - half.x + (2 * half.x * (column + 0.5)) / badge.columns;
    const y = at.y - half.y + (2 * half.y * (row + 0.5)) / rows;
    cells[index] = brightness(picture, x, y, half.x / badge.columns, half.y / rows);
  }
  return correlation(cells, badge.cells) >= alike && contrast(cells, badge.cells) >= leastContrast;
}

/** What the badge looks like on grey, with its letters and its plate. */
function badgeMosaic(): Mosaic {
  if (known) return known;
  const fine = 8;
  const { width, height, plate, letters } = badgeShape(rows * fine);
  const columns = Math.round(width / fine);
  const cells = new Float32Array(columns * rows);
  const counts = new Float32Array(columns * rows);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width);
      const at = y * width + x;
      const dark = 0.5 * (1 - (plate[at] as number) * plateOpacity);
      const letter = letters[at] as number;
      cells[cell] = (cells[cell] as number) + dark * (1 - letter) + letter;
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  known = { columns, cells: cells.map((sum, cell) => sum / (counts[cell] as number)) };
  return known;
}

/** Mean of an area of the picture; of its nearest pixel where it is smaller than one. */
function brightness({ width, height, data }: Picture, x: number, y: number, halfX: number, halfY: number): number {
  const left = clamp(Math.round(x - halfX), width);
  const right = Math.max(left + 1, Math.min(width, Math.round(x + halfX)));
  const top = clamp(Math.round(y - halfY), height);
  const bottom = Math.max(top + 1, Math.min(height, Math.round(y + halfY)));
  let sum = 0;
  for (let row = top; row < bottom; row++) {
    for (let i = (row * width + left) * 3; i < (row * width + right) * 3; i += 3) {
      sum += 0.299 * (data[i] as number) + 0.587 * (data[i + 1] as number) + 0.114 * (data[i + 2] as number);
    }
  }
  return sum / ((right - left) * (bottom - top));
}

function clamp(value: number, size: number): number {
  return Math.max(0, Math.min(size - 1, value));
}

function correlation(one: Float32Array, other: Float32Array): number {
  const [meanOne, meanOther] = [mean(one), mean(other)];
  let [product, squareOne, squareOther] = [0, 0, 0];
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [(one[i] as number) - meanOne, (other[i] as number) - meanOther];
    product += a * b;
    squareOne += a * a;
    squareOther += b * b;
  }
  return squareOne === 0 ? 0 : product / Math.sqrt(squareOne * squareOther);
}

/** How much brighter the letters are than the plate. */
function contrast(cells: Float32Array, badge: Float32Array): number {
  const middle = mean(badge);
  const letters = cells.filter((_, index) => (badge[index] as number) > middle);
  const plate = cells.filter((_, index) => (badge[index] as number) <= middle);
  return mean(letters) - mean(plate);
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
