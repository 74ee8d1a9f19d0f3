import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/core/clock.ts';
import { isSignature, signatureOf } from '../../../src/core/signature.ts';
import { createRelay } from '../../../src/providers/public/relay.ts';
import { createWebhooks, type Webhooks } from '../../../src/providers/public/webhooks.ts';
import { type LoopbackServer, startLoopbackServer } from '../../fakes/loopback-server.ts';
import { memoryRelayFiles } from '../../fakes/storage/memory-relay-files.ts';

const key = Buffer.from('a key of the operator');
const attemptId = '3f1c9a52-0000-4000-8000-1234567890ab';
let nudges: { attemptId: string; body: unknown }[];
let webhooks: Webhooks;
let server: LoopbackServer;

beforeEach(async () => {
  nudges = [];
  server = await startLoopbackServer((incoming, response) => void webhooks.handle(incoming, response));
  webhooks = webhooksWith(key);
});
afterEach(() => server.close());

function webhooksWith(ownKey: Uint8Array): Webhooks {
  const publicUrl = new URL(`${server.origin}/`);
  return createWebhooks({ publicUrl, keys: [ownKey], nudge: (id, body) => nudges.push({ attemptId: id, body }) });
}

async function post(url: URL, body: string | Buffer = '', method: 'POST' | 'GET' | 'PUT' = 'POST') {
  const answer = await request(url, { method, body: method === 'GET' ? null : body });
  return { status: answer.statusCode, text: await answer.body.text() };
}

describe('a webhook', () => {
  it('ends the wait of the attempt it was made for', async () => {
    expect(await post(webhooks.urlFor('akool', attemptId), '{"id":7}')).toEqual({ status: 200, text: '' });
    expect(nudges).toEqual([{ attemptId, body: { id: 7 } }]);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '<html>'],
    ['half of it', '{"id":'],
    ['64 KiB and more', `"${'x'.repeat(70 * 1024)}"`],
    ['a megabyte', Buffer.alloc(1024 * 1024)],
  ])('ends the wait even with %s as a body, which is ignored', async (_, body) => {
    expect((await post(webhooks.urlFor('akool', attemptId), body)).status).toBe(200);
    expect(nudges).toEqual([{ attemptId, body: undefined }]);
  });

  it('ends the wait even if the vendor hangs up in the middle', async () => {
    const socket = connect(server.port, '127.0.0.1');
    const { pathname } = webhooks.urlFor('akool', attemptId);
    socket.write(`POST ${pathname} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf`);
    socket.once('ready', () => setImmediate(() => socket.destroy()));
    await text(socket).catch(() => undefined);
    await expect.poll(() => nudges).toEqual([{ attemptId, body: undefined }]);
  });
});

describe('a forged webhook', () => {
  it('is 404 and ends no wait', async () => {
    const real = webhooks.urlFor('akool', attemptId);
    const forged = [
      real.href.replace('/akool/', '/crun/'),
      real.href.replace('3f1c9a52', '3f1c9a53'),
      real.href.slice(0, -1),
      `${real.href}A`,
      `${real.href}?a=b`,
      real.href.replace(/\.[\w-]+$/, ''),
      real.href.replace(/\.[\w-]+$/, '.'),
      webhooksWith(Buffer.from('another key')).urlFor('akool', attemptId).href,
      `${server.origin}/hooks/`,
    ];
    for (const url of forged) expect(await post(new URL(url), '{"id":7}')).toEqual({ status: 404, text: '' });
    expect(await post(real, '', 'GET')).toEqual({ status: 404, text: '' });
    expect(await post(real, '', 'PUT')).toEqual({ status: 404, text: '' });
    expect(nudges).toEqual([]);
  });

  it('cannot be made of the signature of a file', async () => {
    const relay = createRelay({
      publicUrl: new URL(`${server.origin}/`),
      keys: [key],
      clock: { ...systemClock, now: () => 0 },
      files: memoryRelayFiles({ now: () => 0 }),
    });
    const file = await relay.publish('job', { mimeType: 'image/png', bytes: Buffer.alloc(1) });
    const [, , name = ''] = file.pathname.split('/');
    expect((await post(new URL(`/hooks/media/${name.replace('.png', '')}`, server.origin))).status).toBe(404);
    expect(nudges).toEqual([]);
  });

  it('is 404 whatever path it takes', async () => {
    const word = fc.oneof(fc.constantFrom('akool', attemptId, '..', '%2e'), fc.stringMatching(/^[\w.-]{0,30}$/));
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 4 }), word, async (words, signature) => {
        const url = new URL(`/hooks/${words.join('/')}.${signature}`, server.origin);
        expect((await post(url)).status).toBe(404);
      }),
      { numRuns: 200 },
    );
    expect(nudges).toEqual([]);
  });
});

describe('a signature', () => {
  const parts = ['hook', 'akool', 'attempt'] as const;
  const [present, former] = [Buffer.from('the present key'), Buffer.from('the former key')];

  it('is made with the present key, and accepted of former ones too', () => {
    expect(signatureOf([present, former], parts)).toBe(signatureOf([present], parts));
    expect(isSignature(signatureOf([former], parts), [present, former], parts)).toBe(true);
    expect(isSignature(signatureOf([present], parts), [present, former], parts)).toBe(true);
    expect(isSignature(signatureOf([former], parts), [present], parts)).toBe(false);
  });
});
