import { inflateSync } from 'node:zlib';
import { type Outline, partCounter, viewOf } from './outline.ts';

interface Chunk {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly data: Uint8Array;
}

const signatureBytes = 8;
/** Bytes of a chunk beside its data: length, name and checksum. */
const chunkFrame = 12;

/** Chunks that a decoder needs in order to show the first frame: colours, transparency, orientation, pixels. */
const shown = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP sBIT iCCP eXIf'.split(' '));
/** Bytes. Larger chunks that are no pixels are dropped, and so are colour profiles that inflate to more. */
const mostSmallChunk = 2 ** 20;
const mostProfile = 4 * 2 ** 20;

/** An animated PNG has an `acTL` chunk before its pixels. */
export function readPng(bytes: Uint8Array): Outline {
  const view = viewOf(bytes);
  const hasHeader = bytes.length >= signatureBytes + chunkFrame + 13;
  const width = hasHeader ? view.getUint32(16) : 0;
  const height = hasHeader ? view.getUint32(20) : 0;
  for (const { name, start, data } of chunks(bytes)) {
    if (name === 'IDAT') break;
    if (name === 'acTL' && data.length >= 4) return { width, height, frames: Math.max(1, view.getUint32(start + 8)) };
  }
  return { width, height, frames: 1 };
}

/** The first frame alone, without texts and other chunks that a decoder would read, and inflate, for nothing. */
export function leanPng(bytes: Uint8Array): Uint8Array {
  const kept = [bytes.subarray(0, signatureBytes)];
  for (const chunk of chunks(bytes)) if (isKept(chunk)) kept.push(bytes.subarray(chunk.start, chunk.end));
  return Buffer.concat(kept);
}

function isKept({ name, data }: Chunk): boolean {
  if (!shown.has(name)) return false;
  if (name === 'IDAT') return data.length > 0;
  return data.length <= mostSmallChunk && (name !== 'iCCP' || isProfileSmall(data));
}

/** Name, zero, method, compressed profile. */
function isProfileSmall(data: Uint8Array): boolean {
  try {
    inflateSync(data.subarray(data.indexOf(0) + 2), { maxOutputLength: mostProfile });
    return true;
  } catch {
    return false;
  }
}

function* chunks(bytes: Uint8Array): Generator<Chunk> {
  const view = viewOf(bytes);
  const count = partCounter();
  let start = signatureBytes;
  while (start + chunkFrame <= bytes.length) {
    count();
    const length = view.getUint32(start);
    const end = Math.min(bytes.length, start + chunkFrame + length);
    const name = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    yield { name, start, end, data: bytes.subarray(start + 8, Math.min(bytes.length, start + 8 + length)) };
    if (name === 'IEND') return;
    start += chunkFrame + length;
  }
}
