import type { Point } from '../../faces/five-points.ts';

/** Kinds of networks that draw a face, by the family of their public weights. */
export const profileNames = ['inswapper', 'hyperswap', 'ghost', 'simswap'] as const;
export type ProfileName = (typeof profileNames)[number];

/** Pixels of each side of the square that the recognizer looks at. */
export const PORTRAIT_SIDE = 112;
/** Numbers of an identity. */
export const IDENTITY_LENGTH = 512;

/** A value v, 0 to 1, of red, green or blue becomes (v - mean) / deviation. */
export interface Scale {
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
}

/** How a network of one kind is used. The facts are those that FaceFusion 3 states for the public weights. */
export interface Profile {
  /** Full names of the public weights. */
  readonly models: readonly string[];
  /** Pixels of each side of the square that it redraws. */
  readonly side: number;
  /** Where it expects the eyes, the tip of the nose and the corners of the mouth in its square, in pixels. */
  readonly template: readonly Point[];
  /** Colours as it takes them, and as it gives them. */
  readonly takes: Scale;
  readonly gives: Scale;
  /**
   * What it takes for an identity: the recognizer's embedding multiplied by the map in its own file, the embedding as it
   * is, or what a converter makes of it. `isUnit` scales the result to length 1.
   */
  readonly identity: 'mapped' | 'embedding' | 'converted';
  readonly isUnit: boolean;
}

/** ArcFace's own places in a square of 112 pixels (arcface_112_v2): where the recognizer wants the points. */
export const PORTRAIT_TEMPLATE = [
  { x: 38.2946, y: 51.6963 },
  { x: 73.5318, y: 51.5014 },
  { x: 56.0252, y: 71.7366 },
  { x: 41.5493, y: 92.3655 },
  { x: 70.7299, y: 92.2041 },
];
/** arcface_128: the same with 8 more pixels on the left and the right, and 16 below. */
const ARCFACE_128 = PORTRAIT_TEMPLATE.map(({ x, y }) => ({ x: (x + 8) / 128, y: y / 128 }));
/** arcface_112_v1, in shares of the side. */
const ARCFACE_112_V1 = [
  { x: 0.35473214, y: 0.45658929 },
  { x: 0.64526786, y: 0.45658929 },
  { x: 0.5, y: 0.61154464 },
  { x: 0.37913393, y: 0.776875 },
  { x: 0.62086607, y: 0.776875 },
];

const FROM_0_TO_1: Scale = { mean: [0, 0, 0], deviation: [1, 1, 1] };
const FROM_MINUS_1_TO_1: Scale = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] };
const IMAGENET: Scale = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] };

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  inswapper: {
    models: ['inswapper_128', 'inswapper_128_fp16'],
    side: 128,
    template: inSquare(ARCFACE_128, 128),
    takes: FROM_0_TO_1,
    gives: FROM_0_TO_1,
    identity: 'mapped',
    isUnit: true,
  },
  hyperswap: {
    models: ['hyperswap_1a_256', 'hyperswap_1b_256', 'hyperswap_1c_256'],
    side: 256,
    template: inSquare(ARCFACE_128, 256),
    takes: FROM_MINUS_1_TO_1,
    gives: FROM_MINUS_1_TO_1,
    identity: 'embedding',
    isUnit: true,
  },
  ghost: {
    models: ['ghost_1_256', 'ghost_2_256', 'ghost_3_256'],
    side: 256,
    template: inSquare(ARCFACE_112_V1, 256),
    takes: FROM_MINUS_1_TO_1,
    gives: FROM_MINUS_1_TO_1,
    identity: 'converted',
    isUnit: false,
  },
  simswap: {
    models: ['simswap_256'],
    side: 256,
    template: inSquare(ARCFACE_112_V1, 256),
    takes: IMAGENET,
    gives: FROM_0_TO_1,
    identity: 'converted',
    isUnit: true,
  },
};

function inSquare(shares: readonly Point[], side: number): Point[] {
  return shares.map(({ x, y }) => ({ x: x * side, y: y * side }));
}
