import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { relative, resolve } from 'node:path';

const ofOthers = 0o077;
const sticky = 0o1000;

/** Creates the folder where it is missing. Nobody but its owner may look into it. */
export function openPrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (!isShared(path)) keepPrivate(path);
}

/** Creates an empty file where it is missing. Nobody but its owner may read it. */
export function openPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch {
    return; // the caller opens it next, and says why it cannot be opened
  }
  keepPrivate(path);
}

/** Takes away what others may do with a file or folder. Leaves it as it is where it is missing or somebody else's. */
export function keepPrivate(path: string): void {
  try {
    const { mode } = statSync(path);
    if ((mode & ofOthers) !== 0) chmodSync(path, mode & 0o7777 & ~ofOthers);
  } catch {
    // on a file system without rights there is nothing to take away
  }
}

/** Whether a folder serves for more than this program's data: the home or working folder, or one for everybody. */
function isShared(path: string): boolean {
  const holds = (other: string): boolean => !relative(resolve(path), other).startsWith('..');
  return holds(homedir()) || holds(process.cwd()) || (statSync(path).mode & sticky) !== 0;
}
