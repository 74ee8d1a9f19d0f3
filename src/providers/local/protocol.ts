import { z } from 'zod';
import { NumberedFace } from '../../core/ports/faces.ts';
import { RefusalSubject } from '../../core/ports/provider.ts';
import { Quality } from '../../core/ports/quality.ts';
import { Fingerprint, Tells } from '../../core/ports/trust.ts';
import { Choice } from './choice.ts';
import { FaceCrop, FoundFace } from './faces-protocol.ts';
import { Scores } from './gate/scores.ts';
import type { MessageLimits } from './message-stream.ts';
import { LeftOutPhoto, PhotoChoice, Photos } from './photos-protocol.ts';
import { Bytes, EncodedVideo } from './video/codec/encoded-video.ts';
import { SequenceReport, Survey, TargetIdentities, VideoPart } from './video-protocol.ts';

const Foreign = {
  bytes: Bytes,
  /** Width × height × frames. */
  maxPixels: z.number().positive(),
};

/** What a picture that leaves this machine may have at most. */
const OutgoingLimits = z.object({
  maxBytes: z.number().positive().optional(),
  maxEdge: z.number().positive().optional(),
  maxPixels: z.number().positive().optional(),
});

/** Work for a worker process. `sources` has one person for all chosen faces, or one for each pick. */
export const Work = z.discriminatedUnion('kind', [
  z.object({ ...Foreign, kind: z.literal('inspect') }),
  z.object({ ...Foreign, kind: z.literal('clean'), limits: OutgoingLimits.optional() }),
  /** `maxSide`: longest side of the result in pixels. */
  z.object({
    ...Foreign,
    kind: z.literal('convert'),
    mimeType: z.string(),
    maxSide: z.number().int().positive().optional(),
  }),
  /** Draws the badge of pictures that are made by AI. */
  z.object({ ...Foreign, kind: z.literal('badge') }),
  z.object({ ...Foreign, kind: z.literal('fit'), maxBytes: z.number().positive() }),
  z.object({ ...Foreign, kind: z.literal('fingerprint') }),
  /** `bytes` is the result. */
  z.object({ ...Foreign, kind: z.literal('tell-apart'), scene: Bytes }),
  z.object({ ...Foreign, kind: z.literal('detect') }),
  /** Numbers the faces of a picture; besides, draws the numbers into it, as the wanted type, or cuts the faces out. */
  z.object({
    ...Foreign,
    kind: z.literal('number-faces'),
    also: z.enum(['draw', 'crop']).optional(),
    wanted: z.string().optional(),
  }),
  /** Tells what the file shows. `agesFrom`: from this suggestive score on, the ages of the faces are guessed. */
  z.object({ ...Foreign, kind: z.literal('look'), agesFrom: z.number() }),
  /** Finds out whether the operator's classifier can be used. It needs no bytes. */
  z.object({ ...Foreign, kind: z.literal('try-classifier') }),
  z.object({ ...Foreign, kind: z.literal('frame-with-face') }),
  z.object({ ...Foreign, kind: z.literal('crop'), choice: Choice, threshold: z.number() }),
  /** `bytes` is the scene; without a choice it is not looked at. */
  z.object({ ...Foreign, ...PhotoChoice, kind: z.literal('choose-photo') }),
  /** `bytes` is the scene. Without a result, the faces are judged before they are swapped. */
  z.object({
    ...Foreign,
    kind: z.literal('judge'),
    choice: Choice,
    threshold: z.number(),
    sources: z.array(Photos).min(1),
    result: Bytes.optional(),
  }),
  z.object({
    ...Foreign,
    kind: z.literal('swap'),
    choice: Choice,
    threshold: z.number(),
    sources: z.array(Photos).min(1),
    wanted: z.string().optional(),
  }),
  /** Runs before a video is swapped: reads its facts, finds the target identities, and splits it into parts. */
  z.object({
    ...Foreign,
    kind: z.literal('survey'),
    choice: Choice,
    threshold: z.number(),
    wanted: z.string().optional(),
    maxFrames: z.number().int().positive(),
    maxFramePixels: z.number().int().positive(),
    workers: z.number().int().positive(),
  }),
  z.object({
    ...Foreign,
    kind: z.literal('swap-part'),
    sources: z.array(Photos).min(1),
    threshold: z.number(),
    targets: TargetIdentities,
    survey: Survey,
    part: VideoPart,
  }),
  z.object({ ...Foreign, kind: z.literal('join'), survey: Survey, videos: z.array(EncodedVideo).min(1) }),
]);
export type Work = z.infer<typeof Work>;

/**
 * How large the answer to some work may be. `largest` is the limit for a file in bytes; facts are small. A worker that
 * is taken over may answer anything.
 */
export function limitsOfAnswer({ kind }: Work, largest: number): MessageLimits {
  const facts = ['inspect', 'fingerprint', 'tell-apart', 'detect', 'survey', 'look', 'try-classifier', 'judge'];
  const isFacts = facts.includes(kind);
  const text = kind === 'swap-part' ? 16 * 2 ** 20 : 2 ** 20;
  return { text, total: isFacts ? 4 * 2 ** 20 : text + largest };
}

export type SwapWork = Extract<Work, { kind: 'swap' }>;
export type SurveyWork = Extract<Work, { kind: 'survey' }>;
export type PartWork = Extract<Work, { kind: 'swap-part' }>;
export type JoinWork = Extract<Work, { kind: 'join' }>;
export type NumberWork = Extract<Work, { kind: 'number-faces' }>;
export type CropWork = Extract<Work, { kind: 'crop' }>;
export type ChooseWork = Extract<Work, { kind: 'choose-photo' }>;
export type JudgeWork = Extract<Work, { kind: 'judge' }>;

/** A problem that the requester can solve. The main process turns it back into a UserError. */
const Complaint = z.object({
  kind: z.literal('complaint'),
  code: z.enum([
    'not-media',
    'unsupported-format',
    'damaged-media',
    'too-many-pixels',
    'too-many-frames',
    'edge-too-long',
    'needs-video-library',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/**
 * A message from a worker: `ready` when its program has started; for each piece of work any number of `progress`, then
 * exactly one of the others, which ends the work.
 */
export const WorkerMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('progress'), fraction: z.number().min(0).max(1) }),
  z.object({ kind: z.literal('done'), answer: z.unknown().optional() }),
  Complaint,
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type WorkerMessage = z.infer<typeof WorkerMessage>;

export const EncodedPicture = z.object({ bytes: Bytes, mimeType: z.string() });
export type EncodedPicture = z.infer<typeof EncodedPicture>;

/** Absent where the file has the badge already. */
export const BadgeAnswer = EncodedPicture.optional();

const Refused = z.object({
  state: z.literal('refused'),
  reason: z.enum([
    'no-face',
    'another-person',
    'face-too-small',
    'face-turned-away',
    'face-up-or-down',
    'faces-turned-apart',
    'no-such-face',
    'no-match',
    'unsupported-media',
    'media-too-large',
    'media-too-long',
    'needs-video-library',
  ]),
  subject: RefusalSubject,
  /** Which of several photos of one person is meant, counted from 1. */
  photo: z.number().int().positive().optional(),
});
export type Refused = z.infer<typeof Refused>;

/** The scores of the worst frame, and the apparent age of the youngest face in a suggestive one. */
export const LookAnswer = z.object({ scores: Scores, youngest: z.number().optional() });
export type LookAnswer = z.infer<typeof LookAnswer>;

/** What is wrong with the operator's classifier; undefined where it can be used. */
export const TryAnswer = z.string().max(200).optional();

/** All faces, the largest first. */
export const DetectAnswer = z.union([z.array(FoundFace), Refused]);
export type DetectAnswer = z.infer<typeof DetectAnswer>;

/** The faces from left to right. */
export const NumberAnswer = z.object({
  faces: z.array(NumberedFace.extend({ crop: FaceCrop.optional() })),
  picture: EncodedPicture.optional(),
});
export type NumberAnswer = z.infer<typeof NumberAnswer>;

export const CropAnswer = z.discriminatedUnion('state', [
  EncodedPicture.extend({ state: z.literal('cropped') }),
  Refused,
]);
export type CropAnswer = z.infer<typeof CropAnswer>;

/** Undefined for a file of a single colour. */
export const FingerprintAnswer = z
  .object({ fingerprint: Fingerprint, frames: z.array(z.object({ coarse: Bytes, fine: Bytes })).min(1) })
  .optional();

export const TellingAnswer = z.object({ fingerprint: Fingerprint, tells: Tells.optional() }).optional();

/** Undefined where no face was seen. */
export const FrameAnswer = z.union([EncodedPicture, Refused]).optional();

export const SwapAnswer = z.discriminatedUnion('state', [
  EncodedPicture.extend({
    state: z.literal('swapped'),
    /** Faces in the scene. */
    faces: z.number().int(),
    /** Faces that were to be swapped and are too small or turned too far. */
    leftAlone: z.number().int(),
    /** Absent where nobody has looked. */
    quality: Quality.optional(),
    leftOutPhotos: z.array(LeftOutPhoto),
  }),
  Refused,
]);
export type SwapAnswer = z.infer<typeof SwapAnswer>;

export const SurveyAnswer = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('surveyed'),
    survey: Survey,
    parts: z.array(VideoPart).min(1),
    targets: TargetIdentities,
  }),
  Refused,
]);
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;

export const PartAnswer = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('swapped'),
    /** Absent if no frame of the part could be decoded. */
    video: EncodedVideo.optional(),
    report: SequenceReport,
    leftOutPhotos: z.array(LeftOutPhoto),
  }),
  Refused,
]);
export type PartAnswer = z.infer<typeof PartAnswer>;
