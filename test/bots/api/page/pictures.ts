import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a test picture. */
export function pathOf(name: string): string {
  return fileURLToPath(new URL(`../../../fixtures/media/${name}`, import.meta.url));
}

export function picture(name: string): Buffer {
  return readFileSync(pathOf(name));
}

/** Pictures with the faces that the engine finds in them; 3 in the group cannot be swapped. */
export const found = {
  'group.jpg': {
    width: 1280,
    height: 853,
    boxes: [
      [157, 265, 294, 416],
      [315, 27, 435, 159],
      [624, 101, 747, 221],
      [953, 306, 1087, 462],
      [976, 0, 1082, 62],
    ],
    unfit: [3],
  },
  'couple.jpg': {
    width: 800,
    height: 532,
    boxes: [
      [310, 123, 435, 263],
      [491, 162, 608, 292],
    ],
    unfit: [],
  },
  'street.jpg': { width: 1024, height: 1024, boxes: [[357, 255, 659, 628]], unfit: [] },
  'dog.jpg': { width: 800, height: 600, boxes: [], unfit: [] },
} as const;
