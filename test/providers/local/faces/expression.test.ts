import { afterAll, describe, expect, it } from 'vitest';
import { expressionDistance, expressionOf, SHAPES, shapeOf } from '../../../../src/providers/local/faces/expression.ts';
import { faceOf } from '../../../../src/providers/local/faces/find-faces.ts';
import { photo, sharedRuntime } from '../photos.ts';

const runtime = await sharedRuntime();
afterAll(() => runtime.close());

async function expressionIn(name: string) {
  return expressionOf((await photo(name)).face, runtime);
}

/** Landmarks of a picture that is turned by some radians, enlarged and moved. */
function turned(landmarks: Float32Array, angle: number): Float32Array {
  const moved = landmarks.slice();
  for (let i = 0; i < moved.length; i += 3) {
    const x = landmarks[i] ?? 0;
    const y = landmarks[i + 1] ?? 0;
    moved[i] = 3 * (Math.cos(angle) * x - Math.sin(angle) * y) + 900;
    moved[i + 1] = 3 * (Math.sin(angle) * x + Math.cos(angle) * y) + 900;
  }
  return moved;
}

describe('expression', () => {
  it('tells a smile from a serious face', async () => {
    const [smiling, serious] = [await expressionIn('collins'), await expressionIn('hopper')];
    expect(shapeOf(smiling, 'mouthSmileLeft')).toBeGreaterThan(0.8);
    expect(shapeOf(serious, 'mouthSmileLeft')).toBeLessThan(0.2);
    expect(expressionDistance(smiling, await expressionIn('bluejacket'))).toBeLessThan(
      expressionDistance(smiling, serious) / 1.3,
    );
  });

  it('tells the eye that winks, and where eyes look', async () => {
    const wink = await expressionIn('wink');
    expect(shapeOf(wink, 'eyeBlinkRight')).toBeGreaterThan(2 * shapeOf(wink, 'eyeBlinkLeft'));
    const glance = await expressionIn('glance');
    expect(shapeOf(glance, 'eyeLookOutLeft')).toBeGreaterThan(0.7);
    expect(shapeOf(glance, 'eyeLookOutRight')).toBeLessThan(0.2);
  });

  it('is the same wherever the face is in a picture, however large and leaning', async () => {
    const { face } = await photo('collins');
    const expression = await expressionOf(face, runtime);
    for (const angle of [0, 0.9, Math.PI]) {
      const same = await expressionOf(faceOf(turned(face.landmarks, angle), face.score), runtime);
      expect(expressionDistance(expression, same)).toBeLessThan(0.003);
    }
  });

  it('differs by what is not gaze', () => {
    const still = new Float32Array(SHAPES.length);
    const looking = still.slice().fill(1, SHAPES.indexOf('eyeLookDownLeft'), SHAPES.indexOf('eyeSquintLeft'));
    const wide = still.slice().fill(1, SHAPES.indexOf('eyeSquintLeft'));
    expect(expressionDistance(still, looking)).toBe(0);
    expect(expressionDistance(still, wide)).toBeCloseTo(33 / 43);
  });

  it('needs the irises', async () => {
    const { face } = await photo('collins');
    const withoutIrises = { ...face, landmarks: face.landmarks.slice(0, 3 * 468) };
    await expect(expressionOf(withoutIrises, runtime)).rejects.toThrow('irises');
  });
});
