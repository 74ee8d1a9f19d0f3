import type { Picture } from '../pixels/picture.ts';
import type { BadgePlace } from './place.ts';
import { badgeShape, plateOpacity } from './shape.ts';

const plateColour = 16;
const letterColour = 255;

/** Draws the badge into the pixels. */
export function paintBadge({ width, height, data }: Picture, place: BadgePlace): void {
  const { box } = place;
  const shape = badgeShape(place.height);
  for (let y = 0; y < shape.height && box.top + y < height; y++) {
    for (let x = 0; x < shape.width && box.left + x < width; x++) {
      const index = y * shape.width + x;
      const plate = (shape.plate[index] as number) * plateOpacity;
      const letter = shape.letters[index] as number;
      const at = ((box.top + y) * width + box.left + x) * 3;
      for (let channel = at; channel < at + 3; channel++) {
        const onPlate = (data[channel] as number) * (1 - plate) + plateColour * plate;
        data[channel] = Math.round(onPlate * (1 - letter) + letterColour * letter);
      }
    }
  }
}
