import { z } from 'zod';

/** An encoded video as it passes between processes. Times count in the time base of the stream. */

export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'not bytes');
const Ratio = z.object({ num: z.number().int(), den: z.number().int() });

/** Codec of a video. */
export const VideoFormat = z.enum(['h264', 'vp9', 'gif']);
export type VideoFormat = z.infer<typeof VideoFormat>;

export const VideoContainer = z.enum(['mp4', 'mov', 'webm', 'gif']);
export type VideoContainer = z.infer<typeof VideoContainer>;

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
  /** Values of FFmpeg's enumerations. */
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

export const EncodedVideo = z.object({ header: VideoHeader, frames: z.array(EncodedFrame) });
export type EncodedVideo = z.infer<typeof EncodedVideo>;
