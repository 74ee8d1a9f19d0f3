import { z } from 'zod';

/** What passes between processes about moving pictures. Times count in a stream's time base. */

export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'not bytes');
const Ratio = z.object({ num: z.number().int(), den: z.number().int() });

/** How the picture is encoded, and so what it can be put into. */
export const FilmFormat = z.enum(['h264', 'vp9', 'gif']);
export type FilmFormat = z.infer<typeof FilmFormat>;

export const FilmContainer = z.enum(['mp4', 'mov', 'webm', 'gif']);
export type FilmContainer = z.infer<typeof FilmContainer>;

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
  format: FilmFormat,
  container: FilmContainer,
  /** Of a GIF: the colours it is painted in, 256 of four bytes each. */
  palette: Bytes.optional(),
});
export type Survey = z.infer<typeof Survey>;

/** Consecutive frames that are swapped by one worker. */
export const FilmPart = z.object({
  /** Number of the packet of the picture that decoding begins with. */
  firstPacket: z.number().int().nonnegative(),
  /** Frames from here on are looked at, those from `from` on and before `to` are kept. */
  lookFrom: z.number(),
  from: z.number(),
  to: z.number(),
  frames: z.number().int().positive(),
});
export type FilmPart = z.infer<typeof FilmPart>;

export const EncodedFrame = z.object({
  data: Bytes,
  pts: z.number(),
  isKey: z.boolean(),
});
export type EncodedFrame = z.infer<typeof EncodedFrame>;

/** What a decoder must know before the first frame. */
export const FilmHeader = z.object({
  format: FilmFormat,
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
export type FilmHeader = z.infer<typeof FilmHeader>;

/** Whose faces are replaced, as identities.ts has it. */
export const FilmCast = z.discriminatedUnion('which', [
  z.object({ which: z.literal('all') }),
  z.object({
    which: z.literal('members'),
    members: z
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
  unfitness: z.enum(['face-too-small', 'face-turned-away']).exactOptional(),
});

export const EncodedFilm = z.object({ header: FilmHeader, frames: z.array(EncodedFrame) });
export type EncodedFilm = z.infer<typeof EncodedFilm>;
