import { createPollSchedule } from '../src/core/attempts/poll-schedule.ts';

/** How late a finished job is noticed, on a virtual clock, by the schedule as it learns from nothing and by fixed ones. */
const JOBS = 3_000;
const GOAL = 0.5;
const ROUNDS = 9;
/** Of the fixed schedule's polls that the learned one must spend to be compared with it. */
const LEAST_SHARE = 0.95;

interface Distribution {
  readonly title: string;
  readonly medianMs: number;
  /** Of the logarithm of the duration. */
  readonly spread: number;
  /** Share of jobs that take six times as long. */
  readonly slow: number;
  readonly pollEveryMs: number;
}

interface Result {
  readonly delayMs: number;
  readonly polls: number;
}

const distributions: readonly Distribution[] = [
  { title: 'fast picture', medianMs: 6_000, spread: 0.25, slow: 0.05, pollEveryMs: 2_000 },
  { title: 'queued picture', medianMs: 20_000, spread: 0.5, slow: 0, pollEveryMs: 2_000 },
  { title: 'video', medianMs: 120_000, spread: 0.3, slow: 0.05, pollEveryMs: 5_000 },
  { title: 'long video', medianMs: 600_000, spread: 0.8, slow: 0, pollEveryMs: 5_000 },
];

const fixed: readonly { readonly title: string; readonly wait: (poll: number) => number }[] = [
  { title: '0.5 s', wait: () => 500 },
  { title: '2 s', wait: () => 2_000 },
  { title: '1 to 10 s, doubling', wait: (poll) => Math.min(10_000, 1_000 * 2 ** poll) },
];

/** Numbers between 0 and 1, the same at every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function draw({ medianMs, spread, slow }: Distribution): number[] {
  const random = randomFrom(7);
  return Array.from({ length: JOBS }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return medianMs * Math.exp(spread * normal) * (random() < slow ? 6 : 1);
  });
}

function byFixed(durations: readonly number[], wait: (poll: number) => number): Result {
  let delay = 0;
  let polls = 0;
  for (const duration of durations) {
    let now = 0;
    for (let poll = 0; now < duration; poll++, polls++) now += wait(poll);
    delay += now - duration;
  }
  return { delayMs: delay / durations.length, polls: polls / durations.length };
}

async function byLearning(durations: readonly number[], pollEveryMs: number, pollCost?: number): Promise<Result> {
  const history = { load: async () => [], save: async () => undefined };
  const cost = pollCost === undefined ? {} : { pollCost };
  const schedule = createPollSchedule({ history, onError: (error) => console.error(error), ...cost });
  const key = { provider: 'vendor', operation: 'largest', kind: 'image' };
  let delay = 0;
  let polls = 0;
  for (const duration of durations) {
    let afterMs = 0;
    let now = 0;
    for (; now < duration; polls++) {
      afterMs = now;
      now += await schedule.next(key, { elapsedMs: now, pollEveryMs });
    }
    delay += now - duration;
    await schedule.finished(key, { afterMs, byMs: now });
  }
  return { delayMs: delay / durations.length, polls: polls / durations.length };
}

/** The schedule told to spend no more polls than `polls` a job. */
async function atPolls(durations: readonly number[], pollEveryMs: number, polls: number): Promise<Result> {
  let low = Math.log(0.0002);
  let high = Math.log(20);
  let best: Result = { delayMs: Number.NaN, polls: Number.NaN };
  for (let round = 0; round < ROUNDS; round++) {
    const middle = (low + high) / 2;
    const result = await byLearning(durations, pollEveryMs, Math.exp(middle));
    if (result.polls > polls) {
      low = middle;
    } else {
      high = middle;
      best = result;
    }
  }
  return best;
}

function show({ delayMs, polls }: Result): string {
  return `${(delayMs / 1_000).toFixed(2).padStart(6)} s late, ${polls.toFixed(1).padStart(6)} polls`;
}

const ratios = new Map<string, number[]>();
for (const distribution of distributions) {
  const durations = draw(distribution);
  const { title, pollEveryMs } = distribution;
  console.log(`${title}\n  ${'as it is set'.padEnd(22)}${show(await byLearning(durations, pollEveryMs))}`);
  for (const schedule of fixed) {
    const plain = byFixed(durations, schedule.wait);
    const learned = await atPolls(durations, pollEveryMs, plain.polls);
    const ratio = learned.delayMs / plain.delayMs;
    const equal = learned.polls > plain.polls * LEAST_SHARE;
    if (equal) ratios.set(schedule.title, [...(ratios.get(schedule.title) ?? []), ratio]);
    const verdict = equal ? `ratio ${ratio.toFixed(2)}` : 'never polls so often';
    console.log(`  ${schedule.title.padEnd(22)}${show(plain)}; learned ${show(learned)}; ${verdict}`);
  }
}
for (const [title, values] of ratios) {
  const mean = Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
  const goal = title.includes('doubling') ? ` (goal ${GOAL}: ${mean <= GOAL ? 'met' : 'MISSED'})` : '';
  console.log(`${title}: ${mean.toFixed(2)} of its delay at equal polls, geometric mean of ${values.length}${goal}`);
}
