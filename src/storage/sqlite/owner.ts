import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

/** Names one process among all that may share a data folder, now and later. */
const Owner = z.object({
  host: z.string(),
  /** Changes when the machine restarts; empty where the system does not tell. */
  boot: z.string(),
  pid: z.number().int(),
  /** Process ids mean nothing from one of these to another; empty where the system has none. */
  pidNamespace: z.string(),
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
    pidNamespace: pidNamespace(),
    started: startOf(process.pid),
    id: randomUUID(),
  };
  return JSON.stringify(owner);
}

/** False only when that process is certainly gone: elsewhere, and for names of another kind, it counts as alive. */
export function ownerIsAlive(owner: string): boolean {
  const named = parse(owner);
  if (named?.host !== hostname()) return true;
  if (named.boot !== bootId()) return false;
  if (named.pidNamespace !== pidNamespace()) return true;
  return processExists(named.pid) && startOf(named.pid) === named.started;
}

function parse(owner: string): Owner | undefined {
  try {
    return Owner.parse(JSON.parse(owner));
  } catch {
    return undefined;
  }
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

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
