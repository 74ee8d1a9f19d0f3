/**
 * When samples are shown, in ticks of their track. Tables are read run by run, so a run that claims 2^32 samples takes one
 * step.
 */
export interface SampleTimes {
  readonly samples: number;
  /** All durations added up. */
  readonly total: number;
  /** When the first sample is shown, and when the last has been. */
  readonly from: number;
  readonly to: number;
}

/** Samples of one duration, one after the other. */
interface Run {
  readonly samples: number;
  readonly duration: number;
  /** When the first is decoded. */
  readonly at: number;
  /** How much later than that each is shown. */
  readonly offset: number;
}

export const noSamples: SampleTimes = {
  samples: 0,
  total: 0,
  from: Number.POSITIVE_INFINITY,
  to: Number.NEGATIVE_INFINITY,
};

export function withRun(times: SampleTimes, { samples, duration, at, offset }: Run): SampleTimes {
  if (samples <= 0) return times;
  return {
    samples: times.samples + samples,
    total: times.total + samples * duration,
    from: Math.min(times.from, at + offset),
    to: Math.max(times.to, at + offset + samples * duration),
  };
}

/** Ticks from the first moment to the last. Where durations and times contradict, the larger counts. */
export function lengthOf({ samples, total, from, to }: SampleTimes): number {
  return samples === 0 ? 0 : Math.max(total, to - from);
}

const tableHeader = 8;

/** `stts` and `ctts`: both list numbers of samples, each with a value for all of them. */
export function timesOfTables(durations: DataView, offsets: DataView | undefined): SampleTimes {
  const shifts = offsets && entries(offsets);
  let times = noSamples;
  let [at, shift, shiftLeft] = [0, 0, 0];
  for (const [samples, signed] of entries(durations)) {
    const duration = signed >>> 0;
    for (let left = samples; left > 0; ) {
      if (shiftLeft === 0) [shiftLeft, shift] = shifts?.next().value ?? [Number.POSITIVE_INFINITY, 0];
      const run = Math.min(left, shiftLeft);
      times = withRun(times, { samples: run, duration, at, offset: shift });
      at += run * duration;
      left -= run;
      shiftLeft -= run;
    }
  }
  return times;
}

/** Entries that the box has room for, whatever it claims. An offset may be negative. */
function* entries(table: DataView): Generator<readonly [samples: number, value: number], undefined> {
  const room = Math.max(0, Math.floor((table.byteLength - tableHeader) / 8));
  const claimed = table.byteLength >= tableHeader ? table.getUint32(4) : 0;
  for (let entry = 0, at = tableHeader; entry < Math.min(room, claimed); entry++, at += 8) {
    yield [table.getUint32(at), table.getInt32(at + 4)];
  }
}
