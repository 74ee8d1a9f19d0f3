/** White point D65 of sRGB, with Y = 1. */
const WHITE_X = 0.95047;
const WHITE_Z = 1.08883;
const STEPS = 4096;

const LINEAR_OF_BYTE = Float32Array.from({ length: 257 }, (_, i) => linearOf(Math.min(i, 255) / 255));
const ROOT = Float32Array.from({ length: STEPS + 2 }, (_, i) => rootOf(i / STEPS));
const BYTE_OF_LINEAR = Float32Array.from({ length: STEPS + 2 }, (_, i) => 255 * encodedOf(i / STEPS));

function linearOf(encoded: number): number {
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
}

function encodedOf(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}

/** The root that L*a*b* takes of a share of white, which runs straight near black. */
export function rootOf(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}

function linear(byte: number): number {
  if (byte <= 0) return 0;
  if (byte >= 255) return 1;
  const i = byte | 0;
  const low = LINEAR_OF_BYTE[i] as number;
  return low + (byte - i) * ((LINEAR_OF_BYTE[i + 1] as number) - low);
}

function root(value: number): number {
  const x = value * STEPS;
  if (x >= STEPS) return Math.cbrt(value);
  const i = x | 0;
  const low = ROOT[i] as number;
  return low + (x - i) * ((ROOT[i + 1] as number) - low);
}

function byteOf(value: number): number {
  if (value <= 0) return 0;
  if (value >= 1) return 255;
  const x = value * STEPS;
  const i = x | 0;
  const low = BYTE_OF_LINEAR[i] as number;
  return low + (x - i) * ((BYTE_OF_LINEAR[i + 1] as number) - low);
}

/** The inverse of `rootOf`. */
export function cube(value: number): number {
  return value > 0.206893 ? value * value * value : (value - 16 / 116) / 7.787;
}

/**
 * Converts interleaved sRGB (0 to 255, fractions allowed) to CIE L*a*b*. The table lookup is within 0.1 of the exact
 * values above L* 10. With `covered`, one value a pixel, the others become 0.
 */
export function labOf(rgb: Float32Array, lab: Float32Array, covered?: Uint8Array): Float32Array {
  for (let i = 0, pixel = 0; i + 2 < rgb.length; i += 3, pixel++) {
    if (covered !== undefined && covered[pixel] === 0) {
      clear(lab, i);
      continue;
    }
    const red = linear(rgb[i] as number);
    const green = linear(rgb[i + 1] as number);
    const blue = linear(rgb[i + 2] as number);
    const x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE_X);
    const y = root(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
    const z = root((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / WHITE_Z);
    lab[i] = 116 * y - 16;
    lab[i + 1] = 500 * (x - y);
    lab[i + 2] = 200 * (y - z);
  }
  return lab;
}

function clear(colours: Float32Array, at: number): void {
  colours[at] = 0;
  colours[at + 1] = 0;
  colours[at + 2] = 0;
}

/** Converts CIE L*a*b* to interleaved sRGB in 0 to 255. Colours outside sRGB are clamped. `covered` as above. */
export function rgbOf(lab: Float32Array, rgb: Float32Array, covered?: Uint8Array): Float32Array {
  for (let i = 0, pixel = 0; i + 2 < lab.length; i += 3, pixel++) {
    if (covered !== undefined && covered[pixel] === 0) {
      clear(rgb, i);
      continue;
    }
    const fy = ((lab[i] as number) + 16) / 116;
    const x = WHITE_X * cube(fy + (lab[i + 1] as number) / 500);
    const y = cube(fy);
    const z = WHITE_Z * cube(fy - (lab[i + 2] as number) / 200);
    rgb[i] = byteOf(3.2404542 * x - 1.5371385 * y - 0.4985314 * z);
    rgb[i + 1] = byteOf(-0.969266 * x + 1.8760108 * y + 0.041556 * z);
    rgb[i + 2] = byteOf(0.0556434 * x - 0.2040259 * y + 1.0572252 * z);
  }
  return rgb;
}
