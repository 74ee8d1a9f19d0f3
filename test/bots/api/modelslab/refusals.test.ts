import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/core/errors.ts';
import { RefusalReason } from '../../../../src/core/ports/provider.ts';
import { meaningOf } from '../../../../src/providers/modelslab/error-mapping.ts';
import { FakeProvider } from '../../../fakes/providers.ts';
import { annasKey, bertsKey, startApi } from '../api-rig.ts';
import { endOf, given, image, jobsOf, modelslabClient } from './client.ts';

describe('an answer without a result', () => {
  const codes = RefusalReason.options.filter((reason) => reason !== 'consent-withdrawn');
  const meant: Partial<Record<RefusalReason, RefusalReason>> = {
    'no-such-face': 'no-face',
    'no-match': 'no-face',
    'face-turned-away': 'no-face',
    'face-up-or-down': 'no-face',
    'faces-turned-apart': 'no-face',
    'needs-video-library': 'unsupported-media',
    blocked: 'unsafe-content',
  };
  const wordless: readonly RefusalReason[] = ['another-person', 'unchecked'];

  it.each(codes)('tells %s in words that programs know', async (reason) => {
    const refused = { answer: { state: 'refused', reason, subject: 'source' } } as const;
    const api = await startApi({ ...given, providers: [new FakeProvider('local').plays(refused)] });
    const call = modelslabClient(api);
    const { json } = await call('/api/v6/faceswap/multiple_face_swap', image);
    const end = await endOf(call, json.id);
    expect([end.status, end.json.status, end.json.id]).toEqual([200, 'failed', json.id]);
    expect(end.json.message).toMatch(/^target_image: [A-Z].*\.$/);
    const known = meaningOf(200, end.json.message);
    if (wordless.includes(reason)) expect(known).not.toHaveProperty('refused');
    else expect(known).toEqual({ refused: meant[reason] ?? reason });
  });

  it.each([
    ['damaged-media', 400, { refused: 'unsupported-media' }],
    ['too-many-bytes', 400, { refused: 'media-too-large' }],
    ['too-long', 400, { refused: 'media-too-long' }],
    ['unsafe-content', 400, { refused: 'unsafe-content' }],
    ['blocked', 400, { refused: 'unsafe-content' }],
    ['media-unreachable', 400, { problem: 'rejected-request', answer: 'rejected' }],
    ['unchecked', 503, { problem: 'overloaded', answer: 'unclear' }],
    ['member-blocked', 403, { problem: 'not-allowed', answer: 'rejected' }],
    ['line-too-long', 429, { problem: 'rate-limited', answer: 'busy' }],
    ['no-room', 429, { problem: 'rate-limited', answer: 'busy' }],
    ['quota-used-up', 429, { problem: 'rate-limited', answer: 'busy' }],
  ] as const)('tells %s at once', async (code, status, meaning) => {
    const params = { subject: 'target', limitMb: 1, limitSeconds: 60, minutes: 90, limit: 'member-minute' } as const;
    const error = new UserError(code, params);
    const api = await startApi({ ...given, core: { consents: { given: () => Promise.reject(error) } } });
    const answer = await modelslabClient(api)('/api/v6/faceswap/multiple_face_swap', image);
    expect(answer.status).toBe(status);
    expect(meaningOf(status, answer.json.message)).toEqual(meaning);
    if (status !== 429) return;
    expect([answer.headers.get('retry-after'), answer.json.retry_after]).toEqual(['60', 60]);
    expect(await jobsOf(api)).toEqual([]);
  });

  it('names a picture that cannot be had in the words of the documents', async () => {
    const api = await startApi(given);
    const { status, json } = await modelslabClient(api)('/api/v6/faceswap/multiple_face_swap', {
      ...image,
      init_image: 'https://example.com/nothing.png',
    });
    expect([status, json]).toEqual([400, { status: 'error', message: 'Unable to fetch image from provided URL' }]);
  });

  it('says nothing of what broke here, and reports it', async () => {
    const broken = new Error('a secret of this server');
    const api = await startApi({ ...given, core: { consents: { given: () => Promise.reject(broken) } } });
    const { status, json } = await modelslabClient(api)('/api/v6/faceswap/multiple_face_swap', image);
    expect([status, json]).toEqual([500, { status: 'error', message: 'Internal server error. Please try again.' }]);
    expect(api.bugs()).toEqual([broken]);
  });

  it('says that a day of swaps is used up', async () => {
    const quota = { take: async () => 'member-day' as const, giveBack: async () => undefined };
    const api = await startApi({ ...given, core: { quota } });
    const { status, json } = await modelslabClient(api)('/api/v6/faceswap/multiple_face_swap', image);
    expect([status, json.retry_after]).toEqual([429, 3_600]);
    expect(json.message).toMatch(/^Rate limit exceeded\. .*today/);
  });
});

describe('a key', () => {
  it.each(['', 'x', `${annasKey}x`])('is none where it is “%s”', async (key) => {
    const api = await startApi(given);
    const call = modelslabClient(api, key);
    const paths = ['/api/v6/faceswap/multiple_face_swap', '/api/v6/faceswap/fetch/12', '/api/wallet_balance'];
    for (const path of [...paths, '/api/v6/base64_to_url', '/api/v3/delete_image']) {
      const { status, json } = await call(path, image);
      expect([status, json]).toEqual([401, { status: 'error', message: 'Invalid API key' }]);
    }
  });

  it('reaches its own swaps alone', async () => {
    const api = await startApi(given);
    const anna = modelslabClient(api);
    const { json } = await anna('/api/v6/faceswap/multiple_face_swap', image);
    const bert = modelslabClient(api, bertsKey);
    expect((await bert(`/api/v6/faceswap/fetch/${json.id}`)).status).toBe(404);
    expect((await bert('/api/v3/delete_image', { request_id: json.id })).status).toBe(404);
    expect((await anna('/api/v6/faceswap/fetch/123')).status).toBe(404);
    expect((await endOf(anna, json.id)).json.status).toBe('success');
  });
});

describe('a body that is not as documented', () => {
  it.each([
    ['no JSON', '{"key":', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['null', 'null', 'application/json'],
    ['nothing', '', 'application/json'],
    ['a page', '<html>', 'text/html'],
    ['half a form', 'x', 'multipart/form-data; boundary=y'],
    ['no UTF-8', Buffer.from([0xff, 0xfe]), 'application/json'],
  ])('%s: is refused with a sentence', async (_, body, type) => {
    const api = await startApi(given);
    for (const path of ['/api/v6/faceswap/multiple_face_swap', '/api/v6/faceswap/fetch/1', '/api/nothing']) {
      const url = `${api.origin}/modelslab${path}`;
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
      expect(answer.status).toBeOneOf([400, 404]);
      expect(await answer.json()).toEqual({ status: 'error', message: expect.any(String) });
    }
    expect(api.bugs()).toEqual([]);
  });

  it.each([
    { init_image: 5 },
    { init_image: ['https://example.com/scene.png'] },
    { init_image: '' },
    { init_image: 'ftp://example.com/scene.png' },
    { init_image: 'no URL' },
    { target_image: null },
    { webhook: 'nowhere' },
    { track_id: {} },
    { base64: 'perhaps' },
  ])('%j: is refused with a sentence', async (fields) => {
    const api = await startApi(given);
    const call = modelslabClient(api);
    const { status, json } = await call('/api/v6/faceswap/multiple_face_swap', { ...image, ...fields });
    expect([status, json.message]).toEqual([400, expect.stringContaining(Object.keys(fields)[0] ?? '')]);
    expect(await jobsOf(api)).toEqual([]);
    expect(api.bugs()).toEqual([]);
  });
});
