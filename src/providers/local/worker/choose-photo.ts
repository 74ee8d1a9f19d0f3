import { chooseFaces } from '../faces/choose-faces.ts';
import { findFaces } from '../faces/find-faces.ts';
import { decodeFor } from '../media/decode.ts';
import { Refusal } from '../media/refusal.ts';
import type { Runtime } from '../models/runtime.ts';
import type { ChooseAnswer } from '../photos-protocol.ts';
import type { ChooseWork } from '../protocol.ts';
import { choosePhoto, PLAIN, type Wanted, wantedFor } from '../swap/photos/choose-photo.ts';
import { readUsablePhotos } from '../swap/photos/person.ts';
import { candidateOf } from '../swap/photos/person-identity.ts';
import { traitsOf } from '../swap/photos/traits.ts';

/** Index of the photo that suits the chosen face of the scene best. Undefined where no photo shows a usable face. */
export async function chooseAmong(work: ChooseWork, runtime: Runtime): Promise<ChooseAnswer> {
  const { photos } = await readUsablePhotos(work.photos, { runtime, ...work });
  if (photos.length === 0) return undefined;
  const best = photos[choosePhoto(photos.map(candidateOf), await wantedOf(work, runtime))];
  return best && best.number - 1;
}

/** What suits every scene, where the face of this one is not known. */
async function wantedOf(work: ChooseWork, runtime: Runtime): Promise<Wanted> {
  const { choice, threshold, maxPixels } = work;
  if (!choice) return PLAIN;
  try {
    const { picture } = await decodeFor('target', work.bytes, { maxPixels });
    const faces = await findFaces(picture, runtime);
    const [chosen] = await chooseFaces(picture, faces, choice, { runtime, threshold, maxPixels });
    return chosen ? wantedFor(traitsOf({ picture, face: chosen.face })) : PLAIN;
  } catch (error) {
    if (error instanceof Refusal) return PLAIN;
    throw error;
  }
}
