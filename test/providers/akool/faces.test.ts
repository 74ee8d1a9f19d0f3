import { describe, expect, it } from 'vitest';
import type { FaceDetector, Faces, SwapInput } from '../../../src/core/ports/provider.ts';
import { akoolAt } from '../../fakes/vendors/adapters.ts';
import { type AkoolServer, startAkoolServer } from '../../fakes/vendors/akool-server.ts';
import type { Shown } from '../../fakes/vendors/akool-state.ts';
import { never, submitOptions, swapWith } from '../../fakes/vendors/provider-calls.ts';
import { input, relayed, textOf, wordDetector } from '../../fakes/vendors/relayed-media.ts';
import { serverEachTest } from '../../fakes/vendors/server-each-test.ts';

let server: AkoolServer;
serverEachTest(startAkoolServer, (started) => {
  server = started;
});

const scene = 'https://relay.example/media/party';
const bob: Shown = { person: 'bob', box: [400, 50, 90, 90] };
const alice: Shown = { person: 'alice', box: [20, 60, 150, 150] };
const carol: Shown = { person: 'carol', box: [250, 40, 60, 60] };

function party(faces: Faces, kind: 'image' | 'video' = 'image'): SwapInput {
  const facts = kind === 'video' ? { kind, mimeType: 'video/mp4', seconds: 8 } : {};
  return input({ target: relayed('party', facts), faces });
}

/** What the result shows: who of the scene wears whose face. */
async function shown(what: SwapInput): Promise<string> {
  const status = await swapWith(() => akoolAt(server), what);
  if (status.state !== 'done') throw new Error(status.state);
  return textOf(await status.result.open(never));
}

describe('which faces are swapped', () => {
  it.each<[string, Faces, string]>([
    ['the largest', { which: 'largest' }, 'alice<-zoe'],
    ['the second from the left', { which: 'nth', fromLeft: 2 }, 'carol<-zoe'],
    ['the third from the left', { which: 'nth', fromLeft: 3 }, 'bob<-zoe'],
    ['everyone', { which: 'all' }, 'bob<-zoe alice<-zoe carol<-zoe'],
    ['whoever looks like the reference', { which: 'reference', reference: relayed('carol') }, 'carol<-zoe'],
    [
      'each as assigned, by place and by likeness',
      {
        which: 'assigned',
        assignments: [
          { scene: { reference: relayed('alice') }, source: relayed('yan') },
          { scene: { fromLeft: 3 }, source: relayed('zoe') },
        ],
      },
      'alice<-yan bob<-zoe',
    ],
  ])('in a picture: %s', async (_, faces, expected) => {
    server.state.shows(scene, [bob, alice, carol]);
    expect(await shown(party(faces))).toBe(expected);
    expect(server.paid).toBe(1);
  });

  it.each<[string, Faces, string]>([
    ['the largest', { which: 'largest' }, 'alice<-zoe'],
    ['the leftmost', { which: 'nth', fromLeft: 1 }, 'alice<-zoe'],
    ['whoever looks like the reference', { which: 'reference', reference: relayed('carol') }, 'carol<-zoe'],
  ])('in a video, by the frame that shows most: %s', async (_, faces, expected) => {
    server.state.shows(scene, [bob], [bob, alice, carol], []);
    expect(await shown(party(faces, 'video'))).toBe(expected);
  });

  it('counts places by the middle of a face, not by its edge', async () => {
    server.state.shows(scene, [alice, { person: 'dan', box: [30, 300, 20, 20] }]);
    expect(await shown(party({ which: 'nth', fromLeft: 1 }))).toBe('dan<-zoe');
  });

  it('says so when the largest was one of several, and only then', async () => {
    server.state.shows(scene, [bob, alice]);
    const status = await swapWith(() => akoolAt(server), party({ which: 'largest' }));
    expect(status).toMatchObject({ state: 'done', warnings: [{ code: 'several-faces', count: 2 }] });
    const everyone = await swapWith(() => akoolAt(server), party({ which: 'all' }));
    expect(everyone).not.toHaveProperty('warnings');
  });

  it('takes the largest face of a source picture that shows several', async () => {
    server.state.shows('https://relay.example/media/zoe', [carol, alice]);
    expect(await shown(party({ which: 'largest' }))).toBe('party<-alice');
    expect(server.requests.some(({ path }) => path.endsWith('/specifyimage'))).toBe(true);
  });

  it('never takes two people of a cut video for one', async () => {
    server.state.shows(scene, [alice], [bob]);
    expect(await shown(party({ which: 'largest' }, 'video'))).toBe('alice<-zoe');
  });

  it.each<[string, SwapInput, string, string]>([
    ['nobody in the scene', input({ target: relayed('empty') }), 'no-face', 'target'],
    ['nobody in the source', input({ source: relayed('empty') }), 'no-face', 'source'],
    ['too few people', party({ which: 'nth', fromLeft: 9 }), 'no-such-face', 'target'],
    ['nobody like the reference', party({ which: 'reference', reference: relayed('dan') }), 'no-match', 'reference'],
    ['two like the reference', party({ which: 'reference', reference: relayed('twin') }), 'no-match', 'reference'],
    [
      'the reference of a face that is given away',
      party({
        which: 'assigned',
        assignments: [
          { scene: { reference: relayed('alice') }, source: relayed('yan') },
          { scene: { fromLeft: 3 }, source: relayed('zoe') },
        ],
      }),
      'no-match',
      'reference',
    ],
    [
      'one place given away twice',
      party({
        which: 'assigned',
        assignments: [
          { scene: { fromLeft: 1 }, source: relayed('yan') },
          { scene: { fromLeft: 1 }, source: relayed('zoe') },
        ],
      }),
      'no-such-face',
      'target',
    ],
    ['more than eight', input({ target: relayed('crowd'), faces: { which: 'all' } }), 'too-many-faces', 'target'],
  ])('refuses, before anything is paid: %s', async (_, what, reason, subject) => {
    server.state.shows('https://relay.example/media/empty', []);
    server.state.shows(scene, [
      bob,
      alice,
      { person: 'twin', box: [1, 1, 5, 5] },
      { person: 'twin', box: [9, 1, 5, 5] },
    ]);
    const nine = Array.from({ length: 9 }, (_, place): Shown => ({ person: 'dan', box: [place * 9, 0, 8, 8] }));
    server.state.shows('https://relay.example/media/crowd', nine);
    const options = submitOptions();
    expect(await akoolAt(server).submit(what, options)).toEqual({ state: 'refused', reason, subject, charged: false });
    expect([options.intents, server.paid]).toEqual([0, 0]);
  });

  it('leaves it to other vendors where this machine sees no face in what the vendor cut out', async () => {
    server.state.shows(scene, [bob, alice]);
    const detector: FaceDetector = { ...wordDetector, crop: async () => undefined };
    const likeAlice = party({ which: 'reference', reference: relayed('alice') });
    const status = await akoolAt(server, {}, { detector }).submit(likeAlice, submitOptions());
    expect(status).toEqual({ state: 'unfit', reason: 'no-match', subject: 'reference' });
    expect(server.paid).toBe(0);
  });
});
