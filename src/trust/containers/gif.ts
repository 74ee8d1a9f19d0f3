import { beginsWith, type FoundManifest, latin1, partCounter, Unspliceable } from './splice.ts';

const headerBytes = 13;
const trailer = 0x3b;
const extension = 0x21;
const application = 0xff;
const image = 0x2c;
const imageBytes = 10;
const manifestName = 'C2PA_GIF';

/** Undefined where there is none. Throws Unspliceable. */
export function manifestInGif(bytes: Uint8Array): FoundManifest | undefined {
  if (!/^GIF8[79]a/.test(latin1(bytes.subarray(0, 6)))) throw new Unspliceable('no GIF');
  const count = partCounter();
  let at = headerBytes + colourBytes(bytes[headerBytes - 3] ?? 0);
  while (at < bytes.length && bytes[at] !== trailer) {
    count();
    const isExtension = bytes[at] === extension;
    if (!isExtension && bytes[at] !== image) throw new Unspliceable('a block of no known kind');
    const data = isExtension ? at + 2 : at + imageBytes + colourBytes(bytes[at + imageBytes - 1] ?? 0) + 1;
    const { end, pieces } = subBlocks(bytes, data);
    const [name, ...rest] = pieces;
    const isManifest = isExtension && bytes[at + 1] === application && name !== undefined;
    if (isManifest && beginsWith(name, manifestName)) return { jumbf: Buffer.concat(rest), isWrittenSo: true };
    at = end;
  }
  return undefined;
}

function colourBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1);
}

/** Data comes in pieces that begin with their length. A length of 0 ends it. */
function subBlocks(bytes: Uint8Array, from: number): { readonly end: number; readonly pieces: readonly Uint8Array[] } {
  const pieces: Uint8Array[] = [];
  let at = from;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) throw new Unspliceable('a block that breaks off');
    if (length === 0) return { end: at + 1, pieces };
    pieces.push(bytes.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
}
