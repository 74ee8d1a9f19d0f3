import { boxesIn, find } from './boxes.ts';
import { noSamples, type SampleTimes, withRun } from './sample-times.ts';

/** A `traf` box: samples of one track in one fragment of a fragmented MP4. */
export interface Fragment {
  readonly header: DataView | undefined;
  readonly decodeTime: DataView | undefined;
  readonly runs: readonly DataView[];
}

/** Flags of `tfhd` and `trun` (ISO/IEC 14496-12, 8.8.7 and 8.8.8). */
const tfhdFields = { baseDataOffset: 0x1, descriptionIndex: 0x2, duration: 0x8 } as const;
const trunFields = {
  dataOffset: 0x1,
  firstFlags: 0x4,
  duration: 0x100,
  size: 0x200,
  flags: 0x400,
  offset: 0x800,
} as const;

interface Defaults {
  readonly track: number;
  readonly duration: number;
}

export function fragmentOf(body: DataView, count: () => void): Fragment {
  const inside = [...boxesIn(body, count)];
  const runs = inside.filter(({ type }) => type === 'trun').map((box) => box.body);
  return { header: find(inside, 'tfhd'), decodeTime: find(inside, 'tfdt'), runs };
}

/** The samples of all fragments, by track. `defaults` are the `trex` boxes. */
export function timesOfFragments(
  fragments: readonly Fragment[],
  defaults: readonly DataView[],
): ReadonlyMap<number, SampleTimes> {
  const durations = new Map(
    defaults.filter((each) => each.byteLength >= 16).map((each) => [each.getUint32(4), each.getUint32(12)]),
  );
  const times = new Map<number, SampleTimes>();
  const ends = new Map<number, number>();
  for (const { header, decodeTime, runs } of fragments) {
    const named = header && defaultsOf(header, durations);
    if (!named) continue;
    let at = startOf(decodeTime) ?? ends.get(named.track) ?? 0;
    let sum = times.get(named.track) ?? noSamples;
    for (const run of runs) {
      const added = withSamples(run, named.duration, at);
      sum = combined(sum, added);
      at += added.total;
    }
    times.set(named.track, sum);
    ends.set(named.track, at);
  }
  return times;
}

function defaultsOf(header: DataView, durations: ReadonlyMap<number, number>): Defaults | undefined {
  if (header.byteLength < 8) return undefined;
  const flags = header.getUint32(0);
  const track = header.getUint32(4);
  const at = 8 + bytesOf(flags, [tfhdFields.baseDataOffset, 8], [tfhdFields.descriptionIndex, 4]);
  const isNamed = (flags & tfhdFields.duration) !== 0 && header.byteLength >= at + 4;
  return { track, duration: isNamed ? header.getUint32(at) : (durations.get(track) ?? 0) };
}

function startOf(decodeTime: DataView | undefined): number | undefined {
  if (!decodeTime || decodeTime.byteLength < 8) return undefined;
  const isLong = decodeTime.getUint8(0) === 1 && decodeTime.byteLength >= 12;
  return isLong ? Number(decodeTime.getBigUint64(4)) : decodeTime.getUint32(4);
}

/** Fields that every sample has of its own are read one by one; otherwise the whole run takes one step. */
function withSamples(run: DataView, usual: number, start: number): SampleTimes {
  if (run.byteLength < 8) return noSamples;
  const flags = run.getUint32(0);
  const first = 8 + bytesOf(flags, [trunFields.dataOffset, 4], [trunFields.firstFlags, 4]);
  const own = [trunFields.duration, trunFields.size, trunFields.flags, trunFields.offset];
  const sampleBytes = bytesOf(flags, ...own.map((flag) => [flag, 4] as const));
  const claimed = run.getUint32(4);
  if (sampleBytes === 0) return withRun(noSamples, { samples: claimed, duration: usual, at: start, offset: 0 });
  const samples = Math.min(claimed, Math.max(0, Math.floor((run.byteLength - first) / sampleBytes)));
  let times = noSamples;
  let at = start;
  for (let sample = 0; sample < samples; sample++) {
    const from = first + sample * sampleBytes;
    const duration = (flags & trunFields.duration) !== 0 ? run.getUint32(from) : usual;
    const offset = (flags & trunFields.offset) !== 0 ? run.getInt32(from + sampleBytes - 4) : 0;
    times = withRun(times, { samples: 1, duration, at, offset });
    at += duration;
  }
  return times;
}

function combined(one: SampleTimes, other: SampleTimes): SampleTimes {
  return {
    samples: one.samples + other.samples,
    total: one.total + other.total,
    from: Math.min(one.from, other.from),
    to: Math.max(one.to, other.to),
  };
}

function bytesOf(flags: number, ...fields: readonly (readonly [flag: number, bytes: number])[]): number {
  return fields.reduce((sum, [flag, bytes]) => sum + ((flags & flag) !== 0 ? bytes : 0), 0);
}
