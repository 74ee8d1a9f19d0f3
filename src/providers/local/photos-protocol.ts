import { z } from 'zod';
import { Bytes } from './video/codec/encoded-video.ts';

/** Photos of one person. */
export const Photos = z.array(Bytes).min(1);

/** A photo that was not used, by its number from 1. */
export const LeftOutPhoto = z.object({
  photo: z.number().int().positive(),
  reason: z.enum(['no-face', 'face-too-small', 'face-turned-away', 'face-up-or-down']),
});
export type LeftOutPhoto = z.infer<typeof LeftOutPhoto>;
