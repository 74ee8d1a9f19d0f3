import { type Media, readKept } from '../core/ports/media.ts';
import type { CropChoice, FaceDetector, Faces, SwapInput, SwapProvider } from '../core/ports/provider.ts';

/**
 * The provider of a vendor that takes one photo of a person: of several it gets the one that suits the scene best, or the
 * first where nobody can judge. Choosing costs nothing and comes before anything is sent.
 */
export function withBestPhoto(provider: SwapProvider, detector: FaceDetector | undefined): SwapProvider {
  return {
    ...provider,
    async submit(input, options) {
      return provider.submit(await withOnePhoto(input, detector, options.signal), options);
    },
  };
}

async function withOnePhoto(
  { morePhotos, ...input }: SwapInput,
  detector: FaceDetector | undefined,
  signal: AbortSignal,
): Promise<SwapInput> {
  if (!input.source || !morePhotos || morePhotos.length === 0) return input;
  const photos = [input.source, ...morePhotos];
  const best = detector && (await choose(photos, input, detector, signal));
  return { ...input, source: photos[best ?? 0] ?? input.source };
}

/** Index of the best photo; undefined where it cannot be told. Rejects with the signal's reason alone. */
async function choose(
  photos: readonly Media[],
  { target, faces }: SwapInput,
  detector: FaceDetector,
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    const files: Uint8Array[] = [];
    for (const photo of photos) files.push(await bytesOf(photo, signal));
    const whole = await bytesOf(target, signal);
    if (target.kind === 'image')
      return await detector.choosePhoto?.(files, { bytes: whole, choice: await choiceOf(faces, signal) }, signal);
    const frame = await detector.frameWithFace?.(whole, signal);
    return await detector.choosePhoto?.(files, frame && { bytes: frame.bytes, choice: { which: 'largest' } }, signal);
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

async function choiceOf(faces: Faces, signal: AbortSignal): Promise<CropChoice> {
  if (faces.which === 'nth') return faces;
  if (faces.which !== 'reference') return { which: 'largest' };
  return { which: 'reference', reference: await bytesOf(faces.reference, signal) };
}

function bytesOf(media: Media, signal: AbortSignal): Promise<Uint8Array> {
  return readKept(media.open(signal), media.byteLength);
}
