import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Face } from '../../../src/providers/local/face.ts';
import { findFaces } from '../../../src/providers/local/find-faces.ts';
import type { Picture } from '../../../src/providers/local/picture.ts';
import { createRuntime, type Runtime } from '../../../src/providers/local/runtime.ts';

export interface Photo {
  readonly picture: Picture;
  /** The largest first. */
  readonly faces: Face[];
  /** The largest. */
  readonly face: Face;
}

const photos = new Map<string, Promise<Photo>>();
let runtime: Promise<Runtime> | undefined;

export function sharedRuntime(): Promise<Runtime> {
  runtime ??= createRuntime();
  return runtime;
}

/** A picture of test/fixtures/media with its faces; each is looked at once a test file. */
export function photo(name: string): Promise<Photo> {
  const loading = photos.get(name) ?? look(name);
  photos.set(name, loading);
  return loading;
}

async function look(name: string): Promise<Photo> {
  const file = fileURLToPath(new URL(`../../fixtures/media/${name}.jpg`, import.meta.url));
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const picture = { width: info.width, height: info.height, data: new Uint8Array(data) };
  const faces = await findFaces(picture, await sharedRuntime());
  const [face] = faces;
  if (!face) throw new Error(`no face in ${name}`);
  return { picture, faces, face };
}

/** The same photo at `factor` times its size. */
export async function scaled({ picture, faces }: Photo, factor: number): Promise<Photo> {
  const width = Math.round(picture.width * factor);
  const height = Math.round(picture.height * factor);
  const raw = { width: picture.width, height: picture.height, channels: 3 as const };
  const data = await sharp(picture.data, { raw }).resize(width, height, { fit: 'fill' }).raw().toBuffer();
  const larger = faces.map((face) => ({ ...face, landmarks: face.landmarks.map((value) => value * factor) }));
  const [face] = larger;
  if (!face) throw new Error('no face');
  return { picture: { width, height, data: new Uint8Array(data) }, faces: larger, face };
}
