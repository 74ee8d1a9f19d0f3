import type { VideoFacts } from './mp4-header.ts';

interface Element {
  readonly id: number;
  readonly body: Uint8Array;
}

const ids = {
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
} as const;

/** Limit against hostile files with endless elements. */
const mostElements = 4_096;
const defaultTimestampScale = 1_000_000;
const largestSide = 65_535;

/** Reads size and length of a WebM file. Undefined if no track has a picture size. Live recordings have no length. */
export function readWebmHeader(bytes: Uint8Array): VideoFacts | undefined {
  const segment = find(elements(bytes), ids.segment);
  if (!segment) return undefined;
  const parts = elements(segment);
  const tracks = elements(find(parts, ids.tracks) ?? new Uint8Array());
  const size = tracks.flatMap((track) => (track.id === ids.trackEntry ? (trackSize(track.body) ?? []) : []))[0];
  const seconds = length(elements(find(parts, ids.info) ?? new Uint8Array()));
  return size && { ...size, ...(seconds ? { seconds } : {}) };
}

function trackSize(track: Uint8Array): VideoFacts | undefined {
  const video = elements(find(elements(track), ids.video) ?? new Uint8Array());
  const width = integer(find(video, ids.pixelWidth));
  const height = integer(find(video, ids.pixelHeight));
  const isPlausible = width > 0 && height > 0 && width <= largestSide && height <= largestSide;
  return isPlausible ? { width, height } : undefined;
}

function length(info: readonly Element[]): number | undefined {
  const duration = float(find(info, ids.duration));
  const scale = integer(find(info, ids.timestampScale)) || defaultTimestampScale;
  const seconds = (duration * scale) / 1e9;
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** An element of unknown size (all ones) extends to the end. */
function elements(bytes: Uint8Array): Element[] {
  const found: Element[] = [];
  let at = 0;
  while (at < bytes.length && found.length < mostElements) {
    const idBytes = widthOfNumber(bytes[at] ?? 0);
    const sizeAt = at + idBytes;
    const sizeBytes = widthOfNumber(bytes[sizeAt] ?? 0);
    if (idBytes > 4 || sizeBytes > 8 || sizeAt + sizeBytes > bytes.length) break;
    const bodyAt = sizeAt + sizeBytes;
    const size = sizeOf(bytes.subarray(sizeAt, bodyAt)) ?? bytes.length - bodyAt;
    found.push({ id: integer(bytes.subarray(at, sizeAt)), body: bytes.subarray(bodyAt, bodyAt + size) });
    at = bodyAt + size;
  }
  return found;
}

/** The number of leading zero bits of the first byte gives the length of a number in bytes. */
function widthOfNumber(first: number): number {
  return Math.clz32(first) - 24 + 1;
}

function sizeOf(bytes: Uint8Array): number | undefined {
  const marker = 2 ** (8 - bytes.length);
  const [first = 0, ...rest] = bytes;
  const isUnknown = first === 2 * marker - 1 && rest.every((byte) => byte === 0xff);
  return isUnknown ? undefined : rest.reduce((value, byte) => value * 256 + byte, first - marker);
}

function find(list: readonly Element[], id: number): Uint8Array | undefined {
  return list.find((element) => element.id === id)?.body;
}

function integer(bytes: Uint8Array | undefined): number {
  if (!bytes || bytes.length > 8) return 0;
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

function float(bytes: Uint8Array | undefined): number {
  if (!bytes) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length === 8) return view.getFloat64(0);
  return bytes.length === 4 ? view.getFloat32(0) : 0;
}
