import type { Clock } from '../core/clock.ts';
import { UserError } from '../core/errors.ts';
import type { Job } from '../core/ports/job.ts';
import { type EncodedMedia, type Intake, readAll } from '../core/ports/media.ts';
import type { Settings } from '../core/ports/settings.ts';
import type { BlobStore } from '../core/ports/storage.ts';
import type { Badge, BadgeDrawer, Marker } from '../core/ports/trust.ts';
import { signedAs } from './containers/formats.ts';
import { type MarkingThread, Unmarkable } from './thread/marking-thread.ts';
import { MarkAnswer, type Origin } from './thread/protocol.ts';

export interface MarkerParts {
  readonly thread: MarkingThread;
  readonly badges: BadgeDrawer;
  readonly intake: Pick<Intake, 'convert' | 'clean'>;
  readonly blobs: Pick<BlobStore, 'open'>;
  readonly settings: Pick<Settings, 'get'>;
  /** Where a place has not chosen. */
  readonly badge: Badge;
  readonly clock: Clock;
  /** Told of every result that could not be marked. */
  onError(error: unknown): void;
}

/** The marks of every result: the badge, then XMP and a signed manifest, which nothing follows. */
export function createMarker(parts: MarkerParts): Marker {
  const { badges, blobs, clock, onError } = parts;

  /** The scene as it was received. Undefined where it is kept no longer: then nobody knows its manifest. */
  async function sceneOf({ inputs: { target } }: Job, signal: AbortSignal): Promise<EncodedMedia | undefined> {
    try {
      const bytes = await readAll(blobs.open(target.blobKey, signal), target.byteLength);
      return bytes && { bytes, mimeType: target.mimeType };
    } catch {
      signal.throwIfAborted();
      return undefined;
    }
  }

  return {
    async mark(result, job, signal) {
      try {
        const hasBadge = (await badgeOf(job, parts)) === 'corner';
        const drawn = hasBadge ? await badges.draw(result, signal) : result;
        const origin = { at: clock.now(), ...('attempt' in job && job.attempt && { provider: job.attempt.provider }) };
        const scene = await sceneOf(job, signal);
        const marked = await signed(drawn ?? result, { origin, scene }, parts, signal);
        return { ...marked, ...(!drawn && { lacksBadge: true }) };
      } catch (error) {
        signal.throwIfAborted();
        onError(error);
        return undefined;
      }
    },
  };
}

/** The badge is drawn where nobody has decided otherwise, or where that cannot be told. */
async function badgeOf({ request: { requester } }: Job, { settings, badge }: MarkerParts): Promise<Badge> {
  const { platform, place } = requester;
  if (place === undefined) return badge;
  const chosen = await settings.get({ platform, id: place }).catch(() => undefined);
  return chosen ? (chosen.badge ?? badge) : 'corner';
}

interface SignOptions {
  readonly origin: Origin;
  readonly scene?: EncodedMedia | undefined;
  /** The marked result of which this is another encoding. */
  readonly original?: EncodedMedia | undefined;
}

/**
 * The file with XMP and manifest. A WebM comes back as it is, because C2PA has no place in it. What is laid out
 * oddly is written anew. Throws Unmarkable or ThreadLost.
 */
export async function signed(
  media: EncodedMedia,
  { origin, scene, original }: SignOptions,
  { thread, intake }: Pick<MarkerParts, 'thread' | 'intake'>,
  signal: AbortSignal,
): Promise<EncodedMedia> {
  if (media.mimeType === 'video/webm') return media;
  const extras = { origin, ...(scene && { scene }), ...(original && { original }) };
  const sign = async ({ bytes, mimeType }: EncodedMedia): Promise<EncodedMedia> => {
    const work = { kind: 'mark' as const, bytes, mimeType, ...extras };
    return { bytes: (await thread.run(work, MarkAnswer, signal)).bytes, mimeType };
  };
  try {
    return await sign(media);
  } catch (error) {
    if (!(error instanceof Unmarkable) || !signedAs(media.mimeType)) throw error;
    return sign(await anew(media, intake, error, signal));
  }
}

/** A picture is encoded anew, what moves gets a new container. */
async function anew(
  { bytes, mimeType }: EncodedMedia,
  intake: Pick<Intake, 'convert' | 'clean'>,
  otherwise: Unmarkable,
  signal: AbortSignal,
): Promise<EncodedMedia> {
  const isMoving = mimeType === 'image/gif' || mimeType.startsWith('video/');
  try {
    if (isMoving) return await intake.clean(bytes, signal);
    return { bytes: await intake.convert(bytes, mimeType, signal), mimeType };
  } catch (error) {
    throw error instanceof UserError ? otherwise : error;
  }
}
