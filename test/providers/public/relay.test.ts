import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openPublicEndpoint } from '../../../src/app-parts.ts';
import { PublicUrl, parseConfig } from '../../../src/config.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createRelay, type MediaRelay } from '../../../src/providers/public/relay.ts';
import { createRelayFiles } from '../../../src/providers/public/relay-files.ts';
import { openStores } from '../../../src/storage/stores.ts';
import { temporaryFolder } from '../../e2e/command-line.ts';
import { type LoopbackServer, startLoopbackServer } from '../../fakes/loopback-server.ts';
import { createMemoryBlobStore } from '../../fakes/storage/memory-blob-store.ts';
import { createMemoryExpiringStore } from '../../fakes/storage/memory-expiring-store.ts';
import { memoryRelayFiles } from '../../fakes/storage/memory-relay-files.ts';

const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251));
const key = Buffer.from('a key of the operator');
let now = 0;
let relay: MediaRelay;
let server: LoopbackServer;

beforeEach(async () => {
  now = 1_000_000;
  server = await startLoopbackServer((incoming, response) => relay.handle(incoming, response));
  relay = relayWith(key);
});
afterEach(() => server.close());

function relayWith(ownKey: Uint8Array): MediaRelay {
  return createRelay({
    publicUrl: PublicUrl.parse(server.origin),
    keys: [ownKey],
    clock: { ...systemClock, now: () => now },
    lifetimeMs: 5_000,
    files: memoryRelayFiles({ now: () => now }),
  });
}

async function get(url: URL | string, headers = {}, method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'OPTIONS' = 'GET') {
  const answer = await request(url, { method, headers });
  const body = Buffer.from(await answer.body.arrayBuffer());
  return { status: answer.statusCode, headers: answer.headers, body };
}

function filesBelow(folder: string): Buffer[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
}

function publish(mimeType = 'image/jpeg', jobId = 'job'): Promise<URL> {
  return relay.publish(jobId, { mimeType, bytes });
}

describe('a published file', () => {
  it('is served whole, with its type, and must not be cached', async () => {
    const { status, headers, body } = await get(await publish('image/png'));
    expect(status).toBe(200);
    expect(body.equals(bytes)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': '1000',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    });
  });

  it('answers HEAD without a body', async () => {
    const { status, headers, body } = await get(await publish(), {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '1000', 0]);
  });

  it('has an address that nobody can guess, ending as the file would', async () => {
    const urls = await Promise.all([publish('video/mp4'), publish('video/mp4'), publish('application/x-other')]);
    expect(new Set(urls.map(String)).size).toBe(3);
    expect(urls[0]?.pathname).toMatch(/^\/media\/[\w-]{22}\.[\w-]{22}\.mp4$/);
    expect(urls[2]?.pathname).toMatch(/^\/media\/[\w-]{22}\.[\w-]{22}$/);
  });

  it('is gone when its job ends, and others stay', async () => {
    const [mine, also, other] = [await publish(), await publish(), await publish('image/jpeg', 'another job')];
    await relay.withdraw('job');
    expect((await get(mine)).status).toBe(404);
    expect((await get(also)).status).toBe(404);
    expect((await get(other)).status).toBe(200);
  });

  it('is gone when its time is over', async () => {
    const url = await publish();
    now += 4_999;
    expect((await get(url)).status).toBe(200);
    now += 1;
    expect((await get(url)).status).toBe(404);
  });

  it('is served by every process that shares the stores, until one of them withdraws it', async () => {
    const stores = { blobs: createMemoryBlobStore(), expiringStore: createMemoryExpiringStore({ now: () => now }) };
    const started = () =>
      createRelay({
        publicUrl: PublicUrl.parse(server.origin),
        keys: [key],
        clock: { ...systemClock, now: () => now },
        files: createRelayFiles(stores),
      });
    relay = started();
    const [mine, also] = [await started().publish('job', { mimeType: 'image/png', bytes }), await publish()];
    const other = await started().publish('another job', { mimeType: 'image/png', bytes });
    const { status, headers, body } = await get(mine);
    expect([status, headers['content-type'], body.equals(bytes)]).toEqual([200, 'image/png', true]);
    expect((await get(also, { range: 'bytes=0-9' })).body).toHaveLength(10);
    await started().withdraw('job');
    expect([(await get(mine)).status, (await get(also)).status, (await get(other)).status]).toEqual([404, 404, 200]);
    expect(stores.blobs.size).toBe(1);
  });

  it('is served by the next process at the same address, until its job ends there', async () => {
    const directory = temporaryFolder();
    const secretKeys = [new Uint8Array(32).fill(7)] as const;
    const parts = { directory, secretKeys, clock: systemClock, onEvent: () => undefined };
    const config = parseConfig({ PUBLIC_URL: server.origin }, []);
    const started = async () => {
      const stores = await openStores(parts);
      const endpoint = openPublicEndpoint(config, secretKeys, systemClock, stores);
      if (!endpoint) throw new Error('PUBLIC_URL is set');
      [relay] = endpoint.routes;
      return stores;
    };
    const first = await started();
    const url = await publish('image/png');
    await first.close();
    const next = await started();
    onTestFinished(() => next.close());
    const { status, body } = await get(url);
    expect([status, body.equals(bytes)]).toEqual([200, true]);
    expect(filesBelow(directory).filter((file) => file.includes(bytes))).toEqual([]);
    await relay.withdraw('job');
    expect((await get(url)).status).toBe(404);
    expect(readdirSync(join(directory, 'shelf'))).toEqual([]);
  });

  it('is waited for while the store is away, but not for ever', async () => {
    const files = memoryRelayFiles({ now: () => now });
    let isBack = Promise.withResolvers<void>();
    const late = Promise.withResolvers<void>();
    relay = createRelay({
      publicUrl: PublicUrl.parse(server.origin),
      keys: [key],
      clock: { now: () => now, sleep: () => late.promise },
      files: { ...files, find: (id) => isBack.promise.then(() => files.find(id)) },
    });
    const url = await publish();
    const patient = get(url);
    isBack.resolve();
    expect((await patient).status).toBe(200);
    isBack = Promise.withResolvers();
    const impatient = get(url);
    late.resolve();
    const { status, headers } = await impatient;
    expect([status, headers['retry-after']]).toEqual([503, '5']);
  });

  it('lies below the path that PUBLIC_URL ends with', async () => {
    const below = createRelay({
      publicUrl: PublicUrl.parse('https://bot.example/swaps'),
      keys: [key],
      clock: { ...systemClock, now: () => now },
      files: memoryRelayFiles({ now: () => now }),
    });
    const url = await below.publish('job', { mimeType: 'image/png', bytes });
    expect(url.href).toMatch(/^https:\/\/bot\.example\/swaps\/media\/[\w-]+\.[\w-]+\.png$/);
  });
});

describe('everything else', () => {
  it('is 404, always the same', async () => {
    const url = await publish();
    const foreign = await relayWith(Buffer.from('another key')).publish('job', { mimeType: 'image/jpeg', bytes });
    const [, , name = ''] = url.pathname.split('/');
    const [id = '', signature = ''] = name.split('.');
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    const paths = [
      '/',
      '/media/',
      `/media/${id}`,
      `/media/${id}.${flipped}.jpg`,
      `/media/${id}.`,
      `/media/${signature}.${id}`,
    ];
    const answers = await Promise.all([
      ...[...paths, foreign.pathname, '/media/../media/x'].map((path) => get(new URL(path, server.origin))),
      get(url, {}, 'POST'),
      get(url, {}, 'PUT'),
      get(url, {}, 'OPTIONS'),
    ]);
    for (const { status, body, headers } of answers) {
      expect([status, body.length, headers['content-type']]).toEqual([404, 0, undefined]);
    }
  });

  it('is 404 for every path that was not handed out', async () => {
    const url = await publish();
    const path = fc.array(
      fc.oneof(fc.constantFrom('media', '/', '.', '..', '%2e', url.pathname.slice(7, 29)), fc.base64String()),
    );
    await fc.assert(
      fc.asyncProperty(path, async (parts) => {
        const asked = `/media/${encodeURI(parts.join(''))}`;
        if (asked === url.pathname) return;
        expect((await get(new URL(asked, server.origin))).status).toBe(404);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a range', () => {
  it.each([
    ['bytes=0-9', 206, 'bytes 0-9/1000'],
    ['bytes=990-', 206, 'bytes 990-999/1000'],
    ['bytes=-10', 206, 'bytes 990-999/1000'],
    ['bytes=-5000', 206, 'bytes 0-999/1000'],
    ['bytes=999-5000', 206, 'bytes 999-999/1000'],
    ['bytes=1000-', 416, 'bytes */1000'],
    ['bytes=-0', 416, 'bytes */1000'],
    ['bytes=9-0', 200, undefined],
    ['bytes=-', 200, undefined],
    ['bytes=0-1,5-6', 200, undefined],
    ['lines=0-1', 200, undefined],
    ['bytes=a-b', 200, undefined],
  ])('%s is answered with %i and %s', async (range, status, contentRange) => {
    const answer = await get(await publish(), { range });
    expect([answer.status, answer.headers['content-range']]).toEqual([status, contentRange]);
  });

  it('yields exactly the bytes it names', async () => {
    const url = await publish();
    await fc.assert(
      fc.asyncProperty(fc.nat(999), fc.nat(2_000), async (first, more) => {
        const { status, body, headers } = await get(url, { range: `bytes=${first}-${first + more}` });
        expect(status).toBe(206);
        expect(body.equals(bytes.subarray(first, first + more + 1))).toBe(true);
        expect(headers['content-length']).toBe(String(body.length));
      }),
      { numRuns: 200 },
    );
  });

  it('is not answered where it depends on a validator that no file here has', async () => {
    expect((await get(await publish(), { range: 'bytes=0-9', 'if-range': '"tag"' })).status).toBe(200);
  });
});

describe('PUBLIC_URL', () => {
  it.each([
    'https://bot.example',
    'https://bot.example:8443/path',
    'http://127.0.0.1:8787',
    'http://localhost',
    'http://[::1]:1',
  ])('may be %s', (text) => expect(PublicUrl.parse(text).href.endsWith('/')).toBe(true));

  it.each([
    'http://bot.example',
    'http://127.0.0.1.nip.io',
    'http://localhost.example',
    'ftp://127.0.0.1',
    'bot.example',
    'https://user:password@bot.example',
    'https://bot.example/?a=b',
    '',
  ])('may not be %s', (text) => expect(PublicUrl.safeParse(text).success).toBe(false));
});
