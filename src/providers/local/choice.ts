import { z } from 'zod';
import { Bytes } from './video/codec/encoded-video.ts';

const Pick = z.union([z.object({ fromLeft: z.number().int().positive() }), z.object({ reference: Bytes })]);

/** Which faces of the scene to swap. `picked` lists them one by one. */
export const Choice = z.discriminatedUnion('which', [
  z.object({ which: z.literal('largest') }),
  z.object({ which: z.literal('all') }),
  z.object({ which: z.literal('picked'), picks: z.array(Pick).min(1) }),
]);
export type Choice = z.infer<typeof Choice>;
