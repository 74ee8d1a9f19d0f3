import { z } from 'zod';
import { LeftOutReason } from '../../core/ports/provider.ts';
import { Choice } from './choice.ts';
import { Bytes } from './video/codec/encoded-video.ts';

/** Photos of one person. */
export const Photos = z.array(Bytes).min(1);

/** A photo that was not used, by its number from 1. */
export const LeftOutPhoto = z.object({
  photo: z.number().int().positive(),
  reason: LeftOutReason,
});
export type LeftOutPhoto = z.infer<typeof LeftOutPhoto>;

/** The photos that one is chosen from, and the face of the scene that it has to suit. */
export const PhotoChoice = { photos: Photos, choice: Choice.optional(), threshold: z.number() };

/** Index of a photo; absent where none shows a usable face. */
export const ChooseAnswer = z.number().int().nonnegative().optional();
export type ChooseAnswer = z.infer<typeof ChooseAnswer>;
