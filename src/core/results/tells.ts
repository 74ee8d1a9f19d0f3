import { type Look, lookSide, type Tells } from '../ports/trust.ts';

/**
 * A pair of cells: the one that the swap has changed, and another one that it has not, whose brightness lies between what
 * the first was in the scene and what it is in the result. So one of the two is brighter in the result, and the other
 * one in the scene, by a margin that encoding anew does not use up.
 */
interface Pair {
  readonly changed: number;
  readonly other: number;
  /** Whether the changed cell is the brighter one in the result. */
  readonly brighter: boolean;
}

/** Pairs of one frame. */
const mostPairs = 64;
/** With fewer in all, a picture and its scene are too alike to be told apart. */
const fewestPairs = 16;
/** Of 255. A cell that has changed less may as well have been encoded anew. */
const leastChange = 6;
const unchanged = 1;
/** How far the brightness of the other cell may be from the middle, as a share of the change. */
const mostOffMiddle = 0.2;
/** Of the pairs, this share must be as they are in the result. In copies 0.95 are, in copies of the scene 0.13. */
const leastAgreement = 0.8;

/** Undefined where the two can hardly be told apart, or differ in their sampled frames. */
export function tellsOf(result: Look, scene: Look): Tells | undefined {
  if (result.frames.length !== scene.frames.length) return undefined;
  const pairs = result.frames.map((frame, at) => pairsOf(frame, scene.frames[at] ?? frame));
  if (pairs.flat().length < fewestPairs) return undefined;
  return pairs.map((ofFrame) => ofFrame.map(written).join(''));
}

/** Whether a picture that looks like the result and like its scene is a copy of the result. */
export function isResult({ frames }: Look, tells: Tells): boolean {
  if (frames.length !== tells.length) return false;
  const answers = frames.flatMap((frame, at) => readPairs(tells[at] ?? '').map((pair) => agrees(frame, pair)));
  return answers.length > 0 && answers.filter(Boolean).length >= leastAgreement * answers.length;
}

function agrees(frame: Uint8Array, { changed, other, brighter }: Pair): boolean {
  return (frame[changed] ?? 0) > (frame[other] ?? 0) === brighter;
}

/** The cells that have changed most, each with the nearest cell that can be compared with it. */
function pairsOf(result: Uint8Array, scene: Uint8Array): Pair[] {
  const changes = Int16Array.from(result, (value, at) => value - (scene[at] ?? 0));
  const sizes = changes.map(Math.abs);
  const cells = [...sizes.keys()];
  const still = cells.filter((at) => (sizes[at] ?? 0) <= unchanged);
  const strongest = cells
    .filter((at) => (sizes[at] ?? 0) >= leastChange)
    .sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0))
    .slice(0, mostPairs);
  return strongest.flatMap((changed) => {
    const change = changes[changed] ?? 0;
    const other = nearest(changed, still, scene, (scene[changed] ?? 0) + change / 2, mostOffMiddle * Math.abs(change));
    return other === undefined ? [] : [{ changed, other, brighter: change > 0 }];
  });
}

/** The nearest of the cells that are about as bright as `middle`. */
function nearest(
  to: number,
  cells: readonly number[],
  scene: Uint8Array,
  middle: number,
  mostOff: number,
): number | undefined {
  let found: number | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const at of cells) {
    if (Math.abs((scene[at] ?? 0) - middle) > mostOff) continue;
    const length = squaredDistance(at, to);
    if (length < shortest) [found, shortest] = [at, length];
  }
  return found;
}

function squaredDistance(one: number, other: number): number {
  const across = (one % lookSide) - (other % lookSide);
  const down = Math.floor(one / lookSide) - Math.floor(other / lookSide);
  return across * across + down * down;
}

/** 15 bits for each cell, and one for which of them is brighter. */
function written({ changed, other, brighter }: Pair): string {
  return (changed * 2 ** 16 + other * 2 + Number(brighter)).toString(16).padStart(8, '0');
}

function readPairs(digits: string): Pair[] {
  return Array.from({ length: digits.length / 8 }, (_, at) => {
    const value = Number.parseInt(digits.slice(8 * at, 8 * at + 8), 16);
    return { changed: value >>> 16, other: (value >>> 1) & 0x7fff, brighter: (value & 1) === 1 };
  });
}
