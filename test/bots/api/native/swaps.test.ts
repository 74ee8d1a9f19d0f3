import { describe, expect, it } from 'vitest';
import { quotaUsedUp } from '../../../../src/core/ports/quota.ts';
import { hurriedClock } from '../../../fakes/clocks/hurried-clock.ts';
import { FakeProvider, pending, result } from '../../../fakes/providers.ts';
import { type ApiRig, annasKey, bertsKey, form, hop, picture, startApi } from '../api-rig.ts';

const face = picture('a face');
const target = picture('a scene with a face and a face');

function as(key: string, api: ApiRig) {
  return async (method: string, path: string, body?: FormData | object, headers: Record<string, string> = {}) => {
    const json = body instanceof FormData || body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(`${api.origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...json, ...headers },
      ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : undefined };
  };
}

/** The last event of a swap. */
async function endOf(call: ReturnType<typeof as>, id: string) {
  const { text } = await call('GET', `/v1/swaps/${id}/events`);
  return JSON.parse(text.trim().split('\n\n').at(-1)?.replace('data: ', '') ?? '');
}

describe('a swap', () => {
  it('is admitted, followed, fetched and deleted', async () => {
    const api = await startApi();
    const call = as(annasKey, api);
    const begun = await call('POST', '/v1/swaps', form({ face, target }));
    expect([begun.status, begun.json.id.length >= 20]).toEqual([202, true]);
    expect(begun.headers.get('location')).toBe(`/v1/swaps/${begun.json.id}`);
    const end = await endOf(call, begun.json.id);
    expect(end).toMatchObject({ id: begun.json.id, state: 'done', provider: 'local', warnings: [] });
    expect(end.result.url).toBe(`${api.origin}/v1/swaps/${begun.json.id}/result`);
    expect((await call('GET', `/v1/swaps/${begun.json.id}/result`)).text).toBe('by local');
    expect((await call('DELETE', `/v1/swaps/${begun.json.id}`)).status).toBe(204);
    for (const path of ['', '/result', '/events']) {
      expect((await call('GET', `/v1/swaps/${begun.json.id}${path}`)).status).toBe(410);
    }
    expect(api.bugs()).toEqual([]);
  });

  it.each([2, 168])('is kept for %i hours where the operator wants that, and says so', async (hours) => {
    const hurried = hurriedClock(50);
    let hoursLater = 0;
    const clock = { ...hurried, now: () => hurried.now() + hoursLater * 3_600_000 };
    const api = await startApi({ clock, resultsHours: hours });
    const call = as(annasKey, api);
    const { json } = await call('POST', '/v1/swaps', form({ face, target }));
    const { result } = await endOf(call, json.id);
    const keptHours = (Date.parse(result.expires_at) - Date.parse(json.created_at)) / 3_600_000;
    expect(keptHours).toBeCloseTo(hours, 0);
    expect((await call('GET', '/')).text).toContain(`a day at most, results for ${hours} hours.`);
    hoursLater = hours - 0.5;
    expect((await call('GET', `/v1/swaps/${json.id}/result`)).text).toBe('by local');
    hoursLater = hours + 0.5;
    expect((await call('GET', `/v1/swaps/${json.id}`)).json).not.toHaveProperty('result');
    expect((await call('GET', `/v1/swaps/${json.id}/result`)).status).toBe(410);
  });

  it('is of its key alone', async () => {
    const api = await startApi();
    const { json } = await as(annasKey, api)('POST', '/v1/swaps', form({ face, target }));
    const bert = as(bertsKey, api);
    for (const path of ['', '/result', '/events']) {
      expect((await bert('GET', `/v1/swaps/${json.id}${path}`)).status).toBe(404);
    }
    expect((await bert('DELETE', `/v1/swaps/${json.id}`)).status).toBe(404);
    expect(await endOf(as(annasKey, api), json.id)).toMatchObject({ state: 'done' });
  });

  it.each(['', 'Bearer', 'Bearer x', `Bearer ${annasKey}x`, `Basic ${annasKey}`])(
    'needs a key and not “%s”',
    async (authorization) => {
      const api = await startApi();
      const answer = await fetch(`${api.origin}/v1/limits`, { headers: { authorization } });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ type: 'urn:faceswap-bot:unauthorized', status: 401 });
    },
  );

  it('is cancelled by deleting it', async () => {
    const local = new FakeProvider('local').plays({ polls: Array.from({ length: 500 }, () => pending('local-1')) });
    const api = await startApi({ providers: [local] });
    const call = as(annasKey, api);
    const { json } = await call('POST', '/v1/swaps', form({ face, target }));
    expect((await call('DELETE', `/v1/swaps/${json.id}`)).status).toBe(204);
    await api.swaps.idle();
    expect((await call('GET', `/v1/swaps/${json.id}`)).json).toMatchObject({ status: 410, state: 'cancelled' });
    expect(local.cancelled).toBe(1);
  });

  it('tells what it waits for, how far it is and how long it takes', async () => {
    const far = { state: 'pending', ticket: 'local-1', fraction: 0.4, expectedMs: 90_000 } as const;
    const api = await startApi({
      providers: [new FakeProvider('local').plays({ polls: [far, far, far, result('x')] })],
    });
    const call = as(annasKey, api);
    const { json } = await call('POST', '/v1/swaps', form({ face, target }));
    const { text } = await call('GET', `/v1/swaps/${json.id}/events`);
    expect(text).toContain('"fraction":0.4');
    expect(text).toMatch(/"seconds_left":(?:[7-9]\d),/);
  });

  it('says why there is no result', async () => {
    const refused = { answer: { state: 'refused', reason: 'no-face', subject: 'source' } } as const;
    const api = await startApi({ providers: [new FakeProvider('local').plays(refused)] });
    const call = as(annasKey, api);
    const { json } = await call('POST', '/v1/swaps', form({ face, target }), { 'accept-language': 'de-AT,en;q=0.5' });
    const end = await endOf(call, json.id);
    expect(end).toMatchObject({ state: 'refused', error: { type: 'urn:faceswap-bot:no-face' } });
    expect(end.error.detail).toMatch(/face/);
    const german = await call('GET', `/v1/swaps/${json.id}`, undefined, { 'accept-language': 'de-AT,en;q=0.5' });
    expect(german.json.error.detail).toMatch(/Gesicht/);
    expect((await call('GET', `/v1/swaps/${json.id}/result`)).status).toBe(404);
  });

  it('waits for a person where a charge is uncertain', async () => {
    const api = await startApi({ providers: [new FakeProvider('akool').plays({ vanished: 'timed-out' })] });
    const call = as(annasKey, api);
    const { json } = await call('POST', '/v1/swaps', form({ face, target }));
    expect(await endOf(call, json.id)).toMatchObject({ state: 'parked', error: { type: 'urn:faceswap-bot:parked' } });
  });
});

describe('what is asked for', () => {
  it.each([
    ['the largest face', {}, { which: 'largest' }],
    ['all faces', { which: 'all' }, { which: 'all' }],
    ['a number', { which: '2' }, { which: 'nth', fromLeft: 2 }],
    ['a reference', { reference: face }, { which: 'reference' }],
    ['several photos', { face: [face, picture('the same face')] }, { which: 'largest' }],
  ] as const)('may be %s', async (_, fields, faces) => {
    const api = await startApi();
    const call = as(annasKey, api);
    const { status, json } = await call('POST', '/v1/swaps', form({ face, target, ...fields }));
    expect(status).toBe(202);
    expect((await api.swaps.find(json.id))?.job.request.faces).toMatchObject(faces);
    expect(await endOf(call, json.id)).toMatchObject({ state: 'done' });
  });

  it('may be a face for each person, in a form and in JSON', async () => {
    const api = await startApi({ at: (url) => (url.endsWith('scene') ? 'a face, a face, a face' : undefined) });
    const call = as(annasKey, api);
    const assign = { 1: 'anna', 3: 'bert' };
    const data = `data:image/png;base64,${Buffer.from(face).toString('base64')}`;
    const bodies = [
      form({ target, assign: JSON.stringify(assign), anna: face, bert: data }),
      { target: 'https://example.com/scene', assign, anna: data, bert: 'data:,a%20face' },
    ];
    for (const body of bodies) {
      const { status, json } = await call('POST', '/v1/swaps', body);
      expect(status).toBe(202);
      const view = await api.swaps.find(json.id);
      expect(view?.job.request.faces).toMatchObject({
        which: 'assigned',
        assignments: [{ fromLeft: 1 }, { fromLeft: 3 }],
      });
    }
  });

  const wrong: readonly (readonly [string, object | FormData, number, string])[] = [
    ['no target', { face: 'https://example.com/a' }, 422, '“target”'],
    ['no face', { target: 'https://example.com/a' }, 422, '“face”'],
    ['an unknown field', { face: 'data:,face', target: 'data:,face', faec: 'data:,face' }, 422, '“faec”'],
    ['a face that nobody has', { target: 'data:,face', assign: { 1: 'anna' } }, 422, '“anna”'],
    ['a number below 1', { face: 'data:,face', target: 'data:,face', which: 0 }, 422, '“which”'],
    ['a text for a picture', { face: 'a cat', target: 'data:,face' }, 422, '“face” must be a picture'],
    ['a file of this machine', { face: 'file:///etc/passwd', target: 'data:,face' }, 422, '“face” must be a picture'],
    [
      'two choices of a face',
      { face: 'data:,f', target: 'data:,f', which: 2, reference: 'data:,f' },
      422,
      '“reference”',
    ],
    ['six photos', { face: Array(6).fill('data:,face'), target: 'data:,face' }, 422, '“face”'],
    ['an unknown provider', { face: 'data:,face', target: 'data:,face', provider: 'akool' }, 400, 'akool'],
    ['a webhook to a file', { face: 'data:,f', target: 'data:,f', webhook_url: 'file:///x' }, 422, '“webhook_url”'],
    ['an assignment that is no JSON', form({ target, assign: '{' }), 422, '“assign”'],
    ['a picture that cannot be had', { face: 'https://example.com/gone', target: 'data:,face' }, 422, 'get'],
    ['a damaged picture', form({ face, target: picture('broken') }), 422, 'damaged'],
  ];
  it.each(wrong)('with %s is refused with a sentence', async (_, body, status, words) => {
    const api = await startApi();
    const answer = await as(annasKey, api)('POST', '/v1/swaps', body);
    expect(answer.status).toBe(status);
    expect(answer.json.detail).toContain(words);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(api.bugs()).toEqual([]);
  });

  it('is refused with a sentence where the body cannot be read', async () => {
    const api = await startApi();
    const bodies = [
      ['{', 'application/json', 400],
      ['[]', 'application/json', 400],
      ['x', 'text/plain', 415],
      ['x', 'multipart/form-data', 400],
      ['--b\r\n', 'multipart/form-data; boundary=b', 400],
      ['x'.repeat(3_000_001), 'application/json', 413],
    ] as const;
    for (const [body, type, status] of bodies) {
      const answer = await fetch(`${api.origin}/v1/swaps`, {
        method: 'POST',
        headers: { authorization: `Bearer ${annasKey}`, 'content-type': type },
        body,
      });
      expect([type, answer.status]).toEqual([type, status]);
      expect(await answer.json()).toMatchObject({ detail: expect.stringMatching(/\.$/) });
    }
    expect(api.bugs()).toEqual([]);
  });

  it('is asked for again later where a limit is reached', async () => {
    const quota = { take: async () => true as const, giveBack: async () => undefined, takeIntake: async () => false };
    const api = await startApi({ core: { quota } });
    const answer = await as(annasKey, api)('POST', '/v1/swaps', form({ face, target }));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
    expect(answer.json.type).toBe(`urn:faceswap-bot:${quotaUsedUp('member-minute').code}`);
  });
});

describe('a request that is sent again', () => {
  it('with the same Idempotency-Key begins nothing', async () => {
    const api = await startApi();
    const call = as(annasKey, api);
    const key = { 'idempotency-key': 'one' };
    const many = await Promise.all(
      Array.from({ length: 5 }, () => call('POST', '/v1/swaps', form({ face, target, which: '1' }), key)),
    );
    const later = await call('POST', '/v1/swaps', form({ which: '1', target, face }), key);
    expect(new Set([...many, later].map(({ json }) => json.id)).size).toBe(1);
    expect(await api.swaps.findOf({ platform: 'api', id: 'anna' }, 10)).toHaveLength(1);
    const other = await call('POST', '/v1/swaps', form({ face, target, which: '2' }), key);
    expect([other.status, other.json.type]).toEqual([409, 'urn:faceswap-bot:key-used-otherwise']);
    const berts = await as(bertsKey, api)('POST', '/v1/swaps', form({ face, target, which: '2' }), key);
    expect(berts.status).toBe(202);
  });

  it('gets the swap of the first one although its process died before it noted which', async () => {
    const api = await startApi();
    const call = as(annasKey, api);
    const first = await call('POST', '/v1/swaps', form({ face, target }), { 'idempotency-key': 'one' });
    const { replyRef } = (await api.swaps.find(first.json.id))?.job.request ?? {};
    await api.expiringStore.delete(`api job ${replyRef?.call}`); // as it was before the note
    const again = await call('POST', '/v1/swaps', form({ face, target }), { 'idempotency-key': 'one' });
    expect(again.json.id).toBe(first.json.id);
  });

  it('may be sent anew where the first one was refused', async () => {
    let gone = true;
    const api = await startApi({ at: () => (gone ? undefined : 'a face') });
    const call = as(annasKey, api);
    const body = { face: 'https://example.com/a', target: 'https://example.com/b' };
    expect((await call('POST', '/v1/swaps', body, { 'idempotency-key': 'one' })).status).toBe(422);
    gone = false;
    expect((await call('POST', '/v1/swaps', body, { 'idempotency-key': 'one' })).status).toBe(202);
  });
});

describe('the server', () => {
  it('refuses what it has sent itself', async () => {
    const api = await startApi();
    const answer = await as(annasKey, api)('GET', '/v1/limits', undefined, { [hop.header]: hop.value });
    expect([answer.status, answer.json.type]).toEqual([508, 'urn:faceswap-bot:calls-itself']);
    expect((await as(annasKey, api)('GET', '/v1/limits', undefined, { [hop.header]: 'another' })).status).toBe(200);
  });

  it('lets pages of other origins in only where one is named', async () => {
    const origin = 'https://example.com';
    const closed = await fetch(`${(await startApi()).origin}/openapi.json`, { headers: { origin } });
    expect(closed.headers.get('access-control-allow-origin')).toBe(null);
    const open = await startApi({ front: { origins: [origin] } });
    const allowed = await fetch(`${open.origin}/openapi.json`, { headers: { origin } });
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
    const other = await fetch(`${open.origin}/openapi.json`, { headers: { origin: 'https://example.org' } });
    expect(other.headers.get('access-control-allow-origin')).toBe(null);
  });

  it('names its public address where it has one', async () => {
    const api = await startApi({ front: { publicUrl: new URL('https://example.com/bot/') } });
    const call = as(annasKey, api);
    const { json } = await call('POST', '/v1/swaps', form({ face, target }));
    expect((await endOf(call, json.id)).result.url).toBe(`https://example.com/bot/v1/swaps/${json.id}/result`);
  });

  it('numbers faces, verifies and tells its limits', async () => {
    const api = await startApi();
    const call = as(annasKey, api);
    const faces = await call('POST', '/v1/faces', form({ picture: target }));
    expect(faces.json).toMatchObject({ width: 100, height: 80, faces: [{ number: 1 }, { number: 2 }] });
    expect((await call('POST', '/v1/faces', form({ picture: picture('a video of a face') }))).json.type).toBe(
      'urn:faceswap-bot:moving-face',
    );
    expect((await call('POST', '/v1/verify', { picture: 'data:,face' })).json).toEqual({ verdict: 'unknown' });
    expect((await call('GET', '/v1/limits')).json).toMatchObject({ max_bytes: 1_000_000, providers: ['local'] });
    expect((await call('GET', '/v1/nothing')).json.type).toBe('urn:faceswap-bot:not-found');
  });
});
