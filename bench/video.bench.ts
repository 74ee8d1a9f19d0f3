import { readFileSync } from 'node:fs';
import { createPool, type WorkerPool } from '../src/providers/local/pool/pool.ts';
import { residentBytes } from '../src/providers/local/pool/resident-memory.ts';
import type { SwapWork } from '../src/providers/local/protocol.ts';
import { swapVideo } from '../src/providers/local/swap-video.ts';
import { openVideoFile } from '../src/providers/local/video/codec/video-file.ts';
import { copySpeed } from './plain-video.ts';

/** 125 frames of 854 × 480 with one face, in frames a second; the rough prototype made 12.3 and 15 of it. */
const clip = media('talk.mp4');
const prototype = { 1: 12.3, 2: 15 } as const;
const runs = 3;
const video = { maxFrames: 1_800, maxPixels: 2_088_960 };

function media(name: string): Uint8Array {
  return readFileSync(new URL(`../test/fixtures/media/${name}`, import.meta.url));
}

async function swapSpeed(pool: WorkerPool): Promise<number> {
  const work: SwapWork = {
    kind: 'swap',
    bytes: clip,
    sources: [[media('hopper.jpg')]],
    choice: { which: 'largest' },
    threshold: 0.66,
    maxPixels: 50e6,
  };
  const startedAt = performance.now();
  const answer = await swapVideo(work, pool, video, { signal: AbortSignal.timeout(300_000) });
  if (answer.state !== 'swapped') throw new Error(answer.reason);
  return 125_000 / (performance.now() - startedAt);
}

/** Of all workers together, most of what they held at any look. */
function watchMemory(pool: WorkerPool): () => number {
  let most = 0;
  const timer = setInterval(async () => {
    const sizes = await Promise.all(pool.processes.map((pid) => residentBytes(pid)));
    most = Math.max(
      most,
      sizes.reduce((sum: number, bytes) => sum + (bytes ?? 0), 0),
    );
  }, 50);
  return () => {
    clearInterval(timer);
    return most / 2 ** 20;
  };
}

console.log('854 × 480, 125 frames, one face: frames a second with everything from bytes to bytes');
for (const workers of [1, 2] as const) {
  const pool = createPool({
    workerFile: new URL('../src/providers/local/worker/worker.ts', import.meta.url),
    workerSettings: { runtime: 'auto' },
    workers,
    memoryMegabytes: 1_500,
    timeLimitMs: 300_000,
  });
  await swapSpeed(pool); // the first one loads the models
  const stop = watchMemory(pool);
  const speeds: number[] = [];
  for (let run = 0; run < runs; run++) speeds.push(await swapSpeed(pool));
  const best = Math.max(...speeds).toFixed(1);
  console.log(`${workers} worker(s): ${best} fps (prototype ${prototype[workers]}), ${Math.round(stop())} MB resident`);
  await pool.close();
}
const plain = copySpeed(await openVideoFile(clip));
console.log(`decoding and encoding alone, one thread: ${plain.toFixed(1)} fps`);
