import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openApiOf } from '../../../../src/bots/api/native/openapi.ts';
import { operations, schemas } from '../../../../src/bots/api/native/operations.ts';
import { examples } from '../../../examples.ts';
import { at, type Json, validatorsOf, withoutUnknownFields } from '../../../fakes/vendors/openapi-check.ts';
import { annasKey, form, picture, startApi } from '../api-rig.ts';

const document = openApiOf(operations, schemas, { version: '1', baseUrl: 'http://localhost' }) as Json;
const validate = validatorsOf(document);
const validateClosed = validatorsOf(withoutUnknownFields(document));
const headers = { authorization: `Bearer ${annasKey}` };
const face = 'data:,a%20face';

function bodySchema(path: string, type = 'application/json'): string[] {
  return ['paths', path, 'post', 'requestBody', 'content', type, 'schema'];
}

function answerSchema(path: string, method: string, status: number, type: string): string[] {
  return ['paths', path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema'];
}

/** Why an answer is none that the document describes; empty where it is one. */
async function wrongWith(answer: Response, path: string, method: string): Promise<readonly string[]> {
  const text = await answer.text();
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const responses = at(document, ['paths', path, method.toLowerCase(), 'responses', String(answer.status)]);
  if (responses === undefined) return [`no answer ${answer.status} for ${method} ${path}: ${text}`];
  if (!type.endsWith('json')) return [];
  return validateClosed(answerSchema(path, method, answer.status, type), JSON.parse(text));
}

describe('the OpenAPI document', () => {
  it('names every route, and is served without a key', async () => {
    const api = await startApi();
    const served = (await (await fetch(`${api.origin}/openapi.json`)).json()) as { paths: object; servers: object };
    expect(served).toMatchObject({ openapi: '3.1.0', servers: [{ url: api.origin }] });
    expect(Object.keys(served.paths)).toEqual([...new Set(operations.map(({ path }) => path))]);
    expect(JSON.stringify(served)).not.toMatch(/\$defs|undefined/);
  });

  const bodies: readonly (readonly [Record<string, unknown>, boolean])[] = [
    [{ face, target: face }, true],
    [{ face: [face, face], target: face, which: 'all' }, true],
    [{ face, target: face, which: 2, webhook_url: 'https://example.com/hook' }, true],
    [{ target: face, assign: { 1: 'anna' }, anna: face }, true],
    [{ face }, false],
    [{ face, target: 1 }, false],
    [{ face, target: face, which: 'none' }, false],
    [{ face, target: face, which: 0 }, false],
    [{ face: [], target: face }, false],
    [{ target: face, assign: { anna: 'anna' }, anna: face }, false],
  ];
  it.each(bodies)('and the server agree about %j', async (body, isRight) => {
    const api = await startApi();
    const sent = { 'content-type': 'application/json', ...headers };
    const answer = await fetch(`${api.origin}/v1/swaps`, { method: 'POST', headers: sent, body: JSON.stringify(body) });
    expect(validate(bodySchema('/v1/swaps'), body).length === 0).toBe(isRight);
    expect(answer.status).toBe(isRight ? 202 : 422);
    expect(await wrongWith(answer, '/v1/swaps', 'POST')).toEqual([]);
  });

  it('describes what the operations answer', async () => {
    const api = await startApi();
    const pictured = () => ({ method: 'POST', headers, body: form({ picture: picture('a face') }) });
    const asked = { method: 'POST', headers, body: form({ face: picture('a face'), target: picture('a face') }) };
    const begun = await fetch(`${api.origin}/v1/swaps`, asked);
    const { id } = (await begun.clone().json()) as { id: string };
    expect(await wrongWith(begun, '/v1/swaps', 'POST')).toEqual([]);
    const events = (await (await fetch(`${api.origin}/v1/swaps/${id}/events`, { headers })).text()).trim();
    for (const event of events.split('\n\n')) {
      const swap = JSON.parse(event.replace('data: ', ''));
      expect(validateClosed(answerSchema('/v1/swaps/{id}', 'GET', 200, 'application/json'), swap)).toEqual([]);
    }
    for (const [path, options] of [
      ['/v1/faces', pictured()],
      ['/v1/verify', pictured()],
      ['/v1/limits', { headers }],
    ] as const) {
      const method = 'method' in options ? 'POST' : 'GET';
      const answer = await fetch(`${api.origin}${path}`, options);
      expect(answer.status).toBe(200);
      expect(await wrongWith(answer, path, method)).toEqual([]);
    }
  });
});

/** Values that a field may hold by mistake, and some that are right. */
const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(face, 'https://example.com/face', 'all', '1', 'anna') },
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ maxLength: 40, unit: 'binary' }),
);
const names = [
  'face',
  'target',
  'reference',
  'which',
  'assign',
  'webhook_url',
  'provider',
  'picture',
  'anna',
  '__proto__',
];
const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 8 })), value, { maxKeys: 6 });
const raw = fc.record({
  type: fc.constantFrom(
    'application/json',
    'application/json; charset=utf-16',
    'multipart/form-data',
    'multipart/form-data; boundary=b',
    'multipart/form-data; boundary=""',
    'application/x-www-form-urlencoded',
    'text/plain',
    '',
    'x',
  ),
  body: fc.oneof(
    fc.string({ maxLength: 80, unit: 'binary' }),
    fc.constantFrom(
      '--b\r\n\r\n--b--',
      '--b\r\ncontent-disposition: form-data; name="face"\r\n\r\nx\r\n--b--\r\n',
      '{"face":',
    ),
  ),
});
const request = fc.record({
  operation: fc.constantFrom(...operations),
  id: fc.oneof(
    fc.uuid(),
    fc.string({ minLength: 1, maxLength: 60 }).filter((text) => !/^\.+$/.test(text)),
    fc.constant('%2e%2e%2fkeys'),
  ),
  body: fc.oneof(fields, raw),
  headers: fc.dictionary(
    fc.constantFrom('idempotency-key', 'accept-language', 'accept', 'x-forwarded-for', 'range'),
    fc.stringMatching(/^[\x21-\x7e]{0,60}$/),
    { maxKeys: 3 },
  ),
});

describe('a malformed request', () => {
  it('is answered as the document says, and breaks nothing', { timeout: 600_000 }, async () => {
    const api = await startApi({ at: (url) => (url.startsWith('https://example.com/face') ? 'a face' : undefined) });
    const before = process.memoryUsage().rss;
    await fc.assert(
      fc.asyncProperty(request, async ({ operation, id, body, headers: more }) => {
        const { method, path } = operation;
        const isRaw =
          'type' in body && 'body' in body && typeof body.type === 'string' && typeof body.body === 'string';
        const sent = isRaw
          ? { type: String(body.type), body: String(body.body) }
          : { type: 'application/json', body: JSON.stringify(body) };
        const answer = await fetch(`${api.origin}${path.replace('{id}', encodeURIComponent(id))}`, {
          method,
          headers: { ...more, ...headers, ...(method === 'POST' && { 'content-type': sent.type }) },
          ...(method === 'POST' && { body: sent.body }),
        });
        expect(answer.status).toBeLessThan(500);
        expect(await wrongWith(answer, path, method)).toEqual([]);
      }),
      { numRuns: examples(5_000) },
    );
    expect(api.bugs()).toEqual([]);
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(200);
  });
});
