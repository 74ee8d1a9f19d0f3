import { lstatSync, mkdirSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, resolve } from 'node:path';

/**
 * JavaScript, because Node loads its translator for TypeScript, which takes a quarter of a second, as soon as one file is
 * not in the cache: this one never could be.
 */

/** Beside the packages: code that can be written there could change the packages as well. */
const installed = resolve(import.meta.dirname, '../node_modules/.cache/faceswap-bot');
const writableByOthers = 0o022;
const openToOthers = 0o077;

/** Keeps compiled code for the next start, unless somebody else could have written into the folder. */
export function enableCompileCache() {
  const folder = compileCacheFolder();
  if (folder === undefined) return;
  nodeModule.enableCompileCache(folder);
  setTimeout(nodeModule.flushCompileCache, 2_000).unref(); // for a process that is killed
}

/**
 * A folder that only this user can read and write, made where there is none. Node runs the code that it finds there,
 * so undefined where the folder or the one around it may be someone else's.
 */
export function compileCacheFolder(folder = installed) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOurs(folder, openToOthers) && isOurs(dirname(folder), writableByOthers) ? folder : undefined;
  } catch {
    return undefined; // for example, the program is installed for all users and started by one
  }
}

/** @param {string} folder @param {number} forbidden bits of its mode */
function isOurs(folder, forbidden) {
  const { getuid } = process;
  if (!getuid) return true; // Windows has no such modes; a user's folders are the user's
  const found = lstatSync(folder);
  return found.uid === getuid() && (found.mode & forbidden) === 0 && found.isDirectory();
}
