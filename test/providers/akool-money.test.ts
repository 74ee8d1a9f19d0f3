import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Cancelled, ProviderError } from '../../src/core/errors.ts';
import type { SwapInput, SwapStatus } from '../../src/core/provider.ts';
import { meanings } from '../../src/providers/akool/codes.ts';
import { AkoolServer, type Fault } from '../fakes/akool-server.ts';
import { akoolAt, input, never, submitOptions, swapWith } from '../fakes/akool-swap.ts';
import { relayed } from '../fakes/relayed-media.ts';

let server: AkoolServer;
beforeEach(async () => {
  server = await new AkoolServer().start();
});
afterEach(() => server[Symbol.asyncDispose]());

const html: Fault = { body: '<html>maintenance</html>' };
const code = (number: number, data?: unknown): Fault => ({
  body: { code: number, msg: 'no', ...(data ? { data } : {}) },
});

async function errorOf(work: Promise<unknown>): Promise<ProviderError> {
  const outcome = await work.catch((error: unknown) => error);
  if (!(outcome instanceof ProviderError)) throw new Error(`no ProviderError but ${inspect(outcome)}`);
  return outcome;
}

describe('before the request that bills, everything is certainly unpaid', () => {
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
    ['the crop of a face is missing', ['file', { status: 404, body: '' }], 'gone', byLikeness],
    ['the crop of a face breaks off', ['file', 'reset'], 'unreachable', byLikeness],
  ])('%s', async (_, fails, problem, what = input()) => {
    server.fails(...fails);
    const options = submitOptions();
    expect(await errorOf(akoolAt(server).submit(what, options))).toMatchObject({ problem, sent: 'no' });
    expect([options.intents, server.paid]).toEqual([0, 0]);
  });

  it.each([
    ['the exchange is refused', code(1101), 'bad-key'],
    ['the exchange brings no token', code(1000), 'bad-answer'],
  ])('%s', async (_, fault, problem) => {
    server.fails('token', fault);
    const environment = { AKOOL_API_KEY: '', AKOOL_CLIENT_ID: 'id', AKOOL_CLIENT_SECRET: server.studio.key };
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
    const error = await errorOf(akoolAt(server).poll({ id: '1' }, { signal: never }));
    expect(error).toMatchObject(expected);
  });
});

describe('the codes of the vendor', () => {
  const Rows = z.array(z.object({ code: z.number(), outcome: z.string(), retryable: z.boolean() }));
  const file = new URL('../fixtures/akool/error-codes.json', import.meta.url);
  const rows = Rows.parse(JSON.parse(readFileSync(file, 'utf8')));

  it('are all known', () => {
    expect(rows.map((row) => row.code)).toEqual([...meanings.keys()]);
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

describe('the key', () => {
  it('stands in no error, and neither do URLs', async () => {
    const said: string[] = [];
    const withToken = {
      AKOOL_API_KEY: '',
      AKOOL_CLIENT_ID: server.studio.clientId,
      AKOOL_CLIENT_SECRET: server.studio.key,
    };
    const echo: Fault = { status: 500, body: { code: 1003, msg: server.studio.key } };
    for (const environment of [{}, withToken]) {
      for (const operation of ['token', 'detect', 'submit', 'list'] as const) {
        for (const fault of [echo, { ...echo, status: 200 }, { ...echo, status: 401 }, html, 'reset'] as const) {
          server.fails(operation, fault);
          const outcome = await swapWith(() => akoolAt(server, environment), input()).catch((error: unknown) => error);
          if (outcome instanceof Error) said.push(everythingIn(outcome));
        }
      }
    }
    expect(said.length).toBeGreaterThan(20);
    const secrets = [
      server.studio.key,
      server.studio.key.slice(4, 12),
      server.studio.clientId,
      '127.0.0.1',
      'relay.example',
    ];
    expect(said.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
  });

  it('goes with no request for a file, and nowhere else', async () => {
    const reached: string[] = [];
    const elsewhere = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.end('face');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    const open = (status: SwapStatus): Promise<unknown> =>
      status.state === 'done' ? status.result.open(never) : Promise.reject(new Error(status.state));
    await open(await swapWith(() => akoolAt(server), input()));
    server.studio.end = { status: 3, url: `http://127.0.0.1:${port}/result` };
    await errorOf(swapWith(() => akoolAt(server), input()).then(open));
    await new Promise((resolve) => elsewhere.close(resolve));
    const files = server.seen.filter(({ operation }) => operation === 'file');
    expect(files).toHaveLength(1);
    expect(files.map(({ headers }) => headers['x-api-key'] ?? headers.authorization)).toEqual([undefined]);
    expect(reached).toEqual([]);
  });
});

/** Message, stack, causes and fields, in each of the ways in which an error comes to be logged. */
function everythingIn(error: Error): string {
  const causes: unknown[] = [];
  for (let each: unknown = error; each instanceof Error; each = each.cause) causes.push(each.message, each.stack);
  const frames = /\n\s+at .*/g; // paths of our own files
  return [JSON.stringify(error), inspect(error, { depth: 9, showHidden: true }), ...causes]
    .join('\n')
    .replaceAll(frames, '');
}

function detected(region: number[][], landmarks: string[]): Fault {
  return { body: { error_code: 0, error_msg: '', faces_obj: { '0': { region, landmarks_str: landmarks } } } };
}
