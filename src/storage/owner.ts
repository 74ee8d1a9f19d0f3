import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

/** Names one process among all that may share a data folder, now and later. */
const Owner = z.object({
  host: z.string(),
  /** Changes when the machine restarts; empty where the system does not tell. */
  boot: z.string(),
  pid: z.number().int(),
  /** When the process started, in the system's own count; empty where it does not tell. */
  started: z.string(),
  id: z.string(),
});
type Owner = z.infer<typeof Owner>;

export function thisOwner(): string {
  const owner: Owner = {
    host: hostname(),
    boot: bootId(),
    pid: process.pid,
    started: startOf(process.pid),
    id: randomUUID(),
  };
  return JSON.stringify(owner);
}

/** False only when that process is certainly gone; a process elsewhere counts as alive. */
export function ownerIsAlive(owner: string): boolean {
  const { host, boot, pid, started } = Owner.parse(JSON.parse(owner));
  if (host !== hostname()) return true;
  if (boot !== bootId()) return false;
  return processExists(pid) && startOf(pid) === started;
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function bootId(): string {
  return readOr('/proc/sys/kernel/random/boot_id', '').trim();
}

/** Field 22 of the process's stat line, counted after the name, which may hold spaces and brackets. */
function startOf(pid: number): string {
  const stat = readOr(`/proc/${pid}/stat`, '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
