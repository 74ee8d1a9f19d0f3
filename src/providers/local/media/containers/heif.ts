import { boxesIn } from './boxes.ts';
import { atLeast, type Outline, partCounter, viewOf } from './outline.ts';

/** Boxes that hold boxes, and the bytes before them. */
const parents: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0 };
const deepest = 4;

/** The size of the largest picture that an AVIF or HEIC file describes. */
export function readHeif(bytes: Uint8Array): Outline {
  const count = partCounter();
  let outline: Outline = { width: 0, height: 0, frames: 1 };

  function visit(view: DataView, depth: number): void {
    for (const { type, body } of boxesIn(view, count)) {
      const before = parents[type];
      if (type === 'ispe' && body.byteLength >= 12) {
        outline = atLeast(outline, { width: body.getUint32(4), height: body.getUint32(8) });
      } else if (before !== undefined && depth < deepest && body.byteLength > before) {
        visit(new DataView(body.buffer, body.byteOffset + before, body.byteLength - before), depth + 1);
      }
    }
  }

  visit(viewOf(bytes), 0);
  return outline;
}
