import type { Face } from '../mesh/face.ts';
import type { Picture } from '../pixels/picture.ts';

/** A picture and one face in it. */
export interface Portrait {
  readonly picture: Picture;
  readonly face: Face;
}

/** A source face, ready to be put on faces of a scene. */
export interface SourceIdentity {
  /** The picture and face that are warped onto this face of the scene. */
  portraitFor(scene: Picture, face: Face): Promise<Portrait>;
}

/** Makes a source identity of a portrait. Loads its models at the first call. */
export type IdentifySource = (portrait: Portrait) => Promise<SourceIdentity>;

/** Warps the portrait itself onto every face. Needs no model. */
export const portraitIdentity: IdentifySource = async (portrait) => ({ portraitFor: async () => portrait });
