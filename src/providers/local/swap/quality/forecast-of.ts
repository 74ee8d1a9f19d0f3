import type { Quality } from '../../../../core/ports/quality.ts';
import type { ChosenFace } from '../../faces/select-faces.ts';
import { boxWidth } from '../../mesh/face.ts';
import type { Picture } from '../../pixels/picture.ts';
import { wearsGlasses } from '../glasses.ts';
import type { Person } from '../photos/person.ts';
import { photoFor } from '../photos/person-identity.ts';
import { factsOf } from './face-facts.ts';
import { forecast } from './forecast.ts';

/**
 * What a swap of the chosen faces is likely to look like: the largest of them speaks for all. `people` has one person for
 * all faces, or one for each. Undefined where no face was chosen.
 */
export function forecastOf(
  scene: Picture,
  chosen: readonly ChosenFace[],
  people: readonly Pick<Person, 'photos'>[],
): Quality | undefined {
  const [largest] = [...chosen.entries()].sort(
    ([, one], [, other]) => boxWidth(other.face.box) - boxWidth(one.face.box),
  );
  if (!largest) return undefined;
  const [index, { face }] = largest;
  const { photos } = people[index] ?? people[0] ?? { photos: [] };
  const portrait = photoFor(photos, { picture: scene, face });
  if (!portrait) return undefined;
  return forecast({
    source: factsOf(portrait),
    target: factsOf({ picture: scene, face }),
    sourceWearsGlasses: photos.every(({ picture, face }) => wearsGlasses(picture, face)),
  });
}
