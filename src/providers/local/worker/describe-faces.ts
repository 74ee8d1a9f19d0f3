import { type ChooseOptions, chooseFaces } from '../faces/choose-faces.ts';
import { findFaces } from '../faces/find-faces.ts';
import { fivePoints } from '../faces/five-points.ts';
import type { FoundFace } from '../faces-protocol.ts';
import { decodeFor } from '../media/decode.ts';
import { encodePicture } from '../media/encode.ts';
import { answerOrRefusal } from '../media/refusal.ts';
import { type Box, boxHeight, boxWidth, type Face } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import type { CropAnswer, CropWork, DetectAnswer } from '../protocol.ts';

/** Margin around a cropped face, as a share of its longer side. */
const CROP_MARGIN = 0.6;

/** Every face of a picture, the largest first. */
export function describeFaces(bytes: Uint8Array, maxPixels: number, runtime: Runtime): Promise<DetectAnswer> {
  return answerOrRefusal(async () => {
    const { picture } = await decodeFor('target', bytes, { maxPixels });
    return (await findFaces(picture, runtime)).map(describe);
  });
}

/** Crops the first chosen face, with a margin. */
export function cropChosen(work: CropWork, runtime: Runtime): Promise<CropAnswer> {
  return answerOrRefusal(async () => {
    const options: ChooseOptions = { runtime, threshold: work.threshold, maxPixels: work.maxPixels };
    const { picture } = await decodeFor('target', work.bytes, options);
    const [chosen] = await chooseFaces(picture, await findFaces(picture, runtime), work.choice, options);
    if (!chosen) throw new Error('no face was chosen and none refused');
    const encoded = await encodePicture({ picture: cut(picture, chosen.face.box) }, 'image/jpeg');
    return { state: 'cropped', ...encoded };
  });
}

function describe({ landmarks, box, pose, score }: Face): FoundFace {
  return { box, points: fivePoints(landmarks), yaw: pose.yaw, score };
}

function cut(picture: Picture, box: Box): Picture {
  const margin = CROP_MARGIN * Math.max(boxWidth(box), boxHeight(box));
  const left = Math.max(0, Math.floor(box.left - margin));
  const top = Math.max(0, Math.floor(box.top - margin));
  const width = Math.min(picture.width, Math.ceil(box.right + margin)) - left;
  const height = Math.min(picture.height, Math.ceil(box.bottom + margin)) - top;
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const start = ((top + row) * picture.width + left) * 3;
    data.set(picture.data.subarray(start, start + width * 3), row * width * 3);
  }
  return { width, height, data };
}
