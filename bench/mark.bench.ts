import { monitorEventLoopDelay } from 'node:perf_hooks';
import sharp from 'sharp';
import { createLocalEngine } from '../src/providers/local/index.ts';
import { suggestiveFrom } from '../src/trust/gate.ts';
import { median, percentile } from './numbers.ts';
import { decode, encode } from './photos.ts';

/**
 * What the safeguards cost for one result, a JPEG of 1024 × 1024 pixels: each step alone, in milliseconds from the main
 * process; and how long the main process is held up while twenty results are handled at once.
 */
const rounds = 30;
const atOnce = 20;
const side = 1_024;
const signal = new AbortController().signal;

const limits = { maxBytes: 256 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 };
const engine = createLocalEngine({ LOCAL_WORKERS: '1' }, { limits });
const { width, height, data } = await decode('collins', side);
const raw = { width, height, channels: 3 } as const;
const square = await sharp(data, { raw }).resize(side, side, { fit: 'cover' }).raw().toBuffer();
const jpeg = await encode({ width: side, height: side, data: square });
const media = await engine.intake.inspect(jpeg, 'result', signal);

interface Step {
  readonly name: string;
  run(): Promise<unknown>;
}

const steps: readonly Step[] = [{ name: 'gate', run: () => engine.gate.classify(media, jpeg, suggestiveFrom, signal) }];

let sum = 0;
for (const { name, run } of steps) {
  const first = await timed(run);
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) all.push(await timed(run));
  sum += median(all);
  const numbers = `median ${median(all).toFixed(1)}, p95 ${percentile(all, 0.95).toFixed(1)}, first ${first.toFixed(0)}`;
  console.log(`${name.padEnd(8)} ${numbers} ms`);
}
console.log(`together ${sum.toFixed(1)} ms (at most 250)`);

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (const { run } of steps) await run();
  }),
);
delay.disable();
console.log(`event loop with ${atOnce} at once: p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms (at most 20)`);
await engine.close();

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
