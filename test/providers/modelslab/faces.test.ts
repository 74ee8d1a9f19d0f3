import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAll } from '../../../src/core/ports/media.ts';
import type { SwapInput, SwapStatus } from '../../../src/core/ports/provider.ts';
import { alice, bob, carol, input, mediaOf, shownIn, zoe } from '../../fakes/drawn-pictures.ts';
import { modelsLabAt } from '../../fakes/vendors/adapters.ts';
import { type ModelsLabServer, startModelsLabServer } from '../../fakes/vendors/modelslab-server.ts';
import { never, swapWith } from '../../fakes/vendors/provider-calls.ts';
import { serverEachTest } from '../../fakes/vendors/server-each-test.ts';

let server: ModelsLabServer;
serverEachTest(startModelsLabServer, (started) => {
  server = started;
});

const videoFacts = { kind: 'video', seconds: 5 } as const;
const group = [alice, bob, carol];
const swap = (what: SwapInput): Promise<SwapStatus> => swapWith(() => modelsLabAt(server), what);

function submitted() {
  const request = server.requests.find(({ operation }) => operation === 'submit');
  if (!request) throw new Error('nothing was submitted');
  const { key, ...json } = request.json;
  expect(key).toBe(server.state.key);
  return { path: request.path, json };
}

describe('whose face is replaced', () => {
  it.each<[string, SwapInput['faces'], readonly string[]]>([
    ['the largest', { which: 'largest' }, ['zoe on alice', 'bob', 'carol']],
    ['everyone', { which: 'all' }, ['zoe on alice', 'zoe on bob', 'zoe on carol']],
    ['the second from left', { which: 'nth', fromLeft: 2 }, ['alice', 'bob', 'zoe on carol']],
    ['whoever looks like bob', { which: 'reference', reference: mediaOf([bob]) }, ['alice', 'zoe on bob', 'carol']],
  ])('%s', async (_, faces, shown) => {
    expect(await shownIn(await swap(input({ target: mediaOf(group), faces })))).toEqual(shown);
  });

  it('needs no reference picture where the scene shows one face', async () => {
    expect(await shownIn(await swap(input({ faces: { which: 'nth', fromLeft: 1 } })))).toEqual(['zoe on alice']);
    expect(submitted().path).toBe('/api/v6/faceswap/multiple_face_swap');
  });

  it('is reported where the largest of several was chosen', async () => {
    const warnings = [{ code: 'several-faces', count: 3 }];
    expect(await swap(input({ target: mediaOf(group) }))).toMatchObject({ warnings });
    expect(await swap(input())).toMatchObject({ warnings: [] });
    const faces = { which: 'nth', fromLeft: 1 } as const;
    expect(await swap(input({ target: mediaOf(group), faces }))).toMatchObject({ warnings: [] });
  });

  it('is in a video everyone, or the person in a picture', async () => {
    const target = mediaOf([alice, bob], videoFacts);
    expect(await shownIn(await swap(input({ target, faces: { which: 'all' } })))).toHaveLength(2);
    const faces = { which: 'reference', reference: mediaOf([bob]) } as const;
    expect(await shownIn(await swap(input({ target, faces })))).toEqual(['alice', 'zoe on bob']);
  });

  it('receives the largest face of the source', async () => {
    const source = mediaOf([bob, zoe]);
    expect(await shownIn(await swap(input({ source })))).toEqual(['zoe on alice']);
  });

  it.each<[string, Partial<SwapInput>, object]>([
    ['nobody is there', { target: mediaOf([]) }, { reason: 'no-face', subject: 'target' }],
    ['the source shows nobody', { source: mediaOf([]) }, { reason: 'no-face', subject: 'source' }],
    ['so many are not there', { faces: { which: 'nth', fromLeft: 2 } }, { reason: 'no-such-face', subject: 'target' }],
    ['there is no face 0', { faces: { which: 'nth', fromLeft: 0 } }, { reason: 'no-such-face', subject: 'target' }],
  ])('is refused before anything is uploaded: %s', async (_, overrides, refusal) => {
    expect(await swap(input(overrides))).toEqual({ state: 'refused', charged: false, ...refusal });
    expect(server.requests).toEqual([]);
  });
});

describe('a success that changed nothing', () => {
  it.each<[string, Partial<SwapInput>]>([
    ['nobody is there', { target: mediaOf([]), faces: { which: 'all' } }],
    ['nobody looks like the reference', { faces: { which: 'reference', reference: mediaOf([bob]) } }],
  ])('can be told by the scene that was sent: %s', async (_, overrides) => {
    const status = await swap(input(overrides));
    if (status.state !== 'done') throw new Error(status.state);
    const bytes = await readAll(await status.result.open(never), 1_000_000);
    expect(status.sentScene).toBe(
      createHash('sha256')
        .update(bytes ?? '')
        .digest('hex'),
    );
  });
});
