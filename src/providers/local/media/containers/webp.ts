import { atLeast, type Outline, partCounter, viewOf } from './outline.ts';

const headerBytes = 12;
const chunkHeader = 8;

/** Reads every chunk, since a hostile file may name its size and its frames more than once. */
export function readWebp(bytes: Uint8Array): Outline {
  const view = viewOf(bytes);
  const count = partCounter();
  const end = Math.min(bytes.length, chunkHeader + (bytes.length >= headerBytes ? view.getUint32(4, true) : 0));
  let outline: Outline = { width: 0, height: 0, frames: 0 };
  for (let at = headerBytes; at + chunkHeader <= end; ) {
    count();
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const data = new DataView(
      view.buffer,
      view.byteOffset + at + chunkHeader,
      Math.min(length, end - at - chunkHeader),
    );
    outline = atLeast(outline, sizeIn(name, data));
    if (name === 'ANMF') outline = { ...outline, frames: outline.frames + 1 };
    at += chunkHeader + length + (length % 2);
  }
  return { ...outline, frames: Math.max(1, outline.frames) };
}

function sizeIn(name: string, data: DataView): { readonly width: number; readonly height: number } {
  const { byteLength } = data;
  if (name === 'VP8X' && byteLength >= 10) return { width: 1 + uint24(data, 4), height: 1 + uint24(data, 7) };
  if (name === 'ANMF' && byteLength >= 12) return { width: 1 + uint24(data, 6), height: 1 + uint24(data, 9) };
  if (name === 'VP8 ' && byteLength >= 10) {
    return { width: data.getUint16(6, true) & 0x3fff, height: data.getUint16(8, true) & 0x3fff };
  }
  if (name === 'VP8L' && byteLength >= 5) {
    const bits = data.getUint32(1, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return { width: 0, height: 0 };
}

function uint24(data: DataView, at: number): number {
  return data.getUint16(at, true) | (data.getUint8(at + 2) << 16);
}
