import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderCheck, roomIn } from '../../../src/storage/files/check-folder.ts';
import { temporaryFolder } from '../../e2e/command-line.ts';

function look(directory: string) {
  return folderCheck(directory).look(new AbortController().signal);
}

function kept(): string {
  const folder = join(temporaryFolder(), 'data');
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(join(folder, 'secret.key'), Buffer.alloc(2 * 2 ** 20), { mode: 0o600 });
  return folder;
}

describe('the data folder', () => {
  it('is measured, and nothing is left in it', async () => {
    const folder = kept();
    expect(await look(folder)).toEqual([
      { ok: true, message: expect.stringMatching(/ can be written; it holds 2\.0 MB, and [\d.]+ GB are free\.$/) },
    ]);
    expect(readdirSync(folder)).toEqual(['secret.key']);
  });

  it('may be missing, and is not made', async () => {
    const parent = temporaryFolder();
    expect(await look(join(parent, 'more', 'data'))).toMatchObject([
      { ok: true, message: expect.stringContaining('will be made') },
    ]);
    expect(readdirSync(parent)).toEqual([]);
  });

  it('is told from a file', async () => {
    const file = join(temporaryFolder(), 'data');
    writeFileSync(file, '');
    for (const path of [file, join(file, 'below')]) {
      expect(await look(path)).toMatchObject([
        { ok: false, message: `${file} is a file.`, remedy: expect.stringContaining('DATA_DIR') },
      ]);
    }
  });

  // root may write everywhere but here
  it.skipIf(process.platform !== 'linux')('is named where nothing can be written', async () => {
    for (const path of ['/proc', '/proc/data']) {
      expect(await look(path)).toMatchObject([
        {
          ok: false,
          message: expect.stringContaining('may not write to /proc.'),
          remedy: expect.stringContaining('chown'),
        },
      ]);
    }
  });

  it.skipIf(!process.getuid)('is named where others can read what is in it', async () => {
    const folder = kept();
    chmodSync(join(folder, 'secret.key'), 0o644);
    expect(await look(folder)).toHaveLength(1); // nobody gets into the folder
    chmodSync(folder, 0o755);
    expect((await look(folder))[1]).toEqual({
      ok: false,
      message: `Other users of this machine can read ${join(folder, 'secret.key')}.`,
      remedy: expect.stringContaining(`chmod -R go= ${folder}`),
    });
  });

  it('is named where its disk is full, or nearly', () => {
    expect(roomIn('/data', 10 * 2 ** 20, 5)).toMatchObject({
      ok: false,
      message: 'The disk of /data is full: 10.0 MB are free.',
      remedy: expect.stringContaining('Make room'),
    });
    expect(roomIn('/data', 500 * 2 ** 20, 5)).toMatchObject({ ok: true, remedy: expect.stringContaining('Make room') });
  });
});
