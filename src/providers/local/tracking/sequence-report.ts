import { Refusal } from '../media/refusal.ts';
import type { SequenceReport, TargetIdentities } from '../video-protocol.ts';

export const emptyReport: SequenceReport = {
  frames: 0,
  framesWithFaces: 0,
  faces: 0,
  swapped: 0,
  seen: [],
  leftAlone: 0,
};

/** The report on the whole, of those on its parts. */
export function mergeReports(reports: readonly SequenceReport[]): SequenceReport {
  return reports.reduce(merge, emptyReport);
}

function merge(one: SequenceReport, other: SequenceReport): SequenceReport {
  const identities = Math.max(one.seen.length, other.seen.length);
  const qualityProblem = one.qualityProblem ?? other.qualityProblem;
  return {
    frames: one.frames + other.frames,
    framesWithFaces: one.framesWithFaces + other.framesWithFaces,
    faces: Math.max(one.faces, other.faces),
    swapped: one.swapped + other.swapped,
    seen: Array.from({ length: identities }, (_, targetIndex) =>
      Boolean(one.seen[targetIndex] || other.seen[targetIndex]),
    ),
    leftAlone: one.leftAlone + other.leftAlone,
    ...(qualityProblem && { qualityProblem }),
  };
}

/** How many faces were left alone most of the time; that one turns away for a moment is not worth a word. */
export function facesLeftAlone({ leftAlone, framesWithFaces }: SequenceReport): number {
  return Math.round(leftAlone / Math.max(1, framesWithFaces));
}

/** Throws Refusal where the whole shows that the swap cannot be: as for a photo, all who are wanted must be there. */
export function refuseUnswapped(targets: TargetIdentities, report: SequenceReport): void {
  if (report.framesWithFaces === 0) throw new Refusal('no-face', 'target');
  const identities = targets.which === 'listed' ? targets.identities : [];
  const missing = identities.find((_, targetIndex) => !report.seen[targetIndex]);
  if (missing) throw new Refusal('no-match', missing.isReference ? 'reference' : 'target');
  if (report.swapped === 0) throw new Refusal(report.qualityProblem ?? 'no-face', 'target');
}
