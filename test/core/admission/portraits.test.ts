import { describe, expect, it } from 'vitest';
import { FacesToPick } from '../../../src/core/admission/pick-faces.ts';
import type { FaceNumberer } from '../../../src/core/ports/faces.ts';
import { createFakeFaceNumberer } from '../../fakes/faces/fake-face-numberer.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { startWorld } from '../../fakes/world.ts';

const never = new AbortController().signal;
const anna = { platform: 'fake', id: 'anna' };
const numberer = createFakeFaceNumberer((bytes) => Number(/(\d+) faces/.exec(Buffer.from(bytes).toString())?.[1] ?? 1));

/** Those with other numbers than `fit` cannot be swapped. */
const onlyFit = (...fit: readonly number[]): FaceNumberer => ({
  ...numberer,
  number: async (...given) =>
    (await numberer.number(...given)).map((face) => (fit.includes(face.number) ? face : { ...face, quality: 0 })),
});

function start(given: FaceNumberer = numberer) {
  const { swaps } = startWorld([new FakeProvider('akool')], { numberer: given });
  return async (name: string, number?: number) =>
    Buffer.from(await swaps.portrait({ platform: 'fake', name }, anna, never, number)).toString();
}

describe('a photo that is to be kept as a face', () => {
  it('is kept whole where it shows one face', async () => {
    expect(await start()('1 faces')).toMatch(/1 faces$/);
  });

  it('is not kept where it shows no face, or none that can be swapped', async () => {
    await expect(start()('0 faces')).rejects.toMatchObject({ code: 'no-face-in-photo' });
    await expect(start(onlyFit())('1 faces')).rejects.toMatchObject({ code: 'photo-unfit' });
    await expect(start(onlyFit())('3 faces')).rejects.toMatchObject({ code: 'photo-unfit' });
    await expect(start(onlyFit(1, 2))('3 faces', 3)).rejects.toMatchObject({ code: 'photo-unfit' });
  });

  it('asks which one of several faces is meant, and is cut to it', async () => {
    const keep = start();
    const asked = await keep('3 faces').catch((error) => error);
    expect(asked).toBeInstanceOf(FacesToPick);
    expect(Buffer.from(asked.picture.bytes).toString()).toMatch(/3 faces 1 2 3$/);
    expect(await keep('3 faces', 2)).toMatch(/3 faces cut 2$/);
  });

  it('is cut to the one face that can be swapped', async () => {
    expect(await start(onlyFit(3))('3 faces')).toMatch(/3 faces cut 3$/);
  });
});
