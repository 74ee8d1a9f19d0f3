import { findFaces } from '../../../src/providers/local/faces/find-faces.ts';
import type { Face } from '../../../src/providers/local/mesh/face.ts';
import { createRuntime } from '../../../src/providers/local/models/runtime.ts';
import type { Picture } from '../../../src/providers/local/pixels/picture.ts';
import { loadPicture, toPicture, toSharp } from './load-picture.ts';

export interface Photo {
  readonly picture: Picture;
  /** The largest first. */
  readonly faces: readonly Face[];
  /** The largest face. */
  readonly face: Face;
}

const photos = new Map<string, Promise<Photo>>();
let runtime: ReturnType<typeof createRuntime> | undefined;

export function sharedRuntime(): ReturnType<typeof createRuntime> {
  runtime ??= createRuntime();
  return runtime;
}

/** A picture of test/fixtures/media with its faces. Each is processed once per test file. */
export function photo(name: string): Promise<Photo> {
  const loading = photos.get(name) ?? look(name);
  photos.set(name, loading);
  return loading;
}

async function look(name: string): Promise<Photo> {
  const picture = await loadPicture(name);
  const faces = await findFaces(picture, await sharedRuntime());
  const [face] = faces;
  if (!face) throw new Error(`no face in ${name}`);
  return { picture, faces, face };
}

/** The same photo at `factor` times its size, with only its largest face. */
export async function scaled({ picture, face }: Photo, factor: number): Promise<Photo> {
  const width = Math.round(picture.width * factor);
  const height = Math.round(picture.height * factor);
  const larger = { ...face, landmarks: face.landmarks.map((value) => value * factor) };
  const resized = await toPicture(toSharp(picture).resize(width, height, { fit: 'fill' }));
  return { picture: resized, faces: [larger], face: larger };
}
