import { createHash } from 'node:crypto';
import type { SwapInput } from '../../core/ports/provider.ts';
import { onlyFace } from '../outgoing-files.ts';
import type { Refusal } from '../vendor.ts';
import type { ModelsLabApi } from './api.ts';
import { choose, type FaceChoiceParts } from './face-choice.ts';
import { type OutgoingFile, outgoingFile, tooLargeAmong, urlOf } from './outgoing-file.ts';
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

export interface PreparationParts extends FaceChoiceParts {
  readonly api: ModelsLabApi;
}

interface SwapRoles<Part> {
  readonly scene: Part;
  readonly face: Part;
  /** A picture of the face of the scene that is replaced. Without it every face is replaced. */
  readonly reference?: Part | undefined;
}

/** Chooses the face and uploads the files, none if one of them is too large. All of its calls are free of charge. */
export async function preparePaidRequest(
  input: SwapInput,
  signal: AbortSignal,
  parts: PreparationParts,
): Promise<PaidRequest | Refusal> {
  const { target, source, faces } = input;
  if (!source) throw new Error('only assignments bring their own sources');
  const kind = target.kind === 'video' ? 'video' : 'image';
  const scene = { ...(await outgoingFile(target, 'target', signal)), media: target };
  const choice = await choose(faces, scene, signal, parts);
  if ('refused' in choice) return choice;
  const whole = await outgoingFile(source, 'source', signal);
  const face = { ...whole, ...(await onlyFace(source, whole.file, parts.detector, signal)) };
  const { reference } = choice;
  const tooLarge = tooLargeAmong([scene, face, reference]);
  if (tooLarge) return tooLarge;
  const sent = await send({ scene, face, reference }, signal, parts.api);
  return {
    path: pathOf(kind, sent),
    json: bodyOf(kind, sent, parts.imageRoles),
    ticketFacts: {
      kind,
      ...(kind === 'image' && { scene: sha256(scene.file.bytes) }),
      ...(faces.which === 'largest' && choice.count > 1 && { faces: choice.count }),
    },
  };
}

async function send(
  { scene, face, reference }: SwapRoles<OutgoingFile>,
  signal: AbortSignal,
  api: ModelsLabApi,
): Promise<SwapRoles<string>> {
  const [sceneUrl, faceUrl, referenceUrl] = await Promise.all([
    urlOf(scene, signal, api),
    urlOf(face, signal, api),
    reference && urlOf(reference, signal, api),
  ]);
  return { scene: sceneUrl, face: faceUrl, reference: referenceUrl };
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
  roles: ModelsLabSettings['MODELSLAB_IMAGE_ROLES'],
): Readonly<Record<string, unknown>> {
  const rest = { ...(reference && { reference_image: reference }), watermark: false };
  if (kind === 'video') return { init_video: scene, init_image: face, output_format: 'mp4', ...rest };
  if (roles === 'face-first') return { init_image: face, target_image: scene, ...rest };
  return { init_image: scene, target_image: face, ...rest };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
