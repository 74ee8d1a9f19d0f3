import { z } from 'zod';

/** What passes between processes about moving pictures. Times count in a stream's time base. */

export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'not bytes');
const Ratio = z.object({ num: z.number().int(), den: z.number().int() });

/** How the picture is encoded, and so what it can be put into. */
export const VideoFormat = z.enum(['h264', 'vp9', 'gif']);
export type VideoFormat = z.infer<typeof VideoFormat>;

export const VideoContainer = z.enum(['mp4', 'mov', 'webm', 'gif']);
export type VideoContainer = z.infer<typeof VideoContainer>;

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

export const EncodedFrame = z.object({
  data: Bytes,
  pts: z.number(),
  isKey: z.boolean(),
});
export type EncodedFrame = z.infer<typeof EncodedFrame>;

/** What a decoder must know before the first frame. */
export const VideoHeader = z.object({
  format: VideoFormat,
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  timeBase: Ratio,
  aspect: Ratio,
  extradata: Bytes.optional(),
  /** FFmpeg's numbers. */
  colours: z.object({
    pixels: z.number().int(),
    range: z.number().int(),
    primaries: z.number().int(),
    transfer: z.number().int(),
    space: z.number().int(),
    location: z.number().int(),
  }),
});
export type VideoHeader = z.infer<typeof VideoHeader>;

/** Whose faces are replaced, as identities.ts has it. */
export const TargetIdentities = z.discriminatedUnion('which', [
  z.object({ which: z.literal('all') }),
  z.object({
    which: z.literal('listed'),
    identities: z
      .array(
        z.object({
          embedding: z.custom<Float32Array>((value) => value instanceof Float32Array, 'no embedding'),
          isReference: z.boolean(),
        }),
      )
      .readonly(),
  }),
]);

/** What was seen in a part, as sequence-report.ts has it. */
export const PartReport = z.object({
  frames: z.number(),
  framesWithFaces: z.number(),
  faces: z.number(),
  swapped: z.number(),
  seen: z.array(z.boolean()),
  leftAlone: z.number(),
  qualityProblem: z.enum(['face-too-small', 'face-turned-away']).exactOptional(),
});

export const EncodedVideo = z.object({ header: VideoHeader, frames: z.array(EncodedFrame) });
export type EncodedVideo = z.infer<typeof EncodedVideo>;
