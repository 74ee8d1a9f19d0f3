import type { NumberedFace } from '../../../core/ports/faces.ts';
import { faceQuality } from '../faces/face-quality.ts';
import { findFaces } from '../faces/find-faces.ts';
import { fivePoints } from '../faces/five-points.ts';
import { leftToRight } from '../faces/select-faces.ts';
import { decodePicture } from '../media/decode.ts';
import { encodePicture } from '../media/encode.ts';
import type { Face } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import type { NumberAnswer, NumberWork } from '../protocol.ts';
import { cropFace } from './crop-face.ts';
import { drawTags } from './draw-tags.ts';
import { tagsOf } from './tags.ts';

/**
 * The faces of a picture from left to right, and the picture with their numbers or a crop of each that can be swapped. Throws
 * UserError. Runs in a worker.
 */
export async function numberFaces(work: NumberWork, runtime: Runtime): Promise<NumberAnswer> {
  const { bytes, maxPixels, also, wanted } = work;
  const decoded = await decodePicture(bytes, { maxPixels });
  const { picture, mimeType } = decoded;
  const found = leftToRight((await findFaces(picture, runtime)).map((face) => ({ face })));
  const faces = found.map(({ face }, index) => numbered(face, index + 1, picture));
  if (also === 'crop') {
    const cropped: NumberAnswer['faces'] = [];
    for (const [index, face] of faces.entries()) {
      const box = face.quality > 0 ? found[index]?.face.box : undefined;
      const others = found.filter((_, other) => other !== index).map(({ face: { box: one } }) => one);
      cropped.push(box ? { ...face, crop: await cropFace(picture, box, others) } : face);
    }
    return { faces: cropped };
  }
  if (also !== 'draw') return { faces };
  const boxes = faces.map(({ box }) => box);
  drawTags(decoded, tagsOf(boxes, picture));
  return { faces, picture: await encodePicture(decoded, wanted ?? mimeType) };
}

function numbered(face: Face, number: number, { width, height }: { width: number; height: number }): NumberedFace {
  const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  const box = {
    left: within(Math.floor(face.box.left), width),
    top: within(Math.floor(face.box.top), height),
    right: within(Math.ceil(face.box.right), width),
    bottom: within(Math.ceil(face.box.bottom), height),
  };
  return { number, box, landmarks: landmarksOf(face), quality: faceQuality(face) };
}

/** In a face that is upside down, the mesh has the other point of each pair first. */
function landmarksOf({ landmarks }: Face): NumberedFace['landmarks'] {
  const points = fivePoints(landmarks).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  const fromLeft = (from: number, to: number) => points.slice(from, to).sort((one, other) => one.x - other.x);
  return [...fromLeft(0, 2), ...points.slice(2, 3), ...fromLeft(3, 5)];
}
