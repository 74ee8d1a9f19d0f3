import { createRuntime } from '../src/providers/local/models/runtime.ts';
import { createScratch } from '../src/providers/local/pixels/scratch.ts';
import { sourceFace, swapPhoto } from './one-photo.ts';

/** One swap in a process that has done nothing before: prints how long it lived and how much memory it took. */
const runtime = await createRuntime();
await swapPhoto(await sourceFace('luciano', runtime), 'bluejacket', runtime, createScratch());
const milliseconds = performance.now();
const { maxRSS } = process.resourceUsage();
await runtime.close();
console.log(JSON.stringify({ milliseconds, megabytes: maxRSS / 1024 }));
