import { createRequire } from 'node:module';
import { arch, platform } from 'node:process';

/** The FFmpeg libraries, an optional dependency that only this file loads. Pictures work without it. */
export type Library = typeof import('node-av/lib') & typeof import('node-av/constants');

/** The FFmpeg libraries are not installed, or do not support this machine. */
export class LibraryMissing extends Error {
  override readonly name = 'LibraryMissing';
}

type Parts = readonly [typeof import('node-av/lib'), typeof import('node-av/constants')];

let loading: Promise<Library> | undefined;

/** Only for worker processes, because foreign bytes may crash native code. Throws LibraryMissing. */
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

/** Whether the packages are installed. Does not load them. */
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
