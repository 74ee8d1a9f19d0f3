import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

/** Names one process among all that ever share a data folder. */
const Owner = z.object({
  host: z.string(),
  /** Changes when the machine restarts. Empty where the system does not provide it. */
  boot: z.string(),
  pid: z.number().int(),
  /** The namespace in which the process id is valid. Empty where the system has none. */
  pidNamespace: z.string(),
  /** When the process started, in the units of the system. Empty where the system does not provide it. */
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

/**
 * False only when the process is certainly gone. A process of another machine, and an owner name of another form, count
 * as alive.
 */
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

/** Field 22 of the process's stat line, counted after the name, which may contain spaces and brackets. */
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
