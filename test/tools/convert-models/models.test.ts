import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadModel } from '../../../tools/convert-models/models.ts';

const installed = join(dirname(fileURLToPath(import.meta.resolve('@vladmandic/human'))), '..', 'models');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'models-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function keptFile(): Promise<string> {
  const [name = ''] = await readdir(folder);
  return join(folder, name);
}

describe('models', () => {
  it('are refused when a source file is not the pinned one', async () => {
    await copyFile(join(installed, 'blazeface.json'), join(folder, 'blazeface.json'));
    const weights = await readFile(join(installed, 'blazeface.bin'));
    weights.writeUInt8(weights.readUInt8(5_000) ^ 1, 5_000);
    await writeFile(join(folder, 'blazeface.bin'), weights);
    await expect(loadModel('blazeface', { sourceDirectory: folder })).rejects.toThrow(
      /blazeface\.bin is not the model/,
    );
  });

  it('come from the cache when they were converted before', async () => {
    const converted = await loadModel('blazeface', { cacheDirectory: folder });
    const nowhere = join(folder, 'no-such-folder');
    const kept = await loadModel('blazeface', { cacheDirectory: folder, sourceDirectory: nowhere });
    expect(Buffer.compare(kept, converted)).toBe(0);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it.each([
    ['torn', (file: Buffer) => file.subarray(0, 70_000)],
    ['empty', () => Buffer.alloc(0)],
    ['changed', (file: Buffer) => Buffer.concat([file.subarray(0, -1), Buffer.of((file.at(-1) ?? 0) ^ 1)])],
  ])('are made anew when the kept file is %s', async (_, damage) => {
    const converted = await loadModel('blazeface', { cacheDirectory: folder });
    const path = await keptFile();
    const whole = await readFile(path);
    await writeFile(path, damage(whole));
    expect(Buffer.compare(await loadModel('blazeface', { cacheDirectory: folder }), converted)).toBe(0);
    expect(Buffer.compare(await readFile(path), whole)).toBe(0);
  });

  it('load all the same when the cache cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(loadModel('blazeface', { cacheDirectory: join(file, 'cache') })).resolves.toBeInstanceOf(Uint8Array);
  });
});
