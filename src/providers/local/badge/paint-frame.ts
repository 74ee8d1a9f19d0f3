import type { Frame } from 'node-av/lib';
import { isFullRange, planeOf } from '../video/codec/frame-pixels.ts';
import type { Library } from '../video/codec/library.ts';
import { type BadgePixel, letterColour, plateColour, underBadge } from './paint.ts';

/** The darkest and the brightest luma of video that leaves room at both ends. */
const narrow = { dark: 16, bright: 235 } as const;
const noColour = 128;

/** Draws the badge into a frame in 8-bit YUV 4:2:0 or in BGRA. */
export function paintFrame(library: Library, frame: Frame, pixels: readonly BadgePixel[]): void {
  if (frame.makeWritable() < 0) throw new Error('a frame cannot be written to');
  if (frame.format === library.AV_PIX_FMT_BGRA) paintBgra(frame, pixels);
  else paintPlanes(library, frame, pixels);
}

function paintPlanes(library: Library, frame: Frame, pixels: readonly BadgePixel[]): void {
  const { dark, bright } = isFullRange(library, frame) ? { dark: plateColour, bright: letterColour } : darkAndBright();
  const [luma, blue, red] = [planeOf(frame, 0), planeOf(frame, 1), planeOf(frame, 2)];
  const [lumaRow = 0, blueRow = 0, redRow = 0] = frame.linesize;
  for (const pixel of pixels) {
    const at = pixel.y * lumaRow + pixel.x;
    luma[at] = underBadge(luma[at] as number, pixel, dark, bright);
    if (pixel.x % 2 === 1 || pixel.y % 2 === 1) continue;
    const [atBlue, atRed] = [(pixel.y >> 1) * blueRow + (pixel.x >> 1), (pixel.y >> 1) * redRow + (pixel.x >> 1)];
    blue[atBlue] = underBadge(blue[atBlue] as number, pixel, noColour, noColour);
    red[atRed] = underBadge(red[atRed] as number, pixel, noColour, noColour);
  }
}

function darkAndBright(): { readonly dark: number; readonly bright: number } {
  const { dark, bright } = narrow;
  return { dark: dark + (plateColour * (bright - dark)) / 255, bright };
}

function paintBgra(frame: Frame, pixels: readonly BadgePixel[]): void {
  const plane = planeOf(frame, 0);
  const [row = 0] = frame.linesize;
  for (const pixel of pixels) {
    const at = pixel.y * row + pixel.x * 4;
    for (let i = at; i < at + 3; i++) plane[i] = underBadge(plane[i] as number, pixel, plateColour, letterColour);
    plane[at + 3] = 255; // a GIF knows no half transparency
  }
}
