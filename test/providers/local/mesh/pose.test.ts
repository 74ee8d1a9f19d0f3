import { describe, expect, it } from 'vitest';
import { LANDMARK_COUNT } from '../../../../src/providers/local/mesh/face.ts';
import { boundsOf, regionAround } from '../../../../src/providers/local/mesh/landmarks.ts';
import { poseOf } from '../../../../src/providers/local/mesh/pose.ts';

const RADIANS = Math.PI / 180;

/** An oval head's outline with its landmarks on the four ends, turned about the vertical, then the picture's axis. */
function head(yaw: number, pitch: number, roll: number): Float32Array {
  const ends: Record<number, readonly [number, number, number]> = {
    10: [0, -120, 0],
    152: [0, 120, 0],
    234: [-90, 0, 0],
    454: [90, 0, 0],
    33: [-50, -30, 0],
    263: [50, -30, 0],
  };
  const landmarks = new Float32Array(LANDMARK_COUNT * 3);
  for (let index = 0; index < LANDMARK_COUNT; index++) {
    const [x, y, z] = ends[index] ?? [0, 0, 0];
    const nodded = [x, y * Math.cos(pitch) - z * Math.sin(pitch), y * Math.sin(pitch) + z * Math.cos(pitch)] as const;
    const turned = [
      nodded[0] * Math.cos(yaw) - nodded[2] * Math.sin(yaw),
      nodded[1],
      nodded[0] * Math.sin(yaw) + nodded[2] * Math.cos(yaw),
    ] as const;
    landmarks.set(
      [
        300 + turned[0] * Math.cos(roll) - turned[1] * Math.sin(roll),
        200 + turned[0] * Math.sin(roll) + turned[1] * Math.cos(roll),
        turned[2],
      ],
      index * 3,
    );
  }
  return landmarks;
}

describe('pose', () => {
  it.each([
    [0, 0, 0],
    [25, 0, 0],
    [-25, 0, 0],
    [0, 15, 0],
    [0, 0, 30],
    [25, 0, 90],
    [-20, 0, -179],
    [0, 15, 120],
  ])('reads a head turned by %i, nodding by %i, leaning by %i degrees', (yaw, pitch, roll) => {
    const pose = poseOf(head(yaw * RADIANS, pitch * RADIANS, roll * RADIANS));
    expect(pose.yaw).toBeCloseTo(yaw, 1);
    expect(pose.pitch).toBeCloseTo(pitch, 1);
    expect(pose.roll).toBeCloseTo(roll, 1);
  });
});

describe('region of a face', () => {
  it('leans with the head and just encloses it at margin 1', () => {
    const region = regionAround(head(0, 0, 0.5), 1);
    expect(region.angle).toBeCloseTo(0.5, 3);
    expect(region.side).toBeCloseTo(240, 1);
    expect([region.centreX, region.centreY].map(Math.round)).toEqual([300, 200]);
  });

  it('has a bounding box parallel to the picture', () => {
    expect(boundsOf(head(0, 0, 0))).toEqual({ left: 210, top: 80, right: 390, bottom: 320 });
  });
});
