import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../../../bench/quality/features.ts';
import { embedFace, similarity } from '../../../../src/providers/local/faces/embedding.ts';
import { findFaces } from '../../../../src/providers/local/faces/find-faces.ts';
import { portraitIdentity } from '../../../../src/providers/local/faces/source-identity.ts';
import type { Box } from '../../../../src/providers/local/mesh/face.ts';
import { FACE_OVAL } from '../../../../src/providers/local/mesh/regions.ts';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';
import { fillPolygon } from '../../../../src/providers/local/pixels/polygon.ts';
import { createSequence, type Sequence, type SwappedFrame } from '../../../../src/providers/local/tracking/sequence.ts';
import { refuseUnswapped } from '../../../../src/providers/local/tracking/sequence-report.ts';
import type { TargetIdentities } from '../../../../src/providers/local/video-protocol.ts';
import { movedFace } from '../../../fakes/faces/moved-face.ts';
import { covered, emptyFrame, FRAME, filmed, gliding, grainy } from '../camera-frames.ts';
import { type Photo, photo, sharedRuntime } from '../photos.ts';

const runtime = await sharedRuntime();
const source = await photo('collins');
const man = await photo('bluejacket');
const couple = await photo('couple');
const luciano = await photo('luciano');
const all: TargetIdentities = { which: 'all' };

async function sequenceOf(targets: TargetIdentities, ...photos: readonly Photo[]): Promise<Sequence> {
  const sources = await Promise.all(photos.map(portraitIdentity));
  return createSequence({ targets, sources, runtime, threshold: 0.66 });
}

async function swapAll(sequence: Sequence, frames: readonly Picture[]): Promise<SwappedFrame[]> {
  const results: SwappedFrame[] = [];
  for (const frame of frames) results.push(await sequence.swapFrame(frame));
  return results;
}

async function wanted({ picture, faces }: Photo, index: number, isReference = false): Promise<TargetIdentities> {
  const face = faces[index];
  if (!face) throw new Error('no such face');
  return { which: 'listed', identities: [{ embedding: await embedFace(picture, face, runtime), isReference }] };
}

const camera = { left: 100, top: 40, width: 420 };
const glide = grainy(await filmed(man.picture, gliding(camera, 3, 16)), 4);
const swappedGlide = await swapAll(await sequenceOf(await wanted(man, 0), source), glide);
/** A camera that glides by this many pixels of the frame. */
const step = (3 * 320) / 420;

function isInside(boxes: readonly Box[], x: number, y: number): boolean {
  return boxes.some(({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom);
}

function changesOutside(before: Picture, { picture, changed }: SwappedFrame): number {
  return before.data.filter((value, i) => {
    const pixel = Math.floor(i / 3);
    const isOutside = !isInside(changed, pixel % before.width, Math.floor(pixel / before.width));
    return isOutside && value !== picture.data[i];
  }).length;
}

/** A plane that is 1 in each pixel inside the box. */
function planeOf(box: Box): Float32Array {
  const { width, height } = FRAME;
  return Float32Array.from({ length: width * height }, (_, pixel) =>
    Number(isInside([box], pixel % width, Math.floor(pixel / width))),
  );
}

/** Sum of the changes from frame to frame where `planeAt` is 1. */
function changes(frames: readonly Picture[], planeAt: (index: number) => Float32Array): number {
  let sum = 0;
  for (let index = 1; index < frames.length; index++) {
    const [before, now] = [frames[index - 1], frames[index]];
    planeAt(index).forEach((inside, pixel) => {
      for (let i = 3 * pixel; inside === 1 && i < 3 * pixel + 3; i++) {
        sum += Math.abs((now?.data[i] ?? 0) - (before?.data[i] ?? 0));
      }
    });
  }
  return sum;
}

describe('a video', () => {
  it('is the same to the byte outside the faces, and the given frames are not modified', async () => {
    const given = glide[0]?.data.slice() ?? new Uint8Array();
    for (const [index, result] of swappedGlide.entries()) {
      const frame = glide[index];
      expect(frame && changesOutside(frame, result)).toBe(0);
      expect(result.changed).toHaveLength(1);
      expect(result.changed.every(({ left, top }) => left % 2 === 0 && top % 2 === 0)).toBe(true);
    }
    expect(Buffer.compare(glide[0]?.data ?? given.slice(1), given)).toBe(0);
  });

  it('shows the source in every frame', async () => {
    const wantedFace = await embedFace(source.picture, source.face, runtime);
    const ownFace = await embedFace(man.picture, man.face, runtime);
    for (const { picture } of swappedGlide.filter((_, index) => index % 4 === 3)) {
      const [face] = await findFaces(picture, runtime);
      const result = face && (await embedFace(picture, face, runtime));
      // the man's own smile stays, and with it much of what the embedding takes for him
      expect(similarity(wantedFace, result ?? ownFace)).toBeGreaterThan(similarity(wantedFace, ownFace) + 0.15);
    }
  });

  it('raises its brows with the scene', async () => {
    const raised = movedFace(man.picture, man.face, { browsUp: 0.06 }).picture;
    const views = [man.picture, raised, man.picture, raised, man.picture, raised];
    const frames = await Promise.all(views.map(async (view) => (await filmed(view, [camera]))[0] ?? emptyFrame()));
    const results = await swapAll(await sequenceOf(all, luciano), frames);
    const rise = async (of: readonly Picture[]): Promise<number> => {
      const heights: number[] = [];
      for (const frame of of.slice(-2)) {
        const [face] = await findFaces(frame, runtime);
        heights.push(face ? featuresOf(face.landmarks, face.rollRadians).brows : 0);
      }
      return (heights[1] ?? 0) - (heights[0] ?? 0);
    };
    expect(await rise(results.map(({ picture }) => picture))).toBeGreaterThan(0.6 * (await rise(frames)));
  });

  it('changes no more between frames inside the face than before', async () => {
    const [first] = glide;
    const [face] = first ? await findFaces(first, runtime) : [];
    if (!first || !face) throw new Error('no face');
    const oval = (index: number): Float32Array => {
      const glided = face.landmarks.map((value, i) => (i % 3 === 0 ? value - index * step : value));
      return fillPolygon(glided, FACE_OVAL, first.width, first.height, new Float32Array(first.width * first.height));
    };
    const after = changes(
      swappedGlide.map(({ picture }) => picture),
      oval,
    );
    expect(after / changes(glide, oval)).toBeLessThan(1.2);
  });

  it('hardly jitters where the camera stands still', async () => {
    const still = grainy(
      Array.from({ length: 12 }, () => glide[0] ?? emptyFrame()),
      3,
    );
    const results = (await swapAll(await sequenceOf(all, source), still)).map(({ picture }) => picture);
    const everywhere = planeOf({ left: 0, top: 0, right: FRAME.width, bottom: FRAME.height });
    expect(changes(results.slice(4), () => everywhere)).toBeLessThan(changes(still.slice(4), () => everywhere));
  });

  it('gives the same result for a repeated frame', async () => {
    const [frame] = glide;
    if (!frame) throw new Error('no frame');
    const sequence = await sequenceOf(all, source);
    const shown = await swapAll(
      sequence,
      Array.from({ length: 3 }, () => ({ ...frame, data: frame.data.slice() })),
    );
    for (const { picture, changed } of shown) {
      expect(changed).toHaveLength(1);
      expect(Buffer.compare(picture.data, shown[0]?.picture.data ?? frame.data)).toBe(0);
    }
    expect(sequence.report()).toMatchObject({ frames: 3, swapped: 3 });
  });

  it('gives the same frames in a second run', async () => {
    const again = await swapAll(await sequenceOf(await wanted(man, 0), source), glide.slice(0, 10));
    for (const [index, { picture }] of again.entries()) {
      expect(Buffer.compare(picture.data, swappedGlide[index]?.picture.data ?? new Uint8Array())).toBe(0);
    }
  });

  it('follows the light of the scene', async () => {
    const dimmed = glide.slice(0, 8).map((frame, index) => ({
      ...frame,
      data: frame.data.map((value) => Math.round(value * (1 - index * 0.09))),
    }));
    const results = await swapAll(await sequenceOf(all, source), dimmed);
    const last = results.at(-1);
    const whole = last && (await swapAll(await sequenceOf(all, source), dimmed.slice(-1)))[0];
    const mean = ({ data }: Picture): number => data.reduce((sum, value) => sum + value, 0) / data.length;
    expect(mean(last?.picture ?? emptyFrame())).toBeCloseTo(mean(whole?.picture ?? emptyFrame()), 0);
  });
});

describe('an object that passes in front of a face', () => {
  it('is not painted over', async () => {
    const sequence = await sequenceOf(all, source);
    await swapAll(sequence, glide.slice(0, 3));
    const hand = { left: 90, top: 90, right: 170, bottom: 190 };
    const face = { left: 176, top: 90, right: 220, bottom: 180 };
    const frame = covered(glide[3] ?? emptyFrame(), hand);
    const { picture } = await sequence.swapFrame(frame);
    const change = (box: Box): number =>
      changes([frame, picture], () => planeOf(box)) / ((box.right - box.left) * (box.bottom - box.top));
    expect(change(hand)).toBeLessThan(change(face) / 3);
  });
});

describe('faces of a video', () => {
  const onCouple = { left: 240, top: 60, width: 420 };

  it('are swapped if they were chosen, and not otherwise', async () => {
    const frames = await filmed(couple.picture, gliding(onCouple, 2, 6));
    const right = await swapAll(await sequenceOf(await wanted(couple, 1, true), source), frames);
    expect(right.every(({ changed }) => changed.length === 1 && (changed[0]?.left ?? 0) > 160)).toBe(true);
    const both = await swapAll(await sequenceOf(all, source), frames);
    expect(both.every(({ changed }) => changed.length === 2)).toBe(true);
  });

  it('each get their own source', async () => {
    const frames = await filmed(couple.picture, gliding(onCouple, 2, 2));
    const wantedInEach = await Promise.all([wanted(couple, 0), wanted(couple, 1)]);
    const identities = wantedInEach.flatMap((targets) => (targets.which === 'listed' ? targets.identities : []));
    const sequence = await sequenceOf({ which: 'listed', identities }, source, luciano);
    const [, last] = await swapAll(sequence, frames);
    const faces = last ? await findFaces(last.picture, runtime) : [];
    const [woman, ,] = faces.toSorted((a, b) => a.box.left - b.box.left);
    const result = woman && last && (await embedFace(last.picture, woman, runtime));
    const likeness = async ({ picture, face }: Photo): Promise<number> =>
      result ? similarity(result, await embedFace(picture, face, runtime)) : 0;
    expect(await likeness(source)).toBeGreaterThan(await likeness(luciano));
  });

  it('are the same if a worker begins in the middle', async () => {
    const frames = await filmed(couple.picture, gliding(onCouple, 3, 12));
    const targets = await wanted(couple, 1);
    const whole = await swapAll(await sequenceOf(targets, source), frames);
    const part = await swapAll(await sequenceOf(targets, source), frames.slice(6));
    const middle = (result: SwappedFrame | undefined): number => result?.changed[0]?.left ?? 0;
    for (const [index, result] of part.entries()) {
      expect(Math.abs(middle(result) - middle(whole[index + 6]))).toBeLessThan(8);
    }
  });
});

describe('a video without the wanted person', () => {
  async function refusal(targets: TargetIdentities, frames: readonly Picture[]): Promise<unknown> {
    const sequence = await sequenceOf(targets, source);
    for (const [index, { picture, changed }] of (await swapAll(sequence, frames)).entries()) {
      expect(picture === frames[index]).toBe(true);
      expect(changed).toEqual([]);
    }
    try {
      refuseUnswapped(targets, sequence.report());
    } catch (error) {
      return error;
    }
    return undefined;
  }

  it('is unchanged, and refused', async () => {
    const noFace = { answer: { reason: 'no-face', subject: 'target' } };
    expect(await refusal(all, [emptyFrame(), emptyFrame()])).toMatchObject(noFace);
    const noMatch = { answer: { reason: 'no-match', subject: 'reference' } };
    expect(await refusal(await wanted(couple, 0, true), glide.slice(0, 4))).toMatchObject(noMatch);
    const far = await filmed((await photo('group')).picture, [{ left: 0, top: 0, width: 880 }]);
    const tooSmall = { answer: { reason: 'face-too-small', subject: 'target' } };
    expect(await refusal(all, far)).toMatchObject(tooSmall);
  });
});
