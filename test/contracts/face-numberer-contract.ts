import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { type FaceNumberer, NumberedFace } from '../../src/core/ports/faces.ts';

interface Numbering {
  readonly numberer: FaceNumberer;
  readonly picture: Uint8Array;
  /** Faces in it. */
  readonly count: number;
  readonly noFaces: Uint8Array;
  readonly noPicture: Uint8Array;
}

const signal = () => new AbortController().signal;

/** Whatever numbers faces passes this. */
export function faceNumbererContract(name: string, start: () => Promise<Numbering>): void {
  describe(`face numberer contract: ${name}`, () => {
    it('numbers faces from 1, from left to right, each in a box of its own', async () => {
      const { numberer, picture, count } = await start();
      const faces = await numberer.number(picture, signal());
      expect(faces.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
      for (const face of faces) {
        expect(NumberedFace.strict().parse(face)).toEqual(face);
        expect(face.box.right > face.box.left && face.box.bottom > face.box.top).toBe(true);
      }
      for (const { box, landmarks } of faces) {
        const [leftEye, rightEye, nose, leftCorner, rightCorner] = landmarks.map(({ x, y }) => [x, y] as const);
        if (!leftEye || !rightEye || !nose || !leftCorner || !rightCorner) throw new Error('five are there');
        for (const { x, y } of landmarks) {
          expect(x > box.left && x < box.right && y > box.top && y < box.bottom).toBe(true);
        }
        expect(leftEye[0] < rightEye[0] && leftCorner[0] < rightCorner[0]).toBe(true);
        expect(leftEye[1] < nose[1] && nose[1] < leftCorner[1]).toBe(true);
      }
      const middles = faces.map(({ box }) => box.left + box.right);
      expect(middles).toEqual(middles.toSorted((a, b) => a - b));
    });

    it('draws the same faces into a picture of the wanted type', async () => {
      const { numberer, picture } = await start();
      const drawn = await numberer.draw(picture, signal(), 'image/png');
      expect(drawn.faces).toEqual(await numberer.number(picture, signal()));
      expect(drawn.mimeType).toBe('image/png');
      expect(Buffer.from(drawn.bytes).equals(picture)).toBe(false);
    });

    it('cuts out the face with a number that can be swapped, and no other', async () => {
      const { numberer, picture, count } = await start();
      const fit = (await numberer.number(picture, signal())).filter(({ quality }) => quality > 0);
      expect(fit.length).toBeGreaterThan(0);
      for (const { number } of fit) {
        const cut = await numberer.crop(picture, number, signal());
        expect(cut?.mimeType).toMatch(/^image\//);
        expect(cut && Buffer.from(cut.bytes).equals(picture)).toBe(false);
      }
      expect(await numberer.crop(picture, count + 1, signal())).toBeUndefined();
    });

    it('cuts out every face that can be swapped, and says where each crop was', async () => {
      const { numberer, picture } = await start();
      const cropped = await numberer.cropAll(picture, signal());
      expect(cropped.map(({ crop: _, ...face }) => face)).toEqual(await numberer.number(picture, signal()));
      for (const { number, quality, box, crop } of cropped) {
        expect(crop !== undefined).toBe(quality > 0);
        if (!crop) continue;
        const alone = await numberer.crop(picture, number, signal());
        expect(Buffer.from(crop.bytes).equals(alone?.bytes ?? Buffer.of())).toBe(true);
        expect(crop.left >= 0 && crop.left <= box.left && crop.top >= 0 && crop.top <= box.top).toBe(true);
      }
    });

    it('has nothing to number where nobody is', async () => {
      const { numberer, noFaces } = await start();
      expect(await numberer.number(noFaces, signal())).toEqual([]);
      expect((await numberer.draw(noFaces, signal())).faces).toEqual([]);
      expect(await numberer.cropAll(noFaces, signal())).toEqual([]);
    });

    it('refuses what is no picture, and stops when it is told to', async () => {
      const { numberer, picture, noPicture } = await start();
      await expect(numberer.number(noPicture, signal())).rejects.toThrow(UserError);
      await expect(numberer.draw(noPicture, signal())).rejects.toThrow(UserError);
      await expect(numberer.cropAll(noPicture, signal())).rejects.toThrow(UserError);
      await expect(numberer.frameWithFace(noPicture, signal())).rejects.toThrow(UserError);
      const reason = new Error('enough');
      await expect(numberer.number(picture, AbortSignal.abort(reason))).rejects.toBe(reason);
      await expect(numberer.draw(picture, AbortSignal.abort(reason))).rejects.toBe(reason);
      await expect(numberer.cropAll(picture, AbortSignal.abort(reason))).rejects.toBe(reason);
      await expect(numberer.frameWithFace(picture, AbortSignal.abort(reason))).rejects.toBe(reason);
      await expect(numberer.crop(picture, 1, AbortSignal.abort(reason))).rejects.toBe(reason);
    });
  });
}
