import type { MediaKind } from '../../core/ports/media.ts';

/** The vendor's safety checker stays on. `video-face-swap-multi` does not have the field. */
interface Safety {
  readonly disable_safety_checker: false;
}

/** `target` is the URL of the new face. A face that is not replaced gets the vendor's crop of itself. */
export interface FaceTarget {
  readonly face_id: number;
  readonly target: string;
}

interface Plain extends Safety {
  readonly new_face: string;
}

interface Multi {
  readonly detect_id: string;
  readonly faces: readonly FaceTarget[];
}

/** `image_url` and `video_url` are the scene. */
export type TaskRequest =
  | { readonly model: 'image-face-swap'; readonly input: Plain & { readonly image_url: string } }
  | { readonly model: 'image-face-swap-multi'; readonly input: Safety & Multi & { readonly image_url: string } }
  | { readonly model: 'video-face-swap'; readonly input: Plain & { readonly video_url: string } }
  | { readonly model: 'video-face-swap-multi'; readonly input: Multi & { readonly video_url: string } };

/** Swaps the primary face of the scene. */
export function plainRequest(kind: MediaKind, scene: string, newFace: string): TaskRequest {
  const fields: Plain = { new_face: newFace, disable_safety_checker: false };
  return kind === 'video'
    ? { model: 'video-face-swap', input: { video_url: scene, ...fields } }
    : { model: 'image-face-swap', input: { image_url: scene, ...fields } };
}

/** `scene` must be the URL that was given to the detection. */
export function multiRequest(
  kind: MediaKind,
  scene: string,
  detectId: string,
  faces: readonly FaceTarget[],
): TaskRequest {
  const fields: Multi = { detect_id: detectId, faces };
  return kind === 'video'
    ? { model: 'video-face-swap-multi', input: { video_url: scene, ...fields } }
    : { model: 'image-face-swap-multi', input: { image_url: scene, ...fields, disable_safety_checker: false } };
}
