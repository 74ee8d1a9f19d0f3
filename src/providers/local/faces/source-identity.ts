import type { Face } from '../mesh/face.ts';
import type { Picture } from '../pixels/picture.ts';

/** A picture and one face in it. */
export interface Portrait {
  readonly picture: Picture;
  readonly face: Face;
}

/** A source face, ready to be put on faces of a scene. */
export interface SourceIdentity {
  /**
   * A network draws each portrait for the one face of the one scene: place, pose, expression and light are right, and the
   * forehead is in it.
   */
  readonly isDrawn?: boolean;
  /** The picture and face that are warped onto this face of the scene. `track` is the same for one face in all frames. */
  portraitFor(scene: Picture, face: Face, track?: object): Promise<Portrait>;
}

/** Makes a source identity of a portrait. Loads its models at the first call. */
export interface IdentifySource {
  (portrait: Portrait): Promise<SourceIdentity>;
  /** Makes one of the photos of a person, as they are. Where it is missing, they are fused into one portrait first. */
  readonly ofPhotos?: (photos: readonly Portrait[]) => Promise<SourceIdentity>;
}

/** Warps the portrait itself onto every face. Needs no model. */
export const portraitIdentity: IdentifySource = async (portrait) => ({ portraitFor: async () => portrait });
