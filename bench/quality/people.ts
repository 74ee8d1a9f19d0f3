import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { qualityProblem } from '../../src/providers/local/faces/face-quality.ts';
import { findFaces } from '../../src/providers/local/faces/find-faces.ts';
import { portraitIdentity, type SourceIdentity } from '../../src/providers/local/faces/source-identity.ts';
import type { Face } from '../../src/providers/local/mesh/face.ts';
import type { Runtime } from '../../src/providers/local/models/runtime.ts';
import type { CropWindow } from '../../src/providers/local/pixels/crop.ts';
import type { Picture } from '../../src/providers/local/pixels/picture.ts';
import type { Scratch } from '../../src/providers/local/pixels/scratch.ts';
import { percentile } from '../numbers.ts';
import { decodeFile } from '../photos.ts';
import { type ChromaLine, chromaLineOf } from './monochrome.ts';
import { edgesOf, type LabPlanes, labPlanes, type Parts, partsOf } from './planes.ts';
import { type Portrait, portraitIn, windowAround } from './portraits.ts';

const LONGEST_SIDE = 1280;
const FACES_OF_ONE_PICTURE = 2;
const ENDINGS = /\.(jpe?g|png|webp)$/i;
/** Medians of L* over the skin. */
const LIGHT_FROM = 62;
const DARK_BELOW = 45;

export type Tone = 'light' | 'medium' | 'dark';

/** A face of a picture, as a source and as a target, with what is measured of it once. */
export interface Person {
  /** The picture's name and the number of the face in it, the largest being 0. */
  readonly name: string;
  readonly picture: Picture;
  readonly face: Face;
  readonly source: SourceIdentity;
  readonly window: CropWindow;
  readonly portrait: Portrait;
  readonly planes: LabPlanes;
  readonly parts: Parts;
  readonly edges: Float32Array;
  readonly tone: Tone;
  /** Only of a monochrome picture. */
  readonly chromaLine: ChromaLine | undefined;
}

/** The largest faces of every picture in a folder, and the names of those that cannot be swapped. */
export async function peopleIn(folder: string, runtime: Runtime, scratch: Scratch) {
  const people: Person[] = [];
  const refused: string[] = [];
  for (const file of (await readdir(folder)).filter((each) => ENDINGS.test(each)).sort()) {
    const picture = await decodeFile(join(folder, file), LONGEST_SIDE);
    const faces = await findFaces(picture, runtime);
    if (faces.length === 0) refused.push(file);
    for (const [index, face] of faces.slice(0, FACES_OF_ONE_PICTURE).entries()) {
      const name = `${file.replace(ENDINGS, '')}:${index}`;
      const person = await personOf(name, picture, face, runtime, scratch);
      if (person) people.push(person);
      else refused.push(name);
    }
  }
  return { people, refused };
}

async function personOf(name: string, picture: Picture, face: Face, runtime: Runtime, scratch: Scratch) {
  if (qualityProblem(face) || cutOff(picture, face)) return undefined;
  const window = windowAround(face);
  const portrait = await portraitIn(picture, window, runtime);
  if (!portrait) return undefined;
  scratch.reset();
  const planes = labPlanes(portrait.picture);
  const parts = partsOf(portrait);
  return {
    name,
    picture,
    face,
    source: await portraitIdentity({ picture, face }),
    window,
    portrait,
    planes,
    parts,
    edges: edgesOf(planes.light, scratch),
    tone: toneOf(planes, parts),
    chromaLine: chromaLineOf(picture),
  };
}

function cutOff({ width, height }: Picture, { box }: Face): boolean {
  return box.left < 0 || box.top < 0 || box.right > width || box.bottom > height;
}

function toneOf({ light }: LabPlanes, { skin }: Parts): Tone {
  const middle = percentile(
    Array.from(skin, (i) => light[i] ?? 0),
    0.5,
  );
  if (middle >= LIGHT_FROM) return 'light';
  return middle < DARK_BELOW ? 'dark' : 'medium';
}
