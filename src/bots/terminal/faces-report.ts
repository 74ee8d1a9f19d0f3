import type { NumberedFace } from '../../core/ports/faces.ts';
import type { Translation } from '../translations/index.ts';

/** How many faces there are, and a line for each. */
export function describeFaces(faces: readonly NumberedFace[], { text }: Translation): readonly string[] {
  const each = faces.map(({ number, box: { left, top, right, bottom }, quality }) => {
    const size = { width: String(right - left), height: String(bottom - top) };
    const suits = quality > 0 ? 'yes' : 'no';
    return text('faces-face', { number, ...size, left: String(left), top: String(top), quality, suits });
  });
  return [text('faces-seen', { count: faces.length }), ...each];
}
