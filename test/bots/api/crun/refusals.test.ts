import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/core/errors.ts';
import { RefusalReason } from '../../../../src/core/ports/provider.ts';
import { readReply } from '../../../../src/providers/crun/api.ts';
import { verdictOf } from '../../../../src/providers/crun/error-mapping.ts';
import { FakeProvider } from '../../../fakes/providers.ts';
import { annasKey, bertsKey, startApi } from '../api-rig.ts';
import { crunClient, endOf, given, jobsOf, plain } from './client.ts';

const root = '/crun/api/v1/client';

describe('a task without a result', () => {
  const reasons = RefusalReason.options.filter((reason) => reason !== 'consent-withdrawn');
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

  it.each(reasons.flatMap((reason) => [[reason, 'source'] as const, [reason, 'target'] as const]))(
    'tells %s of the %s in words that programs know',
    async (reason, subject) => {
      const refused = { answer: { state: 'refused', reason, subject } } as const;
      const api = await startApi({ ...given, providers: [new FakeProvider('local').plays(refused)] });
      const call = crunClient(api);
      const { data } = await call('job/CreateTask', plain);
      const { status, result } = await endOf(call, data.task_id);
      expect([status, result.code]).toEqual(['failed', 501]);
      const known = wordless.includes(reason) ? undefined : { refused: meant[reason] ?? reason, subject };
      expect(verdictOf(result.message)).toEqual(known);
    },
  );

  it.each([
    ['damaged-media', 422, 'unsupported-media'],
    ['too-many-bytes', 422, 'media-too-large'],
    ['too-long', 422, 'media-too-long'],
    ['unsafe-content', 422, 'unsafe-content'],
    ['media-unreachable', 422, 'rejected-request'],
    ['no-room', 455, 'maintenance'],
    ['unchecked', 455, 'maintenance'],
    ['member-blocked', 401, 'bad-key'],
    ['line-too-long', 429, 'rate-limited'],
    ['quota-used-up', 429, 'rate-limited'],
  ] as const)('tells %s at once', async (code, status, meaning) => {
    const params = { subject: 'target', limitMb: 1, limitSeconds: 60, minutes: 90, limit: 'member-day' } as const;
    const error = new UserError(code, params);
    const api = await startApi({ ...given, core: { consents: { given: () => Promise.reject(error) } } });
    const answer = await crunClient(api)('job/CreateTask', plain);
    expect(answer.status).toBe(status);
    const reply = { status, json: { code: status, message: answer.message, data: null } };
    const known = (() => {
      try {
        return readReply(reply);
      } catch (problem) {
        return problem;
      }
    })();
    expect([known]).toEqual([
      expect.objectContaining(
        status === 422 && meaning !== 'rejected-request' ? { refused: meaning } : { problem: meaning },
      ),
    ]);
    if (status === 429) expect(answer.headers.get('retry-after')).toBe(code === 'line-too-long' ? '60' : '3600');
    expect(await jobsOf(api)).toEqual([]);
  });

  it('says nothing of what broke here, and reports it', async () => {
    const broken = new Error('a secret of this server');
    const api = await startApi({ ...given, core: { consents: { given: () => Promise.reject(broken) } } });
    const { status, message } = await crunClient(api)('job/CreateTask', plain);
    expect([status, message]).toEqual([500, 'Internal Server Error']);
    expect(api.bugs()).toEqual([broken]);
  });
});

describe('a key', () => {
  it.each(['', 'x', `${annasKey}x`])('is none where it is “%s”', async (key) => {
    const call = crunClient(await startApi(given), key);
    const asked = [
      'job/TaskInfo?task_id=1',
      'account/balance',
      'job/Models',
      'files/upload-url?content_type=image/png&ext=.png',
    ];
    for (const path of asked) expect(await call(path)).toMatchObject({ status: 401, message: 'Unauthorized' });
    expect(await call('job/CreateTask', plain)).toMatchObject({ status: 401, message: 'Unauthorized' });
  });

  it('reaches its own tasks alone', async () => {
    const api = await startApi(given);
    const anna = crunClient(api);
    const { data } = await anna('job/CreateTask', plain);
    const path = `job/TaskInfo?task_id=${data.task_id}`;
    expect(await crunClient(api, bertsKey)(path)).toMatchObject({ status: 404 });
    expect((await anna('job/TaskInfo?task_id=no-id')).status).toBe(404);
    expect((await anna('job/TaskInfo')).status).toBe(404);
    expect((await endOf(anna, data.task_id)).status).toBe('success');
    const url = `${api.origin}/v1/swaps/${data.task_id}`;
    await fetch(url, { method: 'DELETE', headers: { authorization: `Bearer ${annasKey}` } });
    expect((await anna(path)).status).toBe(404);
  });

  it('finds no swap that it asked for in other words', async () => {
    const api = await startApi(given);
    const picture = 'data:,a%20face';
    const begun = await fetch(`${api.origin}/v1/swaps`, {
      method: 'POST',
      headers: { authorization: `Bearer ${annasKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ face: picture, target: picture }),
    });
    const { id } = (await begun.json()) as { id: string };
    expect((await crunClient(api)(`job/TaskInfo?task_id=${id}`)).status).toBe(404);
  });
});

describe('a body that is not as documented', () => {
  it.each([
    ['no JSON', '{"model":', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['nothing', '', 'application/json'],
    ['a page', '<html>', 'text/html'],
    ['half a form', 'x', 'multipart/form-data; boundary=y'],
  ])('%s: is refused with a sentence', async (_, body, type) => {
    const api = await startApi(given);
    for (const path of ['job/CreateTask', 'job/detect-face-image', 'job/EstimateTask', 'job/nothing']) {
      const headers = { 'content-type': type, 'x-api-key': annasKey };
      const answer = await fetch(`${api.origin}${root}/${path}`, { method: 'POST', headers, body });
      const json = await answer.json();
      expect(answer.status).toBeOneOf([404, 422]);
      expect(json).toEqual({ code: answer.status, message: expect.any(String), data: null });
    }
    expect(api.bugs()).toEqual([]);
  });

  it.each([
    [{ model: 'another' }, 'model'],
    [{ model: undefined }, 'model'],
    [{ input: null }, 'input'],
    [{ input: {} }, 'input.image_url'],
    [{ input: { image_url: 5, new_face: 'x' } }, 'input.image_url'],
    [{ input: { image_url: 'nowhere', new_face: 'x' } }, 'input.image_url'],
    [{ input: { image_url: plain.input.image_url, new_face: 'ftp://x' } }, 'input.new_face'],
    [{ callback_url: 'nowhere' }, 'callback_url'],
    [{ model: 'image-face-swap-multi' }, 'input.detect_id'],
  ])('%j: is refused with a sentence', async (change, field) => {
    const api = await startApi(given);
    const { status, message } = await crunClient(api)('job/CreateTask', { ...plain, ...change });
    expect([status, message]).toEqual([422, expect.stringContaining(`“${field}”`)]);
    expect(await jobsOf(api)).toEqual([]);
    expect(api.bugs()).toEqual([]);
  });
});

describe('what else programs ask', () => {
  it('credit, estimates, and which models there are', async () => {
    const call = crunClient(await startApi(given));
    expect((await call('account/balance')).data).toEqual({ balance: 1_000_000 });
    const estimate = { estimated_credits: 0, balance: 1_000_000, affordable: true };
    expect((await call('job/EstimateTask', plain)).data).toEqual(estimate);
    expect((await call('job/estimate-credits', plain)).data).toEqual({ credits: 0, estimated: true });
    expect((await call('job/Models')).data.models).toHaveLength(4);
    expect((await call('job/Models?modality=video')).data.models).toHaveLength(2);
    const { data } = await call('job/Models/video-face-swap');
    expect(Object.keys(data.input.properties)).toEqual(['video_url', 'new_face', 'disable_safety_checker']);
    expect((await call('job/Models/another')).status).toBe(404);
  });
});
