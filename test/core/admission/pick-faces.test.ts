import { describe, expect, it } from 'vitest';
import { FacesToPick } from '../../../src/core/admission/pick-faces.ts';
import type { SwapRequest } from '../../../src/core/ports/chat.ts';
import type { FaceNumberer } from '../../../src/core/ports/faces.ts';
import { likenessRef } from '../../../src/core/ports/likeness.ts';
import { createFakeFaceNumberer } from '../../fakes/faces/fake-face-numberer.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { startWorld } from '../../fakes/world.ts';

const never = new AbortController().signal;
const picture = (name: string) => ({ platform: 'fake', name });
const numberer = createFakeFaceNumberer((bytes) => Number(/(\d+) faces/.exec(Buffer.from(bytes).toString())?.[1] ?? 1));

function start(given: FaceNumberer = numberer, provider = new FakeProvider('akool')) {
  const counted: string[] = [];
  const quota = {
    async take() {
      counted.push('take');
      return true as const;
    },
    giveBack: async () => void counted.push('give back'),
  };
  const started = startWorld([provider], { numberer: given, quota });
  const ask = (change: Partial<SwapRequest>, asksForFaces = true) =>
    started.swaps.request(started.world.request('m1', change), never, { asksForFaces });
  return { ...started, ask, counted };
}

describe('a picture with several faces', () => {
  it('is shown with numbers to a requester who named no face, and nothing is kept', async () => {
    const { ask, counted, world } = start();
    const asked = await ask({ target: picture('5 faces') }).catch((error) => error);
    expect(asked).toBeInstanceOf(FacesToPick);
    expect(asked).toMatchObject({ code: 'faces-to-pick', params: { count: 5 } });
    expect(asked.faces.map((face: { number: number }) => face.number)).toEqual([1, 2, 3, 4, 5]);
    expect(Buffer.from(asked.picture.bytes).toString()).toMatch(/5 faces 1 2 3 4 5$/);
    expect(counted).toEqual(['take', 'give back']);
    expect(world.blobs.size).toBe(0);
  });

  it.each<[string, Partial<SwapRequest>]>([
    ['one face', { target: picture('1 faces') }],
    ['all faces', { target: picture('5 faces'), faces: { which: 'all' } }],
    ['a face that is there', { target: picture('5 faces'), faces: { which: 'nth', fromLeft: 5 } }],
    [
      'a face that a picture names',
      {
        target: picture('5 faces'),
        faces: { which: 'assigned', assignments: [{ reference: picture('Her'), source: picture('Me') }] },
      },
    ],
    ['no face at all', { target: picture('0 faces'), faces: { which: 'nth', fromLeft: 2 } }],
  ])('is not asked about: %s', async (_what, change) => {
    const { ask } = start();
    await expect(ask(change)).resolves.toMatchObject({ state: 'queued' });
  });

  it('is not asked about where it moves', async () => {
    const provider = new FakeProvider('akool');
    provider.unfit = () => undefined;
    await expect(start(numberer, provider).ask({ target: picture('5 faces video') })).resolves.toMatchObject({
      state: 'queued',
    });
  });

  it.each<[string, SwapRequest['faces']]>([
    ['a number', { which: 'nth', fromLeft: 9 }],
    ['a row', { which: 'assigned', assignments: [{ fromLeft: 9, source: picture('Me') }] }],
  ])('is shown where %s is not in it', async (_what, faces) => {
    const { ask } = start();
    await expect(ask({ target: picture('2 faces'), faces })).rejects.toBeInstanceOf(FacesToPick);
  });

  it('is swapped without a question where nobody can be asked, or nobody can look', async () => {
    const broken = { ...numberer, number: () => Promise.reject(new Error('no worker')) };
    await expect(start().ask({ target: picture('5 faces') }, false)).resolves.toMatchObject({ state: 'queued' });
    const { ask, world } = start(broken);
    await expect(ask({ target: picture('5 faces') })).resolves.toMatchObject({ state: 'queued' });
    expect(world.events).toContainEqual({ kind: 'bug', error: new Error('no worker') });
  });

  it('is not asked about where faces are not counted: too small ones, or where no provider picks', async () => {
    const small: FaceNumberer = {
      ...numberer,
      number: async (...given) =>
        (await numberer.number(...given)).map((face) => (face.number === 1 ? face : { ...face, quality: 0 })),
    };
    await expect(start(small).ask({ target: picture('5 faces') })).resolves.toMatchObject({ state: 'queued' });
    const provider = new FakeProvider('akool');
    provider.unfit = ({ faces }) => (faces.which === 'nth' ? 'face-choice' : undefined);
    await expect(start(numberer, provider).ask({ target: picture('5 faces') })).resolves.toMatchObject({
      state: 'queued',
    });
  });

  it('is swapped as the member has agreed who is in the other picture', async () => {
    const { swaps, world } = startWorld([new FakeProvider('akool')], {
      numberer,
      likenessRules: {
        admit: async () => undefined,
        stillAllows: async () => true,
        locate: async (_likeness, owner) => ({ owner, ref: picture('avatar') }),
      },
    });
    const request = world.request('m1', { target: picture('5 faces'), source: likenessRef({ of: 'x', as: 'avatar' }) });
    await expect(swaps.request(request, never, { asksForFaces: true })).resolves.toMatchObject({ state: 'queued' });
  });
});
