import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Cancelled, ProviderError } from '../../../src/core/errors.ts';
import type { SwapInput } from '../../../src/core/ports/provider.ts';
import { codeMeanings } from '../../../src/providers/akool/error-mapping.ts';
import { type AkoolServer, startAkoolServer } from '../../fakes/vendors/akool-server.ts';
import { akoolAt, input, never, submitOptions } from '../../fakes/vendors/akool-swap.ts';
import { relayed } from '../../fakes/vendors/relayed-media.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';

let server: AkoolServer;
beforeEach(async () => {
  server = await startAkoolServer();
});
afterEach(() => server[Symbol.asyncDispose]());

const html: Fault = { body: '<html>maintenance</html>' };
const code = (number: number, data?: unknown): Fault => ({
  body: { code: number, msg: 'no', ...(data ? { data } : {}) },
});

/** Milliseconds a call may take. */
function patience(fault: Fault | undefined): number {
  return fault === 'hang' ? 100 : 10_000;
}

async function errorOf(work: Promise<unknown>): Promise<ProviderError> {
  const outcome = await work.catch((error: unknown) => error);
  if (!(outcome instanceof ProviderError)) throw new Error(`no ProviderError but ${inspect(outcome)}`);
  return outcome;
}

describe('before the request that bills, everything is certainly unpaid', () => {
  const everyone = input({ faces: { which: 'all' } });
  const two = [
    [1, 2, 3, 4],
    [9, 2, 3, 4],
  ];
  const byLikeness = input({ faces: { which: 'reference', reference: relayed('alice') } });
  it.each<[string, Parameters<AkoolServer['fails']>, string, SwapInput?]>([
    ['detection fails', ['detect', { status: 500, body: '' }], 'overloaded'],
    ['detection is refused', ['detect', { status: 400, body: { error_code: 1, error_msg: 'no' } }], 'rejected-request'],
    ['detection comes too often', ['detect', { status: 429, body: '' }], 'rate-limited'],
    ['detection wants another key', ['detect', code(1101)], 'bad-key'],
    ['detection breaks off', ['detect', 'reset'], 'unreachable'],
    ['detection hangs', ['detect', 'hang'], 'timed-out'],
    ['detection speaks HTML', ['detect', html], 'bad-answer'],
    ['detection gives a region without numbers', ['detect', detected([[1]], [''])], 'bad-answer'],
    ['detection gives one region and no landmarks', ['detect', detected([[1, 2, 3, 4]], [])], 'bad-answer'],
    ['detection gives two faces without landmarks', ['detect', detected(two, null)], 'bad-answer', everyone],
    ['detection gives landmarks that are none', ['detect', detected(two, ['1,2', '<b>'])], 'bad-answer', everyone],
    ['the crop of a face is missing', ['file', { status: 404, body: '' }], 'gone', byLikeness],
    ['the crop of a face breaks off', ['file', 'reset'], 'unreachable', byLikeness],
  ])('%s', async (_, fails, problem, what = input()) => {
    server.fails(...fails);
    const options = submitOptions();
    const provider = akoolAt(server, {}, patience(fails[1]));
    expect(await errorOf(provider.submit(what, options))).toMatchObject({ problem, sent: 'no' });
    expect([options.intents, server.paid]).toEqual([0, 0]);
  });

  it.each([
    ['the exchange is refused', code(1101), 'bad-key'],
    ['the exchange brings no token', code(1000), 'bad-answer'],
  ])('%s', async (_, fault, problem) => {
    server.fails('token', fault);
    const environment = { AKOOL_API_KEY: '', AKOOL_CLIENT_ID: 'id', AKOOL_CLIENT_SECRET: server.state.key };
    const work = akoolAt(server, environment).submit(input(), submitOptions());
    expect(await errorOf(work)).toMatchObject({ problem, sent: 'no' });
    expect(server.paid).toBe(0);
  });

  it('the vendor is not there', async () => {
    const provider = akoolAt(server);
    await server[Symbol.asyncDispose]();
    const error = await errorOf(provider.submit(input(), submitOptions()));
    expect(error).toMatchObject({ problem: 'unreachable', sent: 'no', retryable: true });
  });

  it('the relay has failed, or the intent could not be stored', async () => {
    const broken = new Error('no space left');
    const target = relayed('alice', { publicUrl: () => Promise.reject(broken) });
    await expect(akoolAt(server).submit(input({ target }), submitOptions())).rejects.toBe(broken);
    const beforePaid = (): Promise<void> => Promise.reject(broken);
    await expect(akoolAt(server).submit(input(), submitOptions({ beforePaid }))).rejects.toBe(broken);
    expect(server.paid).toBe(0);
  });
});

describe('the request that bills', () => {
  it.each<[string, Fault, Partial<ProviderError>]>([
    [
      'too often',
      { status: 429, headers: { 'retry-after': '7' }, body: '' },
      { problem: 'rate-limited', retryAfterMs: 7_000 },
    ],
    ['too often, in the words of the vendor', code(1005), { problem: 'rate-limited', retryable: true }],
    ['no credit', code(1104), { problem: 'out-of-credit', retryable: false }],
    ['a wrong key', code(1101), { problem: 'bad-key' }],
    [
      'a rejection with a status of its own',
      { status: 400, body: { code: 1003, msg: '' } },
      { problem: 'rejected-request' },
    ],
    [
      'an unnamed code with a status that says no',
      { status: 402, body: { code: 4_711 } },
      { problem: 'out-of-credit' },
    ],
  ])('was certainly not accepted: %s', async (_, fault, expected) => {
    server.fails('submit', fault);
    const options = submitOptions();
    expect(await errorOf(akoolAt(server).submit(input(), options))).toMatchObject({ ...expected, sent: 'no' });
    expect([options.intents, server.paid]).toEqual([1, 1]);
  });

  it.each<[string, Fault]>([
    ['a reset once it was read', 'reset'],
    ['500', { status: 500, body: { code: 1005, msg: '' } }],
    ['502 with a page', { status: 502, body: '<html>' }],
    ['408', { status: 408, body: '' }],
    ['200 with a page', html],
    ['200 with half an answer', { body: '{"code":1000,"data":{"_id"' }],
    ['200 with null', { body: null }],
    ['200 without an id', code(1000, { job_id: '1' })],
    ['200 with an empty id', code(1000, { _id: '' })],
    ['200 with an id that is a list', code(1000, { _id: '1,2' })],
    ['a code that nobody knows', code(4_711)],
    ['a rejection that brings an id', code(1005, { _id: '6593c94c0ef703e8c055e3c8' })],
    ['a redirect', { status: 302, headers: { location: '/' }, body: '' }],
    ['404 with a page', { status: 404, body: '<html>' }],
    ['more than any answer should hold', { body: 'x'.repeat(1_100_000) }],
  ])('may have been accepted, and is never repeated: %s', async (_, fault) => {
    server.fails('submit', fault);
    expect(await errorOf(akoolAt(server).submit(input(), submitOptions()))).toMatchObject({ sent: 'unknown' });
    expect(server.paid).toBe(1);
  });

  it('takes ids that are numbers', async () => {
    server.fails('submit', code(1000, { _id: 815 }));
    expect(await akoolAt(server).submit(input(), submitOptions())).toEqual({ state: 'pending', ticket: { id: '815' } });
  });

  it('rejects with the very reason it was aborted for', async () => {
    const controller = new AbortController();
    const reason = new Cancelled('shutdown');
    server.fails('submit', 'hang');
    const work = akoolAt(server).submit(input(), submitOptions({ signal: controller.signal }));
    while (server.paid === 0) await new Promise(setImmediate);
    controller.abort(reason);
    await expect(work).rejects.toBe(reason);
  });
});

describe('polls', () => {
  it.each<[string, Fault, Partial<ProviderError>]>([
    ['500', { status: 500, body: '' }, { problem: 'overloaded', retryable: true }],
    ['429', { status: 429, headers: { 'retry-after': '3' }, body: '' }, { retryable: true, retryAfterMs: 3_000 }],
    ['1005', code(1005), { problem: 'rate-limited', retryable: true }],
    ['a page', html, { problem: 'bad-answer', retryable: true }],
    ['no answer', 'hang', { problem: 'timed-out', retryable: true }],
    ['a reset', 'reset', { problem: 'unreachable', retryable: true }],
    ['a list that is none', code(1000, { result: 'soon' }), { problem: 'bad-answer', retryable: true }],
    ['a wrong key', code(1101), { problem: 'bad-key', retryable: false }],
    ['404', { status: 404, body: '' }, { problem: 'gone', retryable: false }],
  ])('%s', async (_, fault, expected) => {
    server.fails('list', fault);
    const error = await errorOf(akoolAt(server, {}, patience(fault)).poll({ id: '1' }, { signal: never }));
    expect(error).toMatchObject(expected);
  });
});

describe('the codes of the vendor', () => {
  const Rows = z.array(z.object({ code: z.number(), outcome: z.string(), retryable: z.boolean() }));
  const file = new URL('../../fixtures/akool/error-codes.json', import.meta.url);
  const rows = Rows.parse(JSON.parse(readFileSync(file, 'utf8')));

  it('are all known', () => {
    expect(rows.map((row) => row.code)).toEqual([...codeMeanings.keys()]);
  });

  it.each(rows)('$code → $outcome', async ({ code: number, outcome, retryable }) => {
    server.fails('submit', code(number));
    const work = akoolAt(server).submit(input(), submitOptions());
    if (outcome.startsWith('refused: ')) {
      const reason = outcome.slice('refused: '.length);
      expect(await work).toEqual({ state: 'refused', reason, subject: 'target', charged: false });
      return;
    }
    expect(await errorOf(work)).toMatchObject({ problem: outcome, retryable, sent: 'no' });
  });
});

function detected(region: number[][], landmarks: string[] | null): Fault {
  return { body: { error_code: 0, error_msg: '', faces_obj: { '0': { region, landmarks_str: landmarks } } } };
}
