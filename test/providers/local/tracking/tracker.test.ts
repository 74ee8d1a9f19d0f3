import { describe, expect, it } from 'vitest';
import { embedFace } from '../../../../src/providers/local/faces/embedding.ts';
import type { ModelName, Runtime } from '../../../../src/providers/local/models/runtime.ts';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';
import { createTracker, type TrackedFaces } from '../../../../src/providers/local/tracking/tracker.ts';
import type { TargetIdentities } from '../../../../src/providers/local/video-protocol.ts';
import { covered, emptyFrame, filmed, gliding } from '../camera-frames.ts';
import { type Photo, photo, sharedRuntime } from '../photos.ts';

const man = await photo('bluejacket');
const couple = await photo('couple');
const group = await photo('group');
const all: TargetIdentities = { which: 'all' };

async function targetsOf(...wanted: readonly [Photo, number][]): Promise<TargetIdentities> {
  const runtime = await sharedRuntime();
  const identities = wanted.map(async ([{ picture, faces }, index]) => {
    const face = faces[index];
    if (!face) throw new Error('no such face');
    return { embedding: await embedFace(picture, face, runtime), isReference: false };
  });
  return { which: 'listed', identities: await Promise.all(identities) };
}

interface Watched {
  readonly seen: readonly TrackedFaces[];
  /** How often each model had run by the end of each frame. */
  readonly runs: (model: ModelName, frame: number) => number;
}

async function watch(frames: readonly Picture[], targets: TargetIdentities): Promise<Watched> {
  const runtime = await sharedRuntime();
  const counts = new Map<ModelName, number>();
  const counting: Runtime = {
    ...runtime,
    run(model, input, shape) {
      counts.set(model, (counts.get(model) ?? 0) + 1);
      return runtime.run(model, input, shape);
    },
  };
  const tracker = createTracker({ targets, runtime: counting, threshold: 0.66 });
  const seen: TrackedFaces[] = [];
  const history: Map<ModelName, number>[] = [];
  for (const frame of frames) {
    seen.push(await tracker.update(frame));
    history.push(new Map(counts));
  }
  return { seen, runs: (model, frame) => history[frame]?.get(model) ?? 0 };
}

/** The target indices tracked in each frame, as text. */
function targetsIn(seen: readonly TrackedFaces[]): string {
  return seen.map(({ tracks }) => tracks.map(({ targetIndex }) => targetIndex).join('') || '-').join(' ');
}

const onMan = { left: 100, top: 40, width: 420 };
const onCouple = { left: 240, top: 60, width: 420 };

describe('a detected face', () => {
  it('is tracked without another detection', async () => {
    const { seen, runs } = await watch(await filmed(man.picture, gliding(onMan, 4, 12)), await targetsOf([man, 0]));
    expect(targetsIn(seen)).toBe('0 0 0 0 0 0 0 0 0 0 0 0');
    expect(new Set(seen.flatMap(({ tracks }) => tracks.map(({ id }) => id))).size).toBe(1);
    expect(runs('blazeface', 11)).toBe(runs('blazeface', 0));
    expect(runs('faceres', 11)).toBe(runs('faceres', 0));
    const [first, last] = [seen[0], seen[11]].map((each) => each?.tracks[0]?.face.box.left ?? 0);
    expect((first ?? 0) - (last ?? 0)).toBeCloseTo((44 * 320) / 420, -0.5);
  });

  it('keeps its track after it was hidden for a moment', async () => {
    const frames = await filmed(man.picture, gliding(onMan, 2, 10));
    const behind = { left: 125, top: 60, right: 225, bottom: 165 };
    const hidden = frames.map((frame, index) => (index >= 3 && index < 6 ? covered(frame, behind) : frame));
    const { seen } = await watch(hidden, await targetsOf([man, 0]));
    expect(targetsIn(seen)).toBe('0 0 0 - - - 0 0 0 0');
    expect(seen[9]?.tracks[0]?.id === seen[0]?.tracks[0]?.id).toBe(true);
  });

  it('is recognised after a cut, and not confused with the person shown in between', async () => {
    const frames = [
      ...(await filmed(man.picture, gliding(onMan, 2, 5))),
      ...(await filmed(couple.picture, gliding(onCouple, 2, 5))),
      ...(await filmed(man.picture, gliding({ ...onMan, left: 60 }, 2, 5))),
    ];
    const { seen } = await watch(frames, await targetsOf([man, 0]));
    expect(targetsIn(seen)).toBe('0 0 0 0 0 - - - - - 0 0 0 0 0');
  });

  it('stays with the right one of two people', async () => {
    const frames = await filmed(couple.picture, gliding(onCouple, 3, 8));
    const { seen, runs } = await watch(frames, await targetsOf([couple, 1], [couple, 0]));
    for (const { tracks } of seen) {
      const left = (targetIndex: number): number =>
        tracks.find((track) => track.targetIndex === targetIndex)?.face.box.left ?? 0;
      expect(left(0)).toBeGreaterThan(left(1) + 50);
    }
    // Twice to know them, and once because the detector is less sure that one of them is a human face.
    expect(runs('faceres', 7)).toBe(3);
  });
});

describe('faces that come later', () => {
  it('are detected soon', async () => {
    const frames = [
      ...Array.from({ length: 4 }, emptyFrame),
      ...(await filmed(couple.picture, gliding(onCouple, 1, 14))),
    ];
    const { seen } = await watch(frames, all);
    expect(seen.slice(0, 4).every(({ tracks }) => tracks.length === 0)).toBe(true);
    expect(seen.slice(4).every(({ tracks }) => tracks.length === 2)).toBe(true);
  });

  it('are doubted and embedded once if they are strangers', async () => {
    const frames = await filmed(couple.picture, gliding(onCouple, 1, 14));
    const { seen, runs } = await watch(frames, await targetsOf([man, 0]));
    expect(targetsIn(seen)).toBe(Array(14).fill('-').join(' '));
    expect(runs('faceres', 13)).toBe(3);
    expect(runs('blazeface', 13)).toBeLessThan(14);
  });
});

describe('a face that becomes too small', () => {
  it('fades out and in again without flicker', async () => {
    const widths = [...Array(10).keys()].map((index) => 540 + index * 25);
    const cameras = [...widths, ...widths.toReversed(), 540, 540].map((width) => ({
      left: Math.max(0, 293 - width / 2),
      top: 0,
      width,
    }));
    const { seen } = await watch(await filmed(group.picture, cameras), await targetsOf([group, 2]));
    const strengths = seen.map(({ tracks }) => tracks[0]?.strength ?? 0);
    const steps = strengths.slice(1).map((strength, index) => strength - (strengths[index] ?? 0));
    expect(strengths[0]).toBe(1);
    expect(Math.min(...strengths)).toBe(0);
    expect(strengths.at(-1)).toBe(1);
    expect(Math.max(...steps.map(Math.abs))).toBeLessThanOrEqual(0.25);
    const lowest = strengths.indexOf(0);
    expect(steps.slice(0, lowest).every((step) => step <= 0)).toBe(true);
    expect(steps.slice(lowest).every((step) => step >= 0)).toBe(true);
  });
});
