import { createRequire } from 'node:module';
import { arch, platform } from 'node:process';

/** The FFmpeg libraries. An optional dependency, reached through here alone: pictures work without it. */
export type Library = typeof import('node-av/lib') & typeof import('node-av/constants');

/** The FFmpeg libraries are not installed, or not for this kind of machine. */
export class LibraryMissing extends Error {
  override readonly name = 'LibraryMissing';
}

type Parts = readonly [typeof import('node-av/lib'), typeof import('node-av/constants')];

let loading: Promise<Library> | undefined;

/** In worker processes only: what it does with foreign bytes may end the process. Throws LibraryMissing. */
export function videoLibrary(): Promise<Library> {
  loading ??= loadLibrary(() => Promise.all([import('node-av/lib'), import('node-av/constants')]));
  return loading;
}

export async function loadLibrary(load: () => Promise<Parts>): Promise<Library> {
  try {
    const [library, constants] = await load();
    library.Log.setLevel(constants.AV_LOG_QUIET);
    return { ...constants, ...library };
  } catch (cause) {
    throw new LibraryMissing('node-av cannot be loaded', { cause });
  }
}

/** Whether the packages are there, without loading them. */
export function isLibraryInstalled(): boolean {
  const { resolve } = createRequire(import.meta.url);
  const builds = platform === 'win32' ? [`${platform}-${arch}-msvc`] : [`${platform}-${arch}`];
  try {
    for (const name of ['node-av/lib', ...builds.map((build) => `@seydx/node-av-${build}/node-av.node`)]) resolve(name);
    return true;
  } catch {
    return false;
  }
}
