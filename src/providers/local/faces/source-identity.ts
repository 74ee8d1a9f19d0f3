import type { Face } from '../mesh/face.ts';
import type { Picture } from '../pixels/picture.ts';

/** A picture and the face in it that is meant. */
export interface Portrait {
  readonly picture: Picture;
  readonly face: Face;
}

/** A person whose face is put on. */
export interface SourceIdentity {
  /** What is laid over that face of the scene. */
  portraitFor(scene: Picture, face: Face): Promise<Portrait>;
}

/** Makes an identity of a portrait; loads what it needs when it is first asked. */
export type IdentifySource = (portrait: Portrait) => Promise<SourceIdentity>;

/** Lays the portrait itself over every face. */
export const portraitIdentity: IdentifySource = async (portrait) => ({ portraitFor: async () => portrait });
