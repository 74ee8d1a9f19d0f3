import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = resolve(import.meta.dirname, '../../..');

export interface Filling {
  /** Resolves when nothing is left to do, or the process has ended before. */
  readonly ended: Promise<void>;
  /** Ends it early; the next one goes on. Resolves when the process has ended. */
  stop(): Promise<void>;
}

/** Fills the cache with what workers load, once for each version of the sources, in a process that sees no foreign bytes. */
export function fillCompileCache(
  workerFile: URL,
  options: readonly string[],
  environment: Readonly<Record<string, string>>,
  cache: string | undefined,
): Filling {
  if (!cache) return nothingToDo;
  const filled = join(cache, 'filled-for-workers');
  const version = versionOf(sources);
  if (existsSync(filled) && readFileSync(filled, 'utf8') === version) return nothingToDo;
  const settings = JSON.stringify({ runtime: 'auto', compiles: true });
  const child = spawn(process.execPath, [...options, fileURLToPath(workerFile), settings], {
    env: { ...environment, NODE_COMPILE_CACHE: dirname(cache) },
    stdio: 'ignore',
  });
  const end = (): void => void child.kill('SIGKILL');
  const ended = Promise.withResolvers<void>();
  child.unref();
  process.once('exit', end);
  child.on('error', () => ended.resolve());
  child.on('exit', (code) => {
    process.off('exit', end);
    if (code === 0) writeFileSync(filled, version);
    ended.resolve();
  });
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  return {
    ended: ended.promise,
    async stop() {
      child.ref();
      end();
      await ended.promise;
    },
  };
}

const nothingToDo: Filling = { ended: Promise.resolve(), stop: async () => undefined };

/** Changes with the place of the files below a folder, their names, sizes and times. */
function versionOf(folder: string): string {
  const hash = createHash('sha256').update(folder);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(folder, name));
    hash.update(`\n${name} ${size} ${mtimeMs}`);
  }
  return hash.digest('hex');
}
