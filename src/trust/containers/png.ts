import { crc32 } from 'node:zlib';
import { beginsWith, type FoundManifest, latin1, partCounter, Unspliceable, viewOf } from './splice.ts';

interface Chunk {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly data: Uint8Array;
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Bytes of a chunk beside its data: length, name and checksum. */
const chunkFrame = 12;
const xmpKeyword = 'XML:com.adobe.xmp\0';
const oldXmpKeyword = 'Raw profile type xmp\0';
const manifestName = 'caBX';
const textNames = ['iTXt', 'tEXt', 'zTXt'];

/** The picture with this XMP packet and no other, and without any manifest. Throws Unspliceable. */
export function withXmpInPng(bytes: Uint8Array, xmp: Uint8Array): Uint8Array {
  const all = chunksOf(bytes);
  const [header, ...rest] = all;
  if (header?.name !== 'IHDR' || all.at(-1)?.name !== 'IEND') throw new Unspliceable('no whole PNG');
  // not compressed, and without a language or a translated keyword
  const text = Buffer.concat([Buffer.from(`${xmpKeyword}\0\0\0\0`, 'latin1'), xmp]);
  const kept = rest.filter((chunk) => chunk.name !== manifestName && !isXmp(chunk));
  return Buffer.concat([
    bytes.subarray(0, header.end),
    chunkOf('iTXt', text),
    ...kept.map(({ start, end }) => bytes.subarray(start, end)),
  ]);
}

/** Undefined where there is none. Throws Unspliceable. */
export function manifestInPng(bytes: Uint8Array): FoundManifest | undefined {
  const found = chunksOf(bytes).find(({ name }) => name === manifestName);
  if (!found) return undefined;
  const { data: jumbf, start, end } = found;
  return { jumbf, isWrittenSo: crc32(bytes.subarray(start + 4, end - 4)) === viewOf(bytes).getUint32(end - 4) };
}

/** Up to `IEND`: what follows it belongs to no picture. */
function chunksOf(bytes: Uint8Array): readonly Chunk[] {
  if (!signature.equals(bytes.subarray(0, signature.length))) throw new Unspliceable('no PNG');
  const view = viewOf(bytes);
  const count = partCounter();
  const chunks: Chunk[] = [];
  let start = signature.length;
  while (start + chunkFrame <= bytes.length) {
    count();
    const end = start + chunkFrame + view.getUint32(start);
    if (end > bytes.length) throw new Unspliceable('a chunk that breaks off');
    const name = latin1(bytes.subarray(start + 4, start + 8));
    chunks.push({ name, start, end, data: bytes.subarray(start + 8, end - 4) });
    if (name === 'IEND') break;
    start = end;
  }
  return chunks;
}

function isXmp({ name, data }: Chunk): boolean {
  return textNames.includes(name) && (beginsWith(data, xmpKeyword) || beginsWith(data, oldXmpKeyword));
}

function chunkOf(name: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
