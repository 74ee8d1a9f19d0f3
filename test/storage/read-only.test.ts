import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/storage/files/folder-lock.ts';
import { openDatabase, StoreError } from '../../src/storage/sqlite/database.ts';
import { temporaryFolder } from '../e2e/command-line.ts';

describe('a data folder that cannot be used', () => {
  it('is refused in a sentence when it is read-only', () => {
    const path = join(temporaryFolder(), 'x.db');
    openDatabase(path).close();
    // root may write everywhere, so the file is opened read-only instead
    expect(() => openDatabase(`file:${path}?mode=ro`)).toThrow(StoreError);
    expect(() => openDatabase(`file:${path}?mode=ro`)).toThrow('?mode=ro is read-only.');
  });

  it('is refused in a sentence when it is missing', () => {
    const folder = join(temporaryFolder(), 'missing');
    const path = join(folder, 'x.db');
    expect(() => openDatabase(path)).toThrow(`${path} cannot be opened: its folder is missing`);
    expect(() => lockFolder(folder)).toThrow(`${join(folder, 'serve.lock')} cannot be opened`);
  });
});
