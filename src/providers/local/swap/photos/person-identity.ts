import { areTurnedApart } from '../../faces/face-quality.ts';
import type { IdentifySource, Portrait, SourceIdentity } from '../../faces/source-identity.ts';
import { faceWidth } from '../../mesh/landmarks.ts';
import { CANONICAL_VERTICES } from '../../mesh/topology.ts';
import { createScratch } from '../../pixels/scratch.ts';
import { type Candidate, choosePhoto, PLAIN, wantedFor } from './choose-photo.ts';
import { fusePhotos } from './fuse-photos.ts';
import type { PersonPhoto } from './person.ts';
import { traitsOf } from './traits.ts';

/** Pixels of the fused face per pixel of the scene, so that it loses nothing when it is warped again. */
const DETAIL = 1.25;
/** Widths of a fused face in pixels. */
const LEAST_WIDTH = 128;
const MOST_WIDTH = 480;
/** A face that looks straight ahead: y grows downwards, z away from the viewer. */
const STRAIGHT = CANONICAL_VERTICES.map((value, i) => (i % 3 === 0 ? value : -value));

const scratch = createScratch(1);

/** A photo that was compared with no other is as typical as any. */
type Photo = Portrait & Partial<Pick<PersonPhoto, 'typical'>>;

/** The photo that suits a face of a scene. Undefined where there is none. */
export function photoFor(photos: readonly Photo[], target: Portrait): Portrait | undefined {
  return photos[choosePhoto(photos.map(candidateOf), wantedFor(traitsOf(target)))];
}

/** A person for one picture: for each face of the scene, the photo that suits it, completed from the others. */
export async function identifyForPicture(photos: readonly Photo[], identify: IdentifySource): Promise<SourceIdentity> {
  if (identify.ofPhotos) return identify.ofPhotos(photos);
  const [only] = photos;
  if (only && photos.length === 1) return identify(only);
  const candidates = photos.map(candidateOf);
  return {
    async portraitFor(scene, face, track) {
      const best = choosePhoto(candidates, wantedFor(traitsOf({ picture: scene, face })));
      const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, faceWidth(face.landmarks) * DETAIL));
      // a fused face would pass for turned as the scene's is, although no photo shows that side
      const isShown = photos.some((photo) => !areTurnedApart(photo.face, face));
      const portrait = isShown ? fusePhotos(photos, best, { pose: face.landmarks, width, scratch }) : photos[best];
      if (!portrait) throw new Error('a person came without photos');
      return (await identify(portrait)).portraitFor(scene, face, track);
    },
  };
}

/**
 * A person for frames of a video: one face that looks straight ahead, completed from all photos. It is the same in every
 * frame and in every part of the video, so that nothing flickers, and costs nothing once it is made.
 */
export async function identifyForVideo(photos: readonly Photo[], identify: IdentifySource): Promise<SourceIdentity> {
  if (identify.ofPhotos) return identify.ofPhotos(photos);
  const best = choosePhoto(photos.map(candidateOf), PLAIN);
  const widths = photos.map(({ face }) => faceWidth(face.landmarks));
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, widths[best] ?? 0));
  const fused = fusePhotos(photos, best, { pose: STRAIGHT, width, scratch });
  if (!fused) throw new Error('a person came without photos');
  return identify(fused);
}

export function candidateOf(photo: Photo): Candidate {
  return { ...traitsOf(photo), typical: photo.typical ?? 1 };
}
