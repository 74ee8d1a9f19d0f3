import { type FoundManifest, latin1, partCounter, Unspliceable, viewOf } from './splice.ts';

interface Chunk {
  readonly name: string;
  readonly start: number;
  /** With the byte that fills an odd length. */
  readonly end: number;
  readonly data: Uint8Array;
}

const headerBytes = 12;
const chunkHeader = 8;
const xmpFlag = 0x04;
const alphaFlag = 0x10;
const extendedBytes = 10;

/** The picture with this XMP packet and no other, and without any manifest. Throws Unspliceable. */
export function withXmpInWebp(bytes: Uint8Array, xmp: Uint8Array): Uint8Array {
  const [first, ...rest] = chunksOf(bytes);
  if (!first) throw new Unspliceable('no picture');
  const isExtended = first.name === 'VP8X';
  const extended = isExtended ? Uint8Array.from(first.data) : extendedFor(first);
  if (extended.length !== extendedBytes) throw new Unspliceable('an extended header of another length');
  extended[0] = (extended[0] as number) | xmpFlag;
  const kept = (isExtended ? rest : [first, ...rest]).filter(({ name }) => name !== 'XMP ' && name !== 'C2PA');
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    chunkOf('VP8X', extended),
    ...kept.map(({ data, name }) => chunkOf(name, data)),
    chunkOf('XMP ', xmp),
  ]);
  return Buffer.concat([headerOf('RIFF', body.length), body]);
}

/** Undefined where there is none. Throws Unspliceable. */
export function manifestInWebp(bytes: Uint8Array): FoundManifest | undefined {
  const found = chunksOf(bytes).find(({ name }) => name === 'C2PA');
  if (!found) return undefined;
  const { data: jumbf, end } = found;
  const hasFilling = jumbf.length % 2 === 1;
  return { jumbf, isWrittenSo: !hasFilling || bytes[end - 1] === 0 };
}

function chunksOf(bytes: Uint8Array): readonly Chunk[] {
  const isWebp = latin1(bytes.subarray(0, 4)) === 'RIFF' && latin1(bytes.subarray(8, headerBytes)) === 'WEBP';
  if (!isWebp) throw new Unspliceable('no WebP');
  const view = viewOf(bytes);
  const whole = Math.min(bytes.length, chunkHeader + view.getUint32(4, true));
  const count = partCounter();
  const chunks: Chunk[] = [];
  for (let start = headerBytes; start + chunkHeader <= whole; ) {
    count();
    const length = view.getUint32(start + 4, true);
    const dataEnd = start + chunkHeader + length;
    if (dataEnd > whole) throw new Unspliceable('a chunk that breaks off');
    const end = dataEnd + (length % 2);
    const name = latin1(bytes.subarray(start, start + 4));
    chunks.push({ name, start, end, data: bytes.subarray(start + chunkHeader, dataEnd) });
    start = end;
  }
  return chunks;
}

/** The header that a picture without one needs before it may have metadata. */
function extendedFor({ name, data }: Chunk): Uint8Array {
  const view = viewOf(data);
  if (name === 'VP8 ' && data.length >= 10) {
    return extendedHeader(view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff, false);
  }
  if (name === 'VP8L' && data.length >= 5) {
    const bits = view.getUint32(1, true);
    return extendedHeader(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff), ((bits >>> 28) & 1) === 1);
  }
  throw new Unspliceable('a picture of no known kind');
}

function extendedHeader(width: number, height: number, hasAlpha: boolean): Uint8Array {
  if (width === 0 || height === 0) throw new Unspliceable('a picture without a size');
  const header = Buffer.alloc(extendedBytes);
  header[0] = hasAlpha ? alphaFlag : 0;
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  return header;
}

function chunkOf(name: string, data: Uint8Array): Uint8Array {
  const filling = new Uint8Array(data.length % 2);
  return Buffer.concat([headerOf(name, data.length), data, filling]);
}

function headerOf(name: string, length: number): Uint8Array {
  const header = Buffer.alloc(chunkHeader);
  header.write(name, 'latin1');
  header.writeUInt32LE(length, 4);
  return header;
}
