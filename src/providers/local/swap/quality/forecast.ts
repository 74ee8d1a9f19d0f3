import type { Quality, QualityReason } from '../../../../core/ports/quality.ts';
import type { FaceFacts } from './face-facts.ts';

/** How much a reason spoils a swap: nothing below `from`, 1 at `to`, and more beyond. */
interface Scale {
  readonly from: number;
  readonly to: number;
}

/** Degrees. */
const SOURCE_TURNED: Scale = { from: 20, to: 42 };
const YAW_APART: Scale = { from: 18, to: 42 };
const PITCH_APART: Scale = { from: 18, to: 40 };
/** How far the corners of a mouth are above its middle, in face widths: a smile begins, and is plain. */
const SMILE = { from: 0.01, to: 0.032 };
const SMILES_APART: Scale = { from: 0.35, to: 1.1 };
/** Face widths. */
const MOUTHS_APART: Scale = { from: 0.07, to: 0.22 };
/** Natural logarithms over half a face. */
const LIGHTS_APART: Scale = { from: 0.9, to: 2.2 };
/** Delta E. Lightness counts less than chroma. */
const COLOURS_APART: Scale = { from: 18, to: 42 };
const LIGHTNESS_WEIGHT = 0.6;
/** Pixels of the target for each of the source, of which no more than the engine uses. */
const ENLARGED: Scale = { from: 1.6, to: 4 };
const MOST_USED_PIXELS = 512;
const BLURRED: Scale = { from: -0.14, to: -0.06 };
const SMALL: Scale = { from: -80, to: -40 };
const COVERED: Scale = { from: 0.08, to: 0.3 };
const GLASSES = 0.8;

/** From this much on a reason is named. */
const NAMED_FROM = 0.4;
/** Of all reasons together. */
const FAIR_FROM = 0.5;
const POOR_FROM = 1.2;

export interface Pair {
  readonly source: FaceFacts;
  readonly target: FaceFacts;
  readonly sourceWearsGlasses: boolean;
}

/** What a swap of these two faces is likely to look like. */
export function forecast(pair: Pair): Quality {
  const spoiling = weigh(pair)
    .filter(({ weight }) => weight >= NAMED_FROM)
    .toSorted((one, other) => other.weight - one.weight);
  const total = weigh(pair).reduce((sum, { weight }) => sum + weight, 0);
  if (total < FAIR_FROM || spoiling.length === 0) return { level: 'good', reasons: [] };
  return { level: total < POOR_FROM ? 'fair' : 'poor', reasons: spoiling.map(({ reason }) => reason) };
}

export function weigh({ source, target, sourceWearsGlasses }: Pair): { reason: QualityReason; weight: number }[] {
  const turned = on(SOURCE_TURNED, Math.abs(source.pose.yaw));
  const apart = Math.hypot(
    on(YAW_APART, Math.abs(source.pose.yaw - target.pose.yaw)),
    on(PITCH_APART, Math.abs(source.pose.pitch - target.pose.pitch)),
  );
  const smiles = smileOf(source) - smileOf(target);
  const mouths = on(MOUTHS_APART, Math.abs(source.mouth.opening - target.mouth.opening));
  const smiling = on(SMILES_APART, Math.abs(smiles));
  const light = Math.hypot(source.light[0] - target.light[0], source.light[1] - target.light[1]);
  const colour = Math.hypot(
    LIGHTNESS_WEIGHT * (source.skin[0] - target.skin[0]),
    source.skin[1] - target.skin[1],
    source.skin[2] - target.skin[2],
  );
  return [
    turned >= apart ? { reason: 'source-turned-away', weight: turned } : { reason: 'poses-differ', weight: apart },
    mouths > smiling
      ? { reason: 'expressions-differ', weight: mouths }
      : { reason: smiles > 0 ? 'only-source-smiles' : 'only-target-smiles', weight: smiling },
    { reason: 'light-differs', weight: on(LIGHTS_APART, light) },
    { reason: 'colours-differ', weight: on(COLOURS_APART, colour) },
    { reason: 'source-small', weight: on(ENLARGED, Math.min(MOST_USED_PIXELS, target.width) / source.width) },
    { reason: 'source-blurred', weight: on(BLURRED, -source.sharpness) },
    { reason: 'source-wears-glasses', weight: sourceWearsGlasses ? GLASSES : 0 },
    { reason: 'target-small', weight: on(SMALL, -target.width) },
    { reason: 'face-covered', weight: on(COVERED, target.covered) },
  ];
}

function smileOf({ mouth }: FaceFacts): number {
  return Math.min(1.5, Math.max(0, on(SMILE, mouth.lift)));
}

function on({ from, to }: Scale, value: number): number {
  return Math.max(0, (value - from) / (to - from));
}
