/** Durations around `centre`, the same at every run. */
export function durations(count: number, centre: number, spread = 0.1): number[] {
  return Array.from({ length: count }, (_, index) => centre * Math.exp(spread * Math.sin(index * 2.4) * 1.4));
}
