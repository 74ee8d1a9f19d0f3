import { partCounter, viewOf } from './outline.ts';
import { atMostFrameRate, largestSize, type VideoFacts } from './video-facts.ts';

/** Elements whose content is read, whatever they stand in. */
const masters = {
  segment: 0x18538067,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  video: 0xe0,
  cluster: 0x1f43b675,
  blockGroup: 0xa0,
} as const;
const ids = {
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  trackNumber: 0xd7,
  trackType: 0x83,
  defaultDuration: 0x23e383,
  trackTimestampScale: 0x23314f,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  block: 0xa1,
  blockDuration: 0x9b,
} as const;

const masterIds: ReadonlySet<number> = new Set(Object.values(masters));
const clusterId = Buffer.from('1f43b675', 'hex');
const defaultTimestampScale = 1_000_000;
const largestSide = 65_535;
const sound = 2;

interface Track {
  width: number;
  height: number;
  type: number;
  /** Nanoseconds of one frame; 0 if the file does not say. */
  frameNanoseconds: number;
  scale: number;
  frames: number;
}

/** Times in units of the timestamp scale. */
interface Reading {
  /** Nanoseconds of one unit; 0 until the file says. */
  scale: number;
  duration: number;
  readonly tracks: Track[];
  readonly byNumber: Map<number, Track>;
  clusterAt: number;
  blockAt: number;
  from: number;
  to: number;
}

/**
 * Size and length of a WebM file. The length is that from the first block to the end of the last, or what the header says,
 * whichever is longer. Undefined if no track has a picture size. Throws UserError `damaged-media` for a file that lists too
 * much.
 */
export function readWebmHeader(bytes: Uint8Array): VideoFacts | undefined {
  const reading: Reading = {
    scale: 0,
    duration: 0,
    tracks: [],
    byNumber: new Map(),
    clusterAt: 0,
    blockAt: 0,
    from: Number.POSITIVE_INFINITY,
    to: Number.NEGATIVE_INFINITY,
  };
  for (const { id, body } of elements(bytes)) take(reading, id, body);
  const size = largestSize(reading.tracks.filter(isPlausible));
  if (!size) return undefined;
  const frames = Math.max(0, ...reading.tracks.map((track) => (track.type === sound ? 0 : track.frames)));
  const ticks = Math.max(reading.duration, reading.to - reading.from);
  const seconds = Math.max((ticks * scaleOf(reading)) / 1e9, atMostFrameRate(frames));
  return {
    width: size.width,
    height: size.height,
    ...(frames > 0 && { frames }),
    ...(Number.isFinite(seconds) && seconds > 0 && { seconds }),
  };
}

function scaleOf({ scale }: Reading): number {
  return scale || defaultTimestampScale;
}

function isPlausible({ width, height }: Track): boolean {
  return width > 0 && height > 0 && width <= largestSide && height <= largestSide;
}

function take(reading: Reading, id: number, body: Uint8Array): void {
  const track = reading.tracks.at(-1);
  if (id === masters.trackEntry) {
    reading.tracks.push({ width: 0, height: 0, type: 0, frameNanoseconds: 0, scale: 1, frames: 0 });
  } else if (id === ids.timestampScale) reading.scale = Math.max(reading.scale, integer(body));
  else if (id === ids.duration) reading.duration = Math.max(reading.duration, float(body));
  else if (id === ids.timestamp) reading.clusterAt = integer(body);
  else if (id === ids.simpleBlock || id === ids.block) takeBlock(reading, body);
  else if (id === ids.blockDuration) reading.to = Math.max(reading.to, reading.blockAt + integer(body));
  else if (track) takeTrackField(reading, track, id, body);
}

function takeTrackField({ byNumber }: Reading, track: Track, id: number, body: Uint8Array): void {
  if (id === ids.trackNumber) byNumber.set(integer(body), track);
  else if (id === ids.trackType) track.type = integer(body);
  else if (id === ids.defaultDuration) track.frameNanoseconds = integer(body);
  else if (id === ids.trackTimestampScale) track.scale = Math.max(0, float(body)) || 1;
  else if (id === ids.pixelWidth) track.width = integer(body);
  else if (id === ids.pixelHeight) track.height = integer(body);
}

/** Number of its track, time after its cluster, flags, and with lacing the number of its frames. */
function takeBlock(reading: Reading, body: Uint8Array): void {
  const at = widthOfNumber(body[0] ?? 0);
  if (at > 8 || body.length < at + 3) return;
  const track = reading.byNumber.get(sizeOf(body.subarray(0, at)) ?? 0);
  const after = (((body[at] ?? 0) << 24) | ((body[at + 1] ?? 0) << 16)) >> 16;
  const isLaced = ((body[at + 2] ?? 0) & 0x06) !== 0;
  const frames = isLaced ? 1 + (body[at + 3] ?? 0) : 1;
  reading.blockAt = (reading.clusterAt + after) * (track?.scale ?? 1);
  reading.from = Math.min(reading.from, reading.blockAt);
  const lasts = (frames * (track?.frameNanoseconds ?? 0)) / scaleOf(reading);
  reading.to = Math.max(reading.to, reading.blockAt + lasts);
  if (track) track.frames += frames;
}

interface Element {
  readonly id: number;
  readonly body: Uint8Array;
}

/**
 * All elements in file order. Those inside others follow them. After damage it goes on with the next cluster, as FFmpeg
 * does.
 */
function* elements(bytes: Uint8Array): Generator<Element> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = partCounter();
  let at = 0;
  while (at < bytes.length) {
    count();
    const idBytes = widthOfNumber(bytes[at] ?? 0);
    const sizeAt = at + idBytes;
    const sizeBytes = widthOfNumber(bytes[sizeAt] ?? 0);
    const bodyAt = sizeAt + sizeBytes;
    if (idBytes > 4 || sizeBytes > 8 || bodyAt > bytes.length) {
      at = nextCluster(file, at + 1);
      continue;
    }
    const id = integer(bytes.subarray(at, sizeAt));
    const size = sizeOf(bytes.subarray(sizeAt, bodyAt));
    const end = size === undefined ? bytes.length : bodyAt + size;
    yield { id, body: bytes.subarray(bodyAt, end) };
    if (masterIds.has(id) || size === undefined) at = bodyAt;
    else at = end <= bytes.length ? end : nextCluster(file, bodyAt);
  }
}

function nextCluster(file: Buffer, from: number): number {
  const at = file.indexOf(clusterId, from);
  return at < 0 ? file.length : at;
}

/** The number of leading zero bits of the first byte gives the length of a number in bytes. */
function widthOfNumber(first: number): number {
  return Math.clz32(first) - 24 + 1;
}

/** Undefined for an unknown size, which is all ones. */
function sizeOf(bytes: Uint8Array): number | undefined {
  const marker = 2 ** (8 - bytes.length);
  const [first = 0, ...rest] = bytes;
  const isUnknown = first === 2 * marker - 1 && rest.every((byte) => byte === 0xff);
  return isUnknown ? undefined : rest.reduce((value, byte) => value * 256 + byte, first - marker);
}

function integer(bytes: Uint8Array): number {
  if (bytes.length > 8) return 0;
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

function float(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  if (bytes.length === 8) return view.getFloat64(0) || 0;
  return bytes.length === 4 ? view.getFloat32(0) || 0 : 0;
}
