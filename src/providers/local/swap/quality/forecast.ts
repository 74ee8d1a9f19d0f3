import type { Quality, QualityReason } from '../../../../core/ports/quality.ts';
import { type Expression, expressionDistance, shapeOf } from '../../faces/expression.ts';
import type { FaceFacts } from './face-facts.ts';
import { lightDistance } from './light-direction.ts';

/** The faces of one swap. */
export interface SwapFacts {
  readonly source: FaceFacts;
  readonly target: FaceFacts;
  readonly sourceWearsGlasses: boolean;
}

/** How much something spoils a swap: 1 is enough to call it fair. */
export interface Spoiler {
  readonly reason: QualityReason;
  readonly weight: number;
}

/** A measure spoils nothing up to `from`, and weighs 1 at `to`. It may fall from the one to the other. */
type Scale = readonly [from: number, to: number];

/** Degrees. */
const SOURCE_YAW: Scale = [16, 36];
const YAW_APART: Scale = [16, 38];
const PITCH_APART: Scale = [16, 34];
/** Mean difference of the shapes of two expressions. */
const EXPRESSIONS_APART: Scale = [0.07, 0.2];
/** From this difference on one face smiles and the other does not. */
const SMILES_APART = 0.4;
const LIGHTS_APART: Scale = [0.9, 2.2];
/** Delta E, in which lightness counts less. */
const COLOURS_APART: Scale = [15, 36];
const LIGHTNESS_WEIGHT = 0.6;
/** Pixels of the target for each of the source, up to as many as the engine uses. */
const ENLARGED: Scale = [2.2, 6];
const MOST_USED_PIXELS = 512;
const SHARPNESS: Scale = [0.14, 0.07];
/** Pixels. */
const TARGET_WIDTH: Scale = [80, 40];
const COVERED: Scale = [0.12, 0.35];
const GLASSES = 0.8;

/** Less is not named. */
const LEAST_NAMED = 0.4;
/** Of all weights together. */
const FAIR_FROM = 0.6;
const POOR_FROM = 1.4;

/** What a swap of these two faces is likely to look like. */
export function forecast(facts: SwapFacts): Quality {
  const spoilers = spoilersOf(facts);
  const total = spoilers.reduce((sum, { weight }) => sum + weight, 0);
  const named = spoilers.filter(({ weight }) => weight >= LEAST_NAMED).sort((one, other) => other.weight - one.weight);
  if (total < FAIR_FROM || named.length === 0) return { level: 'good', reasons: [] };
  return { level: total < POOR_FROM ? 'fair' : 'poor', reasons: named.map(({ reason }) => reason) };
}

/** Everything that may spoil the swap. */
export function spoilersOf({ source, target, sourceWearsGlasses }: SwapFacts): readonly Spoiler[] {
  const light = lightDistance(source.light, target.light);
  const enlarged = Math.min(MOST_USED_PIXELS, target.width) / source.width;
  return [
    poseSpoiler(source, target),
    expressionSpoiler(source.expression, target.expression),
    { reason: 'light-differs', weight: on(LIGHTS_APART, light) },
    { reason: 'colours-differ', weight: on(COLOURS_APART, colourDistance(source.skin, target.skin)) },
    { reason: 'source-small', weight: on(ENLARGED, enlarged) },
    { reason: 'source-blurred', weight: on(SHARPNESS, source.sharpness) },
    { reason: 'source-wears-glasses', weight: sourceWearsGlasses ? GLASSES : 0 },
    { reason: 'target-small', weight: on(TARGET_WIDTH, target.width) },
    { reason: 'face-covered', weight: on(COVERED, target.covered) },
  ];
}

function poseSpoiler({ pose: source }: FaceFacts, { pose: target }: FaceFacts): Spoiler {
  const turned = on(SOURCE_YAW, Math.abs(source.yaw));
  const yaw = on(YAW_APART, Math.abs(source.yaw - target.yaw));
  const pitch = on(PITCH_APART, Math.abs(source.pitch - target.pitch));
  const apart = Math.hypot(yaw, pitch);
  return apart > turned ? { reason: 'poses-differ', weight: apart } : { reason: 'source-turned-away', weight: turned };
}

function expressionSpoiler(source: Expression, target: Expression): Spoiler {
  const weight = on(EXPRESSIONS_APART, expressionDistance(source, target));
  const smiles = smileOf(source) - smileOf(target);
  if (Math.abs(smiles) < SMILES_APART) return { reason: 'expressions-differ', weight };
  return { reason: smiles > 0 ? 'only-source-smiles' : 'only-target-smiles', weight };
}

function smileOf(expression: Expression): number {
  return (shapeOf(expression, 'mouthSmileLeft') + shapeOf(expression, 'mouthSmileRight')) / 2;
}

function colourDistance(one: FaceFacts['skin'], other: FaceFacts['skin']): number {
  return Math.hypot(LIGHTNESS_WEIGHT * (one[0] - other[0]), one[1] - other[1], one[2] - other[2]);
}

function on([from, to]: Scale, value: number): number {
  return Math.max(0, (value - from) / (to - from));
}
