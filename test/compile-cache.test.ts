import { chmodSync, chownSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileCacheFolder } from '../bin/compile-cache.js';
import { spawnAndWait, temporaryFolder } from './e2e/command-line.ts';

describe('the folder of compiled code', () => {
  it('is made for this user alone', () => {
    const folder = join(temporaryFolder(), 'cache', 'ours');
    expect(compileCacheFolder(folder)).toBe(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(compileCacheFolder(folder)).toBe(folder);
  });

  it.each([
    ['others can write into it', (_: string, folder: string) => chmodSync(folder, 0o770)],
    ['others can read it', (_: string, folder: string) => chmodSync(folder, 0o750)],
    ['others can put another in its place', (around: string) => chmodSync(around, 0o777)],
  ])('is not used if %s', (_, spoil) => {
    const around = join(temporaryFolder(), 'cache');
    const folder = join(around, 'ours');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    spoil(around, folder);
    expect(compileCacheFolder(folder)).toBeUndefined();
  });

  it('is not used if it is a link, which may lead anywhere', () => {
    const around = join(temporaryFolder(), 'cache');
    mkdirSync(join(around, 'elsewhere'), { recursive: true, mode: 0o700 });
    symlinkSync('elsewhere', join(around, 'ours'));
    expect(compileCacheFolder(join(around, 'ours'))).toBeUndefined();
  });

  it.skipIf(process.getuid?.() !== 0)('is not used if it belongs to somebody else', () => {
    const folder = join(temporaryFolder(), 'cache', 'theirs');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chownSync(folder, 12_345, 12_345);
    expect(compileCacheFolder(folder)).toBeUndefined();
  });
});

it('lies beside the packages, not among the temporary files of everybody', async () => {
  const folder = temporaryFolder();
  await spawnAndWait(folder, ['help'], { environment: { TMPDIR: folder } });
  expect(readdirSync(folder)).toEqual([]);
});
