import { z } from 'zod';
import { Bytes, VideoContainer, VideoFormat } from './video/codec/encoded-video.ts';

/** What is known of a moving picture once its packets were looked through; the same for all of its parts. */
export const Survey = z.object({
  frames: z.number().int().positive(),
  seconds: z.number().positive(),
  /** How long the last frame is shown. */
  lastDuration: z.number().nonnegative(),
  /** Pixels as stored, before orientation. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** What the result is encoded as and put into, so that the sound can come along. */
  format: VideoFormat,
  container: VideoContainer,
  /** Of a GIF: the colours it is painted in, 256 of four bytes each. */
  palette: Bytes.optional(),
});
export type Survey = z.infer<typeof Survey>;

/** Consecutive frames that are swapped by one worker. */
export const VideoPart = z.object({
  /** Number of the packet of the picture that decoding begins with. */
  firstPacket: z.number().int().nonnegative(),
  /** Frames from here on are looked at, those from `from` on and before `to` are kept. */
  lookFrom: z.number(),
  from: z.number(),
  to: z.number(),
  frames: z.number().int().positive(),
});
export type VideoPart = z.infer<typeof VideoPart>;

/** A person whose face is replaced, known by how the face looks. */
export const TargetIdentity = z.object({
  /** 1024 numbers of unit length, as embedding.ts makes them. */
  embedding: z.custom<Float32Array>((value) => value instanceof Float32Array, 'no embedding'),
  /** From a reference picture, and so perhaps in no frame at all. */
  isReference: z.boolean(),
});
export type TargetIdentity = z.infer<typeof TargetIdentity>;

/** Whose faces are replaced in a video, in the order of the picks. The same for every part of it. */
export const TargetIdentities = z.discriminatedUnion('which', [
  z.object({ which: z.literal('all') }),
  z.object({ which: z.literal('listed'), identities: z.array(TargetIdentity).readonly() }),
]);
export type TargetIdentities = z.infer<typeof TargetIdentities>;

/** What was seen in a video, or in a part of it. */
export const SequenceReport = z.object({
  frames: z.number(),
  framesWithFaces: z.number(),
  /** Most faces in one frame. */
  faces: z.number(),
  /** Frames in which a face was swapped. */
  swapped: z.number(),
  /** Whether each of the target identities was seen, by its index. */
  seen: z.array(z.boolean()).readonly(),
  /** Faces that were to be swapped and are too small or turned away, summed over the frames. */
  leftAlone: z.number(),
  /** Why one of those faces was left alone. */
  qualityProblem: z.enum(['face-too-small', 'face-turned-away']).exactOptional(),
});
export type SequenceReport = z.infer<typeof SequenceReport>;
