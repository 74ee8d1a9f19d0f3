import { createHash } from 'node:crypto';
import { type CleanMedia, type Media, streamOf } from '../../core/ports/media.ts';
import type { FaceDetector, Faces, RefusalSubject, SwapInput } from '../../core/ports/provider.ts';
import { cleanBytes } from '../clean-bytes.ts';
import type { Refusal } from '../vendor.ts';
import { type ModelsLabApi, providerError, resultUrlOf } from './api.ts';
import type { ModelsLabSettings } from './settings.ts';

/** The one request that can bill, ready to be sent, and the facts that its ticket keeps. */
export interface PaidRequest {
  /** Relative to the family of endpoints. */
  readonly path: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly ticketFacts: TicketFacts;
}

interface TicketFacts {
  readonly kind: 'image' | 'video';
  /** SHA-256 of the scene that was sent. The vendor returns the same bytes where it changed no face. */
  readonly scene?: string;
  /** How many faces the scene shows, where the largest of several was chosen. */
  readonly faces?: number;
}

export interface PreparationParts {
  readonly api: ModelsLabApi;
  readonly detector?: FaceDetector | undefined;
  readonly imageRoles: ModelsLabSettings['MODELSLAB_IMAGE_ROLES'];
}

/** A file that is going to be sent to the vendor. */
interface OutgoingFile {
  readonly subject: RefusalSubject;
  readonly clean: CleanMedia;
  readonly publicUrl?: Media['publicUrl'];
}

interface SwapRoles<Part> {
  readonly scene: Part;
  readonly face: Part;
  /** A picture of the face of the scene that is replaced. Without it every face is replaced. */
  readonly reference?: Part | undefined;
}

/** The vendor does not say whether its 5 MB are bytes or base64 characters; bytes allow the larger file. */
export const mostUploadBytes = 5_000_000;
const uploadTimeoutMs = 120_000;

/** Chooses the face and uploads the files. All of its calls are free of charge. */
export async function preparePaidRequest(
  input: SwapInput,
  signal: AbortSignal,
  parts: PreparationParts,
): Promise<PaidRequest | Refusal> {
  const { target, source, faces } = input;
  if (!source) throw new Error('only assignments bring their own sources');
  const kind = target.kind === 'video' ? 'video' : 'image';
  const scene = await outgoingFile(target, 'target', signal);
  const choice = await choose(faces, scene, signal, parts);
  if ('refused' in choice) return choice;
  const face = await onlyFace(await outgoingFile(source, 'source', signal), signal, parts);
  if ('refused' in face) return face;
  const sent = await send({ scene, face, reference: choice.reference }, signal, parts);
  if ('refused' in sent) return sent;
  return {
    path: pathOf(kind, sent),
    json: bodyOf(kind, sent, parts.imageRoles),
    ticketFacts: {
      kind,
      ...(kind === 'image' && { scene: sha256(await cleanBytes(scene.clean, signal)) }),
      ...(faces.which === 'largest' && choice.count > 1 && { faces: choice.count }),
    },
  };
}

/** With a reference the endpoints are `single_face_swap` for pictures and `specific_video_swap` for videos. */
function pathOf(kind: TicketFacts['kind'], { reference }: SwapRoles<string>): string {
  if (kind === 'video') return reference ? 'specific_video_swap' : 'single_video_swap';
  return reference ? 'single_face_swap' : 'multiple_face_swap';
}

/**
 * `init_image` is the scene of a picture swap and the new face of a video swap. Without `watermark: false` the vendor
 * adds its mark.
 */
function bodyOf(
  kind: TicketFacts['kind'],
  { scene, face, reference }: SwapRoles<string>,
  roles: PreparationParts['imageRoles'],
): Readonly<Record<string, unknown>> {
  const rest = { ...(reference && { reference_image: reference }), watermark: false };
  if (kind === 'video') return { init_video: scene, init_image: face, output_format: 'mp4', ...rest };
  if (roles === 'face-first') return { init_image: face, target_image: scene, ...rest };
  return { init_image: scene, target_image: face, ...rest };
}

/** The plain swap replaces every face, so a choice among several needs a reference picture. */
async function choose(
  faces: Faces,
  scene: OutgoingFile,
  signal: AbortSignal,
  { detector }: PreparationParts,
): Promise<{ readonly reference?: OutgoingFile; readonly count: number } | Refusal> {
  if (faces.which === 'all') return { count: 0 };
  if (faces.which === 'reference') {
    return { reference: await outgoingFile(faces.reference, 'reference', signal), count: 0 };
  }
  if (!detector || faces.which === 'assigned') throw new Error('the input is unfit');
  const bytes = await cleanBytes(scene.clean, signal);
  const found = await detector.detect(bytes, signal);
  if (found.length === 0) return { refused: 'no-face', subject: 'target' };
  if (faces.which === 'nth' && (faces.fromLeft < 1 || faces.fromLeft > found.length)) return noSuchFace;
  if (found.length === 1) return { count: 1 };
  const crop = await detector.crop(bytes, faces, signal);
  return crop ? { reference: cutOut(crop, 'target'), count: found.length } : noSuchFace;
}

const noSuchFace: Refusal = { refused: 'no-such-face', subject: 'target' };

/** Where a source shows several faces, only the largest is sent, since the vendor would choose one by itself. */
async function onlyFace(
  source: OutgoingFile,
  signal: AbortSignal,
  { detector }: PreparationParts,
): Promise<OutgoingFile | Refusal> {
  if (!detector) return source;
  const bytes = await cleanBytes(source.clean, signal);
  const found = await detector.detect(bytes, signal);
  if (found.length === 1) return source;
  const crop = found.length > 0 ? await detector.crop(bytes, { which: 'largest' }, signal) : undefined;
  return crop ? cutOut(crop, 'source') : { refused: 'no-face', subject: 'source' };
}

/** Uploads nothing if one of the files is too large. */
async function send(
  { scene, face, reference }: SwapRoles<OutgoingFile>,
  signal: AbortSignal,
  { api }: PreparationParts,
): Promise<SwapRoles<string> | Refusal> {
  const tooLarge = [scene, face, reference].find(
    (each) => each && !each.publicUrl && each.clean.byteLength > mostUploadBytes,
  );
  if (tooLarge) return { refused: 'media-too-large', subject: tooLarge.subject };
  const urlOf = async ({ clean, publicUrl }: OutgoingFile): Promise<string> =>
    publicUrl ? (await publicUrl(signal)).href : upload(api, clean, signal);
  const [sceneUrl, faceUrl, referenceUrl] = await Promise.all([
    urlOf(scene),
    urlOf(face),
    reference && urlOf(reference),
  ]);
  return { scene: sceneUrl, face: faceUrl, reference: referenceUrl };
}

/** Uploads a picture or a video. Of the vendor's four upload endpoints, this one has a documented answer. */
async function upload(api: ModelsLabApi, clean: CleanMedia, signal: AbortSignal): Promise<string> {
  const base64 = Buffer.from(await cleanBytes(clean, signal)).toString('base64');
  const json = { base64_string: `data:${clean.mimeType};base64,${base64}` };
  const answer = await api.ask('base64_to_url', json, { signal, timeoutMs: uploadTimeoutMs });
  const url = resultUrlOf(answer);
  if (!url) throw providerError({ problem: 'bad-answer' });
  return url;
}

async function outgoingFile(media: Media, subject: RefusalSubject, signal: AbortSignal): Promise<OutgoingFile> {
  return { subject, clean: await media.clean(signal), publicUrl: media.publicUrl };
}

function cutOut({ bytes, mimeType }: { bytes: Uint8Array; mimeType: string }, subject: RefusalSubject): OutgoingFile {
  return { subject, clean: { mimeType, byteLength: bytes.byteLength, open: () => streamOf(bytes) } };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
