import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFolderLocked, lockFolder } from '../../src/storage/files/folder-lock.ts';
import { ownerIsAlive, thisOwner } from '../../src/storage/sqlite/owner.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { child, firstMessage } from './child.ts';

describe('owners', () => {
  it('know whether their process still runs', async () => {
    expect(ownerIsAlive(thisOwner())).toBe(true);
    const folder = temporaryFolder();
    const other = child(
      folder,
      `import { thisOwner } from '@storage/sqlite/owner.ts'; process.send(thisOwner()); setInterval(() => {}, 1000);`,
    );
    const owner = await firstMessage<string>(other);
    expect(ownerIsAlive(owner)).toBe(true);
    other.kill('SIGKILL');
    await new Promise((resolve) => other.once('close', resolve));
    expect(ownerIsAlive(owner)).toBe(false);
  });

  it('are not mistaken for a later process of the same number', () => {
    const owner = JSON.parse(thisOwner());
    expect(ownerIsAlive(JSON.stringify({ ...owner, started: '1' }))).toBe(false);
    expect(ownerIsAlive(JSON.stringify({ ...owner, boot: 'another' }))).toBe(false);
  });

  it('count as alive where it cannot be decided', () => {
    const owner = { ...JSON.parse(thisOwner()), started: '1' };
    expect(ownerIsAlive(JSON.stringify({ ...owner, host: 'elsewhere' }))).toBe(true);
    expect(ownerIsAlive(JSON.stringify({ ...owner, pidNamespace: 'of another container' }))).toBe(true);
    expect(ownerIsAlive('worker-7')).toBe(true);
    expect(ownerIsAlive('{}')).toBe(true);
  });
});

describe('the folder lock', () => {
  it('is held by one process, seen by others, and ends with its process', async () => {
    const folder = temporaryFolder();
    expect(isFolderLocked(folder)).toBe(false);
    const holder = child(
      folder,
      `import { lockFolder } from '@storage/files/folder-lock.ts';
       globalThis.lock = lockFolder('${folder}'); // what nobody can reach any more is released
       process.send(globalThis.lock !== undefined); setInterval(() => {}, 1000);`,
    );
    expect(await firstMessage(holder)).toBe(true);
    expect(isFolderLocked(folder)).toBe(true);
    expect(lockFolder(folder)).toBeUndefined();
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('close', resolve));
    expect(isFolderLocked(folder)).toBe(false);
    const lock = lockFolder(folder);
    expect(lock).toBeDefined();
    lock?.release();
    expect(existsSync(join(folder, 'serve.lock'))).toBe(true);
  });
});
