import { describe, expect, it } from 'vitest';
import { windowOnto } from '../../../../src/providers/local/faces/five-points.ts';

describe('a window onto five points', () => {
  it('maps them onto a template that was moved, turned and scaled', () => {
    const template = [
      { x: 40, y: 50 },
      { x: 80, y: 50 },
      { x: 60, y: 70 },
      { x: 45, y: 90 },
      { x: 75, y: 90 },
    ];
    const turned = template.map(({ x, y }) => ({ x: 300 - 2 * (y - 64), y: 200 + 2 * (x - 64) }));
    const window = windowOnto(turned, template, 128);
    expect(window.centreX).toBeCloseTo(300, 6);
    expect(window.centreY).toBeCloseTo(200, 6);
    expect(window.scale).toBeCloseTo(2, 6);
    expect(window.angle).toBeCloseTo(Math.PI / 2, 6);
  });
});
