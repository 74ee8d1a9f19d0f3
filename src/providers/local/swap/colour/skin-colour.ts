import { blurPlane } from '../../pixels/blur.ts';
import { clamp, smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import type { Layers } from '../layers/layers.ts';
import { labQuantiles } from '../layers/skin.ts';
import { lowFrequencyDifference } from './low-frequency.ts';
import { curveAt, quantileCurve, type ToneCurve } from './tone-curves.ts';

const LIGHT_RADIUS = 0.11;
const DETAIL_RADIUS = 0.05;
const CURVE_POINTS = [0.02, 0.16, 0.5, 0.84, 0.98];
/** Difference in lightness (L*) from which skin is evened out, and from which this has full strength. */
const EVEN_FROM = 8;
const EVEN_FULLY = 24;
const EVENING_RADIUS = 0.045;
const EVENING_STRENGTH = 0.5;
/** Share of the lightness shift that the darkest parts of eyes and brows take. */
const LEAST_LIGHT = 0.2;
const FEWEST_PIXELS = 20;

/** Matches the light and complexion of the source's face to the scene's. Changes `layers.source.lab`. */
export function matchSkinColour(layers: Layers, scratch: Scratch): void {
  const { skin, source, scene, covered } = layers;
  const confidence = scratch.floats(covered.length);
  product(skin, source.likeness, scene.likeness, confidence);
  const difference = lowFrequencyDifference(layers, confidence, LIGHT_RADIUS, scratch);
  shiftTone(layers, difference, confidence, scratch);
  followCurves(layers, scratch);
  evenOut(layers, confidence, scratch);
}

function product(a: Float32Array, b: Float32Array, c: Float32Array, to: Float32Array): void {
  for (let i = 0; i < to.length; i++) to[i] = (a[i] as number) * (b[i] as number) * (c[i] as number);
}

function shiftTone(layers: Layers, difference: Float32Array, confidence: Float32Array, scratch: Scratch): void {
  const { width, height, faceWidth, source, scene } = layers;
  const sigma = Math.max(1.5, DETAIL_RADIUS * faceWidth);
  const sourceBase = blurPlane(lightnessOf(source.lab, scratch), width, height, sigma, scratch);
  const sceneBase = blurPlane(lightnessOf(scene.lab, scratch), width, height, sigma, scratch);
  const sourceDetail = detailVariance(source.lab, sourceBase, confidence);
  const sceneDetail = detailVariance(scene.lab, sceneBase, confidence);
  const contrast = clamp(Math.sqrt((sceneDetail + 0.5) / (sourceDetail + 0.5)), 0.75, 1.2);
  applyShift(layers, difference, sourceBase, contrast);
}

function lightnessOf(lab: Float32Array, scratch: Scratch): Float32Array {
  const plane = scratch.floats(lab.length / 3);
  for (let i = 0; i < plane.length; i++) plane[i] = lab[3 * i] as number;
  return plane;
}

function detailVariance(lab: Float32Array, base: Float32Array, confidence: Float32Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < base.length; i++) {
    if ((confidence[i] as number) < 0.5) continue;
    const detail = (lab[3 * i] as number) - (base[i] as number);
    sum += detail * detail;
    count++;
  }
  return count > 0 ? sum / count : 1;
}

/**
 * Grey parts of eyes, brows and lips take less of the colour shift; otherwise the white of the eyes would turn blue or
 * orange. Dark parts take less of the lightness shift; otherwise brows would turn grey.
 */
function applyShift(layers: Layers, difference: Float32Array, base: Float32Array, contrast: number): void {
  const { covered, features, source } = layers;
  const { a: skinA, b: skinB } = source.tone;
  const skinLightness = Math.max(1, source.tone.lightness);
  const strength = Math.max(30, skinA * skinA + skinB * skinB);
  const lab = source.lab;
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] === 0) continue;
    const j = 3 * i;
    const a = lab[j + 1] as number;
    const b = lab[j + 2] as number;
    const skinHue = clamp((a * skinA + b * skinB) / strength, 0, 1);
    const feature = Math.min(1, (features[i] as number) * 3);
    const chroma = 1 - feature + skinHue * feature;
    const smooth = base[i] as number;
    const lightness = lab[j] as number;
    const dark = Math.max(LEAST_LIGHT, Math.min(1, lightness / skinLightness));
    const light = 1 - feature + dark * feature;
    lab[j] = smooth + (lightness - smooth) * contrast + (difference[j] as number) * light;
    lab[j + 1] = a + (difference[j + 1] as number) * chroma;
    lab[j + 2] = b + (difference[j + 2] as number) * chroma;
  }
}

function followCurves(layers: Layers, scratch: Scratch): void {
  const { skin, source, scene } = layers;
  const sourceSkin = scratch.floats(skin.length);
  const sceneSkin = scratch.floats(skin.length);
  product(skin, source.likeness, skin, sourceSkin);
  product(skin, scene.likeness, skin, sceneSkin);
  const from = labQuantiles(source.lab, sourceSkin, 0.4, CURVE_POINTS);
  const to = labQuantiles(scene.lab, sceneSkin, 0.4, CURVE_POINTS);
  if (from.count < FEWEST_PIXELS || to.count < FEWEST_PIXELS) return;
  const medians = [scene.tone.lightness, scene.tone.a, scene.tone.b];
  from.channels.forEach((points, channel) => {
    const curve = quantileCurve(points, to.channels[channel] ?? points, channel === 0 ? 'lightness' : 'chroma');
    const median = medians[channel] ?? 0;
    applyCurve(layers, channel, curve, curveAt(curve, median) - median);
  });
}

/** Eyes, brows and lips follow the curve less. They take its shift at the skin's median instead. */
function applyCurve(layers: Layers, channel: number, curve: ToneCurve, medianShift: number): void {
  const { covered, features, source } = layers;
  const lab = source.lab;
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] === 0) continue;
    const j = 3 * i + channel;
    const value = lab[j] as number;
    const feature = Math.min(1, (features[i] as number) * 1.6) * 0.8;
    lab[j] = value + (1 - feature) * (curveAt(curve, value) - value) + feature * medianShift;
  }
}

/**
 * If the two skins differ much in lightness, shine and stubble of the source look wrong on the scene. A second
 * comparison at a finer scale removes most of them.
 */
function evenOut(layers: Layers, confidence: Float32Array, scratch: Scratch): void {
  const { source, scene, covered } = layers;
  const apart = Math.abs(source.tone.lightness - scene.tone.lightness);
  const strength = EVENING_STRENGTH * smoothstep(EVEN_FROM, EVEN_FULLY, apart);
  if (strength === 0) return;
  const difference = lowFrequencyDifference(layers, confidence, EVENING_RADIUS, scratch);
  const lab = source.lab;
  for (let i = 0; i < lab.length; i++) {
    if (covered[(i / 3) | 0] !== 0) lab[i] = (lab[i] as number) + strength * (difference[i] as number);
  }
}
