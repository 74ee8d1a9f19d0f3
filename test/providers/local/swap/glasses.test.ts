import { describe, expect, it } from 'vitest';
import { frameEvidence, wearsGlasses } from '../../../../src/providers/local/swap/glasses.ts';
import { photo, scaled } from '../photos.ts';

describe('glasses', () => {
  it('are found on the people who wear them, large or small', async () => {
    for (const name of ['glasseswoman', 'hopper']) {
      for (const factor of [1.4, 1, 0.8, 0.7, 0.6, 0.5, 0.4]) {
        const { picture, face } = await scaled(await photo(name), factor);
        expect(wearsGlasses(picture, face), `${name} at ${factor}`).toBe(true);
      }
    }
  });

  it('are found on a small face that is turned aside, whose far bow is hidden', async () => {
    const group = await photo('group');
    const wearer = group.faces.find(({ pose }) => pose.yaw < -22);
    if (!wearer) throw new Error('nobody is turned to that side');
    for (const factor of [1.4, 1.2, 1, 0.8, 0.6]) {
      const { picture, face } = await scaled({ ...group, face: wearer }, factor);
      expect(wearsGlasses(picture, face), `at ${factor}`).toBe(true);
    }
  });

  it('are not found on anyone else', async () => {
    for (const name of ['bluejacket', 'collins', 'couple', 'glance', 'luciano', 'seniors', 'street', 'wink']) {
      const { picture, faces } = await photo(name);
      for (const face of faces) expect(wearsGlasses(picture, face), name).toBe(false);
    }
    const { picture, faces } = await photo('group');
    for (const face of faces.filter(({ pose }) => pose.yaw > -22)) expect(wearsGlasses(picture, face)).toBe(false);
  });

  it('have the same strength in a larger copy of the photo', async () => {
    const small = await photo('glasseswoman');
    const large = await scaled(small, 2);
    const difference = frameEvidence(small.picture, small.face) - frameEvidence(large.picture, large.face);
    expect(Math.abs(difference)).toBeLessThan(1);
  });
});
