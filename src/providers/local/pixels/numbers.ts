export function clamp(value: number, least: number, most: number): number {
  if (value < least) return least;
  return Math.min(value, most);
}

/** `value`, ever weaker towards `reach` in both directions: reach * tanh(value / reach) to within 0.0002 of reach. */
export function limited(value: number, reach: number): number {
  const x = clamp(value / reach, -4.8, 4.8);
  const square = x * x;
  const numerator = x * (135135 + square * (17325 + square * (378 + square)));
  return (reach * numerator) / (135135 + square * (62370 + square * (3150 + square * 28)));
}

/** 0 before `from`, 1 after `to`, smooth between. Falls instead of rising if `from` is greater than `to`. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}
