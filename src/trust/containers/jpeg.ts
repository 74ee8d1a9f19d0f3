import { beginsWith, type FoundManifest, latin1, partCounter, Unspliceable, viewOf } from './splice.ts';

interface Segment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
  /** After the length. */
  readonly payload: Uint8Array;
}

const startOfScan = 0xda;
const app0 = 0xe0;
const app1 = 0xe1;
const app11 = 0xeb;
const longestPayload = 0xffff - 2;
const xmpName = 'http://ns.adobe.com/xap/1.0/\0';
const longXmpName = 'http://ns.adobe.com/xmp/extension/\0';
/** Every JUMBF segment begins with `JP`, the number of its box, and its place among the segments of that box. */
const jumbfName = 'JP';
const jumbfHeader = 8;
/** The number that the library gives to its box. */
const ownBox = 0x0211;
/** Segments of one box repeat its length and type, eight bytes, or sixteen with a long length. */
const boxHeader = 8;

/** The picture with this XMP packet and no other, and without any manifest. Throws Unspliceable. */
export function withXmpInJpeg(bytes: Uint8Array, xmp: Uint8Array): Uint8Array {
  if (xmpName.length + xmp.length > longestPayload) throw new Unspliceable('the packet is too long');
  const { segments, end } = headerOf(bytes);
  const kept = segments.filter((one) => !isXmp(one) && !isJumbf(one));
  // JFIF comes first, and EXIF where there is some
  const first = kept.findIndex(({ marker }, index) => marker !== app0 && !(marker === app1 && index <= 1));
  const place = first < 0 ? kept.length : first;
  const own = segmentOf(app1, Buffer.concat([Buffer.from(xmpName, 'latin1'), xmp]));
  const cut = (list: readonly Segment[]): Uint8Array[] => list.map((one) => bytes.subarray(one.start, one.end));
  return Buffer.concat([
    bytes.subarray(0, 2),
    ...cut(kept.slice(0, place)),
    own,
    ...cut(kept.slice(place)),
    bytes.subarray(end),
  ]);
}

/** Undefined where there is none. Throws Unspliceable. */
export function manifestInJpeg(bytes: Uint8Array): FoundManifest | undefined {
  const found = headerOf(bytes).segments.filter(isJumbf);
  const [first] = found;
  if (!first) return undefined;
  const box = viewOf(first.payload).getUint16(2);
  const ofBox = found.filter(({ payload }) => viewOf(payload).getUint16(2) === box);
  const pieces = ofBox.map(({ payload }, index) => payload.subarray(jumbfHeader + (index > 0 ? boxHeader : 0)));
  const isWrittenSo = found.every(({ payload }, index) => isOwnHeader(payload, first.payload, index + 1));
  return { jumbf: Buffer.concat(pieces), isWrittenSo };
}

/** The segments before the first scan, and where that begins. */
function headerOf(bytes: Uint8Array): { readonly segments: readonly Segment[]; readonly end: number } {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new Unspliceable('no JPEG');
  const view = viewOf(bytes);
  const count = partCounter();
  const segments: Segment[] = [];
  let at = 2;
  while (at + 4 <= bytes.length) {
    count();
    const marker = bytes[at + 1] as number;
    if (bytes[at] !== 0xff) break;
    if (marker === 0xff) {
      at++; // fill byte
      continue;
    }
    if (marker === startOfScan) return { segments, end: at };
    const end = at + 2 + view.getUint16(at + 2);
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd9) || end < at + 4 || end > bytes.length) break;
    segments.push({ marker, start: at, end, payload: bytes.subarray(at + 4, end) });
    at = end;
  }
  throw new Unspliceable('no scan');
}

/** Later segments repeat the length and type of the box. */
function isOwnHeader(payload: Uint8Array, first: Uint8Array, number: number): boolean {
  const view = viewOf(payload);
  const repeats = latin1(payload.subarray(jumbfHeader, jumbfHeader + boxHeader));
  const own = latin1(first.subarray(jumbfHeader, jumbfHeader + boxHeader));
  return view.getUint16(2) === ownBox && view.getUint32(4) === number && repeats === own;
}

function isXmp({ marker, payload }: Segment): boolean {
  return marker === app1 && (beginsWith(payload, xmpName) || beginsWith(payload, longXmpName));
}

function isJumbf({ marker, payload }: Segment): boolean {
  return marker === app11 && payload.length >= jumbfHeader + boxHeader && beginsWith(payload, jumbfName);
}

function segmentOf(marker: number, payload: Uint8Array): Uint8Array {
  const length = payload.length + 2;
  return Buffer.concat([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), payload]);
}
