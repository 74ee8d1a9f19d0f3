import { findFaces } from '../../src/providers/local/faces/find-faces.ts';
import type { Runtime } from '../../src/providers/local/models/runtime.ts';
import type { Picture } from '../../src/providers/local/pixels/picture.ts';
import { type Movement, movedFace } from '../../test/fakes/faces/moved-face.ts';
import { createGrain } from '../../test/providers/local/camera-frames.ts';

const FRAMES = 75;
/** Levels of 255 to either side. */
const GRAIN = 4;
/** Frames at which the eyes are shut; they close and open within two frames. */
const BLINKS = [12, 38, 61];

/** Frames of a photo whose largest face looks about, blinks, raises its brows, speaks and turns. */
export async function* movingClip(photo: Picture, runtime: Runtime): AsyncGenerator<Picture> {
  const [face] = await findFaces(photo, runtime);
  if (!face) throw new Error('nobody is in the photo');
  for (let frame = 0; frame < FRAMES; frame++)
    yield createGrain(GRAIN, frame + 1)(movedFace(photo, face, movementAt(frame)).picture);
}

function movementAt(frame: number): Movement {
  const shut = Math.max(...BLINKS.map((blink) => Math.max(0, 1 - Math.abs(frame - blink) / 2)));
  return {
    gazeAcross: 0.035 * Math.sin(frame / 6),
    shut: [shut, shut],
    browsUp: 0.025 * (1 - Math.cos(frame / 9)),
    mouthOpens: 0.05 * Math.max(0, Math.sin(frame / 4)),
    turns: 7 * Math.sin(frame / 15),
  };
}
