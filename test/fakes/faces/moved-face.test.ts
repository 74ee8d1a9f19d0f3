import { afterAll, describe, expect, it } from 'vitest';
import { type Features, featuresOf } from '../../../bench/quality/features.ts';
import { readFace } from '../../../src/providers/local/faces/find-faces.ts';
import { fitMesh } from '../../../src/providers/local/faces/fit-mesh.ts';
import { regionAround } from '../../../src/providers/local/mesh/landmarks.ts';
import { photo, sharedRuntime } from '../../providers/local/photos.ts';
import { type Movement, movedFace } from './moved-face.ts';

const runtime = await sharedRuntime();
afterAll(() => runtime.close());

/** What is seen in a photo of somebody whose face moves. */
async function seen(movement: Movement): Promise<Features & { readonly yaw: number }> {
  const { picture, face } = await photo('collins');
  const moved = movedFace(picture, face, movement).picture;
  const mesh = await fitMesh(moved, regionAround(face.landmarks, 1.5), runtime);
  const found = await readFace(moved, mesh.landmarks, 1, runtime);
  return { ...featuresOf(found.landmarks, found.rollRadians), yaw: found.pose.yaw };
}

const still = await seen({});

describe('a moved face', () => {
  it('looks where it is told to', async () => {
    expect((await seen({ gazeAcross: 0.04 })).gazeAcross - still.gazeAcross).toBeGreaterThan(0.1);
    expect((await seen({ gazeAcross: -0.04 })).gazeAcross - still.gazeAcross).toBeLessThan(-0.1);
  });

  it('shuts one eye or both', async () => {
    const wink = await seen({ shut: [1, 0] });
    expect(wink.openings[0]).toBeLessThan(0.7 * still.openings[0]);
    expect(wink.openings[1]).toBeGreaterThan(0.85 * still.openings[1]);
  });

  it('raises its brows, opens its mouth, smiles and turns', async () => {
    expect((await seen({ browsUp: 0.05 })).brows - still.brows).toBeGreaterThan(0.02);
    expect((await seen({ mouthOpens: 0.12 })).mouthOpening - still.mouthOpening).toBeGreaterThan(0.04);
    expect((await seen({ smiles: -0.03 })).mouthWidth - still.mouthWidth).toBeLessThan(-0.02);
    expect((await seen({ turns: 10 })).yaw - still.yaw).toBeGreaterThan(5);
  });

  it('knows the landmarks that it has then, and leaves the rest of the photo alone', async () => {
    const { picture, face } = await photo('collins');
    const moved = movedFace(picture, face, { gazeAcross: 0.04, shut: [0, 0.5] });
    const known = featuresOf(moved.landmarks, face.rollRadians);
    const before = featuresOf(face.landmarks, face.rollRadians);
    expect(known.openings[1] / before.openings[1]).toBeCloseTo(0.515, 2);
    expect(known.gazeAcross).toBeGreaterThan(before.gazeAcross + 0.1);
    const row = 3 * picture.width * Math.floor(face.box.top - 2);
    expect(Buffer.compare(moved.picture.data.subarray(0, row), picture.data.subarray(0, row))).toBe(0);
  });
});
