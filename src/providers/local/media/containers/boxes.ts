import { partCounter } from './outline.ts';

/** A box of an MP4, MOV or HEIF file. */
export interface Boxed {
  readonly type: string;
  readonly body: DataView;
}

/** Throws UserError `damaged-media` if there are too many. `count` is shared by all boxes of a file. */
export function* boxesIn(view: DataView, count: () => void): Generator<Boxed> {
  let at = 0;
  while (at + 8 <= view.byteLength) {
    count();
    const named = view.getUint32(at);
    const headerBytes = named === 1 ? 16 : 8;
    if (at + headerBytes > view.byteLength) break;
    const length = boxLength(view, at, named);
    if (length < headerBytes) break;
    const end = Math.min(at + length, view.byteLength);
    const body = new DataView(view.buffer, view.byteOffset + at + headerBytes, end - at - headerBytes);
    yield { type: fourCharacters(view, at + 4), body };
    at += length;
  }
}

export function boxes(view: DataView): Boxed[] {
  return [...boxesIn(view, partCounter())];
}

export function find(list: readonly Boxed[], type: string): DataView | undefined {
  return list.find((box) => box.type === type)?.body;
}

/** A length of 1 means that a 64-bit length follows, 0 that the box extends to the end. */
function boxLength(view: DataView, at: number, named: number): number {
  if (named === 1) return Number(view.getBigUint64(at + 8));
  return named === 0 ? view.byteLength - at : named;
}

function fourCharacters(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}
