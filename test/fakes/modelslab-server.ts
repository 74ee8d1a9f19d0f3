import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { fetchLent } from './accepted.ts';
import { startLoopbackServer } from './loopback-server.ts';
import { ModelsLabStudio, type Said } from './modelslab-studio.ts';
import { openApiCheck } from './openapi-check.ts';

const check = openApiCheck(new URL('../fixtures/contracts/modelslab.openapi.yaml', import.meta.url).pathname);

/** What one request gets instead of an answer. */
export type Fault =
  | 'reset'
  | 'hang'
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown };

export type Operation = 'upload' | 'submit' | 'fetch' | 'balance' | 'count' | 'delete' | 'file' | 'unknown';

interface SeenRequest {
  readonly operation: Operation;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly json: Readonly<Record<string, unknown>>;
}

export interface ModelsLabServer extends AsyncDisposable {
  readonly studio: ModelsLabStudio;
  /** The base URL, `/api/v6` included. */
  readonly url: string;
  readonly seen: SeenRequest[];
  /** What did not fit the contract, theirs or ours. */
  readonly violations: readonly string[];
  /** Requests that could bill, answered or not. */
  readonly paid: number;
  count(operation: Operation): number;
  /** The next requests of that kind go wrong like this, one each. */
  fails(operation: Operation, ...faults: Fault[]): void;
}

/** ModelsLab on a loopback socket: checks every request against the contract, and every answer of its own. */
export async function startModelsLabServer(): Promise<ModelsLabServer> {
  const studio = new ModelsLabStudio();
  const seen: SeenRequest[] = [];
  const violations: string[] = [];
  const faults = new Map<Operation, Fault[]>();
  const server = await startLoopbackServer((request, response) => {
    take(request, response).catch((error: unknown) => {
      if (request.complete) violations.push(String(error)); // else whoever asked is gone
      response.destroy();
    });
  });
  studio.url = server.origin;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', server.origin);
    const body = await text(request);
    const { operation, contractPath, id } = placeOf(pathname);
    const json = body === '' ? {} : JSON.parse(body);
    seen.push({ operation, path: pathname, headers: request.headers, json });
    const outside = JSON.stringify([request.url, request.headers]) + (operation === 'file' ? body : '');
    if (outside.includes(studio.key)) violations.push('the key stands where it may be logged');
    const fault = faults.get(operation)?.shift();
    if (fault !== undefined) return misbehave(fault, request, response);
    if (operation === 'file') return serveFile(studio, pathname, response);
    if (id !== undefined) searchParams.set('id', id); // the check counts every parameter
    violations.push(...check.request(request.method ?? '', contractPath, searchParams, json));
    if (studio.painter && operation === 'submit') await fetchLent(json, (url, bytes) => studio.hosts(url, bytes));
    const said = json.key === studio.key ? answerOf(studio, operation, contractPath, id, json) : wrongKey;
    if (said.status === 200) violations.push(...check.answer('POST', contractPath, 200, said.json));
    send(response, said.status, said.json);
  }

  return {
    studio,
    seen,
    violations,
    url: `${server.origin}/api/v6`,
    get paid() {
      return seen.filter(({ operation }) => operation === 'submit').length;
    },
    count: (operation) => seen.filter((each) => each.operation === operation).length,
    fails(operation, ...more) {
      faults.set(operation, [...(faults.get(operation) ?? []), ...more]);
    },
    async [Symbol.asyncDispose]() {
      await server.close();
    },
  };
}

const wrongKey: Said = { status: 401, json: { status: 'error', message: 'Invalid API key' } };

/** Balance and deletion do not stand beside the rest. */
const places: Readonly<Record<string, { readonly operation: Operation; readonly contractPath: string }>> = {
  '/api/v6/base64_to_url': { operation: 'upload', contractPath: '/base64_to_url' },
  '/api/wallet_balance': { operation: 'balance', contractPath: '/wallet_balance' },
  '/api/v6/processing/request_count': { operation: 'count', contractPath: '/processing/request_count' },
  '/api/v3/delete_image': { operation: 'delete', contractPath: '/delete_image' },
};

function placeOf(path: string): { operation: Operation; contractPath: string; id?: string } {
  const known = places[path];
  if (known) return known;
  if (path.startsWith('/files/')) return { operation: 'file', contractPath: path };
  const [, family, endpoint = '', id] = /^\/api\/v6\/(faceswap|deepfake)\/(\w+)(?:\/(\d+))?$/.exec(path) ?? [];
  if (endpoint.endsWith('_swap')) return { operation: 'submit', contractPath: `/${family}/${endpoint}` };
  if (endpoint === 'fetch' && id) return { operation: 'fetch', contractPath: `/${family}/fetch/{id}`, id };
  return { operation: 'unknown', contractPath: path };
}

function answerOf(
  studio: ModelsLabStudio,
  operation: Operation,
  path: string,
  id: string | undefined,
  json: Readonly<Record<string, unknown>>,
): Said {
  switch (operation) {
    case 'upload':
      return studio.upload(json);
    case 'submit':
      return studio.submit(path, json);
    case 'fetch':
      return studio.fetch(Number(id));
    case 'balance':
      return studio.wallet();
    case 'count':
      return studio.count();
    case 'delete':
      return studio.remove(json);
    default:
      return { status: 404, json: { status: 'error', message: 'Not Found' } };
  }
}

async function serveFile(studio: ModelsLabStudio, path: string, response: ServerResponse): Promise<void> {
  const bytes = await studio.file(path);
  response.writeHead(bytes ? 200 : 404, { 'content-type': 'image/png' }).end(bytes);
}

function misbehave(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  if (fault === 'hang') return;
  if (fault === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  send(response, fault.status ?? 200, fault.body, fault.headers);
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const isText = typeof body === 'string';
  const type = isText ? 'text/html' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers }).end(isText ? body : JSON.stringify(body));
}
