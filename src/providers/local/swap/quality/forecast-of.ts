import type { Quality } from '../../../../core/ports/quality.ts';
import type { ChosenFace } from '../../faces/select-faces.ts';
import type { Portrait } from '../../faces/source-identity.ts';
import { boxWidth } from '../../mesh/face.ts';
import type { Runtime } from '../../models/runtime.ts';
import type { Picture } from '../../pixels/picture.ts';
import { wearsGlasses } from '../glasses.ts';
import { factsOf } from './face-facts.ts';
import { forecast } from './forecast.ts';

/**
 * What a swap of the chosen faces is likely to look like: the largest of them speaks for all. `sources` has one portrait
 * for all faces, or one for each. Undefined where no face was chosen.
 */
export async function forecastOf(
  scene: Picture,
  chosen: readonly ChosenFace[],
  sources: readonly Portrait[],
  runtime: Runtime,
): Promise<Quality | undefined> {
  const [largest] = [...chosen.entries()].sort(
    ([, one], [, other]) => boxWidth(other.face.box) - boxWidth(one.face.box),
  );
  if (!largest) return undefined;
  const [index, { face }] = largest;
  const portrait = sources[index] ?? sources[0];
  if (!portrait) return undefined;
  return forecast({
    source: await factsOf(portrait, runtime),
    target: await factsOf({ picture: scene, face }, runtime),
    sourceWearsGlasses: wearsGlasses(portrait.picture, portrait.face),
  });
}
