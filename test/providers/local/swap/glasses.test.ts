import { describe, expect, it } from 'vitest';
import { frameEvidence, wearsGlasses } from '../../../../src/providers/local/swap/glasses.ts';
import { photo, scaled } from '../photos.ts';

describe('glasses', () => {
  it('are found on the people who wear them, large or small', async () => {
    for (const name of ['glasseswoman', 'hopper']) {
      for (const factor of [1, 0.7, 0.5]) {
        const { picture, face } = await scaled(await photo(name), factor);
        expect(wearsGlasses(picture, face), `${name} at ${factor}`).toBe(true);
      }
    }
  });

  it('are not found on anyone else who looks towards the camera', async () => {
    for (const name of ['bluejacket', 'collins', 'couple', 'group', 'luciano', 'seniors', 'street', 'wink']) {
      const { picture, faces } = await photo(name);
      for (const face of faces.filter(({ pose }) => Math.abs(pose.yaw) < 25)) {
        expect(wearsGlasses(picture, face), name).toBe(false);
      }
    }
  });

  it('have the same strength in a larger copy of the photo', async () => {
    const small = await photo('glasseswoman');
    const large = await scaled(small, 2);
    const difference = frameEvidence(small.picture, small.face) - frameEvidence(large.picture, large.face);
    expect(Math.abs(difference)).toBeLessThan(2);
  });
});
