import { describe, expect, it } from 'vitest';
import { type Embedding, embedFace, similarity } from '../../../../src/providers/local/faces/embedding.ts';
import { findFaces } from '../../../../src/providers/local/faces/find-faces.ts';
import { type Selection, selectFaces } from '../../../../src/providers/local/faces/select-faces.ts';
import { boxHeight, boxWidth, type Face } from '../../../../src/providers/local/mesh/face.ts';
import { createRuntime } from '../../../../src/providers/local/models/runtime.ts';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';
import { loadPicture, toPicture, toSharp } from '../load-picture.ts';

const runtime = await createRuntime();
const THRESHOLD = 0.66;

async function embeddingIn(picture: Picture): Promise<Embedding> {
  const [face] = await findFaces(picture, runtime);
  if (!face) throw new Error('no face');
  return embedFace(picture, face, runtime);
}

/** Another picture of the same person: cut out, leaning, smaller, in other light, compressed. */
async function altered(picture: Picture, { box }: Face): Promise<Picture> {
  const left = Math.max(0, Math.round(box.left - boxWidth(box) * 0.5));
  const top = Math.max(0, Math.round(box.top - boxHeight(box) * 0.6));
  const width = Math.min(picture.width - left, Math.round(boxWidth(box) * 2));
  const height = Math.min(picture.height - top, Math.round(boxHeight(box) * 2));
  const cut = await toPicture(toSharp(picture).extract({ left, top, width, height }));
  const turned = await toPicture(toSharp(cut).rotate(9, { background: '#777' }));
  return toPicture(toSharp(turned).resize(240).modulate({ brightness: 1.15, saturation: 0.8 }));
}

async function pickedBy(reference: Picture, picture: Picture, faces: readonly Face[]): Promise<Selection> {
  const pick = { reference: await embeddingIn(reference) };
  const embed = (face: Face): Promise<Embedding> => embedFace(picture, face, runtime);
  return selectFaces(faces, { which: 'assigned', picks: [pick] }, { embed });
}

describe('embedding', () => {
  it('has unit length', async () => {
    const embedding = await embeddingIn(await loadPicture('collins'));
    expect(embedding).toHaveLength(1_024);
    expect(similarity(embedding, embedding)).toBeCloseTo(1, 4);
  });

  it.each(['collins', 'hopper', 'luciano', 'bluejacket', 'glasseswoman'])('recognises %s', async (name) => {
    const picture = await loadPicture(name);
    const [face] = await findFaces(picture, runtime);
    if (!face) throw new Error('no face');
    const again = await embeddingIn(await altered(picture, face));
    expect(similarity(await embedFace(picture, face, runtime), again)).toBeGreaterThan(THRESHOLD);
  });

  it('distinguishes strangers', async () => {
    const pictures = await Promise.all(
      ['collins', 'hopper', 'luciano', 'bluejacket', 'glasseswoman'].map((name) => loadPicture(name)),
    );
    const embeddings: Embedding[] = [];
    for (const picture of pictures) embeddings.push(await embeddingIn(picture));
    for (const [index, one] of embeddings.entries()) {
      for (const other of embeddings.slice(index + 1)) expect(similarity(one, other)).toBeLessThan(THRESHOLD);
    }
  });
});

describe('a reference face', () => {
  it.each(['couple', 'seniors'])('picks the right person of %s', async (name) => {
    const picture = await loadPicture(name);
    const faces = await findFaces(picture, runtime);
    for (const [index, face] of faces.entries()) {
      const selection = await pickedBy(await altered(picture, face), picture, faces);
      expect(selection).toMatchObject({ state: 'chosen', faces: [{ index }] });
    }
  });

  it('of a stranger picks no face', async () => {
    const picture = await loadPicture('couple');
    const faces = await findFaces(picture, runtime);
    const selection = await pickedBy(await loadPicture('collins'), picture, faces);
    expect(selection).toMatchObject({ state: 'refused', reason: 'no-match' });
  });
});
