import { describe, expect, it, onTestFinished } from 'vitest';
import type { RequestedFaces } from '../../../src/core/ports/chat.ts';
import { type Media, readKept } from '../../../src/core/ports/media.ts';
import type { SwapInput } from '../../../src/core/ports/provider.ts';
import { createFakeFaceNumberer } from '../../fakes/faces/fake-face-numberer.ts';
import { FakeProvider, pending } from '../../fakes/providers.ts';
import { World } from '../../fakes/world.ts';

const never = new AbortController().signal;
const anna = { platform: 'fake', id: 'anna' };
const picture = (name: string) => ({ platform: 'fake', name });
const byReference: RequestedFaces = {
  which: 'assigned',
  assignments: [
    { reference: picture('her'), source: picture('one') },
    { fromLeft: 2, source: picture('two') },
    { reference: picture('him'), source: picture('three') },
  ],
};

async function textOf(media: Media): Promise<string> {
  return Buffer.from(await readKept(media.open(never), media.byteLength)).toString();
}

/** A provider that reads the rows that it is given. */
class ReadingProvider extends FakeProvider {
  readonly given: unknown[] = [];

  override async submit(input: SwapInput, options: Parameters<FakeProvider['submit']>[1]) {
    const rows = input.faces.which === 'assigned' ? input.faces.assignments : [];
    const read = rows.map(async ({ scene, source }) => [
      'fromLeft' in scene ? scene.fromLeft : await textOf(scene.reference),
      await textOf(source),
    ]);
    this.given.push(await Promise.all(read));
    return super.submit(input, options);
  }
}

function start() {
  const world = new World();
  const gate = { refuses: 'nothing', seen: [] as string[] };
  const provider = new ReadingProvider('akool');
  const swaps = world.start([provider], {
    moderator: {
      async judge(_, bytes, role) {
        const text = Buffer.from(bytes).toString();
        gate.seen.push(`${role}: ${text}`);
        return text.includes(gate.refuses) ? 'unsafe' : 'pass';
      },
    },
    numberer: createFakeFaceNumberer(() => 5),
  });
  onTestFinished(() => swaps.close());
  const request = (faces = byReference) => {
    const { source: _, ...rest } = world.request('m1', { faces });
    return swaps.request(rest, never, { asksForFaces: true });
  };
  return { world, gate, provider, swaps, request, outcome: () => world.chat.seen('m1').outcomes.at(-1) };
}

const row = (reference: string): RequestedFaces => ({
  which: 'assigned',
  assignments: [{ reference: picture(reference), source: picture('one') }],
});

describe('faces that are assigned by pictures of them', () => {
  it('reach the provider in their order, each looked at twice, and none is kept', async () => {
    const { world, gate, provider, request, outcome } = start();
    await request();
    expect(world.blobs.size).toBe(6);
    await world.pass();
    expect(provider.given).toEqual([
      [
        ['picture of her', 'picture of one'],
        [2, 'picture of two'],
        ['picture of him', 'picture of three'],
      ],
    ]);
    for (const name of ['her', 'him']) {
      expect(gate.seen.filter((each) => each === `reference: picture of ${name}`)).toHaveLength(2);
    }
    expect(outcome()).toMatchObject({ kind: 'done', faces: { which: 'assigned', numbers: [2] } });
    expect(world.blobs.size).toBe(1); // the result alone
  });

  it('are refused where a picture of one may not be used, or moves, and nothing is kept', async () => {
    const { world, gate, request } = start();
    gate.refuses = 'him';
    await expect(request()).rejects.toMatchObject({ code: 'unsafe-content', params: { subject: 'reference' } });
    await expect(request(row('a video'))).rejects.toMatchObject({
      code: 'moving-face',
      params: { subject: 'reference' },
    });
    expect(world.blobs.size).toBe(0);
  });

  it('are refused where the gate lets a picture of one pass no longer when the job begins', async () => {
    const { world, gate, provider, request, outcome } = start();
    await request();
    gate.refuses = 'him';
    await world.pass();
    expect(outcome()).toMatchObject({ kind: 'refused', reason: 'unsafe-content', subject: 'reference' });
    expect([provider.paid, world.blobs.size]).toEqual([0, 0]);
  });

  it('are used again by a repeated swap', async () => {
    const { world, provider, swaps, request } = start();
    provider.plays({ polls: [pending('one'), { state: 'failed', charged: false, retryable: false }] });
    const failed = await request();
    await world.pass();
    await swaps.repeat(failed.id, { by: anna, replyRef: { platform: 'fake', message: 'm2' } }, never);
    await world.pass();
    expect(provider.given[1]).toEqual(provider.given[0]);
  });
});
