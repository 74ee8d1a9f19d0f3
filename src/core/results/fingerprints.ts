import type { Fingerprint } from '../ports/trust.ts';

/**
 * Of the 256 bits of a frame, so many may differ between a picture and a copy of it. Copies differ in up to 16, pictures
 * that have nothing to do with each other in 78 and more.
 */
export const mostDifferentBits = 28;

/** 32-bit words of the hash of one frame. */
export const wordsOfHash = 8;

/**
 * Whether two pictures look the same as a whole, so that one may be a copy of the other that was encoded anew. A result
 * mostly looks like its scene. Of GIFs and videos half of the frames is enough.
 */
export function looksAlike(one: Fingerprint, other: Fingerprint): boolean {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const found = few.filter((frame) => many.some((another) => isNear(frame, another)));
  return found.length * 2 >= few.length;
}

function isNear(one: string, other: string): boolean {
  const [some, others] = [wordsOf(one), wordsOf(other)];
  return some.reduce((sum, word, at) => sum + bitsIn(word ^ (others[at] ?? 0)), 0) <= mostDifferentBits;
}

export function wordsOf(hash: string): Int32Array {
  return Int32Array.from({ length: wordsOfHash }, (_, at) => Number.parseInt(hash.slice(8 * at, 8 * at + 8), 16));
}

/** Bits that are set in a 32-bit word. */
export function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
