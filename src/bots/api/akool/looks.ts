import { z } from 'zod';
import type { FacesSeen } from '../../../core/admission/look-at-faces.ts';
import type { Requester } from '../../../core/ports/chat.ts';
import type { CroppedFace } from '../../../core/ports/faces.ts';
import type { ApiContext } from '../context.ts';
import { type Picture, pictureOf } from '../pictures.ts';
import { faceAt } from './landmarks.ts';
import { AkoolRefusal, codes } from './refusals.ts';

/** What is remembered of a crop that was given out: the SHA-256 of the file that it was cut out of, and its number there. */
export const AboutCrop = z.object({ scene: z.string(), number: z.int().positive() });
export type AboutCrop = z.infer<typeof AboutCrop>;

/** Looks at the pictures that one request names, each once. */
export interface Looks {
  /** Every face that can be swapped comes with a crop; of a GIF or video those of one frame. Throws UserError. */
  at(picture: Picture): Promise<FacesSeen>;
  /** Undefined for a picture that is no crop of ours. */
  crop(picture: Picture): Promise<AboutCrop | undefined>;
}

export function createLooks({ swaps, pictures, links }: ApiContext, requester: Requester, signal: AbortSignal): Looks {
  const seen = new Map<Picture | string, Promise<FacesSeen>>();
  return {
    at(picture) {
      const key = picture instanceof URL ? picture.href : picture;
      const known =
        seen.get(key) ??
        pictures.hold((refOf) => swaps.faces(refOf(picture), requester, signal, { crops: true, fromVideos: true }));
      seen.set(key, known);
      return known;
    },
    async crop(picture) {
      return picture instanceof URL ? AboutCrop.safeParse(await links.aboutOf(picture)).data : undefined;
    },
  };
}

/** A picture of a face: `opts` are its landmarks there, which are needed where the picture shows several. */
export const FaceImage = z.object({ path: z.string(), opts: z.string().nullish() });
export type FaceImage = z.infer<typeof FaceImage>;

/** The picture that shows the face which is meant, cut out where it shows several. Throws ApiProblem, UserError, AkoolRefusal. */
export async function faceOf({ path, opts }: FaceImage, field: string, looks: Looks): Promise<Picture> {
  const picture = pictureOf(path, field);
  if (!opts || (await looks.crop(picture))) return picture;
  const { faces } = await looks.at(picture);
  return faces.length > 1 ? cropOf(faceAt(faces, opts), field) : picture;
}

/** Throws AkoolRefusal where there is no such face, or it is too small or turned too far to be swapped. */
export function cropOf(face: CroppedFace | undefined, field: string): Uint8Array {
  if (!face) throw new AkoolRefusal(codes.parameter, 'akool-no-face-there', { field });
  if (!face.crop) throw new AkoolRefusal(codes.parameter, 'akool-face-unfit', { field });
  return face.crop.bytes;
}
