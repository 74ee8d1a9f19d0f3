import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/core/errors.ts';
import { createVendorHttp, type VendorCall } from '../../../src/providers/http/vendor-http.ts';
import { type LoopbackServer, startLoopbackServer } from '../../fakes/loopback-server.ts';

const never = new AbortController().signal;
const key = 'canary-4f9d1c';
const servers: LoopbackServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...args: Parameters<typeof startLoopbackServer>): Promise<LoopbackServer> {
  const server = await startLoopbackServer(...args);
  servers.push(server);
  return server;
}

function vendorAt(baseUrl: string, timeoutMs = 2_000) {
  return createVendorHttp({
    provider: 'vendor',
    baseUrl,
    overridden: true,
    headers: () => ({ 'x-key': key }),
    timeoutMs,
  });
}

function post(baseUrl: string, call: Partial<VendorCall> = {}) {
  return vendorAt(baseUrl).call({ method: 'POST', path: '/submit', json: {}, signal: never, ...call });
}

async function failure(work: Promise<unknown>): Promise<ProviderError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProviderError);
  return error as ProviderError;
}

describe('a call', () => {
  it.each([
    ['/faceswap/a', {}, '/api/v6/faceswap/a'],
    ['faceswap/a', {}, '/api/v6/faceswap/a'],
    ['../wallet', {}, '/api/wallet'],
    ['/api/wallet', { root: true }, '/api/wallet'],
    ['//evil.example/a', {}, '/api/v6/evil.example/a'],
    [`/fetch/${encodeURIComponent('../../admin?x')}`, {}, '/api/v6/fetch/..%2F..%2Fadmin%3Fx'],
    ['/a', { query: { id: 'a b&c' } }, '/api/v6/a?id=a+b%26c'],
  ])('to %s %j goes to %s', async (path, more, expected) => {
    const server = await serve((request, response) => response.end(JSON.stringify(request.url)));
    for (const base of [`${server.origin}/api/v6`, `${server.origin}/api/v6/`]) {
      expect((await post(base, { path, ...more })).json).toBe(expected);
    }
  });

  it('never leaves the host of the base URL, whatever its path says', async () => {
    await expect(post('https://api.example', { path: 'https://evil.example/' })).rejects.toThrow(
      'outside the base URL',
    );
  });

  it('carries JSON, the vendor headers and its own', async () => {
    const server = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { 'x-key': sentKey, 'content-type': type, extra } = request.headers;
      response.end(JSON.stringify({ method: request.method, sentKey, type, extra, body: `${Buffer.concat(chunks)}` }));
    });
    const { json } = await post(server.origin, { json: { a: 'ü' }, headers: { extra: 'yes' } });
    expect(json).toEqual({ method: 'POST', sentKey: key, type: 'application/json', extra: 'yes', body: '{"a":"ü"}' });
  });

  it.each([200, 204, 302, 400, 401, 402, 404, 408, 429, 455, 500, 503])('resolves with status %i', async (status) => {
    const server = await serve((_, response) => response.writeHead(status, { location: 'https://evil.example' }).end());
    for (const paid of [false, true]) {
      expect(await post(server.origin, { paid })).toEqual({ status, json: undefined });
    }
  });

  it.each([
    ['5', 5_000],
    ['0', 0],
    ['1.5', 1_500],
    ['99999999', 3_600_000],
    [new Date(Date.now() - 60_000).toUTCString(), 0],
    ['soon', undefined],
    ['-5', undefined],
  ])('reads Retry-After: %s', async (header, expected) => {
    const server = await serve((_, response) => response.writeHead(429, { 'retry-after': header }).end('{}'));
    expect((await post(server.origin)).retryAfterMs).toBe(expected);
  });

  it('says whose it is only where the operator chose the base URL', async () => {
    const server = await serve((request, response) => response.end(JSON.stringify(request.headers.hop ?? 'none')));
    const options = { provider: 'vendor', baseUrl: server.origin, hopHeader: { hop: 'ours' } };
    for (const [overridden, said] of [
      [true, 'ours'],
      [false, 'none'],
    ] as const) {
      const http = createVendorHttp({ ...options, overridden });
      expect((await http.call({ method: 'POST', path: '/a', json: {}, signal: never })).json).toBe(said);
    }
  });

  it('has no JSON where the vendor answers HTML', async () => {
    const server = await serve((_, response) => response.end('<html>'));
    expect(await post(server.origin)).toEqual({ status: 200, json: undefined });
  });

  it('that is cancelled rejects with the very reason, before, while waiting and while reading', async () => {
    const server = await serve((request, response) => (request.url === '/body' ? response.write('{') : undefined));
    const reason = new Error('the caller left');
    await expect(post(server.origin, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    for (const path of ['/headers', '/body']) {
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 20);
      await expect(post(server.origin, { path, paid: true, signal: controller.signal })).rejects.toBe(reason);
    }
  });
});

describe('a failure', () => {
  it.each([
    ['a refused connection', 'http://127.0.0.1:1', 'unreachable'],
    ['an unknown name', 'http://vendor.invalid', 'unreachable'],
  ])('before anything was sent says so: %s', async (_, baseUrl, problem) => {
    for (const paid of [false, true]) {
      expect(await failure(post(baseUrl, { paid }))).toMatchObject({ problem, answer: 'unsent' });
    }
  });

  it('of the TLS handshake says that nothing was sent', async () => {
    const server = await serve((_, response) => response.end('{}'));
    const error = await failure(post(server.origin.replace('http:', 'https:'), { paid: true }));
    expect(error).toMatchObject({ problem: 'unreachable', answer: 'unsent' });
  });

  it.each([
    ['a reset after the request was read', 'reset', 'unreachable'],
    ['no answer in time', 'silence', 'timed-out'],
    ['a body that never ends', 'drip', 'timed-out'],
    ['an answer that is too long', 'flood', 'bad-answer'],
    ['an answer that breaks off', 'torn', 'unreachable'],
  ])('after a paid request may have arrived leaves that open: %s', async (_, fault, problem) => {
    let requests = 0;
    const server = await serve((request, response) => {
      requests += 1;
      request.resume().once('end', () => misbehave(fault, response));
    });
    const call = { path: `/${fault}`, timeoutMs: problem === 'timed-out' ? 150 : 10_000 };
    expect(await failure(post(server.origin, { ...call, paid: true }))).toMatchObject({ problem, answer: 'unclear' });
    expect(requests).toBe(1);
    expect(await failure(post(server.origin, call))).toMatchObject({ problem, answer: 'unsent' });
  });

  it('of an idle connection cannot happen to a paid request, which has a connection of its own', async () => {
    const server = await serve((_, response) => response.end('{}'));
    const vendor = vendorAt(server.origin);
    const call = { method: 'POST', path: '/', json: {}, signal: never } as const;
    for (let polls = 0; polls < 8; polls++) await vendor.call(call);
    const kept = server.connections();
    expect(kept).toBeLessThan(4);
    await vendor.call({ ...call, paid: true });
    expect(server.connections()).toBe(kept + 1);
  });
});

function misbehave(fault: string, response: ServerResponse): void {
  if (fault === 'reset') response.socket?.resetAndDestroy();
  if (fault === 'flood') response.end('x'.repeat(2 * 1024 * 1024));
  if (fault === 'torn') {
    response.writeHead(200, { 'content-length': '100' }).write('{');
    setImmediate(() => response.destroy());
  }
  if (fault !== 'drip') return;
  const drip = setInterval(() => response.write(' '), 5);
  response.once('close', () => clearInterval(drip));
}

describe('a foreign URL', () => {
  it('is never sent the key', async () => {
    const seen: string[] = [];
    const server = await serve((request, response) => {
      seen.push(JSON.stringify(request.headers));
      response.end('bytes');
    });
    const vendor = vendorAt(server.origin);
    await vendor.put(`${server.origin}/upload`, Buffer.from('a'), 'image/png', never);
    await (await vendor.remote(`${server.origin}/result`).open(never)).cancel();
    expect(seen).toHaveLength(2);
    expect(seen.join()).not.toContain(key);
  });

  it('may lead to the base URL only where the operator chose it', async () => {
    const server = await serve((_, response) => response.end('bytes'));
    const vendor = createVendorHttp({ provider: 'vendor', baseUrl: server.origin, overridden: false });
    expect((await failure(vendor.remote(server.origin).open(never))).cause).toMatchObject({ message: 'URL_NOT_HTTPS' });
    expect(server.connections()).toBe(0);
  });
});

describe('the JSON of an answer', () => {
  const json = '{"name":"é😀"}';
  const bytes = Buffer.from(json);
  const chunk = (part: Uint8Array, more = ''): Buffer =>
    Buffer.concat([Buffer.from(`${part.byteLength.toString(16)}${more}\r\n`), part, Buffer.from('\r\n')]);
  const chunked = (...parts: Uint8Array[]): Buffer =>
    Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'), ...parts]);
  const end = Buffer.from('0\r\n\r\n');
  const marked = Buffer.from(`\ufeff${json}`);

  it.each<[string, Buffer]>([
    ['after a byte order mark', chunked(chunk(marked), end)],
    ['after a byte order mark in chunks of one byte', chunked(...[...marked].map((one) => chunk(Buffer.of(one))), end)],
    ['after spaces that kept the connection open', chunked(chunk(Buffer.from('  \n')), chunk(bytes), end)],
    ['with extensions and a trailer', chunked(chunk(bytes, ';a=b'), Buffer.from('0\r\nx-time: 1\r\n\r\n'))],
    ['without the last chunk', chunked(chunk(bytes))],
    ['of a body that is shorter than it says', Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n${json}`)],
  ])('is read %s', async (_, answer) => {
    const server = await serve((request) => request.socket.end(answer));
    for (const paid of [false, true]) {
      expect(await post(server.origin, { paid })).toEqual({ status: 200, json: { name: 'é😀' } });
    }
  });
});

describe('an answer of any bytes', () => {
  let answer = Buffer.alloc(0);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(answer));
  });

  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  const head = fc.constantFrom('', 'HTTP/1.1 200 OK\r\n', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n', 'HTTP/1.1 ');
  const bytes = fc.tuple(head, fc.uint8Array({ maxLength: 200 }), fc.boolean());

  it('is parsed or leaves a paid call uncertain, and the error holds no key', { timeout: 60_000 }, async () => {
    const vendor = vendorAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await fc.assert(
      fc.asyncProperty(bytes, async ([start, rest, echoes]) => {
        answer = Buffer.concat([Buffer.from(start), rest, Buffer.from(echoes ? `\r\n${key}: ${key}` : '')]);
        const call = { method: 'POST', path: '/', json: {}, signal: never, paid: true } as const;
        const error = await vendor.call(call).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (error === undefined) return;
        expect(error).toBeInstanceOf(ProviderError);
        expect(error).toMatchObject({ answer: 'unclear' });
        expect(inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error)).not.toContain(key);
      }),
      { numRuns: 1_000 },
    );
  });
});
