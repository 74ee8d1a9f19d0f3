import { open } from 'node:fs/promises';

/**
 * Writes a folder to disk: a new file name survives a power cut only with it. Windows has no such call and needs none.
 */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
