/**
 * Shows `from` in `rgb` by the share at each pixel. `shown` is how much of the scene each pixel shows, 0 to 1, and grows
 * with it.
 */
export function show(rgb: Float32Array, from: Float32Array, share: Float32Array, shown: Float32Array): void {
  for (let i = 0; i < share.length; i++) {
    const weight = share[i] as number;
    if (weight < 0.004) continue;
    for (let j = 3 * i; j < 3 * i + 3; j++)
      rgb[j] = (rgb[j] as number) + ((from[j] as number) - (rgb[j] as number)) * weight;
    shown[i] = 1 - (1 - (shown[i] as number)) * (1 - weight);
  }
}
