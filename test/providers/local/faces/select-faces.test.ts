import { describe, expect, it } from 'vitest';
import type { Embedding } from '../../../../src/providers/local/faces/embedding.ts';
import { type FaceChoice, type Selection, selectFaces } from '../../../../src/providers/local/faces/select-faces.ts';
import type { Face } from '../../../../src/providers/local/mesh/face.ts';

function faceAt(left: number, width: number): Face {
  return {
    landmarks: new Float32Array(1_404),
    box: { left, top: 0, right: left + width, bottom: width },
    score: 0.9,
    pose: { yaw: 0, pitch: 0, roll: 0 },
    rollRadians: 0,
  };
}

/** The largest first, as `findFaces` orders them: the middle one, then the left, then the right. */
const faces = [faceAt(400, 200), faceAt(100, 150), faceAt(800, 100)];
const [ann, bob, cleo] = [0, 1, 2].map((axis) => Float32Array.from({ length: 3 }, (_, i) => (i === axis ? 1 : 0)));
const looks = new Map<Face | undefined, Embedding | undefined>(faces.map((face, i) => [face, [ann, bob, cleo][i]]));

/** An embedding with these similarities to the three faces. */
function likeness(...degrees: number[]): Embedding {
  return Float32Array.from(degrees);
}

function select(choice: FaceChoice, threshold?: number): Promise<Selection> {
  const embed = async (face: Face): Promise<Embedding> => looks.get(face) ?? likeness(0, 0, 0);
  return selectFaces(faces, choice, { embed, ...(threshold === undefined ? {} : { threshold }) });
}

async function chosen(choice: FaceChoice, threshold?: number): Promise<number[]> {
  const selection = await select(choice, threshold);
  return selection.state === 'chosen' ? selection.faces.map(({ index }) => index) : [];
}

describe('choice of faces', () => {
  it('takes the largest, or all', async () => {
    expect(await chosen({ which: 'largest' })).toEqual([0]);
    expect(await chosen({ which: 'all' })).toEqual([0, 1, 2]);
  });

  it('counts from the left, from 1', async () => {
    expect(await chosen({ which: 'assigned', picks: [{ fromLeft: 1 }] })).toEqual([1]);
    expect(await chosen({ which: 'assigned', picks: [{ fromLeft: 3 }] })).toEqual([2]);
    for (const fromLeft of [0, 4, -1, 1.5]) {
      const refusal = { state: 'refused', reason: 'no-such-face', pick: 0 };
      expect(await select({ which: 'assigned', picks: [{ fromLeft }] })).toEqual(refusal);
    }
  });

  it('takes the face most similar to a reference and reports the similarity', async () => {
    const selection = await select({ which: 'assigned', picks: [{ reference: likeness(0.7, 0.2, 0.75) }] });
    expect(selection).toMatchObject({ state: 'chosen', faces: [{ index: 2, similarity: expect.closeTo(0.75, 5) }] });
  });

  it('takes no face if none is similar enough', async () => {
    const stranger = { which: 'assigned', picks: [{ reference: likeness(0.5, 0.2, 0.6) }] } as const;
    expect(await select(stranger)).toEqual({ state: 'refused', reason: 'no-match', pick: 0 });
    expect(await chosen(stranger, 0.55)).toEqual([2]);
  });

  it('gives each reference its own face, the most similar pair first', async () => {
    const picks = [{ reference: likeness(0.8, 0.7, 0) }, { reference: likeness(0.95, 0, 0) }];
    expect(await chosen({ which: 'assigned', picks })).toEqual([1, 0]);
  });

  it('assigns positions before similarities', async () => {
    const picks = [{ reference: likeness(0.9, 0.8, 0) }, { fromLeft: 2 }];
    expect(await chosen({ which: 'assigned', picks })).toEqual([1, 0]);
  });

  it('reports which pick cannot be met', async () => {
    const twice = [{ fromLeft: 2 }, { fromLeft: 2 }];
    expect(await select({ which: 'assigned', picks: twice })).toMatchObject({ reason: 'no-such-face', pick: 1 });
    const stranger = [{ fromLeft: 2 }, { reference: likeness(0.9, 0.1, 0.1) }];
    expect(await select({ which: 'assigned', picks: stranger })).toMatchObject({ reason: 'no-match', pick: 1 });
  });

  it('reports an empty scene, and embeds no face needlessly', async () => {
    const embed = (): Promise<Embedding> => Promise.reject(new Error('not needed'));
    expect(await selectFaces([], { which: 'all' }, { embed })).toEqual({ state: 'refused', reason: 'no-face' });
    expect(await selectFaces(faces, { which: 'largest' }, { embed })).toMatchObject({ state: 'chosen' });
  });
});
