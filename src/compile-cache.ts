import { lstatSync, mkdirSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, resolve } from 'node:path';

/** Beside the packages: code that can be written there could change the packages as well. */
const installed = resolve(import.meta.dirname, '../node_modules/.cache/faceswap-bot');
const writableByOthers = 0o022;
const openToOthers = 0o077;

/** Keeps compiled code for the next start, unless somebody else could have written into the folder. */
export function enableCompileCache(): void {
  const folder = compileCacheFolder();
  if (folder === undefined) return;
  nodeModule.enableCompileCache(folder);
  setTimeout(nodeModule.flushCompileCache, 2_000).unref(); // for a process that is killed
}

/**
 * A folder that only this user can read and write, made where there is none. Node runs the code that it finds there,
 * so undefined where the folder or the one around it may be someone else's.
 */
export function compileCacheFolder(folder = installed): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOurs(folder, openToOthers) && isOurs(dirname(folder), writableByOthers) ? folder : undefined;
  } catch {
    return undefined; // for example, the program is installed for all users and started by one
  }
}

function isOurs(folder: string, forbidden: number): boolean {
  const { getuid } = process;
  if (!getuid) return true; // Windows has no such modes; a user's folders are the user's
  const found = lstatSync(folder);
  return found.uid === getuid() && (found.mode & forbidden) === 0 && found.isDirectory();
}
