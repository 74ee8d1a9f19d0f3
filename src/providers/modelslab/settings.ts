import { z } from 'zod';

export const defaultBaseUrl = 'https://modelslab.com/api/v6';
const unset = (value: unknown): unknown => (value === '' ? undefined : value);

export const ModelsLabSettings = z.object({
  MODELSLAB_API_KEY: z.preprocess(unset, z.string('is needed')),
  MODELSLAB_BASE_URL: z.preprocess(unset, z.url({ protocol: /^https?$/ }).default(defaultBaseUrl)),
  /** The endpoints were renamed; the vendor's own SDKs still call the old ones. */
  MODELSLAB_API_FAMILY: z.preprocess(unset, z.enum(['faceswap', 'deepfake']).default('faceswap')),
  /** Swaps accepted and unfinished at once, as the plan allows: 5 pay as you go, 10 Standard, 15 Premium. */
  MODELSLAB_MAX_QUEUED: z.preprocess(unset, z.coerce.number().int().min(1).max(1_000).default(5)),
  /**
   * What the image endpoints take for `init_image`: the scene, as most of the vendor's pages say, or the new face.
   * Turn it round when results show the source picture with the scene's face in it.
   */
  MODELSLAB_IMAGE_ROLES: z.preprocess(unset, z.enum(['scene-first', 'face-first']).default('scene-first')),
});
export type ModelsLabSettings = z.infer<typeof ModelsLabSettings>;
