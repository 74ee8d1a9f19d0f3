import { type CleanMedia, readAll } from '../core/ports/media.ts';

/** The whole of a file that may leave this machine. */
export async function cleanBytes(clean: CleanMedia, signal: AbortSignal): Promise<Uint8Array> {
  const bytes = await readAll(clean.open(signal), clean.byteLength);
  if (!bytes) throw new Error('a clean file is larger than it says');
  return bytes;
}
