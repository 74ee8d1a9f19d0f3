import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faceQuality, qualityProblem, togetherness } from '../../../src/providers/local/faces/face-quality.ts';
import { createLocalEngine, type LocalEngine } from '../../../src/providers/local/index.ts';
import type { Face } from '../../../src/providers/local/mesh/face.ts';
import { faceNumbererContract } from '../../contracts/face-numberer-contract.ts';
import { meadow, photo } from './foreign-files.ts';
import { difference, limits, signal } from './swapping.ts';
import { emptyScene, makeVideo, movingHead } from './videos.ts';

let engine: LocalEngine;

beforeAll(() => {
  engine = createLocalEngine({ LOCAL_WORKERS: '1' }, { limits });
});

afterAll(() => engine.close());

describe('the recognizer', () => {
  it('finds the largest face first, with eyes above nose above mouth', async () => {
    const faces = await engine.recognizer.detect(photo('couple'), signal());
    expect(faces).toHaveLength(2);
    const widths = faces.map(({ box }) => box.right - box.left);
    expect(widths[0]).toBeGreaterThanOrEqual(widths[1] ?? Number.NaN);
    for (const { box, points } of faces) {
      for (const { x, y } of points) {
        expect(x > box.left && x < box.right && y > box.top && y < box.bottom).toBe(true);
      }
      const [leftEye, rightEye, nose, leftCorner, rightCorner] = points;
      expect(leftEye?.x).toBeLessThan(rightEye?.x ?? Number.NaN);
      expect(leftCorner?.x).toBeLessThan(rightCorner?.x ?? Number.NaN);
      expect(leftEye?.y).toBeLessThan(nose?.y ?? Number.NaN);
      expect(nose?.y).toBeLessThan(leftCorner?.y ?? Number.NaN);
    }
  });

  it('finds no face in a meadow and in a file that is no picture', async () => {
    expect(await engine.recognizer.detect(await meadow(), signal())).toEqual([]);
    expect(await engine.recognizer.detect(new TextEncoder().encode('no picture'), signal())).toEqual([]);
  });

  it('chooses the photo that shows a usable face, and none where none does', async () => {
    const { recognizer } = engine;
    const scene = { bytes: photo('hopper'), choice: { which: 'largest' } } as const;
    const field = await sharp({ create: { width: 96, height: 96, channels: 3, background: '#987' } })
      .png()
      .toBuffer();
    expect(await recognizer.choosePhoto?.([field, photo('collins')], scene, signal())).toBe(1);
    expect(await recognizer.choosePhoto?.([photo('collins'), field], undefined, signal())).toBe(0);
    expect(await recognizer.choosePhoto?.([field], scene, signal())).toBeUndefined();
  });

  it('crops a picture that holds only the wanted face', async () => {
    for (const fromLeft of [1, 2]) {
      const cut = await engine.recognizer.crop(photo('couple'), { which: 'nth', fromLeft }, signal());
      if (!cut) throw new Error('nothing was cut out');
      expect(await sharp(cut.bytes).metadata()).toMatchObject({ mediaType: cut.mimeType });
      const again = await engine.recognizer.crop(
        photo('couple'),
        { which: 'reference', reference: cut.bytes },
        signal(),
      );
      expect(Buffer.from(again?.bytes ?? []).equals(cut.bytes)).toBe(true);
    }
  });

  it('crops nothing if the wanted face is missing', async () => {
    const { recognizer } = engine;
    expect(await recognizer.crop(photo('couple'), { which: 'nth', fromLeft: 3 }, signal())).toBeUndefined();
    expect(await recognizer.crop(await meadow(), { which: 'largest' }, signal())).toBeUndefined();
    const stranger = { which: 'reference', reference: photo('luciano') } as const;
    expect(await recognizer.crop(photo('couple'), stranger, signal())).toBeUndefined();
  });
});

faceNumbererContract('the offline engine', async () => ({
  numberer: engine.numberer,
  picture: await sharp(photo('couple')).flop().jpeg().toBuffer(), // the largest face is not the leftmost
  count: 2,
  noFaces: await meadow(),
  noPicture: new TextEncoder().encode('no picture'),
}));

it('numbers the faces of a picture as it is seen, not as it is stored', async () => {
  const lying = await sharp(photo('couple'))
    .rotate(270)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
  const upright = await engine.numberer.number(photo('couple'), signal());
  const { faces, bytes } = await engine.numberer.draw(lying, signal());
  const { width, height } = await sharp(photo('couple')).metadata();
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width, height });
  const places = (all: typeof faces) =>
    all.flatMap(({ box }) => Object.values(box).map((edge) => Math.round(edge / 40)));
  expect(faces.length).toBe(upright.length);
  for (const [index, place] of places(faces).entries()) {
    expect(Math.abs(place - (places(upright)[index] ?? Number.NaN))).toBeLessThanOrEqual(1);
  }
});

it('cuts faces out at the place that it tells, without making them smaller', async () => {
  const picture = await sharp(photo('couple')).flop().png().toBuffer();
  for (const { crop } of await engine.numberer.cropAll(picture, signal())) {
    if (!crop) throw new Error('both can be swapped');
    const { width = 0, height = 0 } = await sharp(crop.bytes).metadata();
    expect([crop.width, crop.height]).toEqual([width, height]);
    const there = await sharp(picture).extract({ left: crop.left, top: crop.top, width, height }).png().toBuffer();
    expect(await difference(there, crop.bytes, { left: 0, top: 0, width, height })).toBeLessThan(3);
  }
});

it('cuts a face out without a larger one close to it', async () => {
  /** A head as wide as this, without its surroundings. */
  const head = async (name: string, width: number) => {
    const cut = await engine.numberer.crop(photo(name), 1, signal());
    const { width: whole = 0, height = 0 } = await sharp(cut?.bytes).metadata();
    const middle = { left: Math.round(whole * 0.27), top: Math.round(height * 0.2) };
    const size = { width: whole - 2 * middle.left, height: height - 2 * middle.top };
    return sharp(cut?.bytes)
      .extract({ ...middle, ...size })
      .resize({ width })
      .png()
      .toBuffer();
  };
  const picture = await sharp({ create: { width: 800, height: 560, channels: 3, background: '#888' } })
    .composite([
      { input: await head('hopper', 300), left: 60, top: 80 },
      { input: await head('collins', 250), left: 290, top: 100 },
    ])
    .png()
    .toBuffer();
  const faces = await engine.numberer.cropAll(picture, signal());
  expect(faces.map(({ number }) => number)).toEqual([1, 2]);
  const smaller = faces[1];
  const cut = await engine.numberer.crop(picture, 2, signal());
  expect(cut?.bytes).toEqual(smaller?.crop?.bytes);
  const [found] = await engine.recognizer.detect(cut?.bytes ?? new Uint8Array(), signal()); // the largest
  const { x = 0, y = 0 } = found?.points[2] ?? {};
  const nose = { x: x + (smaller?.crop?.left ?? 0), y: y + (smaller?.crop?.top ?? 0) };
  const meant = smaller?.landmarks[2] ?? { x: 0, y: 0 };
  expect(Math.hypot(nose.x - meant.x, nose.y - meant.y)).toBeLessThan(12);
});

describe('a frame with a face', () => {
  it('is the first of a video that shows one well', async () => {
    const size = { width: 160, height: 160 };
    const scene = (number: number) => (number < 5 ? emptyScene(number, size) : movingHead('collins', number, size));
    const video = await makeVideo({ scene, sound: undefined });
    const frame = await engine.recognizer.frameWithFace?.(video, signal());
    expect(await engine.numberer.frameWithFace(video, signal())).toEqual(frame);
    expect(await sharp(frame?.bytes).metadata()).toMatchObject({ format: 'jpeg', ...size });
    expect(await engine.recognizer.detect(frame?.bytes ?? new Uint8Array(), signal())).toHaveLength(1);
  });

  it('is in no video without a person, and in no file that is no video', async () => {
    const empty = await makeVideo({ scene: emptyScene, sound: undefined });
    for (const bytes of [empty, empty.subarray(0, 500), photo('couple')]) {
      expect(await engine.recognizer.frameWithFace?.(bytes, signal())).toBeUndefined();
    }
    expect(await engine.numberer.frameWithFace(empty, signal())).toBeUndefined();
  });
});

describe('a face', () => {
  const face = (width: number, yaw: number, pitch = 0): Face => ({
    landmarks: new Float32Array(),
    box: { left: 10, top: 10, right: 10 + width, bottom: 10 + width },
    score: 1,
    pose: { yaw, pitch, roll: 0 },
    rollRadians: 0,
  });

  it.each([
    { width: 48, yaw: 40, reason: undefined },
    { width: 48, yaw: -40, reason: undefined },
    { width: 47, yaw: 0, reason: 'face-too-small' },
    { width: 200, yaw: 41, reason: 'face-turned-away' },
    { width: 200, yaw: -41, reason: 'face-turned-away' },
    { width: 200, yaw: 0, pitch: 30, reason: undefined },
    { width: 200, yaw: 0, pitch: 31, reason: 'face-up-or-down' },
    { width: 200, yaw: 0, pitch: -31, reason: 'face-up-or-down' },
  ])('$width pixels wide, turned by $yaw, nodding by $pitch degrees, is unfit for $reason', (each) => {
    expect(qualityProblem(face(each.width, each.yaw, each.pitch))).toBe(each.reason);
  });

  it('has a quality that falls as it turns or gets smaller, and is 0 only where it is unfit', () => {
    expect([face(200, 0), face(200, 20), face(200, 0, -20), face(96, 0)].map(faceQuality)).toEqual([
      1, 0.75, 0.56, 0.5,
    ]);
    expect([face(48, 40), face(47, 0), face(200, 41), face(200, 0, 31)].map(faceQuality)).toEqual([0.01, 0, 0, 0]);
  });

  it('that turns away from its source in a video fades out', () => {
    const faded = [-5, 5, 7, 10].map((yaw) => togetherness(face(200, -30), face(200, yaw)));
    expect(faded).toEqual([1, 1, 0.6, 0]);
  });
});
