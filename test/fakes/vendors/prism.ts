import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '../free-port.ts';

const program = new URL('../../../node_modules/@stoplight/prism-cli/dist/index.js', import.meta.url).pathname;

export interface Prism extends AsyncDisposable {
  readonly url: string;
  /** Paths that were asked for, without their query. */
  readonly asked: readonly string[];
  /** Chooses the example that is answered from now on, by path. The first one is the default. */
  prefer(examples: Readonly<Record<string, string>>): void;
}

/** Starts Prism with a document of test/fixtures/contracts. */
async function startProgram(args: (file: string) => readonly string[], contract: string) {
  const port = await freePort();
  const file = new URL(`../../fixtures/contracts/${contract}`, import.meta.url).pathname;
  const child = spawn(process.execPath, [program, ...args(file), '-h', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('Prism ended before it listened')));
    child.stdout.on('data', (chunk) => String(chunk).includes('Prism is listening') && resolve());
  });
  return {
    port,
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** Prism between a client and a server: it refuses what the document does not allow, of either of them. */
export async function startPrismProxy(contract: string, upstream: string): Promise<AsyncDisposable & { url: string }> {
  const { port, stop } = await startProgram((file) => ['proxy', '--errors', file, upstream], contract);
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop };
}

/** Prism with an OpenAPI document, behind a server that adds the header that chooses the example. */
export async function startPrism(contract: string): Promise<Prism> {
  const { port, stop } = await startProgram((file) => ['mock', file], contract);
  const asked: string[] = [];
  let examples: Readonly<Record<string, string>> = {};
  const front = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://front').pathname;
    asked.push(path);
    const example = examples[path];
    const prefer = example === undefined ? {} : { prefer: `code=200, example=${example}` };
    const options = { port, host: '127.0.0.1', method: request.method, path: request.url };
    const forwarded = httpRequest({ ...options, headers: { ...request.headers, ...prefer } }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    forwarded.once('error', () => response.destroy());
    request.pipe(forwarded);
  });
  return {
    url: `http://127.0.0.1:${await listen(front)}`,
    asked,
    prefer(chosen) {
      examples = chosen;
    },
    async [Symbol.asyncDispose]() {
      front.closeAllConnections();
      front.close();
      await stop();
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
