import { describe, expect, it } from 'vitest';
import {
  emptyReport,
  facesLeftAlone,
  mergeReports,
  refuseUnswapped,
} from '../../../../src/providers/local/tracking/sequence-report.ts';
import type { TargetIdentities } from '../../../../src/providers/local/video-protocol.ts';

const embedding = new Float32Array(4);
const someone: TargetIdentities = { which: 'listed', identities: [{ embedding, isReference: false }] };
const byReference: TargetIdentities = {
  which: 'listed',
  identities: [...someone.identities, { embedding, isReference: true }],
};

describe('the report on a video', () => {
  it('is the sum of its parts', () => {
    const first = { ...emptyReport, frames: 5, framesWithFaces: 3, faces: 1, seen: [true] };
    const second = {
      ...emptyReport,
      frames: 4,
      framesWithFaces: 4,
      faces: 3,
      swapped: 2,
      leftAlone: 1,
      seen: [false, true],
    };
    const unfit = { ...emptyReport, qualityProblem: 'face-too-small' } as const;
    expect(mergeReports([first, second, unfit])).toEqual({
      frames: 9,
      framesWithFaces: 7,
      faces: 3,
      swapped: 2,
      leftAlone: 1,
      seen: [true, true],
      qualityProblem: 'face-too-small',
    });
    expect(mergeReports([])).toEqual(emptyReport);
  });

  it('counts faces that were left alone most of the time, not for a moment', () => {
    const report = { ...emptyReport, framesWithFaces: 100 };
    expect(facesLeftAlone({ ...report, leftAlone: 20 })).toBe(0);
    expect(facesLeftAlone({ ...report, leftAlone: 180 })).toBe(2);
    expect(facesLeftAlone(emptyReport)).toBe(0);
  });

  const withFaces = { ...emptyReport, frames: 9, framesWithFaces: 5, faces: 1 };

  it.each([
    ['nobody is in it', someone, emptyReport, 'no-face', 'target'],
    ['a reference is never found', byReference, { ...withFaces, seen: [true], swapped: 5 }, 'no-match', 'reference'],
    ['the wanted one is never found again', someone, withFaces, 'no-match', 'target'],
    [
      'nobody is large enough',
      someone,
      { ...withFaces, seen: [true], qualityProblem: 'face-too-small' as const },
      'face-too-small',
      'target',
    ],
  ])('refuses when %s', (_, targets, report, reason, subject) => {
    const refused = expect.objectContaining({ answer: { state: 'refused', reason, subject } });
    expect(() => refuseUnswapped(targets, report)).toThrow(refused);
  });

  it('accepts a single swapped frame', () => {
    refuseUnswapped(someone, { ...withFaces, seen: [true], swapped: 1 });
    refuseUnswapped({ which: 'all' }, { ...withFaces, swapped: 1, qualityProblem: 'face-turned-away' });
  });
});
