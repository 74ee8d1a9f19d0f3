import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SwapInput } from '../../../src/core/ports/provider.ts';
import { mediaOf } from '../../fakes/drawn-pictures.ts';
import { startLoopbackServer } from '../../fakes/loopback-server.ts';
import { type CrunServer, startCrunServer } from '../../fakes/vendors/crun-server.ts';
import { alice, bob, crunAt, input, never, swapWith } from '../../fakes/vendors/crun-swap.ts';
import { errorText } from '../../fakes/vendors/error-text.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';

let server: CrunServer;
beforeEach(async () => {
  server = await startCrunServer();
});
afterEach(() => server[Symbol.asyncDispose]());

const group: SwapInput = input({ target: mediaOf([alice, bob]) });
const operations = ['upload-url', 'upload', 'detect', 'detection', 'file', 'estimate', 'create', 'task'] as const;

async function openedResult(what: SwapInput): Promise<unknown> {
  const status = await swapWith(() => crunAt(server), what);
  if (status.state !== 'done') throw new Error(status.state);
  return new Response(await status.result.open(never)).text();
}

describe('the key', () => {
  it('stands in no error, and neither do URLs', async () => {
    const said: string[] = [];
    const { key } = server.state;
    const echo = { code: 422, message: key, data: { status: key, error: key, result: { message: key } } };
    const faults: Fault[] = [500, 422, 401, 302].map((status) => ({
      status,
      headers: { location: `/${key}` },
      body: echo,
    }));
    for (const operation of operations) {
      for (const fault of [...faults, { body: echo }, { body: `<html>${key}` }, 'reset'] as const) {
        server.fails(operation, fault);
        const outcome = await openedResult(group).catch((error: unknown) => error);
        if (outcome instanceof Error) said.push(errorText(outcome));
      }
    }
    expect(said.length).toBeGreaterThan(30);
    expect(said.filter((text) => text.includes(key) || text.includes('127.0.0.1'))).toEqual([]);
  });

  it('goes to the vendor with each call, and with no file', async () => {
    await openedResult(group);
    const withKey = server.requests.filter(({ headers }) => JSON.stringify(headers).includes(server.state.key));
    const files = server.requests.filter(({ operation }) => operation === 'file' || operation === 'upload');
    expect(files.length).toBeGreaterThan(3);
    expect(withKey).toHaveLength(server.requests.length - files.length);
  });

  it.each(['upload', 'crop', 'result'] as const)(
    'and nothing else goes to another host of this network: %s',
    async (way) => {
      const reached: unknown[] = [];
      const elsewhere = await startLoopbackServer((request, response) => {
        reached.push(request.headers);
        response.end('x');
      });
      const link = `${elsewhere.origin}/x`;
      const ok = (data: unknown): Fault => ({ body: { code: 200, message: 'success', data } });
      if (way === 'upload') server.fails('upload-url', ok({ presigned_url: link, file_url: link }));
      if (way === 'crop') {
        server.fails(
          'detection',
          ok({ status: 'succeeded', result: { id: 'd', status: 'succeed', faces: [{ id: 0, link }] } }),
        );
      }
      if (way === 'result') server.fails('task', ok({ status: 'success', result: { media_urls: [link] } }));
      await expect(openedResult(group)).rejects.toMatchObject({ problem: 'bad-answer' });
      await elsewhere.close();
      expect(reached).toEqual([]);
    },
  );
});
