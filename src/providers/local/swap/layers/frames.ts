import { GLASSES_AREA, LEFT_BROW, LEFT_EYE, RIGHT_BROW, RIGHT_EYE } from '../../mesh/regions.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type FaceLayer, type Layers, soften, softRegion, unlikeSkin } from './layers.ts';

/** Reach, in face widths, of the surroundings that a thin frame is told from. */
const FRAME_REACH = 0.03;
/** Lab distance from the surroundings from which something is a frame or what a lens reflects. */
const FRAME = 12;
/** Brows are thin and dark too: what is kept of them. */
const BROW = 0.35;
/** Share of the surroundings of the eyes that is no skin: lenses are tinted from the first on, and opaque from the second. */
const TINTED = 0.6;
const OPAQUE = 0.85;
/** Reach of a lens around an eye, in face widths. */
const LENS = 0.05;

/** How much of each pixel is glasses on the scene's face, 0 to 1. `likelihood` is that of glasses. */
export function framesOf(layers: Layers, likelihood: number, scratch: Scratch): Float32Array {
  const frames = scratch.floats(layers.covered.length);
  if (likelihood === 0) return frames;
  const lens = softRegion(layers, [RIGHT_EYE, LEFT_EYE], LENS, scratch);
  const eyes = softRegion(layers, [RIGHT_EYE, LEFT_EYE], 0.02, scratch);
  const unlike = unlikeSkin(layers.scene, layers.covered, 0.5, 0.9, scratch.floats(lens.length));
  const opaque = smoothstep(TINTED, OPAQUE, lensShare(layers, lens, eyes, unlike));
  const area = softRegion(layers, [GLASSES_AREA], 0.012, scratch);
  const brows = softRegion(layers, [RIGHT_BROW, LEFT_BROW], 0.01, scratch);
  const thin = soften(layers, thinThings(layers, layers.scene, FRAME, scratch), 0.004, scratch);
  const thick = soften(layers, unlike, 0.012, scratch);
  for (let i = 0; i < frames.length; i++) {
    const inside = likelihood * (area[i] as number);
    if (inside < 0.01) continue;
    const skinned = 1 - Math.min(1, 4 * (eyes[i] as number));
    const brow = 1 - (1 - BROW) * Math.min(1, 2 * (brows[i] as number));
    const line = brow * smoothstep(0.2, 0.6, thin[i] as number);
    const frame = skinned * Math.max(line, smoothstep(0.35, 0.7, thick[i] as number));
    const glass = opaque * smoothstep(0.04, 0.16, lens[i] as number);
    frames[i] = inside * Math.max(frame, glass);
  }
  return frames;
}

/** Share of what lenses cover beside the eyes that is no skin. */
function lensShare(
  { covered, features }: Layers,
  lens: Float32Array,
  eyes: Float32Array,
  unlike: Float32Array,
): number {
  let pixels = 0;
  let other = 0;
  for (let i = 0; i < lens.length; i++) {
    if (covered[i] === 0 || (lens[i] as number) < 0.12 || (eyes[i] as number) > 0.1 || (features[i] as number) > 0.12)
      continue;
    pixels++;
    other += unlike[i] as number;
  }
  return pixels > 0 ? other / pixels : 0;
}

/** Where a face differs from the colours close around, 0 to 1: from a Lab distance of `frame` on it is 1. */
export function thinThings(layers: Layers, { lab }: FaceLayer, frame: number, scratch: Scratch): Float32Array {
  const thin = scratch.floats(layers.covered.length);
  const [aroundL, aroundA, aroundB] = [0, 1, 2].map((channel) => {
    const plane = scratch.unset(thin.length);
    for (let i = 0; i < plane.length; i++) plane[i] = lab[3 * i + channel] as number;
    return soften(layers, plane, FRAME_REACH, scratch);
  }) as [Float32Array, Float32Array, Float32Array];
  for (let i = 0; i < thin.length; i++) {
    if (layers.covered[i] === 0) continue;
    const lightness = (lab[3 * i] as number) - (aroundL[i] as number);
    const a = (lab[3 * i + 1] as number) - (aroundA[i] as number);
    const b = (lab[3 * i + 2] as number) - (aroundB[i] as number);
    thin[i] = smoothstep(frame / 2, frame, Math.sqrt(lightness * lightness + a * a + b * b));
  }
  return thin;
}
