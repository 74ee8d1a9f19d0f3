import { similarity } from '../../src/providers/local/faces/embedding.ts';
import { expressionDistance } from '../../src/providers/local/faces/expression.ts';
import { areTurnedApart } from '../../src/providers/local/faces/face-quality.ts';
import { BARE_SKIN } from '../../src/providers/local/mesh/regions.ts';
import type { Runtime } from '../../src/providers/local/models/runtime.ts';
import { labOf } from '../../src/providers/local/pixels/lab.ts';
import type { Picture } from '../../src/providers/local/pixels/picture.ts';
import { fillPolygon } from '../../src/providers/local/pixels/polygon.ts';
import type { Scratch } from '../../src/providers/local/pixels/scratch.ts';
import { type Hull, insideHull } from '../../src/providers/local/swap/hull.ts';
import { swapFace } from '../../src/providers/local/swap/swap-face.ts';
import { median } from '../numbers.ts';
import { addedEdges, edgeEnergy, edgesBeside } from './edges.ts';
import { featureErrors } from './features.ts';
import { blotches, lightnessRange, lightSlope, shadingError, slopeAngle, stains, unlikeness } from './light.ts';
import { farthestFrom } from './monochrome.ts';
import type { Person } from './people.ts';
import { edgesOf, labPlanes, widthOf } from './planes.ts';
import { type Portrait, portraitIn } from './portraits.ts';

export interface Swapped {
  readonly picture: Picture;
  readonly hull: Hull;
  readonly milliseconds: number;
}

/** As the engine swaps a photo. Undefined if it refuses the pair. */
export async function swap(source: Person, scene: Person, scratch: Scratch): Promise<Swapped | undefined> {
  const data = scene.picture.data.slice();
  const startedAt = performance.now();
  const portrait = await source.source.portraitFor(scene.picture, scene.face);
  if (areTurnedApart(portrait.face, scene.face)) return undefined;
  const result = swapFace({
    source: portrait.picture,
    sourceFace: portrait.face,
    scene: scene.picture,
    sceneFace: scene.face,
    destination: data,
    scratch,
    options: { isDrawn: source.source.isDrawn ?? false },
  });
  const milliseconds = performance.now() - startedAt;
  return result && { picture: { ...scene.picture, data }, hull: result.hull, milliseconds };
}

/** What was measured of one pair. Each value is of the result, beside the target's or the source's own where its name says so. */
export type Figures = Awaited<ReturnType<typeof measure>>;

export async function measure(source: Person, scene: Person, swapped: Swapped, runtime: Runtime, scratch: Scratch) {
  const target = scene.portrait;
  const found = await portraitIn(swapped.picture, scene.window, runtime);
  const result = found ?? target;
  return {
    found: found !== undefined,
    ...likeness(result, source.portrait, target),
    expression: expressionDistance(result.expression, target.expression),
    sourceExpression: expressionDistance(source.portrait.expression, target.expression),
    ...featureErrors(result.features, target.features),
    features: { source: source.portrait.features, target: target.features, result: result.features },
    ...seen(scene, result, scratch),
    tone: toneError(scene, swapped.picture),
    ...chroma(scene, swapped.picture),
    yaw: Math.abs(result.face.pose.yaw - target.face.pose.yaw),
    pitch: Math.abs(result.face.pose.pitch - target.face.pose.pitch),
    outside: changedOutside(scene.picture, swapped),
    milliseconds: swapped.milliseconds,
  };
}

/** Similarity to the source and to the target, and the share of the result's embedding that lies between neither of them. */
function likeness(result: Portrait, source: Portrait, target: Portrait) {
  const toSource = similarity(result.identity, source.identity);
  const toTarget = similarity(result.identity, target.identity);
  const apart = Math.min(0.999, similarity(source.identity, target.identity));
  const between = (toSource ** 2 + toTarget ** 2 - 2 * toSource * toTarget * apart) / (1 - apart ** 2);
  return { toSource, toTarget, likeNeither: 1 - Math.sqrt(Math.min(1, Math.max(0, between))) };
}

/** What can be measured on the pixels of the portraits. */
function seen(scene: Person, result: Portrait, scratch: Scratch) {
  scratch.reset();
  const { parts, planes: target } = scene;
  const planes = labPlanes(result.picture);
  const width = widthOf(scene.portrait);
  const edges = edgesBeside(edgesOf(planes.light, scratch), scene.edges);
  const targetRange = lightnessRange(target, parts);
  return {
    range: lightnessRange(planes, parts) / targetRange,
    targetRange,
    lightAngle: slopeAngle(lightSlope(planes, parts), lightSlope(target, parts)),
    shading: shadingError(planes, target, parts, width, scratch),
    blotches: blotches(planes, target, parts, width, scratch),
    skinUnlike: unlikeness(planes, target, parts.skin, width, scratch),
    stains: stains(planes, target, parts.besideLips, width, scratch),
    linesAtMouth: addedEdges(edges, parts.aroundMouth),
    linesAtEyes: addedEdges(edges, parts.aroundEyes),
    linesOnFace: addedEdges(edges, parts.face),
    seam: addedEdges(edges, parts.seam),
    targetSeam: edgeEnergy(scene.edges, parts.seam),
  };
}

/** Median over the bare skin of the distance in Lab (Delta E 1976) between the swapped face and the scene's. */
function toneError(scene: Person, after: Picture): number {
  const { width, height, data } = scene.picture;
  const skin = new Float32Array(width * height);
  for (const polygon of BARE_SKIN) fillPolygon(scene.face.landmarks, polygon, width, height, skin);
  const pixels: number[] = [];
  for (const [i, value] of skin.entries()) if (value === 1) pixels.push(i);
  const lab = (from: Uint8Array): Float32Array => {
    const rgb = new Float32Array(3 * pixels.length);
    for (const [k, i] of pixels.entries()) rgb.set(from.subarray(3 * i, 3 * i + 3), 3 * k);
    return labOf(rgb, new Float32Array(rgb.length));
  };
  const before = lab(data);
  const now = lab(after.data);
  return median(
    pixels.map((_, k) => Math.hypot(...[0, 1, 2].map((c) => (now[3 * k + c] ?? 0) - (before[3 * k + c] ?? 0)))),
  );
}

function chroma({ chromaLine, picture }: Person, after: Picture): { chroma: number; targetChroma: number } {
  if (!chromaLine) return { chroma: 0, targetChroma: 0 };
  const { result, target } = farthestFrom(chromaLine, after, picture);
  return { chroma: result, targetChroma: target };
}

/** Bytes changed outside the hull. */
function changedOutside(before: Picture, { picture, hull }: Swapped): number {
  let outside = 0;
  for (let i = 0; i < before.data.length; i++) {
    if (before.data[i] === picture.data[i]) continue;
    const pixel = Math.floor(i / 3);
    if (!insideHull(hull, pixel % before.width, Math.floor(pixel / before.width))) outside++;
  }
  return outside;
}
