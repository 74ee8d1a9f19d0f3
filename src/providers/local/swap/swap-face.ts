import type { Face } from '../mesh/face.ts';
import type { Hand } from '../mesh/hand.ts';
import { faceWidth } from '../mesh/landmarks.ts';
import { FOREHEAD_EDGE } from '../mesh/topology.ts';
import type { Grid } from '../pixels/grid.ts';
import { halfSizeOf } from '../pixels/half-size.ts';
import type { Picture } from '../pixels/picture.ts';
import { interpolate, type Raster, rasterise } from '../pixels/raster.ts';
import { createScratch, type Scratch } from '../pixels/scratch.ts';
import { blendDifference } from './blend.ts';
import { type OneChroma, oneChromaOf } from './colour/one-chroma.ts';
import { type OwnGlasses, ownGlasses, wearGlasses } from './colour/own-glasses.ts';
import { recolour } from './colour/recolour.ts';
import { drawingMask, fadeAtEdges, placeDrawing, withForehead } from './drawing.ts';
import { differencesOf } from './expression/differences.ts';
import { keepExpression } from './expression/keep-expression.ts';
import { glassesLikelihood } from './glasses.ts';
import type { Hull } from './hull.ts';
import { ownBeard } from './layers/beards.ts';
import { hairlineOf } from './layers/hairline.ts';
import { addHands, holdUnderHands } from './layers/hands.ts';
import { exclude, inFront } from './layers/in-front.ts';
import { createLayers, type Layers } from './layers/layers.ts';
import { cutOccluded, faceMask, hide, trust, uncover, weaken } from './layers/mask.ts';
import { keepOccluders, type Occluders } from './layers/occlusion.ts';
import { paste, type SwappedPatch } from './paste.ts';
import { pasteLarge } from './paste-large.ts';
import { type Patch, patchAround, toPatch } from './patch.ts';
import { type ShapedFace, transferShape } from './shape.ts';
import { stopwatch } from './stopwatch.ts';
import { resampleInPlace, type SourceSkin, type WarpedFace, type WarpedSource, warpFace } from './warp-face.ts';

export interface FaceSwap {
  readonly source: Picture;
  readonly sourceFace: Face;
  /** Not modified, so the faces of one scene may be swapped in any order. */
  readonly scene: Picture;
  readonly sceneFace: Face;
  /** A copy of the scene's pixels, to which the face is written. Other faces in it may already be swapped. */
  readonly destination: Uint8Array;
  readonly options?: SwapOptions;
  /** Reused between swaps to save allocations. Two swaps at once must not share it. */
  readonly scratch?: Scratch;
}

export interface SwapOptions {
  /** How much of the source's shape is taken, 0 to 1. */
  readonly shape?: number;
  /** How far the face is swapped, 0 to 1. */
  readonly strength?: number;
  /** The source already has the light and complexion of the scene. */
  readonly isRelit?: boolean;
  readonly skin?: SourceSkin | undefined; // what is known of the source, which then is not looked at again
  /** A network drew the source for this face of the scene: nothing of it is reshaped or recoloured. */
  readonly isDrawn?: boolean;
  /** How likely something is in front of each landmark of the scene's face, 0 to 1. Such parts stay the scene's. */
  readonly occlusion?: Float32Array;
  /** Hands near the scene's face. They stay in front of it. */
  readonly hands?: readonly Hand[];
  /** The scene's face as it mostly is over the frames of a video, in its present pose and place. */
  readonly usual?: ShapedFace;
  /** Longest side, in pixels, at which a face is processed. */
  readonly largestSide?: number;
  /** Called after each step with its duration. */
  readonly onStep?: (step: SwapStep, milliseconds: number) => void;
}

type SwapStep = 'shape' | 'raster' | 'warp' | 'layers' | 'colour' | 'expression' | 'mask' | 'blend' | 'paste';

export interface SwapResult {
  readonly hull: Hull;
  /** Objects on the scene's face that were kept. */
  readonly occluders: Occluders;
}

const DEFAULT_SHAPE = 0.9;
const DEFAULT_LARGEST_SIDE = 512;
/** A drawing fits its surroundings, so that its coarsest structure need not give way over half the face. */
const BANDS_LEFT_OUT = 2;

/** Puts the source's face onto the scene's face. Undefined if too little of the face lies inside the scene. */
export function swapFace(asked: FaceSwap): SwapResult | undefined {
  const swap = asked.options?.isDrawn ? withForeheads(asked) : asked;
  const { source, sourceFace, scene, sceneFace, destination, options = {}, scratch = createScratch() } = swap;
  const lap = stopwatch(options.onStep);
  scratch.reset();
  const strength = options.strength ?? 1;
  const shape = options.isDrawn ? 0 : strength * (options.shape ?? DEFAULT_SHAPE);
  const differences = differencesOf(sourceFace.expression, sceneFace.expression);
  const reshaped = transferShape(sourceFace, sceneFace, shape, options.usual);
  const shaped = holdUnderHands(reshaped, sceneFace.landmarks, options.hands ?? []);
  const patch = patchAround(shaped, scene, options.largestSide ?? DEFAULT_LARGEST_SIDE);
  lap('shape');
  if (!patch) return undefined;
  const points = toPatch(shaped, patch);
  const raster = rasterise(points, patch.width, patch.height, scratch);
  lap('raster');
  const grid: Grid = { ...raster, points, faceWidth: faceWidth(sceneFace.landmarks) * patch.scaleX };
  const own = { ...warpOf(swap, raster, patch, grid.faceWidth, scratch), face: sourceFace };
  const theirs = { ...resampleInPlace(scene, sceneFace, raster, patch, scratch), face: sceneFace };
  lap('warp');
  const foreground = foregroundOf(swap, grid, raster, patch, own, theirs, lap, scratch);
  const { rgb, mask, front, occluders } = foreground;
  const faces = { source: own, scene: theirs };
  const shown = options.isDrawn ? undefined : keepExpression(grid, raster, rgb, faces, differences, scratch);
  lap('expression');
  trust(mask, own.confidence, grid, scratch);
  weaken(mask, strength);
  lap('mask');
  const bands = bandsFor(grid.faceWidth, options);
  const difference = blendDifference(rgb, theirs.rgb, mask, grid, bands, scratch);
  lap('blend');
  uncover(difference, front);
  if (shown) hide(mask, shown);
  const swapped: SwappedPatch = { patch, grid, ...foreground, source: own, scene: theirs, difference };
  if (patch.scaleX === 1 && patch.scaleY === 1) paste(swapped, scene, destination);
  else pasteLarge(swapped, source, scene, destination);
  lap('paste');
  return { hull: { patch, covered: raster.covered.slice() }, occluders };
}

/** The source's face on the grid. Of a drawing, no texel is doubted and no glasses are looked for. */
type OwnFace = WarpedFace & Partial<WarpedSource>;

function warpOf(
  { source, sourceFace, sceneFace, options }: FaceSwap,
  raster: Raster,
  patch: Patch,
  drawnWidth: number,
  scratch: Scratch,
): OwnFace {
  if (options?.isDrawn) return placeDrawing(source, sourceFace, sceneFace, raster, patch, scratch);
  return warpFace(source, sourceFace, sceneFace, raster, drawnWidth, scratch, options?.skin);
}

function withForeheads(swap: FaceSwap): FaceSwap {
  return { ...swap, sourceFace: withForehead(swap.sourceFace), sceneFace: withForehead(swap.sceneFace) };
}

/** What is blended over the scene: the colours of the face, and its mask. */
interface Foreground {
  readonly rgb: Float32Array;
  readonly interior: Float32Array;
  readonly mask: Float32Array;
  /** What is in front of the scene's face, 0 to 1. */
  readonly front: Float32Array;
  readonly occluders: Occluders;
  readonly oneChroma: OneChroma | undefined;
}

function foregroundOf(
  swap: FaceSwap,
  grid: Grid,
  raster: Raster,
  patch: Patch,
  source: OwnFace,
  scene: WarpedFace,
  lap: (step: SwapStep) => void,
  scratch: Scratch,
): Foreground {
  if (swap.options?.isRelit || swap.options?.isDrawn)
    return finishedForeground(swap, grid, patch, source, scene, scratch);
  const layers = createLayers(grid, source.rgb, scene.rgb, scratch);
  const front = frontOf(layers, patch, swap, scratch);
  exclude(layers, front);
  lap('layers');
  const shapes = { source: swap.sourceFace.landmarks, scene: swap.sceneFace.landmarks };
  const brought = broughtBy(layers, raster, swap, source, scratch);
  const beard = ownBeard(layers, scratch);
  const rgb = recolour(layers, scene.rgb, shapes, beard.hair, scratch);
  wearGlasses(layers, rgb, source.rgb, brought.worn.on, scratch);
  lap('colour');
  const oneChroma = oneChromaOf(layers);
  const { mask, occluders } = maskOf(layers, raster, swap, front, brought, scratch);
  hide(mask, beard.shaved);
  return { rgb, interior: layers.interior, oneChroma, front, mask, occluders };
}

/** A relit or drawn source needs only a mask, whose edges are soft enough to compute it at half the size. */
function finishedForeground(
  swap: FaceSwap,
  grid: Grid,
  patch: Patch,
  source: OwnFace,
  scene: WarpedFace,
  scratch: Scratch,
): Foreground {
  const { isDrawn = false } = swap.options ?? {};
  const half = halfSizeOf(grid, scratch);
  const sceneRgb = half.shrink(scene.rgb);
  // A drawing brings no hair and no beard of its own: only what is in front of the scene's face is kept.
  const layers = createLayers(half.grid, isDrawn ? sceneRgb : half.shrink(source.rgb), sceneRgb, scratch);
  const halfFront = frontOf(layers, patch, swap, scratch);
  const brought = broughtBy(layers, half.raster, swap, source, scratch);
  const { mask: halfMask, occluders } = maskOf(layers, half.raster, swap, halfFront, brought, scratch);
  const mask = half.enlarge(halfMask);
  if (isDrawn) fadeAtEdges(mask, source, swap.source);
  const rgb = scratch.unset(source.rgb.length);
  rgb.set(source.rgb);
  const front = half.enlarge(halfFront);
  return { rgb, interior: half.enlarge(layers.interior), mask, front, occluders, oneChroma: oneChromaOf(layers) };
}

/** What is in front of the scene's face, hands too, on a grid over the patch. */
function frontOf(layers: Layers, patch: Patch, { options }: FaceSwap, scratch: Scratch): Float32Array {
  const front = inFront(layers, scratch);
  addHands(front, options?.hands ?? [], layers, patch);
  return front;
}

/** What becomes of the glasses on the source's face. */
function wornOf(layers: Layers, swap: FaceSwap, { glasses = 0 }: OwnFace, scratch: Scratch): OwnGlasses {
  const likelihood = { source: glasses, scene: glassesLikelihood(swap.scene, swap.sceneFace) };
  return ownGlasses(layers, likelihood, swap.sourceFace.pose.yaw - swap.sceneFace.pose.yaw, scratch);
}

/** What the source brings along that is not its face, and where its forehead is seen. */
interface Brought {
  readonly worn: OwnGlasses;
  /** Height on the forehead at each pixel: 0 at the brows, 1 at the hairline of the mesh and beside the temples. */
  readonly heights: Float32Array;
  /** That of the hair. */
  readonly hairline: number;
}

function broughtBy(layers: Layers, raster: Raster, swap: FaceSwap, source: OwnFace, scratch: Scratch): Brought {
  const worn = wornOf(layers, swap, source, scratch);
  const heights = interpolate(raster, FOREHEAD_EDGE, 1, 0, scratch.floats(raster.covered.length));
  return { worn, heights, hairline: hairlineOf(layers, heights, scratch) };
}

function maskOf(
  layers: Layers,
  raster: Raster,
  { options }: FaceSwap,
  front: Float32Array,
  { worn, heights, hairline }: Brought,
  scratch: Scratch,
): { mask: Float32Array; occluders: Occluders } {
  const mask = options?.isDrawn ? drawingMask(layers, scratch) : faceMask(layers, heights, hairline, scratch);
  const occluders = keepOccluders(layers, mask, worn.onScene, front, scratch);
  hide(mask, worn.off);
  if (options?.occlusion) cutOccluded(mask, raster, options.occlusion, scratch);
  return { mask, occluders };
}

function bandsFor(faceWidthPixels: number, { isDrawn }: SwapOptions): number {
  const leftOut = isDrawn ? BANDS_LEFT_OUT : 0;
  return Math.max(1, Math.min(5, Math.round(Math.log2(faceWidthPixels * 0.16))) - leftOut);
}
