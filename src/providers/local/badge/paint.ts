import type { DecodedPicture } from '../media/decode.ts';
import type { BadgePlace } from './place.ts';
import { type BadgeShape, badgeShape, plateOpacity } from './shape.ts';

export const plateColour = 16;
export const letterColour = 255;

/** One pixel of the badge: where it is in the picture, and how much of it the plate and the letters cover, 0 to 1. */
export interface BadgePixel {
  readonly x: number;
  readonly y: number;
  readonly plate: number;
  readonly letter: number;
}

/** The pixels of a badge that lie in the picture. */
export function badgePixels(
  { box, height }: BadgePlace,
  size: { width: number; height: number },
): readonly BadgePixel[] {
  const shape: BadgeShape = badgeShape(height);
  const pixels: BadgePixel[] = [];
  for (let row = 0; row < shape.height; row++) {
    for (let column = 0; column < shape.width; column++) {
      const [x, y] = [box.left + column, box.top + row];
      const at = row * shape.width + column;
      const [plate, letter] = [(shape.plate[at] as number) * plateOpacity, shape.letters[at] as number];
      if (plate > 0 && x >= 0 && y >= 0 && x < size.width && y < size.height) pixels.push({ x, y, plate, letter });
    }
  }
  return pixels;
}

/** A value of a pixel under the badge. `dark` is the value of the bare plate, `bright` that of the letters. */
export function underBadge(value: number, { plate, letter }: BadgePixel, dark: number, bright: number): number {
  const onPlate = value + (dark - value) * plate;
  return Math.round(onPlate + (bright - onPlate) * letter);
}

/** Draws the badge into the pixels, also where the picture is transparent. */
export function paintBadge({ picture, alpha }: Pick<DecodedPicture, 'picture' | 'alpha'>, place: BadgePlace): void {
  const { width, data } = picture;
  for (const pixel of badgePixels(place, picture)) {
    const at = pixel.y * width + pixel.x;
    for (let i = at * 3; i < at * 3 + 3; i++) {
      data[i] = underBadge(data[i] as number, pixel, plateColour, letterColour);
    }
    if (alpha) alpha[at] = Math.max(alpha[at] as number, Math.round(255 * Math.max(pixel.plate, pixel.letter)));
  }
}
