import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAll } from '../../../src/core/ports/media.ts';
import type { SwapInput, SwapStatus } from '../../../src/core/ports/provider.ts';
import {
  alice,
  blindDetector,
  bob,
  carol,
  drawnDetector,
  input,
  mediaOf,
  shownIn,
  zoe,
} from '../../fakes/drawn-pictures.ts';
import { modelsLabAt } from '../../fakes/vendors/adapters.ts';
import { type ModelsLabServer, startModelsLabServer } from '../../fakes/vendors/modelslab-server.ts';
import { never, submitOptions, swapWith } from '../../fakes/vendors/provider-calls.ts';
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

  it.each([2, 0])(
    'is left to other vendors before anything is uploaded where there is no face %i',
    async (fromLeft) => {
      const status = await swap(input({ faces: { which: 'nth', fromLeft } }));
      expect(status).toEqual({ state: 'unfit', reason: 'no-such-face', subject: 'target' });
      expect(server.requests).toEqual([]);
    },
  );

  it('is left to the vendor where this machine sees nobody, in the scene and in the source', async () => {
    for (const kind of [{}, videoFacts]) {
      const what = input({ target: mediaOf([alice], kind) });
      expect(await shownIn(await swapWith(() => modelsLabAt(server, {}, { detector: blindDetector }), what))).toEqual([
        'zoe on alice',
      ]);
    }
    const place = input({ faces: { which: 'nth', fromLeft: 1 } });
    const status = await modelsLabAt(server, {}, { detector: blindDetector }).submit(place, submitOptions());
    expect(status).toEqual({ state: 'unfit', reason: 'no-such-face', subject: 'target' });
  });
});

describe('the largest face of a video', () => {
  it('is picked by a frame that shows it, without a choice by the requester', async () => {
    const status = await swap(input({ target: mediaOf([bob, alice], videoFacts) }));
    expect(await shownIn(status)).toEqual(['bob', 'zoe on alice']);
    expect(submitted().path).toBe('/api/v6/faceswap/specific_video_swap');
    expect(status).toMatchObject({ warnings: [{ code: 'several-faces', count: 2 }] });
  });

  it('is picked in that way where the frame shows one person, since others may come later', async () => {
    expect(await shownIn(await swap(input({ target: mediaOf([alice], videoFacts) })))).toEqual(['zoe on alice']);
    expect(submitted().path).toBe('/api/v6/faceswap/specific_video_swap');
  });

  it('needs the video library', () => {
    const { detect, crop } = drawnDetector;
    const video = input({ target: mediaOf([alice], videoFacts) });
    expect(modelsLabAt(server, {}, { detector: { detect, crop } }).unfit(video)).toBe('needs-video-library');
    expect(modelsLabAt(server, {}, { detector: undefined }).unfit(video)).toBe('needs-detector');
  });
});

describe('what the reference picks, where the documents leave it open', () => {
  const largest = { which: 'largest' } as const;
  const reference = { which: 'reference', reference: mediaOf([bob]) } as const;
  const video = { target: mediaOf([alice, bob], videoFacts) };
  const faceFirst = { MODELSLAB_IMAGE_ROLES: 'face-first' };
  const source = { MODELSLAB_VIDEO_REFERENCE: 'source' };

  it('is a charged swap of nobody if a video swap is told a face of the scene and the vendor wants one of the source', async () => {
    server.state.videoReferenceIs = 'source';
    expect(await shownIn(await swap(input(video)))).toEqual(['alice', 'bob']);
  });

  it.each<[string, Readonly<Record<string, string>>, Partial<SwapInput>, string | undefined]>([
    ['a face of a video', source, { ...video, faces: largest }, 'face-choice'],
    ['a face of a video by reference', source, { ...video, faces: reference }, 'face-choice'],
    ['all faces of a video', source, { ...video, faces: { which: 'all' } }, undefined],
    ['a face of a picture', source, {}, undefined],
    ['a face of a picture by reference', source, { faces: reference }, undefined],
    ['a face of a picture by reference', faceFirst, { faces: reference }, 'face-choice'],
    ['a face of a picture', faceFirst, {}, undefined],
    ['a face of a video', faceFirst, { ...video, faces: largest }, undefined],
  ])('decides about %s: %j', (_, settings, overrides, reason) => {
    expect(modelsLabAt(server, settings).unfit(input(overrides))).toBe(reason);
  });

  it('cannot be one of several faces of a picture with face-first, so other vendors are left to do it', async () => {
    const status = await modelsLabAt(server, faceFirst).submit(input({ target: mediaOf(group) }), submitOptions());
    expect(status).toEqual({ state: 'unfit', reason: 'too-many-faces', subject: 'target' });
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
