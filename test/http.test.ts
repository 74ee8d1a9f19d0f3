import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import {
  healthRoute,
  type Listener,
  type ListenerOptions,
  PortBusy,
  startPrivateListener,
  startPublicListener,
} from '../src/http.ts';

const listeners: Listener[] = [];
const errors: unknown[] = [];

afterEach(async () => {
  errors.length = 0;
  await Promise.all(listeners.splice(0).map((listener) => listener.close()));
});

async function start(
  kind: typeof startPublicListener,
  options: Partial<ListenerOptions> = {},
): Promise<{ port: number; origin: string; listener: Listener }> {
  const onError = (error: unknown): unknown => errors.push(error);
  const listener = await kind({ host: '127.0.0.1', port: 0, routes: [], onError, ...options });
  listeners.push(listener);
  return { port: listener.port, origin: `http://127.0.0.1:${listener.port}`, listener };
}

const hello = { prefix: '/hello/', handle: (_: unknown, response: { end(text: string): void }) => response.end('hi') };

describe('a listener', () => {
  it('gives each request to the route whose prefix its path begins with, and answers 404 to others', async () => {
    const { origin } = await start(startPublicListener, { routes: [hello] });
    const found = await request(`${origin}/hello/you`);
    expect([found.statusCode, await found.body.text()]).toEqual([200, 'hi']);
    for (const path of ['/', '/healthz', '/hell', '/HELLO/you']) {
      const { statusCode, body } = await request(`${origin}${path}`);
      expect([path, statusCode, await body.text()]).toEqual([path, 404, '']);
    }
  });

  it('answers 500 without a body and continues when a route fails', async () => {
    const failing = { prefix: '/', handle: () => Promise.reject(new Error('secret detail')) };
    const { origin } = await start(startPublicListener, { routes: [hello, failing] });
    const { statusCode, headers, body } = await request(`${origin}/x`);
    expect([statusCode, JSON.stringify(headers), await body.text()].join()).not.toContain('secret');
    expect(statusCode).toBe(500);
    expect(errors).toHaveLength(1);
    expect((await request(`${origin}/hello/`)).statusCode).toBe(200);
  });

  it('survives requests that are not HTTP', async () => {
    const { port, origin } = await start(startPublicListener, { routes: [hello] });
    for (const garbage of [
      '\0\0\0\r\n\r\n',
      'GET',
      `GET /${'a'.repeat(40_000)} HTTP/1.1\r\n\r\n`,
      'PRI * HTTP/2.0\r\n\r\n',
    ]) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined).end(garbage);
      await text(socket).catch(() => undefined);
    }
    expect((await request(`${origin}/hello/`)).statusCode).toBe(200);
  });

  it('rejects where its port is taken, or takes another one if allowed', async () => {
    const { port } = await start(startPublicListener);
    await expect(start(startPublicListener, { port })).rejects.toEqual(new PortBusy('127.0.0.1', port));
    const other = await start(startPublicListener, { port, orAnyPort: true, routes: [hello] });
    expect(other.port).not.toBe(port);
    expect((await request(`${other.origin}/hello/`)).statusCode).toBe(200);
  });

  it('rejects where it cannot listen at all', async () => {
    await expect(start(startPublicListener, { host: '203.0.113.1', orAnyPort: true })).rejects.toThrow('EADDRNOTAVAIL');
  });

  it('accepts no new connection and closes, although a client keeps one open', async () => {
    const { port, origin, listener } = await start(startPublicListener, { routes: [hello] });
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    await (await request(`${origin}/hello/`)).body.dump();
    await listener.close();
    await expect(request(`${origin}/hello/`)).rejects.toThrow();
    socket.destroy();
  });
});

describe('the private listener', () => {
  it('answers browsers only from its own pages', async () => {
    const { origin, port } = await start(startPrivateListener, { routes: [hello] });
    const statusFor = async (sent: string) => {
      const { statusCode, body } = await request(`${origin}/hello/`, { headers: { origin: sent } });
      await body.dump();
      return statusCode;
    };
    expect(await statusFor(origin)).toBe(200);
    for (const foreign of ['https://evil.example', 'null', '', `https://127.0.0.1:${port}`, 'http://127.0.0.1']) {
      expect([foreign, await statusFor(foreign)]).toEqual([foreign, 403]);
    }
  });

  it('answers only requests whose Host names this machine, and no other address', async () => {
    const { port, origin } = await start(startPrivateListener, { routes: [hello] });
    const statusFor = async (host: string): Promise<number> =>
      (await request(`${origin}/hello/`, { headers: { host } })).statusCode;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, 'LOCALHOST', `[::1]:${port}`]) {
      expect([host, await statusFor(host)]).toEqual([host, 200]);
    }
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.nip.io',
      '127.0.0.1:x',
      'evil@localhost',
      '172.18.0.5',
    ]) {
      expect([host, await statusFor(host)]).toEqual([host, 421]);
    }
  });

  it('answers to the names that the operator allows, and for other machines to every address', async () => {
    const options = { host: '0.0.0.0', routes: [hello], allowedHosts: ['front'] };
    const { port, origin } = await start(startPrivateListener, options);
    const statusFor = async (host: string): Promise<number> =>
      (await request(`${origin}/hello/`, { headers: { host } })).statusCode;
    for (const host of [`front:${port}`, 'FRONT', `172.18.0.5:${port}`, `[fd00::5]:${port}`, 'localhost']) {
      expect([host, await statusFor(host)]).toEqual([host, 200]);
    }
    for (const host of ['worker', 'front.evil.example', '172.18.0.5.nip.io', '172.18.0.5:x', '[fd00::5].evil']) {
      expect([host, await statusFor(host)]).toEqual([host, 421]);
    }
  });

  it('tells whether the program is healthy', async () => {
    let healthy: () => Promise<boolean> = async () => true;
    const { origin } = await start(startPrivateListener, { routes: [healthRoute(() => healthy())] });
    const ask = async (path = '/healthz', method: 'GET' | 'POST' = 'GET'): Promise<[number, string]> => {
      const { statusCode, body } = await request(`${origin}${path}`, { method });
      return [statusCode, await body.text()];
    };
    expect(await ask()).toEqual([200, 'ok\n']);
    healthy = async () => false;
    expect(await ask()).toEqual([503, 'unhealthy\n']);
    healthy = () => Promise.reject(new Error('the store is gone'));
    expect(await ask()).toEqual([503, 'unhealthy\n']);
    expect(await ask('/healthz2')).toEqual([404, '']);
    expect(await ask('/healthz', 'POST')).toEqual([404, '']);
  });
});
