import { expect, it } from 'vitest';
import { streamOf } from '../../src/core/ports/media.ts';
import type { FaceDetector, SwapInput } from '../../src/core/ports/provider.ts';
import { withBestPhoto } from '../../src/providers/best-photo.ts';
import { FakeProvider } from '../fakes/providers.ts';
import { submitOptions } from '../fakes/vendors/provider-calls.ts';

const never = new AbortController().signal;

function media(text: string, kind: 'image' | 'video' = 'image') {
  const bytes = Buffer.from(text);
  const facts = { kind, mimeType: 'image/png', byteLength: bytes.byteLength, width: 10, height: 10, sha256: text };
  return { ...facts, open: () => streamOf(bytes), clean: async () => ({ ...facts, open: () => streamOf(bytes) }) };
}

const photos = { source: media('one'), morePhotos: [media('two'), media('three')] };

/** Says which photo is best by the scene it is shown. */
class ChoosingDetector implements FaceDetector {
  readonly asked: string[] = [];
  readonly detect = async () => [];
  readonly crop = async () => undefined;
  readonly frameWithFace = async () => ({ bytes: Buffer.from('a frame'), mimeType: 'image/png' });

  async choosePhoto(files: readonly Uint8Array[], scene: Parameters<NonNullable<FaceDetector['choosePhoto']>>[1]) {
    this.asked.push(`${files.join(' ')} for ${scene?.choice.which} in ${Buffer.from(scene?.bytes ?? []).toString()}`);
    return files.length - 1;
  }
}

/** The photos that a provider is given. */
async function given(input: Partial<SwapInput>, detector?: FaceDetector, signal = never): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  const vendor = new FakeProvider('akool');
  const { submit } = vendor;
  vendor.submit = (swap, options) => {
    seen.push(swap.source?.sha256, ...(swap.morePhotos ?? []));
    return submit.call(vendor, swap, options);
  };
  const whole: SwapInput = { target: media('scene'), faces: { which: 'largest' }, ...photos, ...input };
  const status = await withBestPhoto(vendor, detector).submit(whole, submitOptions({ signal }));
  expect(status.state).toBe('pending');
  return seen;
}

it('gives a vendor the one photo that suits the chosen face of the scene', async () => {
  const detector = new ChoosingDetector();
  expect(await given({}, detector)).toEqual(['three']);
  expect(await given({ faces: { which: 'nth', fromLeft: 2 } }, detector)).toEqual(['three']);
  expect(await given({ target: media('a clip', 'video') }, detector)).toEqual(['three']);
  expect(detector.asked).toEqual([
    'one two three for largest in scene',
    'one two three for nth in scene',
    'one two three for largest in a frame',
  ]);
});

it('gives a vendor the first photo where nobody can judge', async () => {
  const { detect, crop, frameWithFace } = new ChoosingDetector();
  const broken = { detect, crop, frameWithFace, choosePhoto: () => Promise.reject(new Error('out of memory')) };
  const undecided = { detect, crop, choosePhoto: async () => undefined };
  for (const detector of [undefined, { detect, crop }, undecided, broken]) {
    expect(await given({}, detector)).toEqual(['one']);
  }
});

it('asks nobody about a single photo', async () => {
  const detector = new ChoosingDetector();
  expect(await given({ morePhotos: [] }, detector)).toEqual(['one']);
  expect(detector.asked).toEqual([]);
});

it('stops choosing when the swap is cancelled', async () => {
  const reason = new Error('cancelled');
  const detector = { ...new ChoosingDetector(), choosePhoto: () => Promise.reject(reason) };
  await expect(given({}, detector, AbortSignal.abort(reason))).rejects.toBe(reason);
});
