import { describe, expect, it, onTestFinished } from 'vitest';
import { Job } from '../../../src/core/ports/job.ts';
import { type Media, type MediaFacts, readKept } from '../../../src/core/ports/media.ts';
import { savedFaceRef } from '../../../src/core/ports/members.ts';
import type { SwapInput } from '../../../src/core/ports/provider.ts';
import type { Moderator } from '../../../src/core/ports/trust.ts';
import { queuedJob, storedPicture } from '../../fakes/jobs.ts';
import { FakeProvider, pending, type Script } from '../../fakes/providers.ts';
import { createMemoryFaceBook } from '../../fakes/storage/memory-members.ts';
import { World } from '../../fakes/world.ts';

const never = new AbortController().signal;
const anna = { platform: 'fake', id: 'anna' };
const photo = (name: string) => ({ platform: 'fake', name });
const threePhotos = { source: photo('one'), morePhotos: [photo('two'), photo('three')] };

/** A provider that reads what it is given. */
class ReadingProvider extends FakeProvider {
  readonly photos: string[][] = [];

  override async submit(input: SwapInput, options: Parameters<FakeProvider['submit']>[1]) {
    const given = [input.source, ...(input.morePhotos ?? [])].filter((media) => media !== undefined);
    this.photos.push(await Promise.all(given.map(textOf)));
    return super.submit(input, options);
  }
}

async function textOf(media: Media): Promise<string> {
  return Buffer.from(await readKept(media.open(never), media.byteLength)).toString();
}

/** Refuses the files that hold the word, from now on. */
function start({ scripts = [] }: { scripts?: Script[] } = {}) {
  const world = new World();
  const seen: string[] = [];
  const gate = { refuses: 'nothing' };
  const moderator: Moderator = {
    async judge(_: MediaFacts, bytes: Uint8Array, role) {
      const text = Buffer.from(bytes).toString();
      seen.push(`${role}: ${text}`);
      return text.includes(gate.refuses) ? 'unsafe' : 'pass';
    },
  };
  const faces = createMemoryFaceBook({ now: () => world.clock.now() });
  const provider = new ReadingProvider('akool').plays(...scripts);
  const swaps = world.start([provider], { moderator, faces });
  onTestFinished(() => swaps.close());
  return {
    ...{ world, seen, gate, faces, provider, swaps },
    request: (change: Partial<Parameters<World['request']>[1]>) => swaps.request(world.request('m1', change), never),
    outcome: () => world.chat.seen('m1').outcomes[0],
  };
}

describe('several photos of one person', () => {
  it('reach the provider in their order, each looked at twice and none kept longer than the first', async () => {
    const { request, world, provider, seen } = start();
    const job = await request(threePhotos);
    expect(job.inputs.morePhotos).toHaveLength(2);
    expect(world.blobs.size).toBe(4);
    await world.pass();
    expect(provider.photos).toEqual([['picture of one', 'picture of two', 'picture of three']]);
    for (const name of ['one', 'two', 'three']) {
      expect(seen.filter((each) => each === `source: picture of ${name}`)).toHaveLength(2);
    }
    expect(world.blobs.size).toBe(1); // the result alone
  });

  it('are refused with the number of the one that the gate does not let pass, and nothing is kept', async () => {
    const { request, world, gate } = start();
    gate.refuses = 'two';
    await expect(request(threePhotos)).rejects.toMatchObject({
      code: 'unsafe-content',
      params: { subject: 'source', photo: 2 },
    });
    expect(world.blobs.size).toBe(0);
  });

  it('are refused where the gate lets one pass no longer when the job begins', async () => {
    const { request, world, gate, outcome, provider } = start();
    const job = await request(threePhotos);
    gate.refuses = 'three';
    await world.pass();
    expect(outcome()).toMatchObject({ kind: 'refused', reason: 'unsafe-content', subject: 'source', photo: 3 });
    expect([provider.paid, (await world.store.get(job.id))?.state]).toEqual([0, 'refused']);
  });

  it('are refused with the number of the one that shows somebody else', async () => {
    const refused = { state: 'refused', reason: 'another-person', subject: 'source', photo: 2 } as const;
    const { request, world, outcome } = start({ scripts: [{ answer: refused }] });
    await request(threePhotos);
    await world.pass();
    expect(outcome()).toMatchObject({ kind: 'refused', reason: 'another-person', photo: 2 });
  });

  it('say which of them is damaged', async () => {
    const { request } = start();
    const damaged = request({ ...threePhotos, morePhotos: [photo('two'), photo('broken')] });
    await expect(damaged).rejects.toMatchObject({ code: 'damaged-media', params: { photo: 3 } });
  });

  it('are used again by a repeated swap, and not with another face', async () => {
    const { request, world, provider, swaps, faces } = start();
    provider.plays({ polls: [pending('one'), { state: 'failed', charged: false, retryable: false }] });
    const failed = await request(threePhotos);
    await world.pass();
    const again = { by: anna, replyRef: { platform: 'fake', message: 'm2' } };
    const done = await swaps.repeat(failed.id, again, never);
    await world.pass();
    await faces.save(anna, 'Me', Buffer.from('me'));
    await swaps.repeat(done.id, again, never);
    await world.pass();
    expect(provider.photos.map((photos) => photos.length)).toEqual([3, 3, 1]);
  });

  it('come with a saved face that has several', async () => {
    const { request, world, provider, faces, seen } = start();
    await faces.save(anna, 'Me', Buffer.from('me'), [Buffer.from('me from the left')]);
    await request({ source: savedFaceRef() });
    await world.pass();
    expect(provider.photos).toEqual([['me', 'me from the left']]);
    expect(seen).toContain('source: me from the left');
  });
});

describe('a stored job', () => {
  it('is read as it was written, with several photos and with one', () => {
    const several = queuedJob({ inputs: { ...queuedJob().inputs, morePhotos: [storedPicture('two')] } });
    for (const job of [several, queuedJob()]) expect(Job.parse(JSON.parse(JSON.stringify(job)))).toEqual(job);
  });
});
