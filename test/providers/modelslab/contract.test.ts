import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SwapStatus } from '../../../src/core/ports/provider.ts';
import type { VendorAnswer } from '../../../src/providers/http/vendor-http.ts';
import { modelslab } from '../../../src/providers/modelslab/index.ts';
import { answering, type MalformedAnswers, settled } from '../../contracts/provider-malformed-contract.ts';
import { vendorContract } from '../../contracts/vendor-contract.ts';
import { examples } from '../../examples.ts';
import { alice, bob, drawn, drawnDetector, input, mediaOf } from '../../fakes/drawn-pictures.ts';
import { modelsLabAt, patientFor } from '../../fakes/vendors/adapters.ts';
import { type ModelsLabServer, type Operation, startModelsLabServer } from '../../fakes/vendors/modelslab-server.ts';
import { never } from '../../fakes/vendors/provider-calls.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';
import { answers, isRejection, paths, webhookBodies, wellFormed } from './malformed-answers.ts';

const says = (
  message: unknown,
  { status = 200, ...more }: { status?: number; [field: string]: unknown } = {},
): Fault => ({
  status,
  body: { status: 'error', message, ...more },
});
const result = (url: string): Fault => ({ body: { status: 'success', id: 7, output: [url] } });
const group = input({ target: mediaOf([alice, bob]) });
const video = input({ target: mediaOf([alice], { kind: 'video', seconds: 5 }), faces: { which: 'all' } });

/** Every swap in memory changes nothing. */
const malformed: MalformedAnswers = {
  vendor: modelslab,
  environment: { MODELSLAB_API_KEY: 'key' },
  parts: { detector: drawnDetector },
  input: group,
  wellFormed,
  endpoints: ['base64_to_url', 'single_face_swap', 'fetch'],
  paths,
  file: () => drawn([alice, bob]),
  answers,
  isRejection,
  expectEnd: expectHonest,
  expectPolled(status, endpoint) {
    if (status.state === 'pending') return;
    // a success of the vendor, whatever stands around it, can be compared with the scene
    if (endpoint !== 'fetch') expect(status).toMatchObject({ state: 'done', sentScene: expect.any(String) });
    else if (status.state === 'refused') expect(status.charged).toBe(true);
    else if (status.state !== 'done') expect(status).toMatchObject({ state: 'failed', charged: 'unknown' });
  },
};

vendorContract<Operation, ModelsLabServer>({
  name: 'modelslab',
  start: startModelsLabServer,
  create: (server, timeoutMs = 10_000) => modelsLabAt(server, {}, patientFor(timeoutMs)),
  billed: 'submit',
  polled: 'fetch',
  input: input(),
  fullInput: group,
  noFace(server) {
    server.fails('fetch', { body: { status: 'failed', message: 'No face detected' } });
    return input();
  },
  unknownState: (server) => server.fails('fetch', { body: { status: 'dreaming', output: null } }),
  errorBody: (_, operation) => (operation === 'fetch' ? 'no' : { status: 'error', message: 'no' }),
  accepted: (id) => ({ status: 'processing', id, output: [] }),
  ticketOf: (id) => ({ id }),
  wrongKey: says('Invalid API key', { status: 401 }),
  noCredit: says('Insufficient credits', { status: 402 }),
  beforePaid: [
    ['an upload fails', 'upload', { status: 500, body: '' }, { problem: 'overloaded' }],
    ['an upload breaks off', 'upload', 'reset', { problem: 'unreachable' }],
    ['an upload is answered with a page', 'upload', { body: '<html>' }, { problem: 'bad-answer' }],
    ['an upload brings no address', 'upload', { body: { status: 'success', output: '' } }, 'bad-answer'],
    ['an upload is refused', 'upload', says('Maximum 5 MB', { status: 400 }), 'rejected-request'],
    ['an upload with a wrong key', 'upload', says('Invalid API key', { status: 401 }), 'bad-key'],
    ['a wrong key, by the message alone', 'upload', says('Invalid API key'), 'bad-key'],
    ['too many uploads', 'upload', says('slow', { status: 429, retry_after: 30 }), { retryAfterMs: 30_000 }],
    ['too busy for uploads', 'upload', says('Try Again'), { problem: 'overloaded' }],
  ],
  rejected: [
    ['a full queue', says('full', { status: 429, retry_after: 30 }), { problem: 'rate-limited', retryAfterMs: 30_000 }],
    ['a full queue, with 200', says('Rate limit exceeded.', { retry_after: '7' }), { retryAfterMs: 7_000 }],
    ['no credit, without a message', says(null, { status: 402 }), 'out-of-credit'],
    ['a status that nobody documents', says('no', { status: 418 }), 'rejected-request'],
    ['the old spelling', { body: { status: 'error', messege: 'Invalid API key' } }, 'bad-key'],
    ['a message without a status', { status: 400, body: { message: { key: ['no'] } } }, 'rejected-request'],
    ['a wait without an end', says('full', { status: 429, retry_after: 1e9 }), { retryAfterMs: undefined }],
  ],
  uncertain: [
    ['500 in the words of the vendor', says('Internal server error. Please try again.', { status: 500 })],
    ['503 that says no credit', says('Insufficient credits', { status: 503 })],
    ['408 that says no credit', says('Insufficient credits', { status: 408 })],
    ['a client error that is none', { status: 400, body: { status: 'success' } }],
    ['200 with an id that is a path', { body: { status: 'processing', id: '../../v3/delete_image' } }],
    ['200 with an error of the server', says('Internal server error. Please try again.')],
  ],
  polls: [
    ['429 in the body', says('slow', { status: 429, retry_after: 30 }), { retryAfterMs: 30_000 }],
    ['an id that is not known yet', says('Request not found', { status: 404 }), { problem: 'gone' }],
    ['a client error', says('no', { status: 400 }), { problem: 'rejected-request' }],
    ['try again', says('Try Again'), { problem: 'overloaded' }],
  ],
  keyRules: {
    echoes(key) {
      const error = { status: 'error', message: `Invalid API key: ${key}`, output: [`https://${key}.example/${key}`] };
      return [error, { ...error, status: 'success' }];
    },
    echoStatuses: [500, 400, 401, 302],
    echoing: ['upload', 'submit', 'fetch', 'file'],
    inputs: [group, video],
    keyIn: ({ json }) => (json as Readonly<Record<string, unknown>>).key,
    files: ['file'],
    calls: ['balance', 'count', 'delete', 'fetch', 'file', 'submit', 'upload'],
    foreignLinks: [
      ['an upload', (server, link) => server.fails('upload', result(link))],
      [
        'a place to ask',
        (server, link) => {
          server.fails('submit', {
            body: { status: 'processing', id: 7, fetch_result: link, future_links: [link] },
          });
        },
      ],
      ['a redirect', (server, location) => server.fails('fetch', { status: 307, headers: { location }, body: '' })],
      ['a result', (server, link) => server.fails('fetch', result(link))],
      ['the result of a video', (server, link) => server.fails('fetch', result(link)), {}, video],
    ],
  },
  malformed,
});

describe('modelslab: answers that no page describes', () => {
  it('leave the rest in order: credit, deletion, and what a stranger says of a swap', async () => {
    const endpoints = fc.constantFrom(...Object.keys(wellFormed));
    await fc.assert(
      fc.asyncProperty(endpoints, answers, webhookBodies, async (endpoint, answer, webhookBody) => {
        const provider = answering(malformed, endpoint, answer, () => expect.unreachable());
        const { credit, problems } = await provider.account({ signal: never });
        expect(credit === undefined || Number.isFinite(credit)).toBe(true);
        expect(problems.length).toBeLessThanOrEqual(2);
        await settled(provider.discard?.({ id: '7', kind: 'image' }, { signal: never }) ?? Promise.resolve());
        const attempt = { id: 'a', provider: 'modelslab', startedAt: 0 };
        await settled(provider.find?.(attempt, webhookBody, { signal: never }) ?? Promise.resolve(undefined));
      }),
      { numRuns: examples(2_000) },
    );
  });
});

function expectHonest(status: SwapStatus, intents: number, answer: VendorAnswer): void {
  expect(['refused', 'failed']).toContain(status.state);
  if (status.state === 'failed') expect(status.charged).toBe('unknown');
  if (status.state === 'refused' && status.charged === false) expect(intents === 0 || isRejection(answer)).toBe(true);
}
