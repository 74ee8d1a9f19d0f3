import { embedFace } from '../src/providers/local/faces/embedding.ts';
import { findFaces } from '../src/providers/local/faces/find-faces.ts';
import type { Face } from '../src/providers/local/mesh/face.ts';
import type { Runtime } from '../src/providers/local/models/runtime.ts';
import type { Picture } from '../src/providers/local/pixels/picture.ts';
import type { Scratch } from '../src/providers/local/pixels/scratch.ts';
import { swapFace } from '../src/providers/local/swap/swap-face.ts';
import { decode, encode } from './photos.ts';

export const LONGEST_SIDE = 1024;

/** Milliseconds by stage. */
export type Stages = Map<string, number>;

export interface SourceFace {
  readonly picture: Picture;
  readonly face: Face;
}

export async function sourceFace(name: string, runtime: Runtime): Promise<SourceFace> {
  const picture = await decode(name, LONGEST_SIDE);
  const [face] = await findFaces(picture, runtime);
  if (!face) throw new Error(`no face in ${name}`);
  return { picture, face };
}

/** From file to JPEG: every face of the scene replaced, the largest also described. */
export async function swapPhoto(
  source: SourceFace,
  sceneName: string,
  runtime: Runtime,
  scratch: Scratch,
): Promise<Stages> {
  const stages: Stages = new Map();
  const timed = async <Result>(stage: string, work: () => Result | Promise<Result>): Promise<Result> => {
    const before = performance.now();
    const result = await work();
    stages.set(stage, (stages.get(stage) ?? 0) + performance.now() - before);
    return result;
  };
  const scene = await timed('decode', () => decode(sceneName, LONGEST_SIDE));
  const faces = await timed('find faces', () => findFaces(scene, runtime));
  const [largest] = faces;
  if (!largest) throw new Error(`no face in ${sceneName}`);
  await timed('embed', () => embedFace(scene, largest, runtime));
  const destination = scene.data.slice();
  const onStep = (step: string, milliseconds: number): void => {
    stages.set(`- ${step}`, (stages.get(`- ${step}`) ?? 0) + milliseconds);
  };
  await timed('swap', () => {
    for (const sceneFace of faces) {
      const { picture, face } = source;
      swapFace({ source: picture, sourceFace: face, scene, sceneFace, destination, scratch, options: { onStep } });
    }
  });
  await timed('encode', () => encode({ ...scene, data: destination }));
  return stages;
}

/** All stages but the steps of one. */
export function total(stages: Stages): number {
  return [...stages].reduce((sum, [stage, milliseconds]) => (stage.startsWith('- ') ? sum : sum + milliseconds), 0);
}
