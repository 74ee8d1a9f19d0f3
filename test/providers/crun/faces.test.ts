import { describe, expect, it } from 'vitest';
import type { Media } from '../../../src/core/ports/media.ts';
import type { Faces, SwapInput } from '../../../src/core/ports/provider.ts';
import {
  alice,
  blindDetector,
  bob,
  carol,
  drawn,
  input,
  type Member,
  mediaOf,
  yan,
  zoe,
} from '../../fakes/drawn-pictures.ts';
import { crunAt } from '../../fakes/vendors/adapters.ts';
import { type CrunServer, startCrunServer } from '../../fakes/vendors/crun-server.ts';
import { errorOf, submitOptions, swapWith } from '../../fakes/vendors/provider-calls.ts';
import { serverEachTest } from '../../fakes/vendors/server-each-test.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';
import { among, assigned, created, party, shown } from './drawn-swaps.ts';

let server: CrunServer;
serverEachTest(startCrunServer, (started) => {
  server = started;
});

describe('which faces are swapped', () => {
  const likeCarol: Faces = { which: 'reference', reference: mediaOf([carol]) };
  it.each<[string, Faces, string]>([
    ['the largest', { which: 'largest' }, 'alice<-zoe carol bob'],
    ['the first from the left', { which: 'nth', fromLeft: 1 }, 'alice<-zoe carol bob'],
    ['the third from the left', { which: 'nth', fromLeft: 3 }, 'alice carol bob<-zoe'],
    ['everyone', { which: 'all' }, 'alice<-zoe carol<-zoe bob<-zoe'],
    ['whoever looks like the reference', likeCarol, 'alice carol<-zoe bob'],
    [
      'each as assigned, by place and by likeness',
      assigned([{ reference: mediaOf([alice]) }, yan], [{ fromLeft: 3 }, zoe]),
      'alice<-yan carol bob<-zoe',
    ],
  ])('in a picture: %s', async (_, faces, expected) => {
    expect(await shown(server, among(party, faces))).toBe(expected);
    expect(server.paid).toBe(1);
  });

  it.each<[string, Faces, string]>([
    ['the primary face for the largest', { which: 'largest' }, 'alice<-zoe carol bob'],
    ['everyone', { which: 'all' }, 'alice<-zoe carol<-zoe bob<-zoe'],
    ['whoever looks like the reference', likeCarol, 'alice carol<-zoe bob'],
    [
      'each as assigned by likeness',
      assigned([{ reference: mediaOf([bob]) }, yan], [{ reference: mediaOf([carol]) }, zoe]),
      'alice carol<-zoe bob<-yan',
    ],
  ])('in a video: %s', async (_, faces, expected) => {
    expect(await shown(server, among(party, faces, 'video'))).toBe(expected);
  });

  it('the right one of two people who look alike, by what each looks like in the scene', async () => {
    const twins = [
      { ...alice, name: 'alice#2', left: 300 },
      { ...alice, name: 'alice', left: 10 },
    ];
    expect(await shown(server, among(twins, { which: 'nth', fromLeft: 2 }))).toBe('alice alice#2<-zoe');
  });

  it.each<[string, Faces]>([
    ['the largest', { which: 'largest' }],
    ['the only one', { which: 'nth', fromLeft: 1 }],
    ['the one like the reference', { which: 'reference', reference: mediaOf([alice]) }],
  ])('asks the plain model where the picture shows one face: %s', async (_, faces) => {
    expect(await shown(server, among([alice], faces))).toBe('alice<-zoe');
    expect([created(server), server.count('detect')]).toMatchObject([{ model: 'image-face-swap' }, 0]);
  });

  it.each(['image', 'video'] as const)('says so when the largest was one of several: %s', async (kind) => {
    const status = await swapWith(() => crunAt(server), among(party, { which: 'largest' }, kind));
    expect(status).toMatchObject({ state: 'done', warnings: [{ code: 'several-faces', count: 3 }] });
    const asked = await swapWith(() => crunAt(server), among(party, { which: 'all' }, kind));
    expect(asked).toMatchObject({ state: 'done', warnings: [] });
  });

  it('sends only the largest face of a source picture that shows several', async () => {
    expect(await shown(server, input({ source: mediaOf([{ ...carol, left: 0 }, bob]) }))).toBe('alice<-bob');
  });

  it('uploads a source once, however many faces receive it', async () => {
    await shown(server, among(party, { which: 'all' }));
    expect(server.count('upload')).toBe(2);
  });

  it('swaps the primary face of a video where the vendor has no detection for videos', async () => {
    server.fails('detect', { status: 404, body: { code: 404, message: 'Not Found', data: null } });
    expect(await shown(server, among(party, { which: 'largest' }, 'video'))).toBe('alice<-zoe carol bob');
  });
});

describe('refuses, before anything is paid', () => {
  const twins = [alice, { ...alice, name: 'alice#2', left: 300 }, bob];
  const like = (person: Member): Faces => ({ which: 'reference', reference: mediaOf([person]) });
  it.each<[string, SwapInput, string, string]>([
    ['nobody like the reference', among(party, like(zoe)), 'no-match', 'reference'],
    ['nobody like the reference in a video', among(party, like(zoe), 'video'), 'no-match', 'reference'],
    [
      'two like the reference in a video',
      among(twins, like({ ...alice, name: 'alice#3' }), 'video'),
      'no-match',
      'reference',
    ],
    ['nobody in the video', among([], { which: 'all' }, 'video'), 'no-face', 'target'],
    ['nobody at all', among([], { which: 'all' }), 'no-face', 'target'],
  ])('%s', async (_, what, reason, subject) => {
    const options = submitOptions();
    expect(await crunAt(server).submit(what, options)).toEqual({ state: 'refused', reason, subject, charged: false });
    expect([options.intents, server.paid]).toEqual([0, 0]);
  });

  it('a crowd', async () => {
    const crowd = Array.from({ length: 33 }, (_, place) => ({ name: `p${place}`, left: place * 9, size: 8 }));
    const status = await crunAt(server).submit(among(crowd, { which: 'all' }), submitOptions());
    expect(status).toMatchObject({ state: 'refused', reason: 'too-many-faces' });
  });
});

describe('leaves to other vendors, before anything is paid', () => {
  const second: Faces = { which: 'nth', fromLeft: 2 };
  it.each<[string, SwapInput, string]>([
    ['a place that this machine does not see', among(party, { which: 'nth', fromLeft: 9 }), 'no-such-face'],
    [
      'one place given away twice',
      among(party, assigned([{ fromLeft: 1 }, yan], [{ fromLeft: 1 }, zoe])),
      'no-such-face',
    ],
    ['a face that the vendor does not see', among(party, second), 'no-such-face'],
  ])('%s', async (_, what, reason) => {
    server.state.overlooks = 'carol';
    const options = submitOptions();
    expect(await crunAt(server).submit(what, options)).toEqual({ state: 'unfit', reason, subject: 'target' });
    expect([options.intents, server.paid]).toEqual([0, 0]);
  });

  it('a choice by place or likeness among faces that this machine does not see', async () => {
    const crun = crunAt(server, { detector: blindDetector });
    expect(await crun.submit(among(party, second), submitOptions())).toMatchObject({ state: 'unfit' });
    const like: Faces = { which: 'reference', reference: mediaOf([carol]) };
    expect(await crun.submit(among(party, like), submitOptions())).toMatchObject({ state: 'unfit' });
    const inVideo = await crun.submit(among(party, like, 'video'), submitOptions());
    expect(inVideo).toEqual({ state: 'unfit', reason: 'no-match', subject: 'reference' });
    expect(server.paid).toBe(0);
  });

  it('but not the largest face, which the vendor finds by itself', async () => {
    const status = await swapWith(
      () => crunAt(server, { detector: blindDetector }),
      among(party, { which: 'largest' }),
    );
    expect(status).toMatchObject({ state: 'done' });
  });
});

describe('where the upload fails', () => {
  const share = (name: string, people: readonly Member[]): Partial<Media> => ({
    async publicUrl() {
      const url = new URL(`https://relay.example/${name}`);
      server.state.hosts(url.href, drawn(people));
      return url;
    },
    async publicUrlOf({ bytes }) {
      const url = new URL(`https://relay.example/${name}-cut`);
      server.state.hosts(url.href, bytes);
      return url;
    },
  });
  const twoSources = [{ ...carol, left: 0 }, bob];
  const shared = () =>
    input({
      target: mediaOf([alice], share('scene', [alice])),
      source: mediaOf(twoSources, share('face', twoSources)),
    });

  it.each<[string, 'upload' | 'upload-url', Fault]>([
    ['no place for it', 'upload-url', { status: 500, body: '' }],
    ['the upload is not allowed', 'upload-url', { status: 505, body: { code: 505, message: 'no', data: null } }],
    ['the upload breaks off', 'upload', 'reset'],
  ])('our own addresses serve the pictures, a face that was cut out too: %s', async (_, operation, fault) => {
    server.fails(operation, fault, fault);
    expect(await shown(server, shared())).toBe('alice<-bob');
    expect(created(server)).toMatchObject({
      input: { image_url: 'https://relay.example/scene', new_face: 'https://relay.example/face-cut' },
    });
  });

  it('a key that is not accepted is told, since the swap would fail too', async () => {
    server.fails('upload-url', { status: 401, body: { code: 401, message: 'no', data: null } });
    expect(await errorOf(crunAt(server).submit(shared(), submitOptions()))).toMatchObject({ problem: 'bad-key' });
  });
});
