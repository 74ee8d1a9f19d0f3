import { z } from 'zod';

const Probability = z.number().min(0).max(1.001);

/**
 * How likely a picture shows each of these, in the order of nsfwjs's output: a drawing, hentai, something neutral, porn,
 * something sexy.
 */
export const Scores = z.tuple([Probability, Probability, Probability, Probability, Probability]);
export type Scores = z.infer<typeof Scores>;

/** How much of what is sexy, but not explicit, counts towards a sexual picture. */
const shareOfSexy = 0.5;

/** How sexual a picture is, 0 to 1. */
export function sexualScore([, hentai, , porn, sexy]: Scores): number {
  return Math.min(1, hentai + porn + shareOfSexy * sexy);
}

/** How suggestive a picture is, 0 to 1. Never less than the sexual score. */
export function suggestiveScore([, hentai, , porn, sexy]: Scores): number {
  return Math.min(1, hentai + porn + sexy);
}

/** The scores with more of what is refused. */
export function worse(one: Scores, other: Scores): Scores {
  return sexualScore(other) > sexualScore(one) ? other : one;
}
