import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SwapStatus } from '../../../src/core/ports/provider.ts';
import { type AkoolServer, startAkoolServer } from '../../fakes/vendors/akool-server.ts';
import { akoolAt, input, never, swapWith } from '../../fakes/vendors/akool-swap.ts';
import { errorText } from '../../fakes/vendors/error-text.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';

let server: AkoolServer;
beforeEach(async () => {
  server = await startAkoolServer();
});
afterEach(() => server[Symbol.asyncDispose]());

describe('the key', () => {
  it('stands in no error, and neither do URLs', async () => {
    const said: string[] = [];
    const withToken = {
      AKOOL_API_KEY: '',
      AKOOL_CLIENT_ID: server.state.clientId,
      AKOOL_CLIENT_SECRET: server.state.key,
    };
    const echo: Fault = { status: 500, body: { code: 1003, msg: server.state.key } };
    for (const environment of [{}, withToken]) {
      for (const operation of ['token', 'detect', 'submit', 'list'] as const) {
        for (const fault of [
          echo,
          { ...echo, status: 200 },
          { ...echo, status: 401 },
          { body: '<html>' },
          'reset',
        ] as const) {
          server.fails(operation, fault);
          const outcome = await swapWith(() => akoolAt(server, environment), input()).catch((error: unknown) => error);
          if (outcome instanceof Error) said.push(errorText(outcome));
        }
      }
    }
    expect(said.length).toBeGreaterThan(20);
    const secrets = [
      server.state.key,
      server.state.key.slice(4, 12),
      server.state.clientId,
      '127.0.0.1',
      'relay.example',
    ];
    expect(said.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
  });

  it('goes with no request for a file, and nowhere else', async () => {
    const reached: string[] = [];
    const elsewhere = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.end('face');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    const open = (status: SwapStatus): Promise<unknown> =>
      status.state === 'done' ? status.result.open(never) : Promise.reject(new Error(status.state));
    await open(await swapWith(() => akoolAt(server), input()));
    server.state.end = { status: 3, url: `http://127.0.0.1:${port}/result` };
    const refused = swapWith(() => akoolAt(server), input()).then(open);
    await expect(refused).rejects.toMatchObject({ problem: 'bad-answer', retryable: false });
    await new Promise((resolve) => elsewhere.close(resolve));
    const files = server.requests.filter(({ operation }) => operation === 'file');
    expect(files).toHaveLength(1);
    expect(files.map(({ headers }) => headers['x-api-key'] ?? headers.authorization)).toEqual([undefined]);
    expect(reached).toEqual([]);
  });
});
