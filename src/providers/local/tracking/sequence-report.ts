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

/** Merges the reports on the parts of a video. */
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

/** Mean number of faces left alone in a frame, rounded. A face that turns away for a moment does not count. */
export function facesLeftAlone({ leftAlone, framesWithFaces }: SequenceReport): number {
  return Math.round(leftAlone / Math.max(1, framesWithFaces));
}

/** Throws Refusal if the video cannot be swapped. As in a photo, every wanted person must be there. */
export function refuseUnswapped(targets: TargetIdentities, report: SequenceReport): void {
  if (report.framesWithFaces === 0) throw new Refusal('no-face', 'target');
  const identities = targets.which === 'listed' ? targets.identities : [];
  const missing = identities.find((_, targetIndex) => !report.seen[targetIndex]);
  if (missing) throw new Refusal('no-match', missing.isReference ? 'reference' : 'target');
  if (report.swapped === 0) throw new Refusal(report.qualityProblem ?? 'no-face', 'target');
}
