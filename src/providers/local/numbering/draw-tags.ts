import type { DecodedPicture } from '../media/decode.ts';
import { type Box, boxHeight, boxWidth } from '../mesh/face.ts';
import { coverage, distanceToStrokes, outsideRounded } from '../pixels/strokes.ts';
import { strokesOf } from './digits.ts';
import { digitsOfTag, type Tag } from './tags.ts';

type Canvas = Pick<DecodedPicture, 'picture' | 'alpha'>;

const dark = 16;
const bright = 255;
/** How much of the picture the dark edge of a line and the plate under a number hide. */
const edgeOpacity = 0.7;
const plateOpacity = 0.86;
/** Width of the dark edge on each side of a line, in line widths. */
const edge = 0.6;
/** Radius of the corners of a frame by its width, and of a plate by its height. */
const frameRadius = 0.08;
const plateRadius = 0.3;
/** Width of the strokes of a digit, and of the rim of its plate, by the height of its tag. */
const stroke = 0.1;
const rim = 0.05;

/** Draws all frames, then all numbers over them, also where the picture is transparent. */
export function drawTags(canvas: Canvas, tags: readonly Tag[]): void {
  for (const tag of tags) drawFrame(canvas, tag);
  for (const tag of tags) drawNumber(canvas, tag);
}

/** A white line with dark edges, which is seen on light and on dark. */
function drawFrame(canvas: Canvas, { frame, line }: Tag): void {
  const reach = line * (0.5 + edge) + 1;
  const radius = frameRadius * boxWidth(frame);
  const [halfWidth, halfHeight] = [boxWidth(frame) / 2, boxHeight(frame) / 2];
  const [centreX, centreY] = [frame.left + halfWidth, frame.top + halfHeight];
  const { left, right, top, bottom } = pixelsOf(frame, reach, canvas);
  const inside = reach + radius;
  for (let y = top; y < bottom; y++) {
    const isBetween = y > frame.top + inside && y < frame.bottom - inside;
    for (let x = left; x < right; x++) {
      if (isBetween && x > frame.left + inside && x < frame.right - inside) x = Math.floor(frame.right - inside);
      const outside = outsideRounded(x + 0.5 - centreX, y + 0.5 - centreY, halfWidth, halfHeight, radius);
      const distance = Math.abs(outside) - line / 2;
      paint(canvas, x, y, coverage(distance - line * edge) * edgeOpacity, coverage(distance));
    }
  }
}

/** White digits on a dark plate with a white rim. */
function drawNumber(canvas: Canvas, { number, box }: Tag): void {
  const height = boxHeight(box);
  const [halfWidth, halfHeight] = [boxWidth(box) / 2, height / 2];
  const digit = height * digitsOfTag;
  const { strokes } = strokesOf(number);
  const { left, right, top, bottom } = pixelsOf(box, 1, canvas);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const [dx, dy] = [x + 0.5 - box.left - halfWidth, y + 0.5 - box.top - halfHeight];
      const outside = outsideRounded(dx, dy, halfWidth, halfHeight, plateRadius * height);
      const fromDigits = distanceToStrokes({ x: dx / digit, y: dy / digit }, strokes) * digit - (stroke * height) / 2;
      const fromRim = Math.abs(outside + (rim * height) / 2) - (rim * height) / 2;
      paint(canvas, x, y, coverage(outside) * plateOpacity, coverage(Math.min(fromDigits, fromRim)));
    }
  }
}

/** The whole pixels of an area with some room around it that lie in the picture. */
function pixelsOf(box: Box, room: number, { picture }: Canvas): Box {
  return {
    left: Math.max(0, Math.floor(box.left - room)),
    top: Math.max(0, Math.floor(box.top - room)),
    right: Math.min(picture.width, Math.ceil(box.right + room)),
    bottom: Math.min(picture.height, Math.ceil(box.bottom + room)),
  };
}

/** `under` and `over`: how much of the pixel is dark, and how much of that is then white, 0 to 1. */
function paint({ picture, alpha }: Canvas, x: number, y: number, under: number, over: number): void {
  if (under <= 0 && over <= 0) return;
  const at = y * picture.width + x;
  for (let i = at * 3; i < at * 3 + 3; i++) {
    const value = picture.data[i] as number;
    const darkened = value + (dark - value) * under;
    picture.data[i] = Math.round(darkened + (bright - darkened) * over);
  }
  if (alpha) alpha[at] = Math.max(alpha[at] as number, Math.round(255 * Math.max(under, over)));
}
