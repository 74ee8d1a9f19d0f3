/** Identifiers of GIF blocks and extensions (GIF89a specification). */
const graphicControl = 0xf9;
const application = 0xff;
const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const headerBytes = 13;

/** Removes comments, plain text and application data from a GIF, but keeps its loop count. Pixels stay bit for bit. */
export function withoutComments(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  let at = headerBytes + colourBytes(bytes[10] ?? 0);
  kept.push(bytes.subarray(0, at));
  while (at < bytes.length && bytes[at] !== trailer) {
    const end = blockEnd(bytes, at);
    if (end === undefined) break;
    if (isKept(bytes, at)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Uint8Array.of(trailer)]);
}

function isKept(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === image) return true;
  if (bytes[at + 1] === graphicControl) return true;
  const name = Buffer.from(bytes.subarray(at + 3, at + 14)).toString('latin1');
  return bytes[at + 1] === application && (name === 'NETSCAPE2.0' || name === 'ANIMEXTS1.0');
}

/** Undefined if the file is cut off or is no valid GIF from here on. */
function blockEnd(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at] === extension) return dataEnd(bytes, at + 2);
  if (bytes[at] === image) return dataEnd(bytes, at + 11 + colourBytes(bytes[at + 9] ?? 0));
  return undefined;
}

/** Data comes in sub-blocks that start with their length. A length of 0 ends the data. */
function dataEnd(bytes: Uint8Array, from: number): number | undefined {
  for (let at = from; at < bytes.length; at += 1 + (bytes[at] ?? 0)) if (bytes[at] === 0) return at + 1;
  return undefined;
}

/** Size in bytes of the colour table that the packed flags announce. */
function colourBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1);
}
