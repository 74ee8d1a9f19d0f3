import { type FoundManifest, latin1, partCounter, Unspliceable, viewOf } from './splice.ts';

/** A box of an MP4 or AVIF file. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly body: Uint8Array;
}

const boxHeader = 8;
const longBoxHeader = 16;
const manifestType = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');
/** Type, version, purpose, and where more boxes are, if there are any. */
const headerOfManifest = Buffer.concat([manifestType, Buffer.alloc(4), Buffer.from('manifest\0'), Buffer.alloc(8)]);

/** The boxes side by side. Each must end where the next begins; the last one may be open. Throws Unspliceable. */
export function boxesOf(bytes: Uint8Array, mayBeOpen = false): readonly Box[] {
  const count = partCounter();
  const view = viewOf(bytes);
  const boxes: Box[] = [];
  let start = 0;
  while (start < bytes.length) {
    count();
    if (start + boxHeader > bytes.length) throw new Unspliceable('a box that breaks off');
    const named = view.getUint32(start);
    const isLong = named === 1 && start + longBoxHeader <= bytes.length;
    const isOpen = named === 0 && mayBeOpen; // it takes all that is left
    const length = isLong ? Number(view.getBigUint64(start + boxHeader)) : named || (isOpen ? bytes.length - start : 0);
    const header = isLong ? longBoxHeader : boxHeader;
    const end = start + length;
    if (length < header || end > bytes.length) throw new Unspliceable('a box of an odd length');
    boxes.push({
      type: latin1(bytes.subarray(start + 4, start + boxHeader)),
      start,
      end,
      body: bytes.subarray(start + header, end),
    });
    start = end;
  }
  return boxes;
}

export function boxOf(type: string, ...contents: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(contents);
  const header = Buffer.alloc(boxHeader);
  header.writeUInt32BE(boxHeader + body.length, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, body]);
}

/** Undefined where there is none. Throws Unspliceable. */
export function manifestInBoxes(bytes: Uint8Array): FoundManifest | undefined {
  const found = boxesOf(bytes, true).filter(({ type, body }) => type === 'uuid' && startsWith(body, manifestType));
  const [first] = found;
  if (!first) return undefined;
  const jumbf = first.body.subarray(headerOfManifest.length);
  return { jumbf, isWrittenSo: found.length === 1 && startsWith(first.body, headerOfManifest) };
}

/** What kind of file it is, which no hash of a manifest covers. Undefined where the file does not begin with it. */
export function kindOfBoxes(bytes: Uint8Array): Uint8Array | undefined {
  const [first] = boxesOf(bytes, true);
  return first?.type === 'ftyp' ? bytes.subarray(first.start, first.end) : undefined;
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return Buffer.from(start).equals(bytes.subarray(0, start.length));
}
