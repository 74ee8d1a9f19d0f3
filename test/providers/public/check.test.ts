import type { RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PublicUrl } from '../../../src/config.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { publicUrlCheck } from '../../../src/providers/public/check.ts';
import { createRelay } from '../../../src/providers/public/relay.ts';
import { freePort } from '../../fakes/free-port.ts';
import { startLoopbackServer } from '../../fakes/loopback-server.ts';
import { memoryRelayFiles } from '../../fakes/storage/memory-relay-files.ts';

const key = Buffer.from('a key of this installation');

function look(publicUrl: URL, isServed = true) {
  const check = publicUrlCheck({ publicUrl, key, isServed: async () => isServed });
  return check.look(new AbortController().signal);
}

async function served(listener: RequestListener): Promise<URL> {
  const server = await startLoopbackServer(listener);
  onTestFinished(() => server.close());
  return PublicUrl.parse(server.origin);
}

/** The relay of an installation, as it stands behind an address. */
async function relayWith(ownKey: Uint8Array): Promise<URL> {
  const publicUrl = new URL('https://bot.example');
  const relay = createRelay({ publicUrl, keys: [ownKey], clock: systemClock, files: memoryRelayFiles(systemClock) });
  return served((request, response) => void relay.handle(request, response));
}

describe('PUBLIC_URL', () => {
  it('leads here', async () => {
    expect(await look(await relayWith(key))).toMatchObject([
      { ok: true, message: expect.stringContaining('leads to') },
    ]);
  });

  it('is not asked while nothing listens', async () => {
    expect(await look(new URL('https://bot.invalid'), false)).toMatchObject([
      { ok: true, remedy: expect.stringContaining('Start “serve”') },
    ]);
  });

  it.each([
    ['another installation', () => relayWith(Buffer.from('another key')), /Something else answers .*404/, /SECRET_KEY/],
    ['a proxy with nothing behind it', () => answering(502), /does not get through .*502/, /HTTP_HOST:HTTP_PORT/],
    ['a login page', () => answering(401), /lets nobody in/, /password/],
    ['a redirect', () => answering(301, { location: 'https://www.bot.example/' }), /sends callers on/, /PUBLIC_URL/],
    ['a page', () => answering(200), /Something else answers/, /proxy or tunnel/],
    [
      'nobody',
      async () => new URL(`http://127.0.0.1:${await freePort()}`),
      /cannot be reached \(ECONNREFUSED\)/,
      /proxy/,
    ],
    ['no address', async () => new URL('https://bot.invalid'), /bot\.invalid (has no address|cannot be reached)/, /./],
  ])('may lead to %s, which is said, with the remedy', async (_, address, message, remedy) => {
    const [found] = await look(await address());
    expect(found).toMatchObject({
      ok: false,
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(remedy),
    });
  });
});

function answering(status: number, headers = {}): Promise<URL> {
  return served((_, response) => response.writeHead(status, headers).end('<html>Welcome</html>'));
}
