import { describe, expect, it } from 'vitest';
import { embedFace, similarity } from '../../../../src/providers/local/faces/embedding.ts';
import type { FaceChoice } from '../../../../src/providers/local/faces/select-faces.ts';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';
import { createTargetSearch } from '../../../../src/providers/local/tracking/target-identities.ts';
import type { TargetIdentities } from '../../../../src/providers/local/video-protocol.ts';
import { emptyFrame } from '../camera-frames.ts';
import { photo, scaled, sharedRuntime } from '../photos.ts';

const runtime = await sharedRuntime();
const man = await photo('luciano');
const couple = await photo('couple');
const empty = emptyFrame();
const { picture: far } = await scaled(couple, 0.35);

/** Searches the frames until the targets are known. `looks` is the number of frames that took. */
async function targetsFrom(
  choice: FaceChoice,
  frames: readonly Picture[],
): Promise<{ targets: TargetIdentities; looks: number }> {
  const search = createTargetSearch(choice, { runtime });
  let looks = 0;
  for (const frame of frames) {
    looks++;
    if (await search.look(frame)) break;
  }
  return { targets: search.targets(), looks };
}

/** Similarity of each target identity to the faces of the couple, larger face first. */
async function likenesses(targets: TargetIdentities): Promise<number[][]> {
  const identities = targets.which === 'listed' ? targets.identities : [];
  const faces = await Promise.all(couple.faces.map((face) => embedFace(couple.picture, face, runtime)));
  return identities.map(({ embedding }) => faces.map((face) => similarity(face, embedding)));
}

describe('the target of a video', () => {
  it('is the largest face of the first frame that has one', async () => {
    const { targets, looks } = await targetsFrom({ which: 'largest' }, [empty, empty, couple.picture, man.picture]);
    expect(looks).toBe(3);
    const [[largest = 0, other = 0] = []] = await likenesses(targets);
    expect(largest).toBeGreaterThan(0.99);
    expect(other).toBeLessThan(0.66);
  });

  it('is the face at that position in the first frame with enough faces', async () => {
    const choice: FaceChoice = { which: 'assigned', picks: [{ fromLeft: 2 }, { fromLeft: 1 }] };
    const { targets, looks } = await targetsFrom(choice, [man.picture, empty, couple.picture]);
    expect(looks).toBe(3);
    const [[, second = 0] = [], [first = 0] = []] = await likenesses(targets);
    expect(Math.min(first, second)).toBeGreaterThan(0.99);
  });

  it('is known at once from a reference, and from "all"', async () => {
    const reference = await embedFace(man.picture, man.face, runtime);
    const byReference = await targetsFrom({ which: 'assigned', picks: [{ reference }] }, []);
    expect(byReference.targets).toEqual({ which: 'listed', identities: [{ embedding: reference, isReference: true }] });
    expect((await targetsFrom({ which: 'all' }, [])).targets).toEqual({ which: 'all' });
  });

  it('keeps positions and references in the order of the picks', async () => {
    const reference = await embedFace(man.picture, man.face, runtime);
    const picks = [{ reference }, { fromLeft: 1 }, { reference }, { fromLeft: 2 }];
    const { targets } = await targetsFrom({ which: 'assigned', picks }, [couple.picture]);
    const identities = targets.which === 'listed' ? targets.identities : [];
    expect(identities.map(({ isReference }) => isReference)).toEqual([true, false, true, false]);
  });

  it.each([
    ['no-face', { which: 'largest' } as const, [empty, empty]],
    ['no-such-face', { which: 'assigned', picks: [{ fromLeft: 3 }] } as const, [empty, couple.picture]],
    ['face-too-small', { which: 'largest' } as const, [far]],
  ])('is refused with %s', async (reason, choice, frames) => {
    const search = targetsFrom(choice, frames);
    await expect(search).rejects.toMatchObject({ answer: { state: 'refused', reason, subject: 'target' } });
  });
});
