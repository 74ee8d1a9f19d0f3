import { UserError } from '../../../../core/errors.ts';
import { type Boxed, boxesIn } from './boxes.ts';
import { type Fragment, fragmentOf, timesOfFragments } from './fragments.ts';
import { partCounter, viewOf } from './outline.ts';
import { lengthOf, type SampleTimes, timesOfTables } from './sample-times.ts';
import { atMostFrameRate, largestSize, type VideoFacts } from './video-facts.ts';

/** Boxes that hold boxes. */
const parents = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'mvex', 'moof', 'udta']);
const deepest = 8;
/** All ones: the length is unknown. */
const unknown = [0xffff_ffff, 2 ** 64];

type Size = Pick<VideoFacts, 'width' | 'height'>;
type Bodies = Map<string, DataView[]>;

interface Movie {
  /** Boxes outside tracks, by type. */
  readonly others: Bodies;
  /** Boxes of each track, by type. */
  readonly tracks: Bodies[];
  readonly fragments: Fragment[];
}

/**
 * Size and length of an MP4 or MOV file. The length is what its samples take, what its headers say, or what its edit lists
 * play, whichever is longest. Undefined if no track has a picture size. Throws UserError `damaged-media` for a file that
 * lists too much.
 */
export function readMp4Header(bytes: Uint8Array): VideoFacts | undefined {
  const movie = readMovie(viewOf(bytes));
  const sizes = movie.tracks.flatMap((track) => all(track, 'tkhd').flatMap((header) => trackSize(header, track) ?? []));
  const size = largestSize(sizes);
  if (!size) return undefined;
  const timescale = timescaleOf(all(movie.others, 'mvhd')[0]);
  const fragments = timesOfFragments(movie.fragments, all(movie.others, 'trex'));
  const lengths = movie.tracks.map((track) => trackLength(track, timescale, fragments));
  const seconds = largest([movieSeconds(movie.others, timescale), ...lengths.map((each) => each.seconds)]);
  const frames = largest(lengths.map((each) => each.frames));
  return {
    ...size,
    ...(frames > 0 && { frames }),
    ...(seconds > 0 && { seconds }),
  };
}

function readMovie(file: DataView): Movie {
  const movie: Movie = { others: new Map(), tracks: [], fragments: [] };
  const count = partCounter();

  function visit(view: DataView, into: Bodies, depth: number): void {
    for (const box of boxesIn(view, count)) {
      if (box.type === 'cmov') throw new UserError('damaged-media'); // a compressed table of contents
      if (box.type === 'traf') movie.fragments.push(fragmentOf(box.body, count));
      else if (parents.has(box.type) && depth < deepest) visit(box.body, placeOf(box, into), depth + 1);
      else keep(box, into);
    }
  }

  function placeOf({ type }: Boxed, into: Bodies): Bodies {
    if (type !== 'trak') return into;
    const track: Bodies = new Map();
    movie.tracks.push(track);
    return track;
  }

  visit(file, movie.others, 0);
  return movie;
}

function keep({ type, body }: Boxed, into: Bodies): void {
  const known = into.get(type);
  if (known) known.push(body);
  else into.set(type, [body]);
}

function all(bodies: Bodies, type: string): readonly DataView[] {
  return bodies.get(type) ?? [];
}

interface TrackLength {
  readonly seconds: number;
  /** 0 for sound. */
  readonly frames: number;
}

function trackLength(track: Bodies, movieTimescale: number, fragments: ReadonlyMap<number, SampleTimes>): TrackLength {
  const [header] = all(track, 'tkhd');
  const [media] = all(track, 'mdhd');
  const timescale = timescaleOf(media);
  const fragmented = fragments.get(afterTimes(header));
  const [offsets] = all(track, 'ctts');
  const tables = all(track, 'stts').map((durations) => timesOfTables(durations, offsets));
  const times = fragmented ? [...tables, fragmented] : tables;
  const isSound = all(track, 'hdlr').some((handler) => handler.byteLength >= 12 && handler.getUint32(8) === sound);
  const listed = times.reduce((sum, { samples }) => sum + samples, 0);
  const frames = isSound ? 0 : largest([listed, ...all(track, 'stsz').map(sampleCount)]);
  return {
    frames,
    seconds: largest([
      times.reduce((sum, each) => sum + lengthOf(each), 0) / timescale,
      durationAt(media, { short: 16, long: 24 }) / timescale,
      durationAt(header, { short: 20, long: 28 }) / movieTimescale,
      ...all(track, 'elst').map((edits) => editedTicks(edits) / movieTimescale),
      atMostFrameRate(frames),
    ]),
  };
}

/** `soun` */
const sound = 0x736f756e;

function sampleCount(sizes: DataView): number {
  return sizes.byteLength >= 12 ? sizes.getUint32(8) : 0;
}

/** `mvhd`, and `mehd` of a fragmented file. */
function movieSeconds(others: Bodies, timescale: number): number {
  const whole = all(others, 'mvhd').map((header) => durationAt(header, { short: 16, long: 24 }) / timescaleOf(header));
  const fragmented = all(others, 'mehd').map((header) => durationAt(header, { short: 4, long: 4 }) / timescale);
  return largest([...whole, ...fragmented]);
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}

/** Version 1 of a box has longer fields. */
function isLong(box: DataView): boolean {
  return box.byteLength > 0 && box.getUint8(0) === 1;
}

/** What follows the times of creation and change; 0 where the box ends before. */
function afterTimes(header: DataView | undefined): number {
  if (!header) return 0;
  const at = isLong(header) ? 20 : 12;
  return header.byteLength >= at + 4 ? header.getUint32(at) : 0;
}

/** Of `mvhd` and `mdhd`. */
function timescaleOf(header: DataView | undefined): number {
  return afterTimes(header) || 1;
}

function durationAt(header: DataView | undefined, at: { readonly short: number; readonly long: number }): number {
  if (!header || header.byteLength < (isLong(header) ? at.long + 8 : at.short + 4)) return 0;
  const ticks = isLong(header) ? Number(header.getBigUint64(at.long)) : header.getUint32(at.short);
  return unknown.includes(ticks) ? 0 : ticks;
}

/** What the edits play, one after the other, in ticks of the movie. A file may play the same samples many times. */
function editedTicks(edits: DataView): number {
  const entryBytes = isLong(edits) ? 20 : 12;
  const room = Math.floor((edits.byteLength - 8) / entryBytes);
  const entries = edits.byteLength >= 8 ? Math.min(room, edits.getUint32(4)) : 0;
  let ticks = 0;
  for (let entry = 0; entry < entries; entry++) {
    const at = 8 + entry * entryBytes;
    const length = isLong(edits) ? Number(edits.getBigUint64(at)) : edits.getUint32(at);
    ticks += unknown.includes(length) ? 0 : length;
  }
  return ticks;
}

/**
 * Pixels as shown, or as stored where those are more. Audio tracks have no size. A quarter turn in the matrix swaps width
 * and height.
 */
function trackSize(header: DataView, track: Bodies): VideoFacts | undefined {
  const matrixAt = isLong(header) ? 52 : 40;
  if (header.byteLength < matrixAt + 44) return undefined;
  const shown = { width: header.getUint32(matrixAt + 36) >>> 16, height: header.getUint32(matrixAt + 40) >>> 16 };
  if (shown.width === 0 || shown.height === 0) return undefined;
  const stored = all(track, 'stsd').flatMap((entries) => storedSize(entries) ?? []);
  const { width, height } = largestSize([shown, ...stored]) ?? shown;
  const isTurned = header.getInt32(matrixAt) === 0 && header.getInt32(matrixAt + 4) !== 0;
  return isTurned ? { width: height, height: width } : { width, height };
}

/** From the first sample entry of a picture track. */
function storedSize(entries: DataView): Size | undefined {
  return entries.byteLength >= 44 ? { width: entries.getUint16(40), height: entries.getUint16(42) } : undefined;
}
