import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { portraitIdentity } from '../../../../../src/providers/local/faces/source-identity.ts';
import type { SwapWork } from '../../../../../src/providers/local/protocol.ts';
import { swapPicture } from '../../../../../src/providers/local/swap/swap-picture.ts';
import { photo } from '../../foreign-files.ts';
import { sharedRuntime } from '../../photos.ts';

function wall(): Promise<Buffer> {
  return sharp({ create: { width: 96, height: 96, channels: 3, background: '#998877' } })
    .png()
    .toBuffer();
}

async function swap(photos: Uint8Array[], change: Partial<SwapWork> = {}) {
  const choice = { which: 'largest' } as const;
  const limits = { maxPixels: 50e6, threshold: 0.66 };
  const work: SwapWork = { kind: 'swap', bytes: photo('hopper'), sources: [photos], choice, ...limits, ...change };
  return swapPicture(work, { runtime: await sharedRuntime(), identify: portraitIdentity }, () => undefined);
}

describe('several photos of one person, on a picture', () => {
  it('are used without those that show no usable face, which are named', async () => {
    const answer = await swap([await wall(), photo('collins')]);
    expect(answer).toMatchObject({ state: 'swapped', leftOutPhotos: [{ photo: 1, reason: 'no-face' }] });
  });

  it('are refused where none of them shows a face', async () => {
    const refused = { state: 'refused', reason: 'no-face', subject: 'source' };
    expect(await swap([await wall(), await wall()])).toEqual(refused);
  });

  it('are refused where one shows somebody else, with its number', async () => {
    const refused = { state: 'refused', reason: 'another-person', subject: 'source', photo: 2 };
    expect(await swap([photo('collins'), photo('luciano')])).toEqual(refused);
  });
});
