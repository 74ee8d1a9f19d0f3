import { checkFit, type Providers } from '../attempts/provider-choice.ts';
import { UserError } from '../errors.ts';
import type { OnEvent } from '../events.ts';
import { inputOf, type JobFilesParts } from '../jobs/job-files.ts';
import { usesLikeness } from '../likeness/rules.ts';
import type { RequestedFaces } from '../ports/chat.ts';
import type { FaceNumberer, NumberedFace, NumberedPicture } from '../ports/faces.ts';
import type { Job } from '../ports/job.ts';
import { type EncodedMedia, readKept } from '../ports/media.ts';
import type { IntakeTurn } from './intake-turns.ts';

export interface PickFacesParts extends JobFilesParts {
  readonly providers: Providers;
  readonly onEvent: OnEvent;
  /** Absent where nobody can number faces: then nobody is asked which ones they mean. */
  readonly numberer?: FaceNumberer | undefined;
}

/** The requester has to say which faces of the picture they mean. Nothing of the request was kept. */
export class FacesToPick extends UserError {
  /** Every face of the picture, from left to right. */
  readonly faces: readonly NumberedFace[];
  /** The picture with their numbers: a JPEG that every platform takes. */
  readonly picture: EncodedMedia;

  constructor({ faces, bytes, mimeType }: NumberedPicture) {
    super('faces-to-pick', { count: faces.length });
    this.faces = faces;
    this.picture = { bytes, mimeType };
  }
}

/** Of the picture that people pick from. Telegram takes photos of 10 MB whose sides make 10,000 pixels together. */
const shownLimits = { maxBytes: 4 * 2 ** 20, maxEdge: 2_048 };

/**
 * Throws FacesToPick where the request leaves open which of several faces it means, or names one that is not there. A
 * request that uses a member's picture is left as it is: the member has agreed to it so. So is one that nobody could
 * look at.
 */
export async function checkFacesPicked(
  job: Job,
  turn: IntakeTurn,
  signal: AbortSignal,
  parts: PickFacesParts,
): Promise<void> {
  const { target } = job.inputs;
  const { numberer, intake, blobs } = parts;
  const isStill = target.kind === 'image' && (target.frames ?? 1) === 1;
  if (!numberer || !isStill || usesLikeness(job.request) || !canPick(job, parts)) return;
  await turn.hold(target.byteLength, signal);
  try {
    const bytes = await readKept(blobs.open(target.blobKey, signal), target.byteLength);
    if (!leavesOpen(job.request.faces, await numberer.number(bytes, signal))) return;
    throw new FacesToPick(await numbered(bytes, signal, { numberer, intake }));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FacesToPick) throw error;
    parts.onEvent({ kind: 'bug', error });
  } finally {
    turn.letGo(target.byteLength);
  }
}

/**
 * The portrait of the one face that a photo shows, or of the face with this number. Throws UserError: FacesToPick where
 * it shows several and no number is given.
 */
export async function portraitIn(
  bytes: Uint8Array,
  number: number | undefined,
  signal: AbortSignal,
  { numberer, intake }: Pick<PickFacesParts, 'numberer' | 'intake'>,
): Promise<Uint8Array> {
  if (!numberer) return intake.portrait(bytes, signal);
  const faces = await numberer.number(bytes, signal);
  const usable = faces.filter(({ quality }) => quality > 0);
  const [only, ...others] = usable.filter((face) => number === undefined || face.number === number);
  if (!only) throw new UserError(faces.length === 0 ? 'no-face-in-photo' : 'photo-unfit');
  if (others.length > 0) throw new FacesToPick(await numbered(bytes, signal, { numberer, intake }));
  if (faces.length === 1) return intake.portrait(bytes, signal);
  const cut = await numberer.crop(bytes, only.number, signal);
  if (!cut) throw new UserError('photo-unfit');
  return intake.portrait(cut.bytes, signal);
}

/** The picture with the numbers of its faces, small enough for every platform. */
async function numbered(
  bytes: Uint8Array,
  signal: AbortSignal,
  { numberer, intake }: { readonly numberer: FaceNumberer; readonly intake: PickFacesParts['intake'] },
): Promise<NumberedPicture> {
  const drawn = await numberer.draw(bytes, signal, 'image/jpeg');
  return { ...(await intake.clean(drawn.bytes, signal, shownLimits)), faces: drawn.faces };
}

function leavesOpen(asked: RequestedFaces, faces: readonly NumberedFace[]): boolean {
  switch (asked.which) {
    case 'largest':
      return faces.filter(({ quality }) => quality > 0).length > 1;
    case 'nth':
      return asked.fromLeft > faces.length && faces.length > 0;
    case 'assigned':
      return faces.length > 0 && asked.assignments.some((row) => 'fromLeft' in row && row.fromLeft > faces.length);
    default:
      return false;
  }
}

/** Whether a provider of the request takes faces by number. */
function canPick(job: Job, parts: PickFacesParts): boolean {
  const request = { ...job.request, faces: { which: 'nth', fromLeft: 1 } as const };
  try {
    checkFit(parts.providers, request, inputOf({ ...job, request }, parts));
    return true;
  } catch {
    return false;
  }
}
