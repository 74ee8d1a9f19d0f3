import { lightnessOf, logLuminance } from '../../pixels/luminance.ts';
import { clamp, limited } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import type { Layers } from '../layers/layers.ts';
import type { LitSkin } from './lit-skin.ts';
import { localMeans } from './local-means.ts';
import { fitShading, shadingBetween } from './shading.ts';
import { detailSpread, matchDetail } from './skin-detail.ts';

/** Unit normals of the mesh, x, y, z a landmark. */
export interface FaceNormals {
  readonly source: Float32Array;
  readonly scene: Float32Array;
  /** Those of the source, turned like the scene's head. */
  readonly turned: Float32Array;
}

/** Face widths. Light that the shape of the face does not explain is taken from the scene down to the first scale. */
const WIDE_RADIUS = 0.11;
/** At this scale, only strong differences are light: shine and cast shadows. Weak ones are the source's own shape. */
const MIDDLE_RADIUS = 0.045;
/** How strong: in spreads of the detail on the scene's skin, within limits in logarithms. */
const OWN_SHAPE = 3.2;
const LEAST_OWN_SHAPE = 0.02;
const MOST_OWN_SHAPE = 0.55;
const GREATEST_CHANGE = 4;
/** Share of the change that the darkest parts of eyes and brows take. */
const LEAST_LIGHT = 0.2;

/**
 * Takes the light off the source's face and puts the scene's on: shading by the shape of the face, then what shape does
 * not explain. Works on logarithms of luminance, where light is a sum. Changes the lightness in `layers.source.lab`.
 */
export function relight(layers: Layers, normals: FaceNormals, lit: LitSkin, scratch: Scratch): void {
  const { covered, source } = layers;
  const logs = logLuminance(source.lab, scratch.unset(covered.length));
  const sceneLogs = logLuminance(layers.scene.lab, scratch.unset(covered.length));
  const unexplained = scratch.unset(covered.length);
  const change = shadingChange(layers, normals, logs, sceneLogs, lit, unexplained, scratch);
  const wide = localMeans(layers, unexplained, 1, lit.both, WIDE_RADIUS, scratch);
  for (let i = 0; i < change.length; i++) {
    change[i] = (change[i] as number) + (wide[i] as number);
    unexplained[i] = (unexplained[i] as number) - (wide[i] as number);
  }
  const sceneBase = localMeans(layers, sceneLogs, 1, lit.both, MIDDLE_RADIUS, scratch);
  const spread = detailSpread(layers, sceneLogs, sceneBase, lit.both, scratch);
  const middle = localMeans(layers, unexplained, 1, lit.both, MIDDLE_RADIUS, scratch);
  addStrong(change, middle, clamp(OWN_SHAPE * spread, LEAST_OWN_SHAPE, MOST_OWN_SHAPE));
  applyChange(layers, logs, change, lit.beard);
  const base = localMeans(layers, logs, 1, lit.both, MIDDLE_RADIUS, scratch);
  matchDetail(layers, { logs, base }, { logs: sceneLogs, base: sceneBase, spread }, lit, scratch);
  for (let i = 0; i < logs.length; i++) if (covered[i] !== 0) source.lab[3 * i] = lightnessOf(logs[i] as number);
}

/** Writes to `unexplained` the difference scene minus source that remains when both are rid of their shading. */
function shadingChange(
  layers: Layers,
  normals: FaceNormals,
  source: Float32Array,
  scene: Float32Array,
  lit: LitSkin,
  unexplained: Float32Array,
  scratch: Scratch,
): Float32Array {
  for (let i = 0; i < source.length; i++) unexplained[i] = (scene[i] as number) - (source[i] as number);
  const from = fitShading(source, lit.source, normals.source, layers);
  const to = fitShading(scene, lit.scene, normals.scene, layers);
  if (!from || !to) return scratch.floats(source.length);
  const taken = { shading: from, normals: normals.source };
  const change = shadingBetween({ shading: to, normals: normals.turned }, taken, layers, scratch);
  const explained = shadingBetween({ shading: to, normals: normals.scene }, taken, layers, scratch);
  for (let i = 0; i < change.length; i++) {
    change[i] = clamp(change[i] as number, -GREATEST_CHANGE, GREATEST_CHANGE);
    unexplained[i] = (unexplained[i] as number) - (explained[i] as number);
  }
  return change;
}

function addStrong(change: Float32Array, differences: Float32Array, own: number): void {
  for (let i = 0; i < change.length; i++) {
    const difference = differences[i] as number;
    change[i] = (change[i] as number) + difference - limited(difference, own);
  }
}

/** Dark parts of eyes, brows and beards take less of the change, and still less light; otherwise they would turn grey. */
function applyChange(layers: Layers, logs: Float32Array, change: Float32Array, beard: Float32Array): void {
  const { features, source } = layers;
  const skinLightness = Math.max(1, source.tone.lightness);
  for (let i = 0; i < logs.length; i++) {
    const feature = Math.max(Math.min(1, (features[i] as number) * 3), beard[i] as number);
    const dark = clamp((source.lab[3 * i] as number) / skinLightness, LEAST_LIGHT, 1);
    const more = change[i] as number;
    const taken = more > 0 ? dark * dark : dark;
    logs[i] = (logs[i] as number) + more * (1 - feature + taken * feature);
  }
}
