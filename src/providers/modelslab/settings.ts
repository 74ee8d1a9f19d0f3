import { z } from 'zod';
import { baseUrlVariable, variable } from '../vendor.ts';

export const defaultBaseUrl = 'https://modelslab.com/api/v6';

export const ModelsLabSettings = z.object({
  MODELSLAB_API_KEY: variable(z.string('is needed')),
  MODELSLAB_BASE_URL: baseUrlVariable(defaultBaseUrl),
  /** The vendor's own SDKs still call the older endpoints. */
  MODELSLAB_API_FAMILY: variable(z.enum(['faceswap', 'deepfake']).default('faceswap')).describe(
    'deepfake is the older name of the same calls.',
  ),
  /** Accepted and unfinished swaps: 5 pay as you go, 10 Standard, 15 Premium. */
  MODELSLAB_MAX_QUEUED: variable(z.coerce.number().int().min(1).max(1_000).default(5)).describe(
    'How many swaps the plan lets wait at once.',
  ),
  /** What the image endpoints take as `init_image`: the scene, as most of the vendor's pages say, or the new face. */
  MODELSLAB_IMAGE_ROLES: variable(z.enum(['scene-first', 'face-first']).default('scene-first')).describe(
    "The vendor's pages contradict one another; face-first exchanges scene and face in picture swaps.",
  ),
  /** Whose face `reference_image` shows in a video swap. */
  MODELSLAB_VIDEO_REFERENCE: variable(z.enum(['scene', 'source']).default('scene')).describe(
    'Whose face picks the face in a video swap: of the scene, or of the new face; with source only all faces can be swapped.',
  ),
});
export type ModelsLabSettings = z.infer<typeof ModelsLabSettings>;
