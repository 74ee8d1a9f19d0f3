import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cancelled, ProviderError } from '../../../src/core/errors.ts';
import type { Faces, SwapInput } from '../../../src/core/ports/provider.ts';
import { codeMeanings } from '../../../src/providers/crun/error-mapping.ts';
import { mediaOf } from '../../fakes/drawn-pictures.ts';
import { type CrunServer, type Operation, startCrunServer } from '../../fakes/vendors/crun-server.ts';
import {
  alice,
  bob,
  crunAt,
  input,
  instantClock,
  never,
  submitOptions,
  swapWith,
} from '../../fakes/vendors/crun-swap.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';

let server: CrunServer;
beforeEach(async () => {
  server = await startCrunServer();
});
afterEach(() => server[Symbol.asyncDispose]());

const html: Fault = { body: '<html>maintenance</html>' };
/** The vendor's envelope; the HTTP status says 200 unless told otherwise. */
const code = (number: number, { status = 200, data = null, message = 'no' as unknown } = {}): Fault => ({
  status,
  body: { code: number, message, data },
});
const group: SwapInput = input({ target: mediaOf([alice, bob]) });

async function errorOf(work: Promise<unknown>): Promise<ProviderError> {
  const outcome = await work.catch((error: unknown) => error);
  if (!(outcome instanceof ProviderError)) throw new Error(`no ProviderError but ${inspect(outcome)}`);
  return outcome;
}

const detected = (data: unknown): Fault => ({ body: { code: 200, message: 'success', data } });
const result = (faces: unknown, status = 'succeed') =>
  detected({ status: 'succeeded', result: { id: 'd', status, faces } });

describe('before the request that bills, everything is certainly unpaid', () => {
  it.each<[string, Operation, Fault, string]>([
    ['no place for the upload', 'upload-url', { status: 500, body: '' }, 'overloaded'],
    [
      'a place for the upload that is no URL',
      'upload-url',
      detected({ presigned_url: 'here', file_url: '' }),
      'bad-answer',
    ],
    ['a place inside our own network', 'upload-url', detected(place('http://169.254.169.254/')), 'bad-answer'],
    ['a wrong key', 'upload-url', code(401, { status: 401 }), 'bad-key'],
    ['a wrong key, by the body alone', 'upload-url', code(401), 'bad-key'],
    ['the upload breaks off', 'upload', 'reset', 'unreachable'],
    ['the upload is refused', 'upload', { status: 503, body: '' }, 'overloaded'],
    ['detection fails', 'detect', { status: 500, body: '' }, 'overloaded'],
    ['detection comes too often', 'detect', code(429, { status: 429 }), 'rate-limited'],
    ['detection breaks off', 'detect', 'reset', 'unreachable'],
    ['detection speaks HTML', 'detect', html, 'bad-answer'],
    ['detection has no id', 'detect', code(200), 'bad-answer'],
    ['detection does not manage', 'detection', detected({ status: 'failed', error: 'worker died' }), 'internal'],
    ['detection does not manage, inside', 'detection', result(null, 'failed'), 'internal'],
    ['detection is done without a result', 'detection', detected({ status: 'succeeded', result: null }), 'bad-answer'],
    ['detection is done and is not', 'detection', result([], 'processing'), 'bad-answer'],
    ['two faces have one id', 'detection', result([face(0), face(0)]), 'bad-answer'],
    ['a face has no crop', 'detection', result([{ id: 0 }]), 'bad-answer'],
    ['the crop of a face is missing', 'file', { status: 404, body: '' }, 'gone'],
    ['the crop of a face breaks off', 'file', 'reset', 'unreachable'],
    ['the estimate says that it cannot be afforded', 'estimate', detected({ affordable: false }), 'out-of-credit'],
  ])('%s', async (_, operation, fault, problem) => {
    server.fails(operation, fault);
    const options = submitOptions();
    expect(await errorOf(crunAt(server).submit(group, options))).toMatchObject({ problem, sent: 'no' });
    expect([options.intents, server.paid]).toEqual([0, 0]);
  });

  it('refuses what detection refuses', async () => {
    for (const fault of [
      detected({ status: 'failed', error: 'no face detected' }),
      detected({ status: 'failed', result: { id: 'd', status: 'failed', error: { message: 'No face was found' } } }),
    ]) {
      server.fails('detection', fault);
      expect(await crunAt(server).submit(group, submitOptions())).toMatchObject({
        state: 'refused',
        reason: 'no-face',
      });
    }
    server.fails('detect', code(422, { status: 422, message: 'NSFW content' }));
    expect(await crunAt(server).submit(group, submitOptions())).toMatchObject({ reason: 'unsafe-content' });
    expect(server.paid).toBe(0);
  });

  it('looks again at a detection whose answer failed, and waits as told', async () => {
    server.fails(
      'detection',
      { status: 429, headers: { 'retry-after': '3' }, body: '' },
      { status: 502, body: '' },
      'reset',
    );
    const clock = instantClock();
    const begunAt = clock.now();
    expect(await crunAt(server, { clock }).submit(group, submitOptions())).toMatchObject({ state: 'pending' });
    expect(server.count('detection')).toBe(5);
    expect(clock.now() - begunAt).toBeGreaterThanOrEqual(4 * 1_000 + 3_000);
  });

  it('gives up on a detection that never ends', async () => {
    server.state.pendingPolls = 1_000;
    const error = await errorOf(crunAt(server).submit(group, submitOptions()));
    expect(error).toMatchObject({ problem: 'timed-out', sent: 'no', retryable: true });
    expect(server.paid).toBe(0);
  });

  it('the vendor is not there, or the intent could not be stored', async () => {
    const broken = new Error('no space left');
    const beforePaid = (): Promise<void> => Promise.reject(broken);
    await expect(crunAt(server).submit(input(), submitOptions({ beforePaid }))).rejects.toBe(broken);
    expect(server.paid).toBe(0);
    await server[Symbol.asyncDispose]();
    const error = await errorOf(crunAt(server).submit(input(), submitOptions()));
    expect(error).toMatchObject({ problem: 'unreachable', sent: 'no', retryable: true });
  });

  it.each<[string, Fault]>([
    ['is not there', code(404, { status: 404 })],
    ['is broken', { status: 500, body: '<html>' }],
    ['says nothing', detected({})],
    ['does not answer', 'hang'],
    ['breaks off', 'reset'],
  ])('an estimate that %s stops nothing', async (_, fault) => {
    server.fails('estimate', fault);
    expect(await crunAt(server).submit(input(), submitOptions())).toMatchObject({ state: 'pending' });
  });
});

describe('the request that bills', () => {
  it.each<[string, Fault, Partial<ProviderError>]>([
    [
      'too often',
      { status: 429, headers: { 'retry-after': '7' }, body: '' },
      { problem: 'rate-limited', retryable: true, retryAfterMs: 7_000 },
    ],
    [
      'a rejection of a kind that the vendor does not document',
      code(418, { status: 418 }),
      { problem: 'rejected-request' },
    ],
    ['a status and a code that both say no', code(422, { status: 400 }), { problem: 'rejected-request' }],
    ['a code that is text', { body: { code: '402', message: null } }, { problem: 'out-of-credit' }],
  ])('was certainly not accepted: %s', async (_, fault, expected) => {
    server.fails('create', fault);
    const options = submitOptions();
    expect(await errorOf(crunAt(server).submit(input(), options))).toMatchObject({ ...expected, sent: 'no' });
    expect([options.intents, server.paid]).toEqual([1, 1]);
  });

  it('was certainly not accepted: no credit', async () => {
    server.state.credit = 0;
    server.fails('estimate', code(404));
    expect(await errorOf(crunAt(server).submit(input(), submitOptions()))).toMatchObject({
      problem: 'out-of-credit',
      sent: 'no',
      retryable: false,
    });
  });

  it.each<[string, Fault]>([
    ['a reset once it was read', 'reset'],
    ['502 with a page', { status: 502, body: '<html>' }],
    ['505 without the words of the vendor', { status: 505, body: '' }],
    ['500 that says no credit in its body', code(402, { status: 500 })],
    ['408 that says no credit in its body', code(402, { status: 408 })],
    ['a client error with success in its body', code(200, { status: 400 })],
    ['200 with a page', html],
    ['200 with half an answer', { body: '{"code":200,"data":{"task_id"' }],
    ['200 with null', { body: null }],
    ['200 without data', code(200)],
    ['200 without an id', detected({ id: 'x' })],
    ['200 with an empty id', detected({ task_id: '' })],
    ['200 with an id that is a list', detected({ task_id: ['a'] })],
    ['a code that nobody knows', code(299)],
    ['a rejection that brings an id', { body: { code: 429, message: 'slow down', data: { task_id: 'task_1' } } }],
    ['a redirect', { status: 302, headers: { location: '/' }, body: '' }],
    ['404 with a page', { status: 404, body: '<html>' }],
    ['more than any answer should hold', { body: 'x'.repeat(1_100_000) }],
  ])('may have been accepted, and is never repeated: %s', async (_, fault) => {
    server.fails('create', fault);
    expect(await errorOf(crunAt(server).submit(input(), submitOptions()))).toMatchObject({ sent: 'unknown' });
    expect(server.paid).toBe(1);
  });

  it('takes ids that are numbers', async () => {
    server.fails('create', detected({ task_id: 815 }));
    expect(await crunAt(server).submit(input(), submitOptions())).toEqual({
      state: 'pending',
      ticket: { taskId: '815' },
    });
  });

  it('refuses in the words of the vendor, free of charge', async () => {
    server.fails('create', code(422, { status: 422, message: 'No face detected in new_face' }));
    const refused = { state: 'refused', reason: 'no-face', subject: 'source', charged: false };
    expect(await crunAt(server).submit(input(), submitOptions())).toEqual(refused);
  });

  it('rejects with the very reason it was aborted for', async () => {
    const controller = new AbortController();
    const reason = new Cancelled('shutdown');
    server.fails('create', 'hang');
    const work = crunAt(server).submit(input(), submitOptions({ signal: controller.signal }));
    while (server.paid === 0) await new Promise(setImmediate);
    controller.abort(reason);
    await expect(work).rejects.toBe(reason);
  });
});

describe('the codes of the vendor', () => {
  const rows: readonly [number, string, boolean, 'no' | 'unknown'][] = [
    [400, 'rejected-request', false, 'no'],
    [401, 'bad-key', false, 'no'],
    [402, 'out-of-credit', false, 'no'],
    [403, 'not-allowed', false, 'no'],
    [404, 'gone', false, 'no'],
    [408, 'timed-out', false, 'unknown'],
    [422, 'rejected-request', false, 'no'],
    [429, 'rate-limited', true, 'no'],
    [455, 'maintenance', true, 'no'],
    [500, 'overloaded', false, 'unknown'],
    [501, 'internal', false, 'unknown'],
    [505, 'not-allowed', false, 'no'],
  ];

  it('are all known', () => {
    expect(rows.map(([number]) => number)).toEqual([...codeMeanings.keys()]);
  });

  it.each(rows)('%i means %s, with its own status or with 200', async (number, problem, retryable, sent) => {
    for (const status of [200, number]) {
      server.fails('create', code(number, { status }));
      const error = await errorOf(crunAt(server).submit(input(), submitOptions()));
      expect(error).toMatchObject({ problem, retryable, sent });
    }
  });
});

describe('polls', () => {
  const ticket = { taskId: 'task_0' };
  const info = (data: unknown): Fault => detected({ task_id: 'task_0', ...(data as object) });
  const media = (urls: unknown) => ({ status: 'success', result: { media_urls: urls } });

  it.each<[string, Fault, Partial<ProviderError>]>([
    ['500', { status: 500, body: '' }, { problem: 'overloaded', retryable: true }],
    ['500 in the body alone', code(500), { problem: 'overloaded', retryable: true }],
    ['429', { status: 429, headers: { 'retry-after': '3' }, body: '' }, { retryable: true, retryAfterMs: 3_000 }],
    ['maintenance', code(455, { status: 455 }), { problem: 'maintenance', retryable: true }],
    ['a page', html, { problem: 'bad-answer', retryable: true }],
    ['no answer', 'hang', { problem: 'timed-out', retryable: true }],
    ['a reset', 'reset', { problem: 'unreachable', retryable: true }],
    ['no data', code(200), { problem: 'bad-answer', retryable: true }],
    ['done without a result', info({ status: 'success', result: null }), { problem: 'bad-answer', retryable: true }],
    ['done with no file', info(media([])), { problem: 'bad-answer', retryable: true }],
    ['done with a text for files', info(media('https://x.example')), { problem: 'bad-answer', retryable: true }],
    ['done with a file that is none', info(media([''])), { problem: 'bad-answer', retryable: true }],
    ['a wrong key', code(401, { status: 401 }), { problem: 'bad-key', retryable: false }],
    ['an unknown task', code(404, { status: 404 }), { problem: 'gone', retryable: false }],
  ])('%s', async (_, fault, expected) => {
    server.fails('task', fault);
    expect(await errorOf(crunAt(server).poll(ticket, { signal: never }))).toMatchObject(expected);
  });

  it.each(['pending', 'running', 'queued', 'dreaming', '', null, undefined])('goes on at %j', async (status) => {
    server.fails('task', info({ status, result: null }));
    expect(await crunAt(server).poll(ticket, { signal: never })).toEqual({ state: 'pending', ticket });
  });

  it.each(['success', 'succeeded', 'succeed', 'SUCCESS'])('is done at %s', async (status) => {
    server.fails('task', info({ ...media([`${server.url}/files/x`]), status }));
    expect(await crunAt(server).poll(ticket, { signal: never })).toMatchObject({ state: 'done' });
  });

  it('can open a result a moment after it was announced', async () => {
    const status = await swapWith(() => crunAt(server), input());
    if (status.state !== 'done') throw new Error(status.state);
    server.fails('file', { status: 404, body: '' });
    expect(await errorOf(status.result.open(never))).toMatchObject({ retryable: true });
    expect(await new Response(await status.result.open(never)).text()).toBe('alice<-zoe');
  });

  it.each<[string, string | null, string | undefined, string?]>([
    ['no face', 'no face detected', 'no-face'],
    ['no face in the source', 'No face found in new_face image', 'no-face', 'source'],
    ['a face that cannot be found', 'Failed to detect any face', 'no-face'],
    ['too many faces', 'Too many faces', 'too-many-faces'],
    ['a small face', 'The face is too small', 'face-too-small'],
    ['NSFW', 'Potential NSFW content', 'unsafe-content'],
    ['a policy', 'This request violates our content policy', 'unsafe-content'],
    ['a long video', 'video is too long', 'media-too-long'],
    ['a large file', 'image too large', 'media-too-large'],
    ['a format', 'Unsupported image format', 'unsupported-media'],
    ['a queue', 'worker timed out', undefined],
    ['a checker that is ill', 'safety checker unavailable', undefined],
    ['a face service that is ill', 'face service unavailable', undefined],
    ['nothing', null, undefined],
  ])('says why a task failed: %s', async (_, message, reason, subject = 'target') => {
    server.fails('task', info({ status: 'failed', result: { code: 501, message } }));
    const failed = { state: 'failed', charged: 'unknown', retryable: false };
    const refused = { state: 'refused', reason, subject, charged: true };
    expect(await crunAt(server).poll(ticket, { signal: never })).toEqual(reason ? refused : failed);
  });
});

describe('the choice of faces', () => {
  it.each<Faces>([{ which: 'all' }, { which: 'largest' }])(
    'never costs more than one paid request: %j',
    async (faces) => {
      server.fails('create', 'reset');
      await errorOf(crunAt(server).submit({ ...group, faces }, submitOptions()));
      expect(server.paid).toBe(1);
    },
  );
});

function face(id: number): unknown {
  return { id, link: 'https://files.example/face.jpg' };
}

function place(url: string): unknown {
  return { presigned_url: url, file_url: url };
}
