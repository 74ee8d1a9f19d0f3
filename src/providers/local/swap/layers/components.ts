import type { Scratch } from '../../pixels/scratch.ts';

/** A connected set of marked pixels. */
export interface Component {
  /** Indices of its pixels. */
  readonly pixels: Int32Array;
}

/** The connected sets (by their four sides) of the pixels that are not 0 in `marked` [height, width]. */
export function componentsOf(marked: Uint8Array, width: number, scratch: Scratch): Component[] {
  const seen = scratch.bytes(marked.length);
  const queue = scratch.integers(marked.length);
  const components: Component[] = [];
  let start = 0;
  for (let first = 0; first < marked.length; first++) {
    if (marked[first] === 0 || seen[first] !== 0) continue;
    const end = flood(marked, seen, queue, width, first, start);
    components.push({ pixels: queue.subarray(start, end) });
    start = end;
  }
  return components;
}

/** Appends the pixels connected to `first` to the queue and returns its new end. */
function flood(
  marked: Uint8Array,
  seen: Uint8Array,
  queue: Int32Array,
  width: number,
  first: number,
  start: number,
): number {
  let end = start;
  const add = (i: number): void => {
    if (marked[i] === 0 || seen[i] !== 0) return;
    seen[i] = 1;
    queue[end++] = i;
  };
  add(first);
  for (let next = start; next < end; next++) {
    const i = queue[next] as number;
    const x = i % width;
    if (x > 0) add(i - 1);
    if (x < width - 1) add(i + 1);
    if (i >= width) add(i - width);
    if (i + width < marked.length) add(i + width);
  }
  return end;
}
