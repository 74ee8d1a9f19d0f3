import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { lockFolder } from '../../src/storage/files/folder-lock.ts';
import { loadSecretKeys } from '../../src/storage/files/secret-key.ts';
import { openStores, type Stores } from '../../src/storage/stores.ts';
import { isNight } from '../examples.ts';
import { createCommandLine, plainProgram, spawnAndWait, start, temporaryFolder } from './command-line.ts';

const { run, close } = createCommandLine();
afterAll(close);

const [former, present] = ['the former secret of the operator', 'the present secret of the operator'];
const rotated = { SECRET_KEY: present, SECRET_KEY_PREVIOUS: former };
const values = 1_300;

async function open(folder: string, secret: string): Promise<Stores> {
  const directory = join(folder, 'data');
  const secretKeys = await loadSecretKeys(directory, { secret });
  return openStores({ directory, secretKeys, takesOnKey: true, clock: systemClock, onEvent: () => undefined });
}

/** A folder with so many values that the former key has encrypted. */
async function filled(): Promise<string> {
  const folder = temporaryFolder();
  await run(folder, ['keys', 'add', 'shop'], { SECRET_KEY: former });
  const { expiringStore, close } = await open(folder, former);
  const secret = { expiresAt: Date.now() + 86_400_000, secret: true };
  for (let at = 0; at < values; at++) await expiringStore.put(`value ${at}`, at, secret);
  await close();
  return folder;
}

async function readAll(folder: string, secret: string): Promise<number> {
  const { expiringStore, close } = await open(folder, secret);
  const read = await Promise.all(Array.from({ length: values }, (_, at) => expiringStore.get(`value ${at}`)));
  await close();
  return read.filter((value, at) => value === at).length;
}

describe('reseal', () => {
  it.runIf(isNight)(
    'goes on after kill -9, and then the former key is not needed any more',
    { timeout: 60_000 },
    async () => {
      const folder = await filled();
      expect((await run(folder, ['jobs'], { SECRET_KEY: present })).stderr).toContain('as SECRET_KEY_PREVIOUS');

      const killed = start(folder, ['reseal'], { environment: rotated, program: plainProgram });
      await killed.says('Looked at 1000 values');
      killed.child.kill('SIGKILL');
      await killed.ended;

      const { code, stderr } = await spawnAndWait(folder, ['reseal'], { environment: rotated, program: plainProgram });
      expect(stderr).toMatch(/values and files were encrypted anew\. The present key opens everything that is kept\./);
      expect(stderr).toContain('Take SECRET_KEY_PREVIOUS away now.');
      expect(code).toBe(0);
      expect(await readAll(folder, present)).toBe(values);
      expect((await run(folder, ['jobs'], { SECRET_KEY: former })).stderr).toContain('encrypted with another key');
    },
  );

  it('notes a new key with serve and reseal alone: no other command takes a slip on', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    await run(folder, ['keys', 'add', 'shop']);
    const slip = { SECRET_KEY: 'a secret with a slip of the pen' };
    for (const args of [['doctor'], ['jobs'], ['keys', 'add', 'other'], ['backup', 'now.backup'], ['reports']]) {
      const { code, stderr } = await run(folder, args, slip);
      expect(code, `${args} ${stderr}`).toBe(0);
    }
    expect((await run(folder, ['jobs'])).code).toBe(0);
    const environment = { ...slip, ADMIN_PORT: '0', HTTP_PORT: '0' };
    const serving = start(folder, ['serve'], { environment, program: plainProgram });
    await serving.says('Ready.');
    serving.child.kill('SIGTERM');
    await serving.ended;
    expect((await run(folder, ['jobs'])).stderr).toContain('encrypted with another key');
  });

  it('waits for no serve, and has nothing to do in an empty folder', async () => {
    const folder = temporaryFolder();
    const nothing = await run(folder, ['reseal'], rotated);
    expect(nothing).toMatchObject({ code: 1, stderr: expect.stringContaining('There is nothing to encrypt in') });
    await run(folder, ['keys', 'add', 'shop'], { SECRET_KEY: former });
    const lock = lockFolder(join(folder, 'data'));
    const refused = await run(folder, ['reseal'], rotated);
    lock?.release();
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Stop it first') });
  });
});
