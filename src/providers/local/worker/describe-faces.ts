import { type ChooseOptions, chooseFaces } from '../faces/choose-faces.ts';
import { findFaces } from '../faces/find-faces.ts';
import { fivePoints } from '../faces/five-points.ts';
import type { FoundFace } from '../faces-protocol.ts';
import { decodeFor } from '../media/decode.ts';
import { answerOrRefusal } from '../media/refusal.ts';
import type { Face } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import { cropFace } from '../numbering/crop-face.ts';
import type { CropAnswer, CropWork, DetectAnswer } from '../protocol.ts';

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
    const found = await findFaces(picture, runtime);
    const [chosen] = await chooseFaces(picture, found, work.choice, options);
    if (!chosen) throw new Error('no face was chosen and none refused');
    const others = found.filter((face) => face !== chosen.face).map(({ box }) => box);
    const { bytes, mimeType } = await cropFace(picture, chosen.face.box, others);
    return { state: 'cropped', bytes, mimeType };
  });
}

function describe({ landmarks, box, pose, score }: Face): FoundFace {
  return { box, points: fivePoints(landmarks), yaw: pose.yaw, score };
}
