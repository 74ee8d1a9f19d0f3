import type { IOContext } from 'node-av/lib';
import type { Library } from './library.ts';

const firstCapacity = 1 << 20;
const writeSize = 65_536;

/** A file that is written to memory. */
export interface OutputFile {
  readonly io: IOContext;
  bytes(): Uint8Array;
}

export function createOutputFile(library: Library): OutputFile {
  let memory = Buffer.alloc(firstCapacity);
  let position = 0;
  let length = 0;

  function reserve(wanted: number): void {
    if (wanted <= memory.byteLength) return;
    const larger = Buffer.alloc(Math.max(wanted, memory.byteLength * 2));
    memory.copy(larger, 0, 0, length);
    memory = larger;
  }

  const io = new library.IOContext();
  io.allocContextWithCallbacks(
    writeSize,
    1,
    null,
    (piece) => {
      reserve(position + piece.byteLength);
      piece.copy(memory, position);
      position += piece.byteLength;
      length = Math.max(length, position);
      return piece.byteLength;
    },
    (offset, whence) => {
      if (whence === library.AVSEEK_SIZE) return BigInt(length);
      const starts = new Map([
        [library.AVSEEK_CUR, position],
        [library.AVSEEK_END, length],
      ]);
      position = (starts.get(whence) ?? 0) + Number(offset);
      return BigInt(position);
    },
  );
  return { io, bytes: () => new Uint8Array(memory.buffer, memory.byteOffset, length) };
}
