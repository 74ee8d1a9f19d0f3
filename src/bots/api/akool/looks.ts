import { z } from 'zod';
import type { FacesSeen } from '../../../core/admission/look-at-faces.ts';
import type { Requester } from '../../../core/ports/chat.ts';
import type { CroppedFace } from '../../../core/ports/faces.ts';
import type { ApiContext } from '../context.ts';
import { isClearCrop } from '../crops.ts';
import { type Picture, pictureOf } from '../pictures.ts';
import { faceAt } from './landmarks.ts';
import { AkoolRefusal, codes } from './refusals.ts';

/** What is remembered of a crop that was given out. */
export const AboutCrop = z.object({
  /** SHA-256 of the file that it was cut out of, and the number of its face there. */
  scene: z.string(),
  number: z.int().positive(),
  /** Whether it can stand for its face: it shows no larger one. */
  isClear: z.boolean(),
});
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
  const about = await looks.crop(picture);
  if (about) return clearCrop(picture, about, field);
  if (!opts) return picture;
  const { faces } = await looks.at(picture);
  return faces.length > 1 ? cropOf(faceAt(faces, opts), faces, field) : picture;
}

/** The crop of a face. Throws AkoolRefusal where there is none that could stand for the face. */
export function cropOf(face: CroppedFace | undefined, faces: readonly CroppedFace[], field: string): Uint8Array {
  if (!face) throw new AkoolRefusal(codes.parameter, 'akool-no-face-there', { field });
  if (!face.crop) throw new AkoolRefusal(codes.parameter, 'akool-face-unfit', { field });
  if (!isClearCrop(face, faces)) throw faceTooClose(field);
  return face.crop.bytes;
}

/** A crop that was given out. Throws AkoolRefusal where it cannot stand for its face. */
export function clearCrop(crop: Picture, { isClear }: AboutCrop, field: string): Picture {
  if (!isClear) throw faceTooClose(field);
  return crop;
}

function faceTooClose(field: string): AkoolRefusal {
  return new AkoolRefusal(codes.parameter, 'akool-face-too-close', { field });
}
