import { z } from 'zod';

/**
 * What spoils a swap. The first two are seen in a result: nobody has changed, or somebody else than the one who was
 * meant. The others are seen in the two faces, also before they are swapped. They say nothing of who a person is.
 */
export const QualityReason = z.enum([
  'unchanged',
  'wrong-face',
  'source-turned-away',
  'poses-differ',
  'only-source-smiles',
  'only-target-smiles',
  'expressions-differ',
  'light-differs',
  'colours-differ',
  'source-small',
  'source-blurred',
  'source-wears-glasses',
  'target-small',
  'face-covered',
]);
export type QualityReason = z.infer<typeof QualityReason>;

/** How a swap is likely to look, and why it is not good: what weighs most comes first. */
export const Quality = z.object({
  level: z.enum(['good', 'fair', 'poor']),
  reasons: z.array(QualityReason).readonly(),
});
export type Quality = z.infer<typeof Quality>;

/** Nobody has changed in the result. */
export const unchanged: Quality = { level: 'poor', reasons: ['unchanged'] };

/** Whether a result does not show the face that was asked for in its place. */
export function missesFace(quality: Quality | undefined): boolean {
  return quality?.reasons.some((reason) => reason === 'unchanged' || reason === 'wrong-face') ?? false;
}
