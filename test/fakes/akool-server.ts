import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fetchLent } from './accepted.ts';
import { AkoolStudio } from './akool-studio.ts';
import { openApiCheck } from './openapi-check.ts';

const check = openApiCheck(new URL('../fixtures/contracts/akool.openapi.yaml', import.meta.url).pathname);

/** What one request gets instead of an answer. */
export type Fault =
  | 'reset'
  | 'hang'
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown };

const operations = {
  '/api/open/v3/getToken': 'token',
  '/api/open/v3/faceswap/highquality/specifyimage': 'submit',
  '/api/open/v3/faceswap/highquality/specifyvideo': 'submit',
  '/api/open/v4/faceswap/faceswapPlusByImage': 'submit',
  '/api/open/v3/faceswap/result/listbyids': 'list',
  '/api/open/v3/faceswap/result/delbyids': 'delete',
  '/api/open/v3/faceswap/quota/info': 'credit',
  '/interface/detect-api/detect_faces': 'detect',
} as const;
export type Operation = (typeof operations)[keyof typeof operations] | 'file';

export interface SeenRequest {
  readonly operation: Operation | 'unknown';
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly json: unknown;
}

/** Akool on a loopback socket: checks every request against the contract, and every answer of its own. */
export class AkoolServer {
  readonly studio = new AkoolStudio();
  readonly seen: SeenRequest[] = [];
  /** What did not fit the contract, theirs or ours. */
  readonly violations: string[] = [];
  readonly #faults = new Map<Operation, Fault[]>();
  readonly #server = createServer((request, response) => {
    this.#take(request, response).catch((error: unknown) => {
      if (request.complete) this.violations.push(String(error)); // else whoever asked is gone
      response.destroy();
    });
  });

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.studio.url = this.url;
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Requests that could bill, answered or not. */
  get paid(): number {
    return this.count('submit');
  }

  count(operation: Operation): number {
    return this.seen.filter((each) => each.operation === operation).length;
  }

  /** The next requests of that kind go wrong like this, one each. */
  fails(operation: Operation, ...faults: Fault[]): this {
    this.#faults.set(operation, [...(this.#faults.get(operation) ?? []), ...faults]);
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const body = await text(request);
    const json: unknown = body === '' ? undefined : JSON.parse(body);
    const { headers, method = '' } = request;
    const operation = operationOf(pathname);
    this.seen.push({ operation, path: pathname, headers, json });
    const fault = operation === 'unknown' ? undefined : this.#faults.get(operation)?.shift();
    if (fault !== undefined) return misbehave(fault, request, response);
    if (operation === 'file') return this.#serveFile(pathname, response);
    this.violations.push(...check.request(method, pathname, searchParams, json));
    if (headers['x-api-key'] && headers.authorization) this.violations.push('both authorisation headers');
    if (this.studio.painter && operation === 'detect')
      await fetchLent(json, (url, bytes) => this.studio.hosts(url, bytes));
    const answer = this.#answer(operation, pathname, headers, searchParams, json);
    this.violations.push(...check.answer(method, pathname, 200, answer));
    send(response, 200, answer);
  }

  #answer(
    operation: Operation | 'unknown',
    path: string,
    headers: IncomingMessage['headers'],
    query: URLSearchParams,
    json: unknown,
  ): unknown {
    if (operation === 'token') return this.studio.token(json);
    const rejection = this.studio.authorise(headers);
    if (rejection)
      return operation === 'detect' ? { error_code: 0, error_msg: '', faces_obj: {}, ...rejection } : rejection;
    switch (operation) {
      case 'submit':
        return this.studio.submit(path, json);
      case 'list':
        return this.studio.list((query.get('_ids') ?? '').split(','));
      case 'delete':
        return this.studio.remove(json);
      case 'credit':
        return { code: 1000, msg: 'OK', data: { credit: this.studio.credit } };
      case 'detect':
        return this.studio.detect(json);
      default:
        return { code: 1014, msg: 'The requested resource does not exist' };
    }
  }

  async #serveFile(path: string, response: ServerResponse): Promise<void> {
    const bytes = await this.studio.file(path);
    response.writeHead(bytes ? 200 : 404, { 'content-type': 'image/jpeg' }).end(bytes);
  }
}

function operationOf(path: string): Operation | 'unknown' {
  const known = Object.entries(operations).find(([each]) => each === path);
  if (known) return known[1];
  return path.startsWith('/files/') ? 'file' : 'unknown';
}

function misbehave(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  if (fault === 'hang') return;
  if (fault === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  send(response, fault.status ?? 200, fault.body, fault.headers);
}

function send(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const isText = typeof body === 'string';
  const type = isText ? 'text/html' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers }).end(isText ? body : JSON.stringify(body));
}
