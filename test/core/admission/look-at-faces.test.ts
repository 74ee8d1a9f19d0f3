import { describe, expect, it } from 'vitest';
import type { LookAtFacesOptions } from '../../../src/core/admission/look-at-faces.ts';
import { likenessRef } from '../../../src/core/ports/likeness.ts';
import { createFakeFaceNumberer } from '../../fakes/faces/fake-face-numberer.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { startWorld, type World } from '../../fakes/world.ts';

const never = new AbortController().signal;
const anna = { platform: 'fake', id: 'anna' };
const numberer = createFakeFaceNumberer((bytes) => Number(/(\d+) faces/.exec(Buffer.from(bytes).toString())?.[1] ?? 1));

function start(change: Parameters<World['start']>[1] = {}) {
  const { swaps, world } = startWorld([new FakeProvider('akool')], { numberer, ...change });
  const look = (name: string, options?: LookAtFacesOptions) =>
    swaps.faces({ platform: 'fake', name }, anna, never, options);
  return { swaps, world, look };
}

describe('the faces of a picture', () => {
  it('are numbered, with what is known of the file, and nothing is kept', async () => {
    const { look, world } = start();
    const seen = await look('3 faces');
    expect(seen).toMatchObject({ media: { kind: 'image', width: 100, height: 80 } });
    expect(seen.faces).toEqual(await numberer.number(Buffer.from('3 faces'), never));
    expect(seen.faces.map(({ number, landmarks }) => [number, landmarks.length])).toEqual([
      [1, 5],
      [2, 5],
      [3, 5],
    ]);
    expect(seen).not.toHaveProperty('frame');
    expect(world.blobs.size).toBe(0);
    expect(await look('0 faces', { crops: true })).toMatchObject({ faces: [] });
  });

  it('come with crops where they are wanted, and where they can be swapped', async () => {
    const withSmall: typeof numberer = {
      ...numberer,
      cropAll: async (...given) =>
        (await numberer.cropAll(...given)).map(({ crop, ...face }) =>
          face.number === 2 || !crop ? { ...face, quality: 0 } : { ...face, crop },
        ),
    };
    const { faces } = await start({ numberer: withSmall }).look('3 faces', { crops: true });
    expect(faces.map(({ crop }) => crop && [Buffer.from(crop.bytes).toString(), crop.left, crop.top])).toEqual([
      [expect.stringMatching(/3 faces cut 1$/), 0, 0],
      undefined,
      [expect.stringMatching(/3 faces cut 3$/), 200, 0],
    ]);
  });

  it('of a video are those of one frame, where that is wanted', async () => {
    const { look } = start();
    await expect(look('2 faces video')).rejects.toMatchObject({ code: 'moving-face', params: { subject: 'target' } });
    const seen = await look('2 faces video', { fromVideos: true, crops: true });
    expect(seen).toMatchObject({ media: { kind: 'video' }, frame: { mimeType: 'image/jpeg' } });
    expect(seen.faces.map(({ number, crop }) => [number, crop?.left])).toEqual([
      [1, 0],
      [2, 100],
    ]);
    const empty = await look('0 faces video', { fromVideos: true });
    expect(empty.faces).toEqual([]);
    expect(empty).not.toHaveProperty('frame');
  });

  it.each<[string, string, Parameters<World['start']>[1]]>([
    ['what the gate refuses', 'unsafe-content', { moderator: { judge: async () => 'unsafe' } }],
    ['what nobody could look at', 'unchecked', { moderator: { judge: () => Promise.reject(new Error('broken')) } }],
    ['what a blocked member sends', 'member-blocked', { blocks: { isMemberBlocked: async () => true } }],
    [
      'more pictures than a minute allows',
      'quota-used-up',
      { quota: { takeIntake: async () => false, take: async () => true, giveBack: async () => undefined } },
    ],
    ['too many bytes', 'too-many-bytes', { limits: { maxBytes: 5, maxPixels: 1e6, maxSeconds: 60 } }],
  ])('are told to nobody: %s', async (_what, code, change) => {
    const unasked = (): never => {
      throw new Error('nobody may look');
    };
    const blind = { number: unasked, draw: unasked, cropAll: unasked, frameWithFace: unasked, crop: unasked };
    await expect(start({ ...change, numberer: blind }).look('3 faces')).rejects.toMatchObject({ code });
  });

  it('are told to nobody where the video is too long, or the picture is of another member', async () => {
    const short = { limits: { maxBytes: 1_000, maxPixels: 1e6, maxSeconds: 2 } };
    const long = start(short).look('1 faces video', { fromVideos: true });
    await expect(long).rejects.toMatchObject({ code: 'too-long', params: { subject: 'target', limitSeconds: 2 } });
    const likenessRules = {
      admit: async () => undefined,
      stillAllows: async () => true,
      locate: async () => ({ owner: anna, ref: { platform: 'fake', name: 'avatar' } }),
    };
    const ref = likenessRef({ of: 'somebody', as: 'avatar' });
    await expect(start({ likenessRules }).swaps.faces(ref, anna, never)).rejects.toMatchObject({
      code: 'likeness-refused',
    });
  });
});
