import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Node's compile cache of this program, of which workers only read. Undefined where there is none. */
export function compileCache(): string | undefined {
  return getCompileCacheDir();
}

/**
 * Fills the cache with what workers load, once for each cache, in a process that sees no foreign bytes. Returns what
 * ends it early; the next one goes on.
 */
export function fillCompileCache(workerFile: URL, options: readonly string[], environment: Record<string, string>) {
  const cache = compileCache();
  const filled = cache && join(cache, 'filled-for-workers');
  if (!cache || !filled || existsSync(filled)) return () => undefined;
  const settings = JSON.stringify({ runtime: 'auto', compiles: true });
  const child = spawn(process.execPath, [...options, fileURLToPath(workerFile), settings], {
    env: { ...environment, NODE_COMPILE_CACHE: dirname(cache) },
    stdio: 'ignore',
  });
  child.unref();
  child.on('error', () => undefined);
  child.on('exit', (code) => {
    if (code === 0) writeFileSync(filled, '');
  });
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  return () => void child.kill('SIGKILL');
}
