import { z } from 'zod';

/**
 * When an attempt ended, in milliseconds after the vendor accepted it: after the last poll that found it pending
 * (`afterMs`) and not after the poll that found it ended (`byMs`).
 */
export const Observation = z.object({ afterMs: z.number().nonnegative(), byMs: z.number().nonnegative() });
export type Observation = Readonly<z.infer<typeof Observation>>;

export interface PlanOptions {
  /** Milliseconds of delay that one poll is worth. */
  readonly pollCostMs: number;
  /** The assumption before any observation; it counts as one observation. `spread` is the logarithm of a factor. */
  readonly guess: { readonly medianMs: number; readonly spread: number };
}

/** Milliseconds from `elapsedMs`, when the attempt was last seen pending, to the best next poll. */
export type PollPlan = (elapsedMs: number) => number;

export const shortestWaitMs = 250;
export const longestWaitMs = 60_000;

const points = 700;
const narrowest = 0.02;
const widest = 0.6;
/** The plan covers the durations between these quantiles. Beyond them, waits grow with the time already waited. */
const outerShare = 0.004;

/** One kernel of the estimated density: a bell curve over the logarithm of the duration. */
interface Bump {
  readonly centre: number;
  readonly width: number;
}

/**
 * Plans the polls that cost least, counting delay and polls together. Where polls are many this is a rate of √(hazard ÷
 * 2 cost); where they are few it places each of them.
 */
export function planPolls(observations: readonly Observation[], { pollCostMs, guess }: PlanOptions): PollPlan {
  const bumps = [...bumpsOf(observations), { centre: Math.log(guess.medianMs), width: guess.spread }];
  const times = gridOver(bumps);
  const ended = times.map((ms) => shareEndedBy(ms, bumps));
  const next = cheapestNext(times, ended, pollCostMs);

  return (elapsedMs) => {
    const at = next[lastAtOrBefore(times, elapsedMs)];
    const wait = at === undefined ? Math.sqrt(2 * pollCostMs * elapsedMs) : (times[at] ?? 0) - elapsedMs;
    return Math.min(longestWaitMs, Math.max(shortestWaitMs, wait));
  };
}

function bumpsOf(observations: readonly Observation[]): Bump[] {
  const intervals = observations.map(({ afterMs, byMs }) => {
    const high = Math.log(Math.max(byMs, shortestWaitMs));
    return { low: Math.min(high, Math.log(Math.max(afterMs, byMs / 4, 1))), high };
  });
  const centres = intervals.map(({ low, high }) => (low + high) / 2);
  const smoothing = bandwidth(centres);
  return intervals.map(({ low, high }) => ({
    centre: (low + high) / 2,
    width: Math.hypot(smoothing, (high - low) / Math.sqrt(12)), // of a uniform distribution
  }));
}

/** Silverman's rule of thumb, on the quartiles, so that a second mode far away does not widen it. */
function bandwidth(centres: readonly number[]): number {
  if (centres.length < 2) return widest;
  const sorted = centres.toSorted((a, b) => a - b);
  const quartile = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const spread = (quartile(0.75) - quartile(0.25)) / 1.34;
  return Math.min(widest, Math.max(narrowest, 0.9 * spread * sorted.length ** -0.2));
}

/** 0, then times that grow by a constant factor over all likely durations. */
function gridOver(bumps: readonly Bump[]): number[] {
  const low = Math.max(shortestWaitMs, quantile(outerShare, bumps));
  const high = Math.max(2 * low, quantile(1 - outerShare, bumps));
  const factor = (high / low) ** (1 / points);
  return [0, ...Array.from({ length: points + 1 }, (_, index) => low * factor ** index)];
}

function quantile(share: number, bumps: readonly Bump[]): number {
  let low = 0;
  let high = Math.log(24 * 60 * 60 * 1_000);
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (shareEndedBy(Math.exp(middle), bumps) < share) low = middle;
    else high = middle;
  }
  return Math.exp(high);
}

function shareEndedBy(ms: number, bumps: readonly Bump[]): number {
  if (ms === 0) return 0;
  const x = Math.log(ms);
  let sum = 0;
  for (const { centre, width } of bumps) sum += 1 / (1 + Math.exp((-1.702 * (x - centre)) / width)); // close to a normal distribution
  return sum / bumps.length;
}

/**
 * For each time at which the attempt was polled and still pending, the index of the best next poll, by dynamic
 * programming from the end. The later a poll, the later the best next one, which bounds the search.
 */
function cheapestNext(times: readonly number[], ended: readonly number[], pollCostMs: number): number[] {
  const last = times.length - 1;
  const at = (list: readonly number[], index: number): number => list[index] ?? 0;
  const weighted = [0]; // expected time of the ends up to each grid point, not yet divided by their share
  for (let i = 1; i <= last; i++) {
    const middle = (at(times, i) + at(times, i - 1)) / 2;
    weighted.push(at(weighted, i - 1) + middle * (at(ended, i) - at(ended, i - 1)));
  }
  const next: number[] = [];
  const cost: number[] = new Array(last + 1).fill(0);
  for (let i = last - 1, highest = last; i >= 0; i--) {
    let best = highest;
    let least = Number.POSITIVE_INFINITY;
    for (let j = i + 1; j <= highest; j++) {
      const wait = at(times, j) - at(times, i);
      if (wait < shortestWaitMs && j < highest) continue;
      if (wait > longestWaitMs && j > i + 1) break;
      const delay = at(times, j) * (at(ended, j) - at(ended, i)) - (at(weighted, j) - at(weighted, i));
      const total = pollCostMs * (1 - at(ended, i)) + delay + at(cost, j);
      if (total >= least) continue;
      least = total;
      best = j;
    }
    next[i] = best;
    cost[i] = least;
    highest = best;
  }
  return next;
}

function lastAtOrBefore(times: readonly number[], ms: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((times[middle] ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}
