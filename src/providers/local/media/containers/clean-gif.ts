import { colourBytes, type GifBlock, gifBlocks, gifHeaderEnd, headerBytes, imageBytes } from './gif.ts';
import { trimPixels } from './lzw.ts';

const trailer = 0x3b;
const longestSubBlock = 255;
/** Most bits of a colour number that decoders take. */
const mostRootBits = 11;

/**
 * Writes a GIF anew, block by block. What is shown stays bit for bit; what is not shown goes: comments, texts, data of
 * applications except the loop count, unused colours, and everything after the last pixel of an image and after the file.
 */
export function cleanGif(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  const usedGlobally = new Set([bytes[11] ?? 0]); // the background
  let control: GifBlock | undefined;
  let loops = false;
  for (const block of gifBlocks(bytes)) {
    if (block.kind === 'control') control = block;
    if (block.kind === 'application' && !loops) {
      const loop = loopBlock(bytes, block);
      loops = loop !== undefined;
      if (loop) kept.push(loop);
    }
    if (block.kind !== 'image') continue;
    if (control) kept.push(controlBlock(bytes, control));
    control = undefined;
    kept.push(...imageBlock(bytes, block, usedGlobally));
  }
  return Buffer.concat([...screenOf(bytes, usedGlobally), ...kept, Uint8Array.of(trailer)]);
}

/** The version is always the one of today, and the shape of a pixel always square, as every viewer draws it. */
function screenOf(bytes: Uint8Array, used: ReadonlySet<number>): Uint8Array[] {
  const screen = Uint8Array.from(bytes.subarray(0, headerBytes));
  screen.set(Buffer.from('GIF89a'));
  screen[headerBytes - 1] = 0;
  return [screen, onlyUsed(bytes.subarray(headerBytes, gifHeaderEnd(bytes)), used)];
}

function controlBlock(bytes: Uint8Array, { at }: GifBlock): Uint8Array {
  const block = Uint8Array.from(bytes.subarray(at, at + 8));
  block[3] = (block[3] as number) & 0x1f;
  block[7] = 0;
  return block;
}

function loopBlock(bytes: Uint8Array, { at, end }: GifBlock): Uint8Array | undefined {
  const name = Buffer.from(bytes.subarray(at + 2, at + 14)).toString('latin1');
  const isLoop = name === '\x0bNETSCAPE2.0' || name === '\x0bANIMEXTS1.0';
  if (!isLoop || end - at < 19 || bytes[at + 14] !== 3 || bytes[at + 15] !== 1) return undefined;
  return Buffer.concat([bytes.subarray(at, at + 18), Uint8Array.of(0)]);
}

function imageBlock(bytes: Uint8Array, { at, end }: GifBlock, usedGlobally: Set<number>): Uint8Array[] {
  const head = Uint8Array.from(bytes.subarray(at, at + imageBytes));
  const flags = head[9] as number;
  head[9] = flags & 0xe7;
  const [, width = 0, height = 0] = new Uint16Array(head.slice(3, 9).buffer);
  const tableEnd = at + imageBytes + colourBytes(flags);
  const rootBits = bytes[tableEnd] ?? 0;
  if (rootBits < 1 || rootBits > mostRootBits) return [];
  const { data, used } = trimPixels(joined(bytes, tableEnd + 1, end), rootBits, width * height);
  const table = onlyUsed(bytes.subarray(at + imageBytes, tableEnd), used);
  if (table.length === 0) for (const colour of used) usedGlobally.add(colour);
  return [head, table, Uint8Array.of(rootBits), ...inSubBlocks(data), Uint8Array.of(0)];
}

/** Colours that occur nowhere become black. */
function onlyUsed(table: Uint8Array, used: ReadonlySet<number>): Uint8Array {
  return table.map((value, index) => (used.has(Math.floor(index / 3)) ? value : 0));
}

function joined(bytes: Uint8Array, from: number, end: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = from; at < end; at += 1 + (bytes[at] ?? 0))
    parts.push(bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)));
  return Buffer.concat(parts);
}

function* inSubBlocks(data: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < data.length; at += longestSubBlock) {
    const piece = data.subarray(at, at + longestSubBlock);
    yield Uint8Array.of(piece.length);
    yield piece;
  }
}
