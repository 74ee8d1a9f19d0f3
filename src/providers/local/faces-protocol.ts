import { z } from 'zod';
import { Bytes } from './video/codec/encoded-video.ts';

const Point = z.object({ x: z.number(), y: z.number() });

/** A face as other providers need it. Positions are pixels of the upright picture, angles are degrees. */
export const FoundFace = z.object({
  box: z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() }),
  /** Two eyes, tip of the nose, two mouth corners. Of each pair, the point further left in the picture is first. */
  points: z.array(Point).length(5),
  /** Positive when the face turns to the picture's right. */
  yaw: z.number(),
  score: z.number(),
});
export type FoundFace = z.infer<typeof FoundFace>;

/** A face with some room around it, and where its top left corner is in the picture. */
export const FaceCrop = z.object({
  bytes: Bytes,
  mimeType: z.string(),
  left: z.number().int(),
  top: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});
export type FaceCrop = z.infer<typeof FaceCrop>;
