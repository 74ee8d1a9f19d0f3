import { describe, expect, it } from 'vitest';
import { LANDMARK_COUNT } from '../../../../src/providers/local/mesh/face.ts';
import { FACE_OVAL, LEFT_EYE, NOSE_TIP, RIGHT_EYE } from '../../../../src/providers/local/mesh/regions.ts';
import {
  CANONICAL_VERTICES,
  FOREHEAD_EDGE,
  FOREHEAD_HEIGHT,
  MIRRORED,
  NEIGHBOURS,
  RINGS_FROM_OVAL,
  TRIANGLES,
} from '../../../../src/providers/local/mesh/topology.ts';
import { facingViewer } from '../../../../src/providers/local/pixels/raster.ts';

describe('face mesh', () => {
  it('has 468 landmarks in 898 triangles, all of them used', () => {
    expect(CANONICAL_VERTICES).toHaveLength(3 * 468);
    expect(TRIANGLES).toHaveLength(3 * 898);
    expect(new Set(TRIANGLES).size).toBe(LANDMARK_COUNT);
  });

  it('lists neighbours in both directions', () => {
    NEIGHBOURS.forEach((around, landmark) => {
      expect(around.length).toBeGreaterThan(1);
      for (const other of around) expect(NEIGHBOURS[other]).toContain(landmark);
    });
  });

  it('counts rings inwards from the oval, one edge at a time', () => {
    for (const landmark of FACE_OVAL) expect(RINGS_FROM_OVAL[landmark]).toBe(0);
    NEIGHBOURS.forEach((around, landmark) => {
      const ring = RINGS_FROM_OVAL[landmark] ?? -1;
      const nearest = Math.min(...around.map((other) => RINGS_FROM_OVAL[other] ?? 99));
      expect(nearest).toBe(ring === 0 ? 0 : ring - 1);
    });
  });

  it('mirrors each eye onto the other, and twice onto itself', () => {
    expect(new Set(RIGHT_EYE.map((landmark) => MIRRORED[landmark]))).toEqual(new Set(LEFT_EYE));
    MIRRORED.forEach((other, landmark) => {
      expect(MIRRORED[other]).toBe(landmark);
    });
    expect(MIRRORED[NOSE_TIP]).toBe(NOSE_TIP);
  });

  it('measures the forehead from the brows up', () => {
    expect(FOREHEAD_HEIGHT[10]).toBeCloseTo(1);
    expect(FOREHEAD_HEIGHT[152]).toBeLessThan(-1);
    for (const middle of [10, 151, 4, 152]) expect(FOREHEAD_EDGE[middle]).toBeCloseTo(FOREHEAD_HEIGHT[middle] ?? 0);
    for (const temple of [21, 251]) expect(FOREHEAD_EDGE[temple]).toBeGreaterThan((FOREHEAD_HEIGHT[temple] ?? 0) + 0.6);
    for (const cheek of [123, 352]) expect(FOREHEAD_EDGE[cheek]).toBe(FOREHEAD_HEIGHT[cheek]);
  });

  it('finds that nose and cheeks of a frontal face point to the viewer, the edge of the jaw less', () => {
    const seen = CANONICAL_VERTICES.map((value, i) => (i % 3 === 0 ? value : -value));
    const facing = facingViewer(seen);
    for (const landmark of [NOSE_TIP, 50, 280, 151]) expect(facing[landmark]).toBeGreaterThan(0.5);
    expect(facing[234]).toBeLessThan(0.5);
  });
});
