import { type Outline, partCounter, viewOf } from './outline.ts';

/** A part of a GIF file, from the byte `at` up to but not including `end`. */
export interface GifBlock {
  readonly kind: 'image' | 'control' | 'application' | 'other';
  readonly at: number;
  readonly end: number;
}

/** Identifiers of GIF blocks and extensions (GIF89a specification). */
const graphicControl = 0xf9;
const application = 0xff;
const extension = 0x21;
const image = 0x2c;
export const headerBytes = 13;
/** Bytes of an image block before its colour table. */
export const imageBytes = 10;

/**
 * Hundredths of a second. Browsers and FFmpeg show a frame with a shorter delay for a tenth of a second (Chromium and
 * Firefox: 10 ms or less; FFmpeg: `min_delay` 2, `default_delay` 10).
 */
const shortestDelay = 2;
const delayInstead = 10;

/** Frames, and the length of one round as it is played. */
export function readGif(bytes: Uint8Array): Outline {
  const view = viewOf(bytes);
  if (bytes.length < headerBytes) return { width: 0, height: 0, frames: 1 };
  let [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  let [frames, hundredths, delay] = [0, 0, 0];
  for (const { kind, at } of gifBlocks(bytes)) {
    if (kind === 'control') delay = view.getUint16(at + 4, true);
    if (kind !== 'image') continue;
    frames++;
    hundredths += delay < shortestDelay ? delayInstead : delay;
    delay = 0;
    width = Math.max(width, view.getUint16(at + 1, true) + view.getUint16(at + 5, true));
    height = Math.max(height, view.getUint16(at + 3, true) + view.getUint16(at + 7, true));
  }
  return { width, height, frames: Math.max(1, frames), ...(frames > 1 && { seconds: hundredths / 100 }) };
}

/** Every whole block after the header, up to the trailer or to where the file is damaged. */
export function* gifBlocks(bytes: Uint8Array): Generator<GifBlock> {
  const count = partCounter();
  let at = gifHeaderEnd(bytes);
  while (at < bytes.length) {
    count();
    const end = blockEnd(bytes, at);
    if (end === undefined) return;
    yield { kind: kindOf(bytes, at), at, end };
    at = end;
  }
}

/** Where the header and the global colour table end. */
export function gifHeaderEnd(bytes: Uint8Array): number {
  return headerBytes + colourBytes(bytes[headerBytes - 3] ?? 0);
}

/** Size in bytes of the colour table that the packed flags announce. */
export function colourBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1);
}

function kindOf(bytes: Uint8Array, at: number): GifBlock['kind'] {
  if (bytes[at] === image) return 'image';
  const hasControl = bytes[at + 1] === graphicControl && bytes[at + 2] === 4;
  if (hasControl) return 'control';
  return bytes[at + 1] === application ? 'application' : 'other';
}

/** Undefined at the trailer, or if the file is cut off or is no valid GIF from here on. */
function blockEnd(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at] === extension) return dataEnd(bytes, at + 2);
  if (bytes[at] === image) return dataEnd(bytes, at + imageBytes + colourBytes(bytes[at + 9] ?? 0) + 1);
  return undefined;
}

/** Data comes in sub-blocks that start with their length. A length of 0 ends the data. */
function dataEnd(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; at < bytes.length; at += 1 + (bytes[at] ?? 0)) if (bytes[at] === 0) return at + 1;
  return undefined;
}
