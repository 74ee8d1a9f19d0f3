import { describe, expect, it } from 'vitest';
import { inputOf, type Relay } from '../../../src/core/jobs/job-files.ts';
import { fakeIntake } from '../../fakes/fake-intake.ts';
import { queuedJob, storedPicture } from '../../fakes/jobs.ts';
import { createMemoryBlobStore } from '../../fakes/storage/memory-blob-store.ts';

const never = new AbortController().signal;

async function lent(relay: Pick<Relay, 'publish' | 'whenServed'>) {
  const blobs = createMemoryBlobStore();
  const blobKey = await blobs.put(Buffer.from('picture of scene'), { expiresAt: Number.POSITIVE_INFINITY });
  const job = queuedJob({ inputs: { target: { ...storedPicture('scene'), blobKey } } });
  const { target } = inputOf(job, { blobs, intake: fakeIntake, relay: { ...relay, withdraw: async () => undefined } });
  return (signal = never) => target.publicUrl?.(signal);
}

describe('the address of a lent file', () => {
  it('is not told a vendor while no process serves it', async () => {
    const served = Promise.withResolvers<void>();
    const publicUrl = await lent({
      publish: async () => new URL('https://bot.example/media/1'),
      whenServed: (signal) =>
        Promise.race([
          served.promise,
          new Promise<never>((_, reject) => (signal.onabort = () => reject(signal.reason))),
        ]),
    });
    const gone = new AbortController();
    const [given, givenUp] = [publicUrl(), publicUrl(gone.signal)];
    expect(await Promise.race([given, new Promise((resolve) => setImmediate(resolve, 'waits'))])).toBe('waits');
    gone.abort(new Error('cancelled'));
    await expect(givenUp).rejects.toThrow('cancelled');
    served.resolve();
    expect((await given)?.href).toBe('https://bot.example/media/1');
  });

  it('is made again where making it has failed, and only once where not', async () => {
    let made = 0;
    const publish = async () => {
      made += 1;
      if (made === 1) throw new Error('the store is full');
      return new URL(`https://bot.example/media/${made}`);
    };
    const publicUrl = await lent({ publish });
    await expect(publicUrl()).rejects.toThrow('full');
    expect([(await publicUrl())?.href, (await publicUrl())?.href]).toEqual(
      Array(2).fill('https://bot.example/media/2'),
    );
  });
});
