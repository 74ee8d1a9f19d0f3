import { z } from 'zod';
import { Bytes, VideoContainer, VideoFormat } from './video/codec/encoded-video.ts';

/**
 * Facts of a video, from its packets. They are the same for all of its parts. Times count in the time base of the
 * stream.
 */
export const Survey = z.object({
  frames: z.number().int().positive(),
  seconds: z.number().positive(),
  /** How long the last frame is shown. */
  lastDuration: z.number().nonnegative(),
  /** Pixels as stored, before orientation. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** Codec and container of the result. They are chosen so that the sound can be copied. */
  format: VideoFormat,
  container: VideoContainer,
  /** For a GIF: its 256 colours, four bytes each. */
  palette: Bytes.optional(),
});
export type Survey = z.infer<typeof Survey>;

/** Consecutive frames that one worker swaps. */
export const VideoPart = z.object({
  /** Index of the video packet at which decoding starts. */
  firstPacket: z.number().int().nonnegative(),
  /** The tracker sees frames from `lookFrom` on. Frames from `from` up to but not including `to` are kept. */
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
  /** From a reference picture. Such a person may be in no frame at all. */
  isReference: z.boolean(),
});
export type TargetIdentity = z.infer<typeof TargetIdentity>;

/** The persons whose faces are replaced, in the order of the picks. The same for every part of a video. */
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
  /** For each target identity, by index: whether it was seen. */
  seen: z.array(z.boolean()).readonly(),
  /** Faces that should be swapped but are too small or turned too far, summed over the frames. */
  leftAlone: z.number(),
  /** Why one of those faces was left alone. */
  qualityProblem: z
    .enum(['face-too-small', 'face-turned-away', 'face-up-or-down', 'faces-turned-apart'])
    .exactOptional(),
});
export type SequenceReport = z.infer<typeof SequenceReport>;
