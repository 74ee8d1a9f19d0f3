import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SwapInput } from '../../../src/core/ports/provider.ts';
import { mediaOf } from '../../fakes/drawn-pictures.ts';
import { startLoopbackServer } from '../../fakes/loopback-server.ts';
import { alice, bob, input, never, swapWith } from '../../fakes/vendors/crun-swap.ts';
import { errorText } from '../../fakes/vendors/error-text.ts';
import { type ModelsLabServer, startModelsLabServer } from '../../fakes/vendors/modelslab-server.ts';
import { modelsLabAt } from '../../fakes/vendors/modelslab-swap.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';

let server: ModelsLabServer;
beforeEach(async () => {
  server = await startModelsLabServer();
  server.state.pendingPolls = 0;
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  expect(server.violations).toEqual([]);
});

const group: SwapInput = input({ target: mediaOf([alice, bob]) });
const film: SwapInput = input({ target: mediaOf([alice], { kind: 'video', seconds: 5 }), faces: { which: 'all' } });

async function openedResult(what: SwapInput): Promise<unknown> {
  const status = await swapWith(() => modelsLabAt(server), what);
  if (status.state !== 'done') throw new Error(status.state);
  return new Response(await status.result.open(never)).text();
}

describe('the key', () => {
  it('stands in no error, and neither do URLs', async () => {
    const said: string[] = [];
    const { key } = server.state;
    const echo = { status: 'error', message: `Invalid API key: ${key}`, output: [`https://${key}.example/${key}`] };
    const faults: Fault[] = [500, 400, 401, 302].map((status) => ({
      status,
      headers: { location: `http://127.0.0.1:9/${key}` },
      body: echo,
    }));
    const claims = { body: { ...echo, status: 'success' } };
    for (const operation of ['upload', 'submit', 'fetch', 'file'] as const) {
      for (const fault of [...faults, { body: echo }, claims, { body: `<html>${key}` }, 'reset'] as const) {
        for (const what of [group, film]) {
          server.fails(operation, fault);
          const outcome = await openedResult(what).catch((error: unknown) => error);
          if (outcome instanceof Error) said.push(errorText(outcome));
        }
      }
    }
    expect(said.length).toBeGreaterThan(40);
    expect(said.filter((text) => text.includes(key) || text.includes('127.0.0.1'))).toEqual([]);
  });

  it('goes to the vendor in each body, and with no file', async () => {
    await openedResult(group);
    const [provider, options] = [modelsLabAt(server), { signal: never }];
    await provider.account(options);
    await provider.discard?.({ id: '1', kind: 'image' }, options);
    const files = server.requests.filter(({ operation }) => operation === 'file');
    expect(files).not.toEqual([]);
    const keys = server.requests.filter((each) => !files.includes(each)).map(({ json }) => json.key);
    expect(new Set(keys)).toEqual(new Set([server.state.key]));
    const operations = new Set(server.requests.map(({ operation }) => operation));
    expect([...operations].sort()).toEqual(['balance', 'count', 'delete', 'fetch', 'file', 'submit', 'upload']);
  });

  it.each(['an upload', 'a place to ask', 'a redirect', 'a result', 'the result of a film'] as const)(
    'and nothing else goes to another host of this network: %s',
    async (way) => {
      const reached: unknown[] = [];
      const elsewhere = await startLoopbackServer((request, response) => {
        reached.push(request.headers);
        response.end('x');
      });
      const link = `${elsewhere.origin}/x`;
      const result = { body: { status: 'success', id: 7, output: [link] } };
      if (way === 'an upload') server.fails('upload', result);
      if (way === 'a place to ask') {
        server.fails('submit', { body: { status: 'processing', id: 7, fetch_result: link, future_links: [link] } });
      }
      if (way === 'a redirect') server.fails('fetch', { status: 307, headers: { location: link }, body: '' });
      if (way.includes('result')) server.fails('fetch', result);
      const outcome = await openedResult(way.endsWith('film') ? film : group).catch((error: unknown) => error);
      await elsewhere.close();
      expect(outcome).toBeInstanceOf(Error);
      expect(reached).toEqual([]);
    },
  );
});
