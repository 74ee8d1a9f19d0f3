import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cancelled, ProviderError } from '../../../src/core/errors.ts';
import type { FaceDetector, SwapInput } from '../../../src/core/ports/provider.ts';
import { messageMeanings } from '../../../src/providers/modelslab/error-mapping.ts';
import { drawnDetector, mediaOf } from '../../fakes/drawn-pictures.ts';
import { alice, bob, input, never, submitOptions } from '../../fakes/vendors/crun-swap.ts';
import { type ModelsLabServer, type Operation, startModelsLabServer } from '../../fakes/vendors/modelslab-server.ts';
import { modelsLabAt } from '../../fakes/vendors/modelslab-swap.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';

let server: ModelsLabServer;
beforeEach(async () => {
  server = await startModelsLabServer();
});
afterEach(() => server[Symbol.asyncDispose]());

const html: Fault = { body: '<html>maintenance</html>' };
const group: SwapInput = input({ target: mediaOf([alice, bob]) });
const says = (
  message: unknown,
  { status = 200, ...more }: { status?: number; [field: string]: unknown } = {},
): Fault => ({
  status,
  body: { status: 'error', message, ...more },
});

async function errorOf(work: Promise<unknown>): Promise<ProviderError> {
  const outcome = await work.catch((error: unknown) => error);
  if (!(outcome instanceof ProviderError)) throw new Error(`no ProviderError but ${inspect(outcome)}`);
  return outcome;
}

describe('before the request that bills, everything is certainly unpaid', () => {
  it.each<[string, Operation, Fault, Partial<ProviderError>]>([
    ['an upload fails', 'upload', { status: 500, body: '' }, { problem: 'overloaded', retryable: true }],
    ['an upload breaks off', 'upload', 'reset', { problem: 'unreachable', retryable: true }],
    ['an upload is answered with a page', 'upload', html, { problem: 'bad-answer', retryable: true }],
    ['an upload brings no address', 'upload', { body: { status: 'success', output: '' } }, { problem: 'bad-answer' }],
    ['an upload is refused', 'upload', says('Maximum 5 MB', { status: 400 }), { problem: 'rejected-request' }],
    ['an upload with a wrong key', 'upload', says('Invalid API key', { status: 401 }), { problem: 'bad-key' }],
    ['a wrong key, by the words alone', 'upload', says('Invalid API key'), { problem: 'bad-key' }],
    ['too many uploads', 'upload', says('slow', { status: 429, retry_after: 30 }), { retryAfterMs: 30_000 }],
    ['too busy for uploads', 'upload', says('Try Again'), { problem: 'overloaded', retryable: true }],
  ])('%s', async (_, operation, fault, expected) => {
    server.fails(operation, fault);
    const options = submitOptions();
    expect(await errorOf(modelsLabAt(server).submit(group, options))).toMatchObject({ ...expected, sent: 'no' });
    expect([options.intents, server.paid]).toEqual([0, 0]);
  });

  it('the detector fails, or the relay, or the intent could not be stored', async () => {
    const broken = new Error('no space left');
    const fail = (): Promise<never> => Promise.reject(broken);
    const options = submitOptions();
    const detectors: FaceDetector[] = [
      { ...drawnDetector, detect: fail },
      { ...drawnDetector, crop: fail },
    ];
    for (const detector of detectors) {
      await expect(modelsLabAt(server, {}, { detector }).submit(group, options)).rejects.toBe(broken);
    }
    const target = mediaOf([alice], { publicUrl: fail });
    await expect(modelsLabAt(server).submit(input({ target }), options)).rejects.toBe(broken);
    expect(options.intents).toBe(0);
    const unstored = submitOptions({ beforePaid: fail });
    await expect(modelsLabAt(server).submit(group, unstored)).rejects.toBe(broken);
    expect(server.paid).toBe(0);
  });

  it('the vendor is not there', async () => {
    await server[Symbol.asyncDispose]();
    const error = await errorOf(modelsLabAt(server).submit(input(), submitOptions()));
    expect(error).toMatchObject({ problem: 'unreachable', sent: 'no', retryable: true });
  });

  it.each<Operation>(['upload', 'submit'])('rejects with the very reason it was aborted for: %s', async (operation) => {
    const controller = new AbortController();
    const reason = new Cancelled('shutdown');
    server.fails(operation, 'hang');
    const work = modelsLabAt(server).submit(input(), submitOptions({ signal: controller.signal }));
    while (server.count(operation) === 0) await new Promise(setImmediate);
    controller.abort(reason);
    await expect(work).rejects.toBe(reason);
  });
});

describe('the request that bills', () => {
  it.each<[string, Fault, Partial<ProviderError>]>([
    ['a full queue', says('full', { status: 429, retry_after: 30 }), { problem: 'rate-limited', retryAfterMs: 30_000 }],
    ['a full queue, with 200', says('Rate limit exceeded.', { retry_after: '7' }), { retryAfterMs: 7_000 }],
    [
      'a full queue, in the header',
      { status: 429, headers: { 'retry-after': '7' }, body: '' },
      { problem: 'rate-limited', retryable: true, retryAfterMs: 7_000 },
    ],
    ['no credit, in no words', says(null, { status: 402 }), { problem: 'out-of-credit' }],
    ['a status that nobody documents', says('no', { status: 418 }), { problem: 'rejected-request' }],
    ['the old spelling', { body: { status: 'error', messege: 'Invalid API key' } }, { problem: 'bad-key' }],
    [
      'a message without a status',
      { status: 400, body: { message: { key: ['no'] } } },
      { problem: 'rejected-request' },
    ],
    ['a wait without an end', says('full', { status: 429, retry_after: 1e9 }), { retryAfterMs: undefined }],
  ])('was certainly not accepted: %s', async (_, fault, expected) => {
    server.fails('submit', fault);
    const options = submitOptions();
    expect(await errorOf(modelsLabAt(server).submit(input(), options))).toMatchObject({ ...expected, sent: 'no' });
    expect([options.intents, server.paid]).toEqual([1, 1]);
  });

  it.each<[string, Fault]>([
    ['a reset once it was read', 'reset'],
    ['502 with a page', { status: 502, body: '<html>' }],
    ['500 in the words of the vendor', says('Internal server error. Please try again.', { status: 500 })],
    ['503 that says no credit', says('Insufficient credits', { status: 503 })],
    ['408 that says no credit', says('Insufficient credits', { status: 408 })],
    ['a client error that is none', { status: 400, body: { status: 'success' } }],
    ['200 with a page', html],
    ['200 with half an answer', { body: '{"status":"processing","id":7' }],
    ['200 with null', { body: null }],
    ['200 with a list', { body: [] }],
    ['200 with nothing in it', { body: {} }],
    ['200 without an id', { body: { status: 'processing', output: [] } }],
    ['200 with a result alone', { body: { status: 'success', output: ['https://files.example/x'] } }],
    ['200 with an empty id', { body: { status: 'processing', id: '' } }],
    ['200 with an id that is a list', { body: { status: 'processing', id: [7] } }],
    ['200 with an id that is a path', { body: { status: 'processing', id: '../../v3/delete_image' } }],
    ['200 with an error of the server', says('Internal server error. Please try again.')],
    ['a redirect', { status: 302, headers: { location: '/' }, body: '' }],
    ['401 with a page', { status: 401, body: '<html>' }],
    ['404 with a page', { status: 404, body: '<html>' }],
    ['more than any answer should hold', { body: 'x'.repeat(1_100_000) }],
  ])('may have been accepted, and is never repeated: %s', async (_, fault) => {
    server.fails('submit', fault);
    const error = await errorOf(modelsLabAt(server).submit(input(), submitOptions()));
    expect(error.sent).toBe('unknown');
    expect(server.paid).toBe(1);
  });

  it.each<[string, Fault]>([
    ['failed at once', { body: { status: 'failed', message: 'Failed' } }],
    ['a rejection that brings an id', says('Invalid API key', { id: 7 })],
  ])('may have been charged: %s', async (_, fault) => {
    server.fails('submit', fault);
    const failed = { state: 'failed', charged: 'unknown', retryable: false };
    expect(await modelsLabAt(server).submit(input(), submitOptions())).toEqual(failed);
  });

  it('was charged where it was begun and then refused', async () => {
    server.fails('submit', { body: { status: 'failed', message: 'No face detected' } });
    const refused = { state: 'refused', reason: 'no-face', subject: 'target', charged: true };
    expect(await modelsLabAt(server).submit(input(), submitOptions())).toEqual(refused);
  });
});

interface ComplaintRow {
  readonly status: number;
  readonly message: unknown;
  /** A problem, or `refused: ` and a reason. */
  readonly outcome: string;
  readonly retryable?: boolean;
  readonly sent?: 'no' | 'unknown';
}

describe('the complaints of the vendor', () => {
  const file = new URL('../../fixtures/modelslab/complaints.json', import.meta.url);
  const rows: readonly ComplaintRow[] = JSON.parse(readFileSync(file, 'utf8'));

  it('are all known', () => {
    const texts = rows.map(({ message }) => JSON.stringify(message));
    const firstMatches = texts.map((text) => messageMeanings.find(({ pattern }) => pattern.test(text)));
    expect(messageMeanings.filter((each) => !firstMatches.includes(each))).toEqual([]);
  });

  it.each(rows)('$status $message means $outcome', async ({ status, message, outcome, ...expected }) => {
    const [problem, reason] = outcome.split(': ');
    for (const spelling of ['message', 'messege']) {
      server.fails('submit', { status, body: { status: 'error', [spelling]: message } });
      const work = modelsLabAt(server).submit(input(), submitOptions());
      if (reason === undefined) expect(await errorOf(work)).toMatchObject({ problem, ...expected });
      else expect(await work).toEqual({ state: 'refused', reason, subject: 'target', charged: false });
    }
  });

  it.each(rows.filter(({ outcome }) => outcome.startsWith('refused')))(
    '$message is charged once it was begun',
    async ({ message, outcome }) => {
      server.fails('fetch', { body: { status: 'failed', message } });
      const refused = { state: 'refused', reason: outcome.split(': ')[1], subject: 'target', charged: true };
      expect(await modelsLabAt(server).poll({ id: '7' }, { signal: never })).toEqual(refused);
    },
  );
});

describe('polls', () => {
  it.each<[string, Fault, Partial<ProviderError>]>([
    ['500', { status: 500, body: '' }, { problem: 'overloaded', retryable: true }],
    ['429', { status: 429, headers: { 'retry-after': '3' }, body: '' }, { retryable: true, retryAfterMs: 3_000 }],
    ['429 in the body', says('slow', { status: 429, retry_after: 30 }), { retryable: true, retryAfterMs: 30_000 }],
    ['a page', html, { problem: 'bad-answer', retryable: true }],
    ['no answer', 'hang', { problem: 'timed-out', retryable: true }],
    ['a reset', 'reset', { problem: 'unreachable', retryable: true }],
    ['null', { body: null }, { problem: 'bad-answer', retryable: true }],
    ['an id that is not known yet', says('Request not found', { status: 404 }), { problem: 'gone', retryable: true }],
    ['a client error', says('no', { status: 400 }), { problem: 'rejected-request', retryable: true }],
    ['try again', says('Try Again'), { problem: 'overloaded', retryable: true }],
    ['a wrong key', says('Invalid API key', { status: 401 }), { problem: 'bad-key', retryable: false }],
  ])('%s', async (_, fault, expected) => {
    server.fails('fetch', fault);
    expect(await errorOf(modelsLabAt(server).poll({ id: '7' }, { signal: never }))).toMatchObject(expected);
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
