import { describe, expect, it } from 'vitest';
import { refineEyelids } from '../../../../src/providers/local/faces/eyelids.ts';
import { WITH_IRISES } from '../../../../src/providers/local/mesh/face.ts';
import { landmark } from '../../../../src/providers/local/mesh/landmarks.ts';
import type { Runtime } from '../../../../src/providers/local/models/runtime.ts';

/** A fake model that sees every eyelid point at (40, 36) of 64, right of and below the middle. */
const oneSpot: Runtime = {
  kind: 'onnxruntime-web',
  preload: async () => undefined,
  close: async () => undefined,
  run: async () => [Float32Array.from({ length: 228 }, (_, i) => [40, 36, 0][i % 3] ?? 0)],
};

/** Eyes 64 / 2.3 pixels wide, so that the model's square is 64 pixels of the picture. */
function twoEyes(): Float32Array {
  const half = 32 / 2.3;
  const landmarks = new Float32Array(WITH_IRISES * 3);
  const corners = { 33: 100 - half, 133: 100 + half, 362: 200 - half, 263: 200 + half };
  for (const [index, x] of Object.entries(corners)) landmarks.set([x, 50, 5], Number(index) * 3);
  return landmarks;
}

const picture = { width: 300, height: 100, data: new Uint8Array(300 * 100 * 3) };

describe('eyelids', () => {
  it('move to where the iris model sees them, mirrored for the second eye', async () => {
    const refined = await refineEyelids(picture, twoEyes(), 0, oneSpot);
    const [leftX, leftY, leftZ] = landmark(refined, 159);
    expect([leftX, leftY, leftZ].map(Math.round)).toEqual([108, 54, 0]);
    expect([...landmark(refined, 386)].map(Math.round)).toEqual([192, 54, 0]);
  });

  it('come with the irises', async () => {
    const refined = await refineEyelids(picture, twoEyes(), 0, oneSpot);
    expect([468, 472].map((index) => Math.round(landmark(refined, index)[0]))).toEqual([108, 108]);
    expect([473, 477].map((index) => Math.round(landmark(refined, index)[0]))).toEqual([192, 192]);
  });

  it('turn with the head', async () => {
    const refined = await refineEyelids(picture, twoEyes(), Math.PI / 2, oneSpot);
    expect([...landmark(refined, 159)].map(Math.round)).toEqual([96, 58, 0]);
  });

  it('leave the depth, the rest of the face and the landmarks they came from alone', async () => {
    const landmarks = twoEyes();
    const refined = await refineEyelids(picture, landmarks, 0, oneSpot);
    expect(landmarks).toEqual(twoEyes());
    expect(landmark(refined, 133)[2]).toBe(5);
    expect([...landmark(refined, 1)]).toEqual([0, 0, 0]);
  });

  it('stay where they are when the eye is a few pixels wide', async () => {
    const small = twoEyes().map((value) => value / 20);
    expect(await refineEyelids(picture, small, 0, oneSpot)).toEqual(small);
  });
});
