/**
 * An arena of zeroed arrays for one swap at a time. `reset` frees all of them, so that the next swap allocates nothing.
 */
export interface Scratch {
  floats(length: number): Float32Array;
  bytes(length: number): Uint8Array;
  integers(length: number): Int32Array;
  /** Floats of any value, to be overwritten. */
  unset(length: number): Float32Array;
  /** Frees what `work` took, once it is done. Its result must be older, or none of the arena. */
  within<Result>(work: () => Result): Result;
  reset(): void;
}

const ALIGNMENT = 64;
const PAGE = 65_536;

export function createScratch(initialBytes = 1 << 24): Scratch {
  let memory = new ArrayBuffer(initialBytes);
  let used = 0;
  let wanted = 0;

  /** Offset of a free block. Undefined if the arena is full: the array is then allocated on the heap. */
  function take(byteLength: number): number | undefined {
    const offset = used;
    used += Math.ceil(byteLength / ALIGNMENT) * ALIGNMENT;
    wanted = Math.max(wanted, used);
    return used > memory.byteLength ? undefined : offset;
  }

  return {
    floats(length) {
      const offset = take(length * 4);
      return offset === undefined ? new Float32Array(length) : new Float32Array(memory, offset, length).fill(0);
    },
    bytes(length) {
      const offset = take(length);
      return offset === undefined ? new Uint8Array(length) : new Uint8Array(memory, offset, length).fill(0);
    },
    integers(length) {
      const offset = take(length * 4);
      return offset === undefined ? new Int32Array(length) : new Int32Array(memory, offset, length).fill(0);
    },
    unset(length) {
      const offset = take(length * 4);
      return offset === undefined ? new Float32Array(length) : new Float32Array(memory, offset, length);
    },
    within(work) {
      const before = used;
      const result = work();
      used = before;
      return result;
    },
    reset() {
      if (wanted > memory.byteLength) memory = new ArrayBuffer(Math.ceil((wanted * 1.15) / PAGE) * PAGE);
      used = 0;
      wanted = 0;
    },
  };
}
