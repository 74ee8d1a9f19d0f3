import { beforeEach, describe, expect, it } from 'vitest';
import { Cancelled, type ProviderError } from '../../../src/core/errors.ts';
import { type Media, readAll, streamOf } from '../../../src/core/ports/media.ts';
import type { FaceDetector, SwapInput } from '../../../src/core/ports/provider.ts';
import { alice, bob, carol, drawn, drawnDetector, input, mediaOf, shownIn, zoe } from '../../fakes/drawn-pictures.ts';
import { modelsLabAt } from '../../fakes/vendors/adapters.ts';
import { type ModelsLabServer, startModelsLabServer } from '../../fakes/vendors/modelslab-server.ts';
import { errorOf, never, submitOptions, swapWith } from '../../fakes/vendors/provider-calls.ts';
import { serverEachTest } from '../../fakes/vendors/server-each-test.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';

let server: ModelsLabServer;
serverEachTest(startModelsLabServer, (started) => {
  server = started;
});

const videoFacts = { kind: 'video', seconds: 5 } as const;
const group = [alice, bob, carol];

function submitted() {
  const request = server.requests.find(({ operation }) => operation === 'submit');
  if (!request) throw new Error('nothing was submitted');
  const { key, ...json } = request.json;
  expect(key).toBe(server.state.key);
  return { path: request.path, json };
}

describe('the words of the vendor', () => {
  const at = (name: string): string => `https://relay.example/${name}`;
  const relayed = (name: string, facts: object = {}) =>
    mediaOf([{ ...alice, name }], { publicUrl: async () => new URL(at(name)), ...facts });
  const all = { which: 'all' } as const;
  const byReference = { which: 'reference', reference: relayed('alice-alone') } as const;
  const video = relayed('clip', videoFacts);
  beforeEach(() => {
    for (const name of ['scene', 'zoe', 'alice-alone', 'clip']) server.state.hosts(at(name), drawn([alice]));
  });

  it.each<[string, string, Partial<SwapInput>, object]>([
    ['a picture', 'multiple_face_swap', { faces: all }, { init_image: at('scene'), target_image: at('zoe') }],
    [
      'one of a picture',
      'single_face_swap',
      { faces: byReference },
      { init_image: at('scene'), target_image: at('zoe'), reference_image: at('alice-alone') },
    ],
    [
      'a video',
      'single_video_swap',
      { target: video, faces: all },
      { init_video: at('clip'), init_image: at('zoe'), output_format: 'mp4' },
    ],
    [
      'one of a video',
      'specific_video_swap',
      { target: video, faces: byReference },
      { init_video: at('clip'), init_image: at('zoe'), reference_image: at('alice-alone'), output_format: 'mp4' },
    ],
  ])('%s: %s', async (_, endpoint, overrides, json) => {
    const what = { target: relayed('scene'), source: relayed('zoe'), ...overrides };
    for (const family of ['faceswap', 'deepfake']) {
      server.requests.length = 0;
      await modelsLabAt(server, { MODELSLAB_API_FAMILY: family }).submit(input(what), submitOptions());
      expect(submitted()).toEqual({ path: `/api/v6/${family}/${endpoint}`, json: { ...json, watermark: false } });
    }
    expect(server.count('upload')).toBe(0);
  });

  it('can be turned round for pictures, and only for them', async () => {
    server.state.initIs = 'face';
    const faceFirst = () => modelsLabAt(server, { MODELSLAB_IMAGE_ROLES: 'face-first' });
    expect(await shownIn(await swapWith(faceFirst, input()))).toEqual(['zoe on alice']);
    const target = mediaOf([alice, bob]);
    expect(await shownIn(await swapWith(faceFirst, input({ target, faces: all })))).toEqual([
      'zoe on alice',
      'zoe on bob',
    ]);
    const what = input({ target: mediaOf([alice], videoFacts), faces: all });
    expect(await shownIn(await swapWith(faceFirst, what))).toEqual(['zoe on alice']);
  });

  it('name the address of the webhook', async () => {
    const webhookUrl = new URL('https://bot.example/hooks/modelslab/1.abc');
    await modelsLabAt(server).submit(input(), submitOptions({ webhookUrl }));
    expect(submitted().json).toMatchObject({ webhook: webhookUrl.href });
  });
});

describe('a poll', () => {
  it('is pending while output is empty, by the id and never by fetch_result', async () => {
    server.state.pendingPolls = 3;
    const provider = modelsLabAt(server);
    let status = await provider.submit(input(), submitOptions());
    const states = [status.state];
    while (status.state === 'pending') {
      status = await provider.poll(status.ticket, { signal: never });
      states.push(status.state);
    }
    expect(states).toEqual(['pending', 'pending', 'pending', 'pending', 'done']);
    expect(server.requests.filter(({ operation }) => operation === 'unknown')).toEqual([]);
  });

  it('takes ids that are strings', async () => {
    server.fails('submit', { body: { status: 'processing', id: '815' } });
    expect(await modelsLabAt(server).submit(input(), submitOptions())).toMatchObject({ ticket: { id: '815' } });
  });

  it.each<[string, object, string]>([
    ['an empty list', { status: 'success', output: [] }, 'pending'],
    ['an empty word', { status: 'success', output: '' }, 'pending'],
    ['nothing', { status: 'success', output: null }, 'pending'],
    ['files to come', { status: 'processing', output: [], future_links: ['https://a.example/b'] }, 'pending'],
    ['a picture in base64', { status: 'success', output: ['aGVsbG8='] }, 'pending'],
    ['no state', { output: ['https://a.example/b'] }, 'pending'],
    ['an unknown state', { status: 'dreaming', output: ['https://a.example/b'] }, 'pending'],
    ['an address outside a list', { status: 'success', output: 'https://a.example/b' }, 'done'],
    ['an address with spaces around it', { status: 'success', output: [' https://a.example/b\n'] }, 'done'],
    ['an address after a byte order mark', { status: 'success', output: '\ufeffhttps://a.example/b' }, 'done'],
    ['a proxy of it', { status: 'success', output: null, proxy_links: ['https://a.example/b'] }, 'done'],
    ['failed', { status: 'failed', message: 'Failed' }, 'failed'],
    ['failed, in an old spelling', { status: 'failed', messege: 'Failed, try again' }, 'failed'],
    ['an error', { status: 'error', message: 'Error message' }, 'failed'],
    ['an error without words', { status: 'error' }, 'failed'],
  ])('%s', async (_, body, state) => {
    server.fails('fetch', { body });
    expect(await modelsLabAt(server).poll({ id: '7' }, { signal: never })).toMatchObject({ state });
  });

  it('waits for a file that is announced before it is there', async () => {
    server.state.pendingPolls = 0;
    server.state.hiddenFiles = 1;
    const provider = modelsLabAt(server);
    const status = await provider.submit(input(), submitOptions());
    if (status.state !== 'pending') throw new Error(status.state);
    const done = await provider.poll(status.ticket, { signal: never });
    if (done.state !== 'done') throw new Error(done.state);
    await expect(done.result.open(never)).rejects.toMatchObject({ problem: 'gone' });
    expect(await shownIn(done)).toEqual(['zoe on alice']);
  });

  it.each<[string, Fault, Partial<ProviderError>]>([
    ['is missing', { status: 404, body: '' }, { problem: 'gone' }],
    ['is broken', { status: 503, body: '' }, { problem: 'overloaded' }],
    ['breaks off', 'reset', { problem: 'unreachable' }],
  ])('can fetch a result again that %s', async (_, fault, expected) => {
    server.state.pendingPolls = 0;
    const provider = modelsLabAt(server);
    const status = await provider.submit(input(), submitOptions());
    if (status.state !== 'pending') throw new Error(status.state);
    server.fails('file', fault);
    const done = await provider.poll(status.ticket, { signal: never });
    if (done.state !== 'done') throw new Error(done.state);
    expect(await errorOf(done.result.open(never))).toMatchObject(expected);
    expect(await shownIn(done)).toEqual(['zoe on alice']);
    expect(server.paid).toBe(1);
  });

  it('has a mirror, which is tried where the first address fails, and where it leads to a page', async () => {
    const origin = server.state.url;
    const mirror = `${origin}/files/mirror`;
    server.state.hosts(mirror, Buffer.from('the picture'));
    const body = { status: 'success', output: [`${origin}/files/lost`], proxy_links: [mirror] };
    for (const fault of [{ status: 503, body: '' }, { body: '<html>' }]) {
      server.fails('fetch', { body });
      server.fails('file', fault);
      const done = await modelsLabAt(server).poll({ id: '7' }, { signal: never });
      if (done.state !== 'done') throw new Error(done.state);
      const read = async () => Buffer.from((await readAll(await done.result.open(never), 1_000)) ?? []).toString();
      const first = await read();
      expect(first === '<html>' ? await read() : first).toBe('the picture');
    }
  });
});

describe('a result that came with the answer', () => {
  beforeEach(() => {
    server.state.atOnce = true;
  });

  it.each([false, true])('is taken from there and not asked for again, without an id: %s', async (isNameless) => {
    server.state.isNameless = isNameless;
    const status = await modelsLabAt(server).submit(input(), submitOptions());
    expect(status).toMatchObject({ state: 'pending', pollAfterMs: 0 }); // core stores the ticket, then asks for it
    expect(await shownIn(await swapWith(() => modelsLabAt(server), input()))).toEqual(['zoe on alice']);
    expect(server.count('fetch')).toBe(0);
  });

  it('is asked for where its address leads nowhere', async () => {
    const provider = modelsLabAt(server);
    const status = await provider.submit(input(), submitOptions());
    if (status.state !== 'pending') throw new Error(status.state);
    const gone = { ...(status.ticket as object), output: `${server.state.url}/files/gone` };
    expect(await shownIn(await provider.poll(gone, { signal: never }))).toEqual(['zoe on alice']);
    expect(server.count('fetch')).toBe(1);
  });
});

describe('files', () => {
  const large = 5_000_001;
  /** A picture of so many bytes, or of so many as are asked for if it can be made to fit. */
  const fat = (bytes: number, canFit: boolean): Partial<Media> => ({
    async clean(_, { maxBytes = bytes } = {}) {
      const byteLength = canFit ? Math.min(bytes, maxBytes) : bytes;
      const padded = Buffer.concat([drawn([zoe]), Buffer.alloc(byteLength, ' ')]).subarray(0, byteLength);
      return { mimeType: 'image/jpeg', byteLength, open: () => streamOf(padded) };
    },
  });

  it('that are too large to be uploaded are made to fit', async () => {
    const source = mediaOf([zoe], fat(12_000_000, true));
    expect(await shownIn(await swapWith(() => modelsLabAt(server), input({ source })))).toEqual(['zoe on alice']);
  });

  it('that cannot be made to fit are left to other vendors, and none is uploaded', async () => {
    const source = mediaOf([zoe], fat(large, false));
    const status = await modelsLabAt(server).submit(input({ source }), submitOptions());
    expect(status).toEqual({ state: 'unfit', reason: 'media-too-large', subject: 'source' });
    expect(server.requests).toEqual([]);
  });

  it('that were cut out are shared at an address of ours, where there is one', async () => {
    const shared: Partial<Media> = {
      publicUrl: async () => new URL('https://relay.example/whole'),
      async publicUrlOf({ bytes }) {
        server.state.hosts('https://relay.example/cut', bytes);
        return new URL('https://relay.example/cut');
      },
    };
    server.state.hosts('https://relay.example/whole', drawn(group));
    const what = input({ target: mediaOf(group, shared) });
    expect(await shownIn(await swapWith(() => modelsLabAt(server), what))).toEqual(['zoe on alice', 'bob', 'carol']);
    expect(submitted().json).toMatchObject({ reference_image: 'https://relay.example/cut' });
  });

  it.each<[string, Partial<SwapInput>, string | undefined]>([
    ['a picture', {}, undefined],
    ['a GIF', { target: mediaOf([alice], { kind: 'gif' }) }, 'kind'],
    ['a face in a video', { source: mediaOf([zoe], videoFacts) }, 'kind'],
    ['the largest in a video', { target: mediaOf([alice], videoFacts) }, undefined],
    [
      'a place in a video',
      { target: mediaOf([alice], videoFacts), faces: { which: 'nth', fromLeft: 1 } },
      'face-choice',
    ],
    ['everyone in a video', { target: mediaOf([alice], videoFacts), faces: { which: 'all' } }, undefined],
    ['a minute', { target: mediaOf([alice], { ...videoFacts, seconds: 60 }), faces: { which: 'all' } }, 'length'],
    [
      'a large video',
      { target: mediaOf([alice], { ...videoFacts, byteLength: large }), faces: { which: 'all' } },
      'needs-public-url',
    ],
    ['a group swap', { faces: { which: 'assigned', assignments: [] } }, 'face-choice'],
  ])('%s', (_, overrides, reason) => {
    expect(modelsLabAt(server).unfit(input(overrides))).toBe(reason);
  });

  it('stop the swap with the error of the detector or of the relay, before anything is paid', async () => {
    const broken = new Error('no space left');
    const fail = (): Promise<never> => Promise.reject(broken);
    const options = submitOptions();
    const detectors: FaceDetector[] = [
      { ...drawnDetector, detect: fail },
      { ...drawnDetector, crop: fail },
    ];
    for (const detector of detectors) {
      await expect(
        modelsLabAt(server, {}, { detector }).submit(input({ target: mediaOf(group) }), options),
      ).rejects.toBe(broken);
    }
    const target = mediaOf([alice], { publicUrl: fail });
    await expect(modelsLabAt(server).submit(input({ target }), options)).rejects.toBe(broken);
    expect(options.intents).toBe(0);
    expect(server.paid).toBe(0);
  });

  it('reject with the very reason it was aborted for during an upload', async () => {
    const controller = new AbortController();
    const reason = new Cancelled('shutdown');
    server.fails('upload', 'hang');
    const work = modelsLabAt(server).submit(input(), submitOptions({ signal: controller.signal }));
    while (server.count('upload') === 0) await new Promise(setImmediate);
    controller.abort(reason);
    await expect(work).rejects.toBe(reason);
  });

  it('of several people need a detector', async () => {
    const blind = modelsLabAt(server, {}, { detector: undefined });
    expect(blind.unfit(input())).toBe('needs-detector');
    expect(blind.unfit(input({ faces: { which: 'all' } }))).toBeUndefined();
    expect(blind.unfit(input({ faces: { which: 'reference', reference: mediaOf([bob]) } }))).toBeUndefined();
  });
});
