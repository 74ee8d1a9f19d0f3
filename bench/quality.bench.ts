import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { type Embedding, embedFace, similarity } from '../src/providers/local/faces/embedding.ts';
import { findFaces } from '../src/providers/local/faces/find-faces.ts';
import type { Face } from '../src/providers/local/mesh/face.ts';
import { BARE_SKIN } from '../src/providers/local/mesh/regions.ts';
import { createRuntime } from '../src/providers/local/models/runtime.ts';
import { labOf } from '../src/providers/local/pixels/lab.ts';
import type { Picture } from '../src/providers/local/pixels/picture.ts';
import { fillPolygon } from '../src/providers/local/pixels/polygon.ts';
import { createScratch } from '../src/providers/local/pixels/scratch.ts';
import { wearsGlasses } from '../src/providers/local/swap/glasses.ts';
import { type Hull, insideHull, swapFace } from '../src/providers/local/swap/swap-face.ts';
import { contactSheet, decode, portrait } from './photos.ts';

const NAMES = ['collins', 'hopper', 'luciano', 'bluejacket', 'couple', 'seniors', 'group', 'glasseswoman'];
const LONGEST_SIDE = 1280;
const FRONTAL_DEGREES = 25;
const TILE = 160;

interface Person {
  readonly name: string;
  readonly picture: Picture;
  readonly face: Face;
  readonly identity: Embedding;
}

interface Figures {
  readonly pair: string;
  readonly toSource: number;
  readonly toScene: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly tone: number;
  readonly outside: number;
}

const runtime = await createRuntime();
const scratch = createScratch();

async function people(): Promise<Person[]> {
  const found: Person[] = [];
  for (const name of NAMES) {
    const picture = await decode(name, LONGEST_SIDE);
    const faces = await findFaces(picture, runtime);
    for (const [index, face] of faces.entries()) {
      if (Math.abs(face.pose.yaw) >= FRONTAL_DEGREES || cutOff(picture, face)) continue;
      found.push({ name: `${name}:${index}`, picture, face, identity: await embedFace(picture, face, runtime) });
    }
  }
  return found;
}

function cutOff({ width, height }: Picture, { box }: Face): boolean {
  return box.left < 0 || box.top < 0 || box.right > width || box.bottom > height;
}

interface Swapped {
  readonly picture: Picture;
  readonly hull: Hull;
}

function swap(source: Person, scene: Person): Swapped {
  const data = scene.picture.data.slice();
  const result = swapFace({
    source: source.picture,
    sourceFace: source.face,
    scene: scene.picture,
    sceneFace: scene.face,
    destination: data,
    scratch,
  });
  if (!result) throw new Error(`${scene.name} has no face inside the picture`);
  return { picture: { ...scene.picture, data }, hull: result.hull };
}

/** Bytes changed outside the hull, and decibels of likeness inside. */
function compare(before: Picture, { picture, hull }: Swapped): { outside: number; decibels: number } {
  let outside = 0;
  let squares = 0;
  let inside = 0;
  for (let i = 0; i < before.data.length; i++) {
    const change = (before.data[i] ?? 0) - (picture.data[i] ?? 0);
    const pixel = Math.floor(i / 3);
    if (insideHull(hull, pixel % before.width, Math.floor(pixel / before.width))) {
      squares += change * change;
      inside++;
    } else if (change !== 0) outside++;
  }
  return { outside, decibels: 10 * Math.log10(65_025 / Math.max(squares / inside, 1e-9)) };
}

/** Median over the bare skin of the distance in Lab (Delta E 1976) between the swapped face and the scene's. */
function toneError(scene: Person, after: Picture): number {
  const { width, height, data } = scene.picture;
  const skin = new Float32Array(width * height);
  for (const polygon of BARE_SKIN) fillPolygon(scene.face.landmarks, polygon, width, height, skin);
  const pixels = [...skin.keys()].filter((i) => skin[i] === 1);
  const lab = (from: Uint8Array): Float32Array => {
    const rgb = Float32Array.from(pixels.flatMap((i) => [...from.subarray(3 * i, 3 * i + 3)]));
    return labOf(rgb, new Float32Array(rgb.length));
  };
  const before = lab(data);
  const now = lab(after.data);
  return median(
    pixels.map((_, k) => Math.hypot(...[0, 1, 2].map((c) => (now[3 * k + c] ?? 0) - (before[3 * k + c] ?? 0)))),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

async function measure(source: Person, scene: Person, swapped: Swapped): Promise<Figures | undefined> {
  const middle = scene.face.box.left + scene.face.box.right;
  const faces = await findFaces(swapped.picture, runtime);
  const off = ({ box }: Face): number => Math.abs(box.left + box.right - middle);
  const [face] = faces.sort((a, b) => off(a) - off(b));
  const pair = `${source.name} -> ${scene.name}`;
  if (!face) return undefined;
  const identity = await embedFace(swapped.picture, face, runtime);
  return {
    pair,
    toSource: similarity(identity, source.identity),
    toScene: similarity(identity, scene.identity),
    yaw: Math.abs(face.pose.yaw - scene.face.pose.yaw),
    pitch: Math.abs(face.pose.pitch - scene.face.pose.pitch),
    tone: toneError(scene, swapped.picture),
    outside: compare(scene.picture, swapped).outside,
  };
}

function digest({ data }: Picture): string {
  return createHash('sha256').update(data).digest('hex');
}

function line({ pair, toSource, toScene, yaw, pitch, tone, outside }: Figures): string {
  const numbers = [toSource.toFixed(2), toScene.toFixed(2), yaw.toFixed(1), pitch.toFixed(1), tone.toFixed(1), outside];
  return pair.padEnd(34) + numbers.map((value) => String(value).padStart(9)).join('');
}

function summarise(figures: readonly Figures[]): void {
  const of = (pick: (row: Figures) => number): number[] => figures.map(pick);
  const nearer = mean(of((row) => (row.toSource > row.toScene ? 1 : 0)));
  console.log(`\n${figures.length} pairs, both faces turned less than ${FRONTAL_DEGREES} degrees`);
  console.log(`similarity by the engine's own embedding (faceres, which also sees hair and head):`);
  console.log(
    `  to source ${mean(of((row) => row.toSource)).toFixed(3)}, to scene ${mean(of((row) => row.toScene)).toFixed(3)}, nearer to source ${(100 * nearer).toFixed(0)} %`,
  );
  console.log(
    `pose kept: yaw within ${mean(of((row) => row.yaw)).toFixed(2)}, pitch within ${mean(of((row) => row.pitch)).toFixed(2)} degrees (mean)`,
  );
  console.log(
    `skin tone: Delta E ${median(of((row) => row.tone)).toFixed(2)} (median), ${Math.max(...of((row) => row.tone)).toFixed(1)} (worst)`,
  );
  console.log(`bytes changed outside the hulls: ${of((row) => row.outside).reduce((sum, value) => sum + value, 0)}`);
}

const cast = await people();
console.log(
  `glasses: ${cast
    .filter(({ picture, face }) => wearsGlasses(picture, face))
    .map(({ name }) => name)
    .join(', ')}`,
);
console.log(
  `${'pair'.padEnd(34)}${['source', 'scene', 'yaw', 'pitch', 'tone', 'outside'].map((head) => head.padStart(9)).join('')}`,
);
const figures: Figures[] = [];
const sheet: (Uint8Array | undefined)[][] = [
  [undefined, ...(await Promise.all(cast.map(({ picture, face }) => portrait(picture, face, TILE))))],
];
const itself: string[] = [];
let repeatable = true;
for (const source of cast) {
  const row = [await portrait(source.picture, source.face, TILE)];
  for (const scene of cast) {
    const swapped = swap(source, scene);
    repeatable &&= digest(swapped.picture) === digest(swap(source, scene).picture);
    row.push(await portrait(swapped.picture, scene.face, TILE));
    if (source === scene) {
      itself.push(`${scene.name} ${compare(scene.picture, swapped).decibels.toFixed(1)}`);
      continue;
    }
    const measured = await measure(source, scene, swapped);
    console.log(measured ? line(measured) : `${source.name} -> ${scene.name}: no face found afterwards`);
    if (measured) figures.push(measured);
  }
  sheet.push(row);
}
summarise(figures);
console.log(`a face on itself, dB inside the hull: ${itself.join(', ')}`);
console.log(`same bytes a second time: ${repeatable ? 'yes' : 'NO'}`);
await mkdir(new URL('../out/', import.meta.url), { recursive: true });
await contactSheet(sheet, TILE, new URL('../out/quality.png', import.meta.url));
console.log('out/quality.png: sources down, scenes across');
await runtime.close();
