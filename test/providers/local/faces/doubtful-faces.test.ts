import { describe, expect, it } from 'vitest';
import { findFaces } from '../../../../src/providers/local/faces/find-faces.ts';
import { LANDMARK_COUNT } from '../../../../src/providers/local/mesh/face.ts';
import type { Runtime } from '../../../../src/providers/local/models/runtime.ts';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';

/** What the fake models see in the middle of a picture: a face 60 pixels wide. */
interface Claims {
  readonly score: number;
  /** Presence of the first and the second mesh. */
  readonly presence: readonly [number, number];
  /** Distance in pixels of each mesh from the square it was shown. */
  readonly meshAside: number;
  /** Whether the detector finds the face again in a square of its own. */
  readonly seenAgain: boolean;
  /** How much the recognition model finds: length of its features. */
  readonly strength: number;
  /** Pixels of the mesh model's square by which the third and every later mesh moves on. */
  readonly unsteady: number;
}

const believable: Claims = {
  score: 0.6,
  presence: [1, 1],
  meshAside: 0,
  seenAgain: true,
  strength: 12,
  unsteady: 0,
};

/** Two eyes and the tip of the nose, relative to the middle of a face, in face widths. */
const eyesAndNose = [-0.2, -0.15, 0.2, -0.15, 0, 0.05];

/** Output of the detector: one face in the middle of its square. `width` is a share of the square. */
function detectorOutput(width: number, score: number): Float32Array[] {
  const scores = new Float32Array(384).fill(-20);
  const boxes = new Float32Array(384 * 16);
  const cell = (4 * 8 + 4) * 6;
  scores[cell] = Math.log(score / (1 - score));
  // The middle of the square, seen from the middle of cell 4 of 8.
  const middle = (0.5 - 4.5 / 8) * 256;
  const points = eyesAndNose.map((offset) => middle + offset * width * 256);
  boxes.set([middle, middle, width * 256, width * 256, ...points], cell * 16);
  return [new Float32Array(512).fill(-20), new Float32Array(512 * 16), scores, boxes];
}

/** A face that fills two thirds of the mesh model's square. */
function meshOutput(aside: number): Float32Array {
  const width = 128;
  const ends: Record<number, readonly [number, number]> = {
    10: [0, -0.5],
    152: [0, 0.5],
    234: [-0.5, 0],
    454: [0.5, 0],
    33: [-0.27, -0.15],
    133: [-0.13, -0.15],
    362: [0.13, -0.15],
    263: [0.27, -0.15],
    1: [0, 0.05],
  };
  return Float32Array.from({ length: LANDMARK_COUNT * 3 }, (_, i) => {
    const [x, y] = ends[Math.floor(i / 3)] ?? [0, 0];
    if (i % 3 === 2) return 0;
    return 96 + (i % 3 === 0 ? x * width + aside : y * width);
  });
}

function runtimeThat(claims: Claims): Runtime {
  let looks = 0;
  let meshes = 0;
  return {
    kind: 'onnxruntime-web',
    preload: async () => undefined,
    close: async () => undefined,
    async run(model, input) {
      if (model === 'faceres') return [Float32Array.of(claims.strength)];
      if (model === 'blendshapes') return [new Float32Array(52)];
      if (model === 'blazeface') {
        if (liesWrong(input)) return detectorOutput(0.1, 0.01);
        looks++;
        if (looks === 1) return detectorOutput(60 / 400, claims.score);
        return claims.seenAgain ? detectorOutput(1 / 2.6, 0.9) : detectorOutput(0.1, 0.9);
      }
      if (model === 'iris') return [new Float32Array(228).fill(32)];
      meshes++;
      const scale = 90 / 192;
      const moved = claims.unsteady * Math.max(0, meshes - 3);
      return [meshOutput(claims.meshAside / scale + moved), Float32Array.of(claims.presence[meshes - 1] ?? 1)];
    },
  };
}

const SKY = 250;
const SKY_ROWS = 10;

/** Grain, so that the picture does not count as a flat drawing, under a bright sky. */
function grain(): Picture {
  const sky = 400 * SKY_ROWS * 3;
  const data = Uint8Array.from({ length: 400 * 400 * 3 }, (_, i) => (i < sky ? SKY : 90 + ((i * 7_919) % 61)));
  return { width: 400, height: 400, data };
}

/** Whether the detector is shown the picture with its sky on one side or below. */
function liesWrong(input: Float32Array): boolean {
  const isSky = (x: number, y: number): boolean => (input[3 * (y * 256 + x)] ?? 0) > 0.9;
  return isSky(2, 128) || isSky(253, 128) || isSky(128, 253);
}

async function facesWhen(claims: Partial<Claims>): Promise<number> {
  return (await findFaces(grain(), runtimeThat({ ...believable, ...claims }))).length;
}

describe('a doubtful face', () => {
  it('is accepted if all models agree', async () => {
    expect(await facesWhen({})).toBe(1);
  });

  it('is rejected if the mesh model sees none, at the first or second run', async () => {
    expect(await facesWhen({ presence: [0.3, 1] })).toBe(0);
    expect(await facesWhen({ presence: [1, 0.3] })).toBe(0);
  });

  it('is rejected if the mesh lies beside the detection', async () => {
    expect(await facesWhen({ meshAside: 4 })).toBe(1);
    expect(await facesWhen({ meshAside: 12 })).toBe(0);
  });

  it('is rejected if it is not detected again by itself', async () => {
    expect(await facesWhen({ seenAgain: false })).toBe(0);
  });

  it('is rejected as no human face if the mesh is elsewhere in every square and the models recognise little', async () => {
    expect(await facesWhen({ strength: 8, unsteady: 5 })).toBe(0);
    expect(await facesWhen({ strength: 8, unsteady: 5, score: 0.95 })).toBe(1);
    expect(await facesWhen({ strength: 12, unsteady: 5 })).toBe(1);
  });

  it('needs no second detection if its score is high and no face is near', async () => {
    expect(await facesWhen({ score: 0.95, seenAgain: false })).toBe(1);
  });
});
