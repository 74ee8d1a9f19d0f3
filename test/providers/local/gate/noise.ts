import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';

/** A picture of noise, the same for the same seed. */
export function noise(width: number, height: number, seed: number): Picture {
  let state = seed >>> 0;
  const data = Uint8Array.from({ length: width * height * 3 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
  return { width, height, data };
}
