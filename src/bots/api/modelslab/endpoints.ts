import type { PictureNames } from '../refusal-words.ts';

/** A swap of the vendor's documents: what it calls its pictures, whose roles change between pictures and videos. */
export interface Endpoint {
  readonly kind: 'image' | 'video';
  /** The scene. */
  readonly target: 'init_image' | 'init_video';
  /** The new face. */
  readonly source: 'target_image' | 'init_image';
  /** A picture of the face that is replaced; without it all faces are. */
  readonly reference?: 'reference_image';
}

const image = { kind: 'image', target: 'init_image', source: 'target_image' } as const;
const video = { kind: 'video', target: 'init_video', source: 'init_image' } as const;

export const endpoints: Readonly<Record<string, Endpoint>> = {
  multiple_face_swap: image,
  single_face_swap: { ...image, reference: 'reference_image' },
  single_video_swap: video,
  specific_video_swap: { ...video, reference: 'reference_image' },
};

/** The swaps lie in `faceswap`, and in `deepfake` by their older name. */
export const families = ['faceswap', 'deepfake'] as const;
export type Family = (typeof families)[number];

export function pictureNames({ target, source }: Pick<Endpoint, 'target' | 'source'> = image): PictureNames {
  return { target, source, reference: 'reference_image' };
}
