import { type Box, boxHeight, boxWidth, type Face } from '../mesh/face.ts';
import { boundsOf, landmark, regionAround } from '../mesh/landmarks.ts';
import { poseOf } from '../mesh/pose.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import { type Detection, detectFaces, detectInTile, mergeDetections } from './detect-faces.ts';
import { expressionOf } from './expression.ts';
import { refineEyelids } from './eyelids.ts';
import { fitMesh, MESH_MARGIN } from './fit-mesh.ts';
import { isFlatDrawing } from './flat-drawing.ts';
import { isLikelyHuman } from './likely-human.ts';
import { smallTilesOf, tilesOf } from './tiles.ts';

export interface FindOptions {
  /** Default 64. The highest scores are kept. */
  readonly limit?: number;
  /** Faces in these places are known to be human and upright. */
  readonly known?: readonly Box[];
  /** Also finds what may be an animal, or a face upside down. */
  readonly findsDoubtful?: boolean;
}

const DEFAULT_LIMIT = 64;
export const MINIMUM_PRESENCE = 0.5;
/**
 * Largest distance of the mesh from the detector's eyes and nose, in face widths. Beyond, the mesh is on another face.
 */
const MOST_DRIFT = 0.22;
/** Smaller detections are verified in a square of their own. */
const VERIFIED_BELOW_PIXELS = 110;
const VERIFIED_BELOW_OF_LONG_SIDE = 0.11;
const VERIFIED_SQUARE = 2.6;
const VERIFIED_EYE_DISTANCE = 0.14;
const VERIFIED_NOSE_DISTANCE = 0.16;
const SAME_FACE_OVERLAP = 0.5;
const ALONE_SCORE = 0.8;
/** Face widths. */
const ALONE_REACH = 1.5;
/** From this many small faces on, the picture shows a crowd. */
const CROWD = 6;
const CROWD_FACE_OF_LONG_SIDE = 0.08;
/** Limits the time for a picture in which everything looks like a face. */
const TRIES_PER_FACE = 3;

/** Smaller faces are not looked at more closely, because they are too small for a swap. */
const DOUBTED_FROM_PIXELS = 48;
/** Radians by which a picture may lie wrong. */
const TURNS = [Math.PI / 2, -Math.PI / 2, Math.PI];

const NOSE_TIP = 1;
const LEFT_EYE_CORNERS = [33, 133] as const;
const RIGHT_EYE_CORNERS = [362, 263] as const;

/**
 * All human faces of a picture, the largest first. An empty list is a normal answer. If no face stands upright, faces
 * are found that lie on one side or upside down.
 */
export async function findFaces(picture: Picture, runtime: Runtime, options: FindOptions = {}): Promise<Face[]> {
  const search: Search = { picture, runtime, limit: options.limit ?? DEFAULT_LIMIT, options };
  let faces = await findUpright(search);
  for (const turn of TURNS) {
    if (faces.length > 0) break;
    faces = await confirm(search, await detectFaces(picture, tilesOf(picture), runtime, turn), [], turn);
  }
  return faces.sort((a, b) => area(b.box) - area(a.box));
}

interface Search {
  readonly picture: Picture;
  readonly runtime: Runtime;
  readonly limit: number;
  readonly options: FindOptions;
}

async function findUpright(search: Search): Promise<Face[]> {
  const { picture, runtime } = search;
  const detections = await detectFaces(picture, tilesOf(picture), runtime);
  const faces = await confirm(search, detections, []);
  if (faces.length === 0 || isCrowd(picture, detections)) {
    const smaller = await detectFaces(picture, smallTilesOf(picture), runtime);
    faces.push(...(await confirm(search, smaller, faces)));
  }
  return faces;
}

function isCrowd(picture: Picture, detections: readonly Detection[]): boolean {
  const small = CROWD_FACE_OF_LONG_SIDE * Math.max(picture.width, picture.height);
  return detections.filter(({ width }) => width < small).length >= CROWD;
}

/** The detections that prove to be faces and are not in `known`. `turn` is that of the detector, radians. */
async function confirm(
  search: Search,
  detections: readonly Detection[],
  known: readonly Face[],
  turn = 0,
): Promise<Face[]> {
  const { picture, runtime } = search;
  const limit = search.limit - known.length;
  const faces: Face[] = [];
  for (const detection of detections.slice(0, limit * TRIES_PER_FACE)) {
    if (faces.length === limit) break;
    const others = [...known, ...faces];
    if (others.some(({ box }) => isSamePlace(box, detectedBox(detection)))) continue;
    const landmarks = await landmarksOf(picture, detection, isAlone(detection, detections), turn, runtime);
    if (!landmarks || others.some(({ box }) => isSamePlace(box, boundsOf(landmarks)))) continue;
    if (isFlatDrawing(picture, landmarks)) continue;
    const face = await readFace(picture, landmarks, detection.score, runtime);
    if (await isAccepted(search, face, turn)) faces.push(face);
  }
  return faces;
}

async function isAccepted({ picture, runtime, options }: Search, face: Face, turn: number): Promise<boolean> {
  if (turn !== 0) return isLikelyHuman(picture, face, runtime, { trustsDetector: false });
  if (options.findsDoubtful || boxWidth(face.box) < DOUBTED_FROM_PIXELS) return true;
  if (options.known?.some((box) => isSamePlace(box, face.box))) return true;
  return isLikelyHuman(picture, face, runtime, { trustsDetector: true });
}

function detectedBox({ centreX, centreY, width, height }: Detection): Box {
  return {
    left: centreX - width / 2,
    top: centreY - height / 2,
    right: centreX + width / 2,
    bottom: centreY + height / 2,
  };
}

/** A detection with a high score and no neighbour, so that the mesh cannot lie on a neighbour's face. */
function isAlone(detection: Detection, detections: readonly Detection[]): boolean {
  if (detection.score < ALONE_SCORE) return false;
  const reach = Math.max(detection.width, detection.height) * ALONE_REACH;
  return detections.every(
    (other) =>
      other === detection ||
      Math.hypot(other.centreX - detection.centreX, other.centreY - detection.centreY) > reach + other.width / 2,
  );
}

/** Landmarks of a detected face. Undefined if the mesh model or the second detection finds none. */
async function landmarksOf(
  picture: Picture,
  detection: Detection,
  alone: boolean,
  turn: number,
  runtime: Runtime,
): Promise<Float32Array | undefined> {
  const [leftX = 0, leftY = 0, rightX = 0, rightY = 0] = detection.keypoints;
  const width = Math.max(detection.width, detection.height);
  const { centreX, centreY } = detection;
  const angle = Math.atan2(rightY - leftY, rightX - leftX);
  const first = await fitMesh(picture, { centreX, centreY, side: width * MESH_MARGIN, angle }, runtime);
  if (first.presence < MINIMUM_PRESENCE) return undefined;
  const mesh = await fitMesh(picture, regionAround(first.landmarks, MESH_MARGIN), runtime);
  if (mesh.presence < MINIMUM_PRESENCE || drift(mesh.landmarks, detection) > MOST_DRIFT * width) return undefined;
  if (!alone && width < verifiedBelow(picture) && !(await isSeenAgain(picture, mesh.landmarks, turn, runtime)))
    return undefined;
  return mesh.landmarks;
}

function verifiedBelow({ width, height }: Picture): number {
  return Math.max(VERIFIED_BELOW_PIXELS, VERIFIED_BELOW_OF_LONG_SIDE * Math.max(width, height));
}

/** Largest distance in pixels between the mesh and the detector, over both eyes and the nose. */
function drift(landmarks: Float32Array, { keypoints }: Detection): number {
  return Math.max(
    eyeDistance(landmarks, LEFT_EYE_CORNERS, keypoints, 0),
    eyeDistance(landmarks, RIGHT_EYE_CORNERS, keypoints, 1),
    noseDistance(landmarks, keypoints),
  );
}

function eyeDistance(
  landmarks: Float32Array,
  corners: readonly [number, number],
  keypoints: Float32Array,
  keypoint: number,
): number {
  const [oneX, oneY] = landmark(landmarks, corners[0]);
  const [otherX, otherY] = landmark(landmarks, corners[1]);
  const x = keypoints[2 * keypoint] ?? 0;
  const y = keypoints[2 * keypoint + 1] ?? 0;
  return Math.hypot((oneX + otherX) / 2 - x, (oneY + otherY) / 2 - y);
}

function noseDistance(landmarks: Float32Array, keypoints: Float32Array): number {
  const [x, y] = landmark(landmarks, NOSE_TIP);
  return Math.hypot(x - (keypoints[4] ?? 0), y - (keypoints[5] ?? 0));
}

/** In a crowd, a mesh can settle between two people. The detector, shown only that spot, then finds no face there. */
async function isSeenAgain(
  picture: Picture,
  landmarks: Float32Array,
  turn: number,
  runtime: Runtime,
): Promise<boolean> {
  const { centreX, centreY, side: size } = regionAround(landmarks, 1);
  const side = size * VERIFIED_SQUARE;
  const tile = { left: centreX - side / 2, top: centreY - side / 2, side };
  const seen = mergeDetections(await detectInTile(picture, tile, runtime, turn));
  return seen.some(
    ({ keypoints }) =>
      eyeDistance(landmarks, LEFT_EYE_CORNERS, keypoints, 0) < VERIFIED_EYE_DISTANCE * size &&
      noseDistance(landmarks, keypoints) < VERIFIED_NOSE_DISTANCE * size,
  );
}

/** The face of these mesh landmarks, with refined eyelids and its expression. */
export async function readFace(
  picture: Picture,
  landmarks: Float32Array,
  score: number,
  runtime: Runtime,
): Promise<Face> {
  const { angle } = regionAround(landmarks, 1);
  return withExpression(faceOf(await refineEyelids(picture, landmarks, angle, runtime), score), runtime);
}

export async function withExpression(face: Face, runtime: Runtime): Promise<Face> {
  return { ...face, expression: await expressionOf(face, runtime) };
}

export function faceOf(landmarks: Float32Array, score: number): Face {
  const { angle } = regionAround(landmarks, 1);
  return { landmarks, box: boundsOf(landmarks), score, pose: poseOf(landmarks), rollRadians: angle };
}

/** Whether two boxes overlap so much that they hold the same face. */
export function isSamePlace(a: Box, b: Box): boolean {
  return overlap(a, b) > SAME_FACE_OVERLAP;
}

/** Intersection as a share of the smaller box. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return (Math.max(0, width) * Math.max(0, height)) / Math.min(area(a), area(b));
}

function area(box: Box): number {
  return boxWidth(box) * boxHeight(box);
}
