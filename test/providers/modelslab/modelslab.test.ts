import { beforeEach, describe, expect, it } from 'vitest';
import { Cancelled, type ProviderError } from '../../../src/core/errors.ts';
import type { FaceDetector, SwapInput, SwapStatus } from '../../../src/core/ports/provider.ts';
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

const film = { kind: 'video', seconds: 5 } as const;
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

  it('is asked of the vendor in one picture less where there is but one', async () => {
    expect(await shownIn(await swap(input({ faces: { which: 'nth', fromLeft: 1 } })))).toEqual(['zoe on alice']);
    expect(submitted().path).toBe('/api/v6/faceswap/multiple_face_swap');
  });

  it('is told where it was chosen by size among several', async () => {
    const warnings = [{ code: 'several-faces', count: 3 }];
    expect(await swap(input({ target: mediaOf(group) }))).toMatchObject({ warnings });
    expect(await swap(input())).toMatchObject({ warnings: [] });
    const faces = { which: 'nth', fromLeft: 1 } as const;
    expect(await swap(input({ target: mediaOf(group), faces }))).toMatchObject({ warnings: [] });
  });

  it('is nobody in a video, or everyone, or whoever looks like a picture', async () => {
    const target = mediaOf([alice, bob], film);
    expect(await shownIn(await swap(input({ target, faces: { which: 'all' } })))).toHaveLength(2);
    const faces = { which: 'reference', reference: mediaOf([bob]) } as const;
    expect(await shownIn(await swap(input({ target, faces })))).toEqual(['alice', 'zoe on bob']);
  });

  it('is put on from the largest face of the source', async () => {
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
  it('is refused as no face, and was charged', async () => {
    const status = await swap(input({ target: mediaOf([]), faces: { which: 'all' } }));
    expect(status).toEqual({ state: 'refused', reason: 'no-face', subject: 'target', charged: true });
  });

  it('is refused as no match where a picture picked the face', async () => {
    const status = await swap(input({ faces: { which: 'reference', reference: mediaOf([bob]) } }));
    expect(status).toEqual({ state: 'refused', reason: 'no-match', subject: 'reference', charged: true });
  });
});

describe('the words of the vendor', () => {
  const at = (name: string): string => `https://relay.example/${name}`;
  const relayed = (name: string, facts: object = {}) =>
    mediaOf([{ ...alice, name }], { publicUrl: async () => new URL(at(name)), ...facts });
  const all = { which: 'all' } as const;
  const byReference = { which: 'reference', reference: relayed('alice-alone') } as const;
  const video = relayed('film', film);
  beforeEach(() => {
    for (const name of ['scene', 'zoe', 'alice-alone', 'film']) server.state.hosts(at(name), drawn([alice]));
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
      { init_video: at('film'), init_image: at('zoe'), output_format: 'mp4' },
    ],
    [
      'one of a video',
      'specific_video_swap',
      { target: video, faces: byReference },
      { init_video: at('film'), init_image: at('zoe'), reference_image: at('alice-alone'), output_format: 'mp4' },
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
    const target = mediaOf(group);
    expect(await shownIn(await swapWith(faceFirst, input({ target })))).toEqual(['zoe on alice', 'bob', 'carol']);
    const what = input({ target: mediaOf([alice], film), faces: all });
    expect(await shownIn(await swapWith(faceFirst, what))).toEqual(['zoe on alice']);
  });

  it('name the hook', async () => {
    const webhookUrl = new URL('https://bot.example/hooks/modelslab/1.abc');
    await modelsLabAt(server).submit(input(), submitOptions({ webhookUrl }));
    expect(submitted().json).toMatchObject({ webhook: webhookUrl.href });
  });
});

describe('what a poll believes', () => {
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

  it('takes a result that came with the answer, and ids that are words', async () => {
    server.state.atOnce = true;
    const status = await modelsLabAt(server).submit(input(), submitOptions());
    expect(status).toMatchObject({ state: 'pending', pollAfterMs: 0 });
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
    ['an unheard-of state', { status: 'dreaming', output: ['https://a.example/b'] }, 'pending'],
    ['an address outside a list', { status: 'success', output: 'https://a.example/b' }, 'done'],
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
    const first = provider.poll(status.ticket, { signal: never });
    await expect(first).rejects.toMatchObject({ problem: 'gone', retryable: true });
    expect(await shownIn(await provider.poll(status.ticket, { signal: never }))).toEqual(['zoe on alice']);
  });

  it.each<[string, Fault, Partial<ProviderError>]>([
    ['is missing', { status: 404, body: '' }, { problem: 'gone', retryable: true }],
    ['is broken', { status: 503, body: '' }, { problem: 'overloaded', retryable: true }],
    ['breaks off', 'reset', { problem: 'unreachable', retryable: true }],
  ])('can fetch a result again that %s', async (_, fault, expected) => {
    server.state.pendingPolls = 0;
    const provider = modelsLabAt(server);
    const status = await provider.submit(input(), submitOptions());
    if (status.state !== 'pending') throw new Error(status.state);
    server.fails('file', fault);
    expect(await errorOf(provider.poll(status.ticket, { signal: never }))).toMatchObject(expected);
    expect(await provider.poll(status.ticket, { signal: never })).toMatchObject({ state: 'done' });
    expect(server.paid).toBe(1);
  });
});

describe('files', () => {
  const large = 5_000_001;
  const fat = { clean: async () => ({ mimeType: 'image/png', byteLength: large, open: () => new ReadableStream() }) };

  it('that are too large to be uploaded are refused, and none is uploaded', async () => {
    const source = mediaOf([zoe], fat);
    const provider = modelsLabAt(server, {}, { detector: undefined });
    const status = await provider.submit(input({ source, faces: { which: 'all' } }), submitOptions());
    expect(status).toEqual({ state: 'refused', reason: 'media-too-large', subject: 'source', charged: false });
    expect(server.requests).toEqual([]);
  });

  it.each<[string, Partial<SwapInput>, string | undefined]>([
    ['a picture', {}, undefined],
    ['a GIF', { target: mediaOf([alice], { kind: 'gif' }) }, 'kind'],
    ['a face in a video', { source: mediaOf([zoe], film) }, 'kind'],
    ['the largest in a video', { target: mediaOf([alice], film) }, 'face-choice'],
    ['everyone in a video', { target: mediaOf([alice], film), faces: { which: 'all' } }, undefined],
    ['a minute', { target: mediaOf([alice], { ...film, seconds: 60 }), faces: { which: 'all' } }, 'length'],
    [
      'a large video',
      { target: mediaOf([alice], { ...film, byteLength: large }), faces: { which: 'all' } },
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
