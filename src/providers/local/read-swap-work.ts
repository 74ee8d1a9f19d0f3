import { type Media, type MediaLimits, readAll } from '../../core/ports/media.ts';
import type { Assignment, RefusalSubject, SwapInput } from '../../core/ports/provider.ts';
import type { Choice } from './choice.ts';
import { Refusal } from './media/refusal.ts';
import type { Refused, SwapWork } from './protocol.ts';

type Read = (media: Media, subject: RefusalSubject) => Promise<Uint8Array>;

/** Reads the media of a request into memory, as work for a worker process. */
export async function readSwapWork(
  input: SwapInput,
  limits: MediaLimits,
  threshold: number,
  signal: AbortSignal,
): Promise<SwapWork | { refused: Refused }> {
  const read: Read = async (media, subject) => {
    const bytes = await readAll(media.open(signal), limits.maxBytes);
    signal.throwIfAborted();
    if (!bytes) throw new Refusal('media-too-large', subject);
    return bytes;
  };
  try {
    const { choice, sources } = await readFaces(input, read);
    const bytes = await read(input.target, 'target');
    const wanted = input.wanted === undefined ? {} : { wanted: input.wanted };
    return { kind: 'swap', bytes, maxPixels: limits.maxPixels, threshold, choice, sources, ...wanted };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.answer };
    throw error;
  }
}

async function readFaces(
  { faces, source, morePhotos = [] }: SwapInput,
  read: Read,
): Promise<Pick<SwapWork, 'choice' | 'sources'>> {
  if (faces.which === 'assigned') return readAssignments(faces.assignments, read);
  if (!source) throw new Error('a swap needs a source face');
  const photos: Uint8Array[] = [];
  for (const photo of [source, ...morePhotos]) photos.push(await read(photo, 'source'));
  const sources = [photos];
  switch (faces.which) {
    case 'largest':
    case 'all':
      return { choice: { which: faces.which }, sources };
    case 'nth':
      return { choice: { which: 'picked', picks: [{ fromLeft: faces.fromLeft }] }, sources };
    case 'reference': {
      const reference = await read(faces.reference, 'reference');
      return { choice: { which: 'picked', picks: [{ reference }] }, sources };
    }
    default:
      return faces satisfies never;
  }
}

async function readAssignments(assignments: readonly Assignment[], read: Read) {
  const picks: Extract<Choice, { which: 'picked' }>['picks'] = [];
  const sources: SwapWork['sources'] = [];
  for (const { scene, source } of assignments) {
    picks.push('fromLeft' in scene ? scene : { reference: await read(scene.reference, 'reference') });
    sources.push([await read(source, 'source')]);
  }
  return { choice: { which: 'picked' as const, picks }, sources };
}
