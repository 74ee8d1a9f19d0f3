import { open } from 'node:fs/promises';

/** A new name outlives a power cut only when its folder is on disk too. Windows cannot do this, nor does it need it. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
