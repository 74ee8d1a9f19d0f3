import type { Quality } from '../../../../core/ports/quality.ts';
import type { ChosenFace } from '../../faces/select-faces.ts';
import type { Portrait } from '../../faces/source-identity.ts';
import { boxWidth } from '../../mesh/face.ts';
import type { Runtime } from '../../models/runtime.ts';
import type { Picture } from '../../pixels/picture.ts';
import { wearsGlasses } from '../glasses.ts';
import { photoFor } from '../photos/person-identity.ts';
import { factsOf } from './face-facts.ts';
import { forecast } from './forecast.ts';

/**
 * What a swap of the chosen faces is likely to look like: the largest of them speaks for all. `people` has the photos of
 * one person for all faces, or of one for each. Undefined where there is no face.
 */
export async function forecastOf(
  scene: Picture,
  chosen: readonly ChosenFace[],
  people: readonly (readonly Portrait[])[],
  runtime: Runtime,
): Promise<Quality | undefined> {
  const [largest] = [...chosen.entries()].sort(([, one], [, other]) => width(other) - width(one));
  if (!largest) return undefined;
  const [index, { face }] = largest;
  const photos = people[index] ?? people[0] ?? [];
  const target = { picture: scene, face };
  const source = photoFor(photos, target);
  if (!source) return undefined;
  return forecast({
    source: await factsOf(source, runtime),
    target: await factsOf(target, runtime),
    sourceWearsGlasses: photos.every((photo) => wearsGlasses(photo.picture, photo.face)),
  });
}

function width({ face }: ChosenFace): number {
  return boxWidth(face.box);
}
