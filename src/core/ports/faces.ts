import { z } from 'zod';
import type { EncodedMedia } from './media.ts';

/** A face of a picture, as requests name it. */
export const NumberedFace = z.object({
  /** From 1, counted from the left: the number that a face choice `nth` and an assignment take. */
  number: z.number().int().positive(),
  /** Whole pixels of the picture as a person sees it, upright. The face from its brows to its chin, without hair. */
  box: z.object({
    left: z.number().int(),
    top: z.number().int(),
    right: z.number().int(),
    bottom: z.number().int(),
  }),
  /**
   * Two eyes, the tip of the nose, two corners of the mouth, in whole pixels of the upright picture; of each pair the one
   * further left in the picture first. Of a face that the picture cuts off they may lie outside of it.
   */
  landmarks: z.array(z.object({ x: z.number().int(), y: z.number().int() })).length(5),
  /**
   * How well the face can be swapped, 0 to 1: less the smaller it is and the more it is turned. 0 is a face that is too
   * small or turned too far to be swapped.
   */
  quality: z.number().min(0).max(1),
});
export type NumberedFace = z.infer<typeof NumberedFace>;

/** The upright picture with a numbered box around each face. */
export interface NumberedPicture extends EncodedMedia {
  readonly faces: readonly NumberedFace[];
}

/** A face cut out of a picture with some room around it, at its size there. */
export interface FaceCrop extends EncodedMedia {
  /** Where the top left corner of the crop is, in whole pixels of the upright picture. */
  readonly left: number;
  readonly top: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The crop is absent where the face cannot be swapped. */
export type CroppedFace = NumberedFace & { readonly crop?: FaceCrop };

/**
 * Numbers the faces of pictures from left to right, on this machine; of a moving picture those of its first frame. All
 * reject with UserError for a file that cannot be read, with the signal's reason, and with any other error where nobody
 * could look. No face is a normal answer.
 */
export interface FaceNumberer {
  number(bytes: Uint8Array, signal: AbortSignal): Promise<readonly NumberedFace[]>;
  /** `mimeType` is the wanted type; without it the picture keeps its own. */
  draw(bytes: Uint8Array, signal: AbortSignal, mimeType?: string): Promise<NumberedPicture>;
  /** As `number`, and each face that can be swapped is cut out. */
  cropAll(bytes: Uint8Array, signal: AbortSignal): Promise<readonly CroppedFace[]>;
  /**
   * A frame of a GIF or video that shows a face, well if there is such a frame. Undefined where none shows one. A large frame
   * is made smaller.
   */
  frameWithFace(bytes: Uint8Array, signal: AbortSignal): Promise<EncodedMedia | undefined>;
  /** The face with this number and what is around it. Undefined where there is none, or it cannot be swapped. */
  crop(bytes: Uint8Array, number: number, signal: AbortSignal): Promise<EncodedMedia | undefined>;
}
