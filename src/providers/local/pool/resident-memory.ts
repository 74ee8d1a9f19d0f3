import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { childrenOf, whileAlive } from './process-tree.ts';

const run = promisify(execFile);

/** Resident memory in bytes of a process and of all that it has started; undefined if it has ended. */
export async function residentBytes(pid: number | undefined): Promise<number | undefined> {
  if (pid === undefined) return undefined;
  try {
    const kilobytes = process.platform === 'linux' ? fromProc(pid) : await fromPs(pid);
    return Number.isFinite(kilobytes) ? kilobytes * 1024 : undefined;
  } catch {
    return undefined;
  }
}

/** A sandbox may be a process around the worker. */
function fromProc(pid: number): number {
  const own = Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]);
  return childrenOf(pid).reduce((sum, child) => sum + whileAlive(() => fromProc(child), 0), own);
}

async function fromPs(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim());
}
