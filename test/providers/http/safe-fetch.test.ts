import type { lookup as systemLookup } from 'node:dns';
import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { buildConnector } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/core/errors.ts';
import { readAll } from '../../../src/core/ports/media.ts';
import { isPublicAddress } from '../../../src/providers/http/public-agent.ts';
import { createSafeFetch, type SafeFetchOptions } from '../../../src/providers/http/safe-fetch.ts';
import { type LoopbackServer, startLoopbackServer } from '../../fakes/loopback-server.ts';

const never = new AbortController().signal;
const servers: LoopbackServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...args: Parameters<typeof startLoopbackServer>): Promise<LoopbackServer> {
  const server = await startLoopbackServer(...args);
  servers.push(server);
  return server;
}

function fetchFrom(server: LoopbackServer | undefined, options: Partial<SafeFetchOptions> = {}) {
  return createSafeFetch({ provider: 'vendor', isExempt: (url) => url.origin === server?.origin, ...options });
}

async function failure(work: Promise<unknown>): Promise<ProviderError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProviderError);
  return error as ProviderError;
}

async function read(stream: ReadableStream<Uint8Array>): Promise<string> {
  const bytes = await readAll(stream, Number.POSITIVE_INFINITY);
  return Buffer.from(bytes ?? []).toString();
}

/** An internet on loopback: public addresses lead to `server`, all other addresses to their own port of this machine. */
function internet(server: LoopbackServer, publicAddresses: readonly string[]): typeof buildConnector {
  return (options) =>
    ({ hostname, port }, callback) => {
      const resolve = options && 'lookup' in options && options.lookup;
      if (!resolve) throw new Error('a host that is looked up by nobody');
      resolve(hostname, { all: true }, (error, addresses) => {
        const [first] = Array.isArray(addresses) ? addresses : [];
        if (error || !first) return callback(error ?? new Error('no address'), null);
        const at = publicAddresses.includes(first.address) ? server.port : Number(port);
        const socket = connect(at, '127.0.0.1', () => callback(null, socket));
        socket.once('error', () => undefined);
      });
    };
}

/** Answers each lookup with the next list of addresses, and then always with the last. */
function answering(...lists: string[][]): typeof systemLookup {
  let turn = 0;
  const answer = (_host: string, _options: unknown, callback: (error: null, list: unknown) => void): void => {
    const list = lists[Math.min(turn, lists.length - 1)] ?? [];
    turn += 1;
    callback(
      null,
      list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return answer as unknown as typeof systemLookup;
}

const spellingsOfThisMachine = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '017700000001',
  '127.255.255.254',
  '①②⑦.⓪.⓪.①',
  '127%2e0.0.1',
  '0.0.0.0',
  '0',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  'localhost',
];

describe('a foreign URL', () => {
  it.each(spellingsOfThisMachine)('does not reach this machine as %s', async (host) => {
    const server = await serve((_, response) => response.end('secret'));
    const error = await failure(fetchFrom(undefined).open(`https://${host}:${server.port}/`, never));
    expect(error).toMatchObject({ problem: 'bad-answer', cause: { message: 'ADDRESS_NOT_PUBLIC' } });
    expect(server.connections()).toBe(0);
  });

  it.each([
    ['link-local, where clouds keep credentials', '169.254.169.254'],
    ['a private network', '10.0.0.1'],
    ['a private network', '172.16.5.4'],
    ['a private network', '192.168.1.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['benchmarking', '198.18.0.1'],
    ['documentation', '203.0.113.9'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['unique local', 'fd00::1'],
    ['link-local', 'fe80::1'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['NAT64', '64:ff9b::a9fe:a9fe'],
    ['local NAT64', '64:ff9b:1::a9fe:a9fe'],
    ['6to4', '2002:a9fe:a9fe::'],
    ['Teredo', '2001::1'],
    ['mapped', '::ffff:169.254.169.254'],
    ['IPv4-compatible', '::a9fe:a9fe'],
    ['a zone', 'fe80::1%eth0'],
    ['nothing', ''],
  ])('does not reach %s (%s), as a literal or by name', async (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
    const byName = fetchFrom(undefined, { lookup: answering(['8.8.8.8', address]) });
    const error = await failure(byName.open('https://files.example/', never));
    expect(error).toMatchObject({ cause: { message: 'ADDRESS_NOT_PUBLIC' } });
  });

  it('is closed to every IPv4 address that hides in an IPv6 one, unless it is public itself', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        expect(isPublicAddress(`::ffff:${hex}`)).toBe(isPublicAddress(address));
        for (const hiding of [`64:ff9b::${hex}`, `2002:${hex}::`, `::ffff:0:${hex}`]) {
          expect(isPublicAddress(hiding)).toBe(false);
        }
      }),
    );
  });

  it.each([
    ['NOT_A_URL', 'no url'],
    ['URL_NOT_HTTPS', 'http://files.example/a.png'],
    ['URL_NOT_HTTPS', 'file:///etc/passwd'],
    ['URL_NOT_HTTPS', 'data:image/png;base64,AAAA'],
    ['URL_WITH_CREDENTIALS', 'https://user:password@files.example/'],
  ])('is refused as %s: %s', async (code, url) => {
    const error = await failure(fetchFrom(undefined).open(url, never));
    expect(error).toMatchObject({ cause: { message: code } });
    expect(JSON.stringify([error.message, error.stack])).not.toContain('files.example');
  });

  it('is fetched over https from a public address', async () => {
    const server = await serve((request, response) => response.end(`${request.headers['accept-encoding']}`));
    const connector = internet(server, ['93.184.216.34']);
    const fetch = fetchFrom(undefined, { connector, lookup: answering(['93.184.216.34']) });
    expect(await read(await fetch.open('https://files.example/a.png', never))).toBe('identity');
  });

  it('is checked again when a name changes its address between two requests', async () => {
    const outside = await serve((_, response) => response.writeHead(200, { connection: 'close' }).end('picture'));
    const inside = await serve((_, response) => response.end('secret'));
    const connector = internet(outside, ['93.184.216.34']);
    const fetch = fetchFrom(undefined, { connector, lookup: answering(['93.184.216.34'], ['127.0.0.1']) });
    const url = `https://rebinding.example:${inside.port}/`;
    expect(await read(await fetch.open(url, never))).toBe('picture');
    expect((await failure(fetch.open(url, never))).cause).toMatchObject({ message: 'ADDRESS_NOT_PUBLIC' });
    expect(inside.connections()).toBe(0);
  });

  it('may be plain http for exactly the host and port the operator chose', async () => {
    const chosen = await serve((_, response) => response.end('picture'));
    const neighbour = await serve((_, response) => response.end('secret'));
    const fetch = fetchFrom(chosen);
    expect(await read(await fetch.open(`${chosen.origin}/a.png`, never))).toBe('picture');
    await failure(fetch.open(`${neighbour.origin}/`, never));
    await failure(fetch.open(`https://127.0.0.1:${neighbour.port}/`, never));
    expect(neighbour.connections()).toBe(0);
  });
});

describe('a redirect', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://169.254.169.254/',
    'https://[fd00::1]/',
    'file:///etc/passwd',
    '//127.0.0.2/',
    'https://user@files.example/',
  ])('to %s is not followed', async (location) => {
    const server = await serve((_, response) => response.writeHead(302, { location }).end());
    const error = await failure(fetchFrom(server).open(server.origin, never));
    expect(error).toMatchObject({ problem: 'bad-answer' });
  });

  it('is followed three times and not more', async () => {
    const server = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('picture');
      else response.writeHead(307, { location: `/${left - 1}` }).end('moved');
    });
    expect(await read(await fetchFrom(server).open(`${server.origin}/3`, never))).toBe('picture');
    const error = await failure(fetchFrom(server).open(`${server.origin}/4`, never));
    expect(error.cause).toMatchObject({ message: 'TOO_MANY_REDIRECTS' });
  });
});

describe('a body', () => {
  it('of 300 MB is cut off at the limit', async () => {
    const chunk = Buffer.alloc(1024 * 1024);
    let sent = 0;
    let closed: Promise<unknown> = Promise.resolve();
    const server = await serve(async (_, response) => {
      closed = once(response, 'close');
      for (; sent < 300 && !response.destroyed; sent++) {
        if (!response.write(chunk)) await Promise.race([once(response, 'drain'), closed]);
      }
      response.end();
    });
    const stream = await fetchFrom(server, { limits: { maxBytes: 20 * chunk.length } }).open(server.origin, never);
    expect((await failure(read(stream))).cause).toMatchObject({ message: 'BODY_TOO_LARGE' });
    await closed;
    expect(sent).toBeLessThan(60);
  });

  it('that unpacks to more than the limit is cut off, however small it travels', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    const stream = await fetchFrom(server, { limits: { maxBytes: 1024 * 1024 } }).open(server.origin, never);
    expect((await failure(read(stream))).cause).toMatchObject({ message: 'BODY_TOO_LARGE' });
  });

  it('that was packed all the same is unpacked', async () => {
    const server = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('picture')),
    );
    expect(await read(await fetchFrom(server).open(server.origin, never))).toBe('picture');
  });

  it('that is no gzip although it says so is a bad answer', async () => {
    const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('<html>'));
    const error = await failure(fetchFrom(server).open(server.origin, never).then(read));
    expect(error.problem).toBe('bad-answer');
  });

  it('that drips is given up when its time is over', async () => {
    const server = await serve((_, response) => {
      const drip = setInterval(() => response.write('.'), 5);
      response.once('close', () => clearInterval(drip));
    });
    const stream = await fetchFrom(server, { limits: { totalMs: 100 } }).open(server.origin, never);
    expect(await failure(read(stream))).toMatchObject({ problem: 'timed-out' });
  });

  it('that breaks off in the middle is an error worth another try', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half');
      setImmediate(() => response.destroy());
    });
    const error = await failure(fetchFrom(server).open(server.origin, never).then(read));
    expect(error).toMatchObject({ problem: 'unreachable' });
  });

  it('that the reader cancels is closed, read or unread', async () => {
    for (const reads of [0, 1]) {
      let left: Promise<unknown> = new Promise(() => undefined);
      const server = await serve((_, response) => {
        left = once(response, 'close');
        response.write('half');
      });
      const stream = await fetchFrom(server).open(server.origin, never);
      const reader = stream.getReader();
      for (let read = 0; read < reads; read++) await reader.read();
      await reader.cancel();
      await left;
    }
  });

  it('of HTML is handed on, for intake to judge by its bytes', async () => {
    const server = await serve((_, response) => response.setHeader('content-type', 'text/html').end('<html>'));
    expect(await read(await fetchFrom(server).open(server.origin, never))).toBe('<html>');
  });
});

describe('a file server', () => {
  it.each([
    [403, { problem: 'gone' }],
    [404, { problem: 'gone' }],
    [408, { problem: 'timed-out' }],
    [410, { problem: 'bad-answer' }],
    [429, { problem: 'rate-limited', retryAfterMs: 7_000 }],
    [500, { problem: 'overloaded' }],
    [503, { problem: 'overloaded' }],
    [204, { problem: 'bad-answer' }],
  ])('that answers %i', async (status, expected) => {
    const server = await serve((_, response) => response.writeHead(status, { 'retry-after': '7' }).end());
    expect(await failure(fetchFrom(server).open(server.origin, never))).toMatchObject({
      ...expected,
      answer: 'unclear',
    });
    expect(await put(server)).toMatchObject(status === 204 ? {} : expected);
  });

  async function put(server: LoopbackServer): Promise<unknown> {
    return fetchFrom(server)
      .put(server.origin, Buffer.from('picture'), 'image/png', never)
      .catch((error) => error);
  }

  it('receives an upload as it is', async () => {
    let received = '';
    const server = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      received = `${request.method} ${request.url} ${request.headers['content-type']} ${Buffer.concat(chunks)}`;
      response.end();
    });
    await fetchFrom(server).put(`${server.origin}/a?b=c`, Buffer.from('picture'), 'image/png', never);
    expect(received).toBe('PUT /a?b=c image/png picture');
  });

  it('receives a message, whose answer is told by its status alone', async () => {
    const seen: string[] = [];
    const server = await serve((request, response) => {
      seen.push(`${request.method} ${request.headers['x-own']} ${request.headers['x-of-all']}`);
      response.writeHead(request.url === '/moved' ? 302 : 503, { location: '/elsewhere' }).end('x'.repeat(10_000));
    });
    const safe = fetchFrom(server, { headers: { 'x-of-all': 'yes' } });
    const message = { headers: { 'x-own': 'one' }, body: 'text' };
    expect(await safe.post(`${server.origin}/busy`, message, never)).toBe(503);
    expect(await safe.post(`${server.origin}/moved`, message, never)).toBe(302);
    expect(seen).toEqual(['POST one yes', 'POST one yes']); // the redirect is not followed
    const closed = fetchFrom(undefined).post(`${server.origin}/busy`, message, never);
    expect((await failure(closed)).problem).toBe('bad-answer'); // plain http to this machine
  });

  it("is left at once, with the caller's reason, when the caller aborts", async () => {
    const server = await serve((request, response) => (request.url === '/body' ? response.write('half') : undefined));
    for (const path of ['/headers', '/body']) {
      const controller = new AbortController();
      const work = fetchFrom(server).open(`${server.origin}${path}`, controller.signal).then(read);
      setTimeout(() => controller.abort('reason of the caller'), 20);
      await expect(work).rejects.toBe('reason of the caller');
    }
  });
});
