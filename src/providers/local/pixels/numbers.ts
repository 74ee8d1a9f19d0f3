export function clamp(value: number, least: number, most: number): number {
  if (value < least) return least;
  return Math.min(value, most);
}

/** 0 before `from`, 1 after `to`, smooth between. Falls instead of rising if `from` is greater than `to`. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}
