import { crc32, deflateSync } from 'node:zlib';

/** Containers built byte by byte, for what no encoder would write. */

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

export function uint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value));
  return bytes;
}

/** Lowest byte first. */
function little(value: number, bytes: 2 | 3 | 4): Buffer {
  const written = Buffer.alloc(bytes);
  written.writeUIntLE(value, 0, bytes);
  return written;
}

export function times(count: number, part: Uint8Array): Buffer {
  return Buffer.concat(Array.from({ length: count }, () => part));
}

// PNG

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function chunk(type: string, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))]);
}

/** A black PNG with one bit a pixel, with further chunks before its pixels. */
export function png(width: number, height: number, ...before: Uint8Array[]): Buffer {
  const header = chunk('IHDR', Buffer.concat([uint32(width), uint32(height), Buffer.from([1, 0, 0, 0, 0])]));
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height)));
  return Buffer.concat([pngSignature, header, ...before, pixels, chunk('IEND')]);
}

// WebP

export function riffChunk(name: string, data: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(name, 'latin1'), little(data.length, 4), data, Buffer.alloc(data.length % 2)]);
}

export function riff(...chunks: Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return Buffer.concat([Buffer.from('RIFF'), little(body.length, 4), body]);
}

/** `flags` of VP8X: 2 says that the file is animated. */
export function webpCanvas(width: number, height: number, flags = 2): Buffer {
  return riffChunk('VP8X', Buffer.concat([little(flags, 4), little(width - 1, 3), little(height - 1, 3)]));
}

/** `picture` is the chunk of a still WebP of one pixel. */
export function webpFrame(picture: Uint8Array): Buffer {
  return riffChunk('ANMF', Buffer.concat([Buffer.alloc(12), little(10, 3), Buffer.of(0), picture]));
}

// GIF

export interface GifFrameRecipe {
  /** Hundredths of a second; absent for a frame without a control block. */
  readonly delay?: number;
  /** Blocks before the frame. */
  readonly before?: Uint8Array;
  /** Sub-blocks after the one with the pixels. */
  readonly after?: Uint8Array;
  /** Three colours of its own, and one that is not used. */
  readonly unusedColour?: Uint8Array;
}

export function subBlocks(...data: Uint8Array[]): Buffer {
  return Buffer.concat([...data.flatMap((each) => [Buffer.of(each.length), each]), Buffer.of(0)]);
}

/** A GIF with frames of one pixel. */
export function gif(frames: readonly GifFrameRecipe[], ...extensions: Uint8Array[]): Buffer {
  const screen = Buffer.concat([Buffer.from('GIF89a'), little(1, 2), little(1, 2), Buffer.of(0x80, 0, 0)]);
  const colours = Buffer.of(10, 20, 30, 40, 50, 60);
  return Buffer.concat([screen, colours, ...extensions, ...frames.map(gifFrame), Buffer.of(0x3b)]);
}

function gifFrame({ delay, before, after, unusedColour }: GifFrameRecipe): Buffer {
  const control = delay === undefined ? [] : [Buffer.of(0x21, 0xf9, 4, 0), little(delay, 2), Buffer.of(0, 0)];
  const table = unusedColour ? Buffer.concat([Buffer.alloc(9, 7), unusedColour]) : Buffer.alloc(0);
  const place = Buffer.concat([little(0, 4), little(1, 2), little(1, 2), Buffer.of(unusedColour ? 0x81 : 0)]);
  // Codes of three bits: clear (4), colour 0, end (5).
  const pixels = Buffer.concat([Buffer.of(2, 0x44 | 0x00, 0x01), after ?? Buffer.alloc(0), Buffer.of(0)]);
  return Buffer.concat([...control, before ?? Buffer.alloc(0), Buffer.of(0x2c), place, table, Buffer.of(2), pixels]);
}

// MP4

export function box(type: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([uint32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

type Entries = readonly (readonly [samples: number, value: number])[];

export interface MovieRecipe {
  readonly timescale?: number;
  /** Ticks of the movie that its header claims. */
  readonly claimed?: number;
  readonly durations?: Entries;
  readonly offsets?: Entries;
  /** Ticks of the movie that each edit plays. */
  readonly edits?: readonly number[];
  /** The number of entries that the table of durations claims. */
  readonly claimedEntries?: number;
  /** Further boxes of `moov`, and boxes after it. */
  readonly extra?: readonly Uint8Array[];
  readonly after?: readonly Uint8Array[];
}

export const movieTimescale = 1_000;

/** An MP4 of one picture track of 64 × 48, without its pictures. */
export function movie(recipe: MovieRecipe): Buffer {
  const {
    timescale = 1_000,
    claimed = 0,
    durations = [],
    offsets,
    edits,
    claimedEntries,
    extra = [],
    after = [],
  } = recipe;
  const table = (entries: Entries, count = entries.length): Buffer =>
    Buffer.concat([
      uint32(0),
      uint32(count),
      ...entries.flatMap(([samples, value]) => [uint32(samples), uint32(value)]),
    ]);
  const samples = box(
    'stbl',
    box('stts', table(durations, claimedEntries)),
    ...(offsets ? [box('ctts', table(offsets))] : []),
  );
  const media = box(
    'mdia',
    box('mdhd', Buffer.alloc(12), uint32(timescale), uint32(0), uint32(0)),
    box('hdlr', Buffer.alloc(8), Buffer.from('vide'), Buffer.alloc(13)),
    box('minf', samples),
  );
  const list = edits?.map((ticks) => Buffer.concat([uint32(ticks), uint32(0), uint32(0x1_0000)])) ?? [];
  const track = box(
    'trak',
    trackHeader(),
    ...(edits ? [box('edts', box('elst', uint32(0), uint32(edits.length), ...list))] : []),
    media,
  );
  const header = box('mvhd', Buffer.alloc(12), uint32(movieTimescale), uint32(claimed), Buffer.alloc(80));
  const type = box('ftyp', Buffer.from('isom'), uint32(512), Buffer.from('isomiso2'));
  return Buffer.concat([type, box('moov', header, track, ...extra), ...after]);
}

function trackHeader(): Buffer {
  const matrix = [1, 0, 0, 0, 1, 0, 0, 0, 1].map((value) => uint32(value * 65_536));
  return box('tkhd', Buffer.alloc(12), uint32(1), Buffer.alloc(24), ...matrix, uint32(64 << 16), uint32(48 << 16));
}

export interface FragmentRecipe {
  /** Ticks; absent where the fragment follows the one before it. */
  readonly start?: number;
  readonly durations: readonly number[];
  readonly offsets?: readonly number[];
}

/** One fragment of the only track. Every sample names its own duration. */
export function fragment({ start, durations, offsets }: FragmentRecipe): Buffer {
  const flags = 0x100 | (offsets ? 0x800 : 0);
  const fields = durations.flatMap((ticks, sample) => [
    uint32(ticks),
    ...(offsets ? [uint32(offsets[sample] ?? 0)] : []),
  ]);
  const run = box('trun', uint32(flags | 0x0100_0000), uint32(durations.length), ...fields);
  return moof(start === undefined ? [run] : [box('tfdt', uint32(0), uint32(start)), run], 0);
}

/** One fragment of `samples` samples, all of the same duration. */
export function uniformFragment(samples: number, duration: number): Buffer {
  return moof([box('trun', uint32(0), uint32(samples))], 0x8, uint32(duration));
}

function moof(parts: readonly Uint8Array[], flags: number, ...fields: Uint8Array[]): Buffer {
  return box('moof', box('traf', box('tfhd', uint32(flags), uint32(1), ...fields), ...parts));
}

// WebM

export function element(id: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from(id, 'hex'), uint32((body.length | 0x1000_0000) >>> 0), body]);
}

export interface RecordingRecipe {
  /** Milliseconds that the header claims. */
  readonly claimed?: number;
  /** For each cluster: when it begins, and its blocks after that; milliseconds. */
  readonly clusters: readonly { readonly at: number; readonly blocks: readonly number[] }[];
  /** Nanoseconds of a frame. */
  readonly frameNanoseconds?: number;
  /** As a live recorder writes it, which does not know how long a segment or a cluster will be. */
  readonly live?: boolean;
}

/** A WebM of one picture track of 64 × 48, without its pictures. */
export function recording({ claimed, clusters, frameNanoseconds, live = false }: RecordingRecipe): Buffer {
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(claimed ?? 0);
  const info = element(
    '1549a966',
    element('2ad7b1', uint32(1_000_000)),
    ...(claimed ? [element('4489', duration)] : []),
  );
  const rate = frameNanoseconds ? [element('23e383', uint32(frameNanoseconds))] : [];
  const video = element('e0', element('b0', uint32(64)), element('ba', uint32(48)));
  const tracks = element(
    '1654ae6b',
    element('ae', element('d7', Buffer.of(1)), element('83', Buffer.of(1)), ...rate, video),
  );
  const open = (id: string, ...content: Uint8Array[]): Buffer =>
    live
      ? Buffer.concat([Buffer.from(id, 'hex'), Buffer.from('01ffffffffffffff', 'hex'), ...content])
      : element(id, ...content);
  const parts = clusters.map(({ at, blocks }) => open('1f43b675', element('e7', uint32(at)), ...blocks.map(block)));
  return Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from('webm'))),
    open('18538067', info, tracks, ...parts),
  ]);
}

function block(after: number): Buffer {
  const time = Buffer.alloc(2);
  time.writeInt16BE(after);
  return element('a3', Buffer.of(0x81), time, Buffer.of(0x80, 0));
}
