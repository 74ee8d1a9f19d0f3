import { UserError } from '../../../../core/errors.ts';
import { type Outline, partCounter, viewOf } from './outline.ts';

const endOfImage = 0xd9;
const startOfScan = 0xda;
/** Start-of-frame markers are C0 to CF, except for three of other meaning. */
const noFrames = [0xc4, 0xc8, 0xcc];

/** Every scan of a progressive JPEG passes over the whole picture. Encoders write 10, thorough ones up to about 30. */
const mostScans = 64;
/** Pixels times scans. */
const mostWork = 1.5e9;

/** Throws UserError `damaged-media` for a file that would keep its decoder busy. */
export function readJpeg(bytes: Uint8Array): Outline {
  const view = viewOf(bytes);
  const count = partCounter();
  let [width, height, scans] = [0, 0, 0];
  let at = 2;
  while (at + 4 <= bytes.length) {
    count();
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === endOfImage) break;
    if (marker === 0xff) {
      at++; // fill byte
      continue;
    }
    if (isFrame(marker) && at + 9 <= bytes.length) {
      height = Math.max(height, view.getUint16(at + 5));
      width = Math.max(width, view.getUint16(at + 7));
    }
    at += hasNoLength(marker) ? 2 : 2 + view.getUint16(at + 2);
    if (marker !== startOfScan) continue;
    scans++;
    at = nextMarker(bytes, at);
  }
  if (scans > mostScans || scans * width * height > mostWork) throw new UserError('damaged-media');
  return { width, height, frames: 1 };
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && !noFrames.includes(marker);
}

/** Restart markers, start of image, and TEM. */
function hasNoLength(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01;
}

/** Compressed data contains FF only before 00 or as a restart marker. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}
