import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { findBadge } from '../../src/providers/local/badge/find-badge.ts';
import { decodePicture } from '../../src/providers/local/media/decode.ts';
import { loadSecretKeys } from '../../src/storage/files/secret-key.ts';
import { openStores } from '../../src/storage/stores.ts';
import { createMarks } from '../../src/trust/index.ts';
import { openSigningKey } from '../../src/trust/keys/signing-key.ts';
import { createManifestReader } from '../../src/trust/manifest-reader.ts';
import { createMarkingThread } from '../../src/trust/thread/marking-thread.ts';
import { isNight } from '../examples.ts';
import { createCommandLine, media, temporaryFolder } from './command-line.ts';

const { run, close } = createCommandLine({ createMarks });
afterAll(close);

const signal = AbortSignal.timeout(50_000);

/** Reads manifests with the key that the program has left in the folder. */
async function readerOf(folder: string) {
  const directory = join(folder, 'data');
  const secretKeys = await loadSecretKeys(directory);
  const stores = await openStores({ directory, secretKeys, clock: systemClock, onEvent: () => undefined });
  const key = await openSigningKey(stores.secrets, 0);
  await stores.close();
  const thread = createMarkingThread({ key, agent: { name: 'reader', version: '0' } });
  onTestFinished(() => thread.close());
  return createManifestReader(thread);
}

describe('the result of a swap', () => {
  it.runIf(isNight)('bears badge and signature, whatever format it is written in, and the badge once', async () => {
    const folder = temporaryFolder();
    const face = ['swap', '--face', media('luciano.jpg')];
    const first = await run(folder, [...face, '--target', media('collins.jpg'), '--out', 'first.webp']);
    const again = await run(folder, [...face, '--target', join(folder, 'first.webp'), '--out', 'again.jpg']);
    expect([first.code, again.code], first.stderr + again.stderr).toEqual([0, 0]);
    const reader = await readerOf(folder);
    for (const [name, mimeType] of [
      ['first.webp', 'image/webp'],
      ['again.jpg', 'image/jpeg'],
    ] as const) {
      const bytes = readFileSync(join(folder, name));
      expect(await reader.read({ bytes, mimeType }, signal)).toMatchObject({ state: 'valid', provider: 'local' });
      expect(bytes.includes('compositeWithTrainedAlgorithmicMedia')).toBe(true);
      const { picture } = await decodePicture(bytes, { maxPixels: 5e6 });
      expect(findBadge(picture)).toBeDefined();
    }
  });

  it('is not made with a key that does not fit its certificate', async () => {
    const folder = temporaryFolder();
    for (const name of ['key.pem', 'certificate.pem']) writeFileSync(join(folder, name), 'no key');
    const one = await run(folder, ['demo'], { C2PA_KEY_FILE: 'key.pem' });
    expect(one).toMatchObject({ code: 78, stderr: expect.stringContaining('set both or neither') });
    const both = await run(folder, ['demo'], { C2PA_KEY_FILE: 'key.pem', C2PA_CERT_FILE: 'certificate.pem' });
    expect(both).toMatchObject({ code: 78, stderr: expect.stringContaining('C2PA_KEY_FILE: holds no private key') });
  });
});
