import type { Quality } from '../../../../core/ports/quality.ts';
import type { ChosenFace } from '../../faces/select-faces.ts';
import type { Portrait } from '../../faces/source-identity.ts';
import { boxWidth } from '../../mesh/face.ts';
import type { Runtime } from '../../models/runtime.ts';
import type { Picture } from '../../pixels/picture.ts';
import { wearsGlasses } from '../glasses.ts';
import { factsOf } from './face-facts.ts';
import { type Forecast, forecast } from './forecast.ts';

/**
 * What a swap of the chosen faces is likely to look like: the largest of them speaks for all. `people` has the photos of
 * one person for all faces, or of one for each; the photo that fits best is used. Undefined where there is no face.
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
  const target = await factsOf({ picture: scene, face }, runtime);
  const found: Forecast[] = [];
  for (const photo of people[index] ?? people[0] ?? []) {
    const sourceWearsGlasses = wearsGlasses(photo.picture, photo.face);
    found.push(forecast({ source: await factsOf(photo, runtime), target, sourceWearsGlasses }));
  }
  const [best] = found.sort((one, other) => one.total - other.total);
  return best && { level: best.level, reasons: best.reasons };
}

function width({ face }: ChosenFace): number {
  return boxWidth(face.box);
}
