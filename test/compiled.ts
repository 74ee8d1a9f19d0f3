import { execFile } from 'node:child_process';
import { enableCompileCache, getCompileCacheDir } from 'node:module';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { compileCacheFolder } from '../bin/compile-cache.js';
import { fillCompileCache } from '../src/providers/local/pool/compile-cache.ts';

const workerFile = new URL('../src/providers/local/worker/worker.ts', import.meta.url);
const program = resolve(import.meta.dirname, '../bin/faceswap-bot.js');

/**
 * Compiles what the program and its workers load before the first test starts one. Tests end them so early that each
 * would compile anew, and begin to fill the cache beside that. A program that does not start is what tests tell.
 */
export async function setup(): Promise<void> {
  const folder = compileCacheFolder();
  if (folder !== undefined) enableCompileCache(folder);
  const meanwhile = setInterval(() => undefined, 1_000); // what fills the cache keeps no process from ending
  await Promise.allSettled([
    fillCompileCache(workerFile, [], {}, getCompileCacheDir()).ended,
    promisify(execFile)(process.execPath, [program, 'help']),
  ]);
  clearInterval(meanwhile);
}
