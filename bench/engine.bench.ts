import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { createRuntime } from '../src/providers/local/models/runtime.ts';
import { createScratch } from '../src/providers/local/pixels/scratch.ts';
import { LONGEST_SIDE, type Stages, sourceFace, swapPhoto, total } from './one-photo.ts';
import { decode, encode } from './photos.ts';
import { swapVideoFrames } from './video-frames.ts';

/** Marks are those of the prototype on the same kind of machine, in milliseconds (and megabytes). */
const SCENES = [
  { name: 'bluejacket', title: 'one face', mark: 155 },
  { name: 'group', title: 'five faces', mark: 345 },
];
const FRAME_MARK = 70;
const COLD_MARK = 900;
const MEMORY_MARK = 370;
const WARM_UP = 5;
const RUNS = 15;
const COLD_RUNS = 3;

const Cold = z.object({ milliseconds: z.number(), megabytes: z.number() });

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function row(title: string, milliseconds: number, note = ''): void {
  console.log(`  ${title.padEnd(16)}${milliseconds.toFixed(1).padStart(8)} ms  ${note}`);
}

async function plainCopy(name: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const before = performance.now();
    await encode(await decode(name, LONGEST_SIDE));
    times.push(performance.now() - before);
  }
  return median(times);
}

async function coldStart(): Promise<z.infer<typeof Cold> & { whole: number }> {
  const main = new URL('./main.ts', import.meta.url);
  const before = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, [main.pathname, 'cold']);
  return { ...Cold.parse(JSON.parse(stdout)), whole: performance.now() - before };
}

const runtime = await createRuntime();
const scratch = createScratch();
const source = await sourceFace('luciano', runtime);
console.log(`${runtime.kind}, medians of ${RUNS} runs after ${WARM_UP}`);
for (const { name, title, mark } of SCENES) {
  const runs: Stages[] = [];
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    const stages = await swapPhoto(source, name, runtime, scratch);
    if (run >= WARM_UP) runs.push(stages);
  }
  console.log(`${title} (${name})`);
  for (const stage of runs[0]?.keys() ?? []) row(stage, median(runs.map((run) => run.get(stage) ?? 0)));
  row('complete', median(runs.map(total)), `mark ${mark} ms`);
  row('limit', await plainCopy(name), 'sharp alone: decode and encode');
}
const video = await swapVideoFrames(source, runtime);
console.log('a video of one face, 854 × 480, each frame');
row('follow and swap', median(video), `mark ${FRAME_MARK} ms`);
row('mean', video.reduce((sum, each) => sum + each, 0) / video.length, 'with looks for faces and light');
await runtime.close();

const starts: Awaited<ReturnType<typeof coldStart>>[] = [];
for (let run = 0; run < COLD_RUNS; run++) starts.push(await coldStart());
console.log('a fresh process, one face');
row('first result', median(starts.map(({ milliseconds }) => milliseconds)), `mark ${COLD_MARK} ms`);
row('until it ended', median(starts.map(({ whole }) => whole)));
const megabytes = median(starts.map((start) => start.megabytes));
console.log(`  peak memory     ${megabytes.toFixed(0).padStart(8)} MB  mark ${MEMORY_MARK} MB`);
