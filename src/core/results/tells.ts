import { type Look, type LookFrame, lookSides, type Tells } from '../ports/trust.ts';

/** The brightness of square cells, rows from the top, `side` cells each way. */
interface Grid {
  readonly side: number;
  readonly cells: Uint8Array;
}

/**
 * Two cells. A swap has changed one of them; the other one it has left alone, and its brightness lies between that
 * of the first in the scene and that of the first in the result. So each is the brighter one once, by a margin that encoding anew
 * does not use up.
 */
interface Pair {
  readonly brighter: number;
  readonly darker: number;
}

/** Pairs of one frame. */
const mostPairs = 64;
/** With fewer in all, a picture and its scene are too alike to be told apart. */
const fewestPairs = 16;
/** With fewer coarse ones, the changed faces are small, and fine cells are needed. */
const fewestCoarse = 32;
/** Of 255. A cell that has changed less may as well have been encoded anew. */
const leastChange = 6;
const unchanged = 1;
/** How far the brightness of the other cell may be from the middle, as a share of the change. */
const mostOffMiddle = 0.2;
/** Of the pairs, this share must be as they are in the result. */
const leastAgreement = 0.8;

/** Undefined where the two can hardly be told apart, or differ in their sampled frames. */
export function tellsOf(result: Look, scene: Look): Tells | undefined {
  if (result.frames.length !== scene.frames.length) return undefined;
  const tells = result.frames.map((frame, at) => tellsOfFrame(frame, scene.frames[at] ?? frame));
  const count = tells.flatMap(({ pairs }) => pairs).length;
  return count < fewestPairs ? undefined : tells.map(({ scale, pairs }) => scale + pairs.map(written).join(''));
}

/** Whether a picture that looks like the result and like its scene is a copy of the result. */
export function isResult({ frames }: Look, tells: Tells): boolean {
  if (frames.length !== tells.length) return false;
  const answers = frames.flatMap((frame, at) => {
    const { grid, pairs } = read(tells[at] ?? '', frame);
    return pairs.map(({ brighter, darker }) => (grid.cells[brighter] ?? 0) > (grid.cells[darker] ?? 0));
  });
  return answers.length > 0 && answers.filter(Boolean).length >= leastAgreement * answers.length;
}

function gridOf(frame: LookFrame, scale: keyof LookFrame): Grid {
  return { side: lookSides[scale], cells: frame[scale] };
}

function tellsOfFrame(
  result: LookFrame,
  scene: LookFrame,
): { readonly scale: string; readonly pairs: readonly Pair[] } {
  const coarse = pairsOf(gridOf(result, 'coarse'), gridOf(scene, 'coarse'));
  if (coarse.length >= fewestCoarse) return { scale: 'c', pairs: coarse };
  return { scale: 'f', pairs: pairsOf(gridOf(result, 'fine'), gridOf(scene, 'fine')) };
}

/** The cells that have changed most, each with the nearest cell that can be compared with it. */
function pairsOf(result: Grid, scene: Grid): Pair[] {
  const changes = Int16Array.from(result.cells, (value, at) => value - (scene.cells[at] ?? 0));
  const sizes = changes.map(Math.abs);
  const all = [...sizes.keys()];
  const still = all.filter((at) => (sizes[at] ?? 0) <= unchanged);
  const strongest = all
    .filter((at) => (sizes[at] ?? 0) >= leastChange)
    .sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0))
    .slice(0, mostPairs);
  return strongest.flatMap((changed) => {
    const change = changes[changed] ?? 0;
    const middle = (scene.cells[changed] ?? 0) + change / 2;
    const other = nearest(changed, still, scene, { middle, mostOff: mostOffMiddle * Math.abs(change) });
    if (other === undefined) return [];
    return [change > 0 ? { brighter: changed, darker: other } : { brighter: other, darker: changed }];
  });
}

/** The nearest of the cells that are about as bright as `middle`. */
function nearest(
  to: number,
  candidates: readonly number[],
  { side, cells }: Grid,
  { middle, mostOff }: { readonly middle: number; readonly mostOff: number },
): number | undefined {
  let found: number | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const at of candidates) {
    if (Math.abs((cells[at] ?? 0) - middle) > mostOff) continue;
    const across = (at % side) - (to % side);
    const down = Math.floor(at / side) - Math.floor(to / side);
    const squared = across * across + down * down;
    if (squared < shortest) [found, shortest] = [at, squared];
  }
  return found;
}

/** 16 bits for each cell. */
function written({ brighter, darker }: Pair): string {
  return (brighter * 2 ** 16 + darker).toString(16).padStart(8, '0');
}

/** The pairs of a frame, and its cells at their scale. */
function read(tells: string, frame: LookFrame): { readonly grid: Grid; readonly pairs: readonly Pair[] } {
  const pairs = Array.from({ length: (tells.length - 1) / 8 }, (_, at) => {
    const value = Number.parseInt(tells.slice(1 + 8 * at, 9 + 8 * at), 16);
    return { brighter: value >>> 16, darker: value & 0xffff };
  });
  return { grid: gridOf(frame, tells.startsWith('c') ? 'coarse' : 'fine'), pairs };
}
