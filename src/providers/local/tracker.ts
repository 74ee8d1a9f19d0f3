import type { Cast } from './casting.ts';
import { embedFace, similarity } from './embed.ts';
import type { Face } from './face.ts';
import { findFaces } from './find-faces.ts';
import type { Picture } from './picture.ts';
import type { Runtime } from './runtime.ts';

export interface TrackerOptions {
  readonly cast: Cast;
  readonly runtime: Runtime;
  readonly threshold: number;
}

/** A face of the cast in one frame. */
export interface TrackedFace {
  readonly face: Face;
  /** Index in the cast; 0 when all faces are meant. */
  readonly member: number;
}

export interface Tracker {
  follow(
    frame: Picture,
    seconds: number,
  ): Promise<{ readonly tracked: readonly TrackedFace[]; readonly faces: number }>;
}

export function createTracker({ cast, runtime, threshold }: TrackerOptions): Tracker {
  return {
    async follow(frame) {
      const faces = await findFaces(frame, runtime);
      if (cast.which === 'all') return { tracked: faces.map((face) => ({ face, member: 0 })), faces: faces.length };
      const tracked: TrackedFace[] = [];
      for (const face of faces) {
        const embedding = await embedFace(frame, face, runtime);
        const member = cast.members.findIndex((each) => similarity(each.embedding, embedding) >= threshold);
        if (member >= 0 && tracked.every((other) => other.member !== member)) tracked.push({ face, member });
      }
      return { tracked, faces: faces.length };
    },
  };
}
