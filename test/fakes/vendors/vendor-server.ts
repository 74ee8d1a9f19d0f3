import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { startLoopbackServer } from '../loopback-server.ts';
import { type OpenApiCheck, openApiCheck } from './openapi-check.ts';

/** What happens to one request instead of an answer. */
export type Fault =
  | 'reset'
  | 'hang'
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown };

export interface RecordedRequest<Operation extends string, Body> {
  readonly operation: Operation;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly json: Body;
}

export interface VendorRequest<Operation extends string, Body> extends RecordedRequest<Operation, Body> {
  readonly method: string;
  readonly url: URL;
  readonly bytes: Buffer;
}

/** JSON, a file, or neither. */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly file?: { readonly bytes: Uint8Array | undefined; readonly mimeType: string };
}

export interface VendorServer<Operation extends string, Body = unknown> extends AsyncDisposable {
  readonly url: string;
  readonly requests: RecordedRequest<Operation, Body>[];
  /** Where a request or an answer did not fit the OpenAPI document. */
  readonly violations: string[];
  /** A request that bills takes effect at once, and is answered so much later. Milliseconds. */
  answersAfterMs: number;
  /** Requests so far that could bill, answered or not. */
  readonly paid: number;
  count(operation: Operation): number;
  /** Each fault happens to one of the next requests of that operation. */
  fails(operation: Operation, ...faults: Fault[]): void;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface VendorServerParts<Operation extends string, Body> {
  /** The OpenAPI document, in test/fixtures/contracts, that requests and answers are held to. */
  readonly contract?: string;
  /** The operation that bills. */
  readonly billed: Operation;
  operationOf(path: string): Operation;
  /** The parsed body. Operations that move files have none. */
  bodyOf(operation: Operation, bytes: Buffer): Body;
  answer(request: VendorRequest<Operation, Body>, check: OpenApiCheck, violations: string[]): Promise<Reply>;
  /** Sees every request, before any fault. */
  inspect?(request: VendorRequest<Operation, Body>, violations: string[]): void;
}

/** A vendor on a loopback socket. `answer` checks each request, and its own answer, against the OpenAPI document. */
export async function startVendorServer<Operation extends string, Body = unknown>(
  parts: VendorServerParts<Operation, Body>,
): Promise<VendorServer<Operation, Body>> {
  const file = parts.contract && new URL(`../../fixtures/contracts/${parts.contract}`, import.meta.url).pathname;
  const check = file ? openApiCheck(file) : noCheck;
  const requests: RecordedRequest<Operation, Body>[] = [];
  const violations: string[] = [];
  const faults = new Map<Operation, Fault[]>();
  const server = await startLoopbackServer((incoming, response) => {
    take(incoming, response).catch((error: unknown) => {
      if (incoming.complete) violations.push(String(error)); // else the client has hung up
      response.destroy();
    });
  });

  async function take(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', server.origin);
    const bytes = await buffer(incoming);
    const { headers, method = '' } = incoming;
    const operation = parts.operationOf(url.pathname);
    const json = parts.bodyOf(operation, bytes);
    const request = { operation, path: url.pathname, headers, json, method, url, bytes };
    requests.push(request);
    parts.inspect?.(request, violations);
    const fault = faults.get(operation)?.shift();
    if (fault === 'hang') return;
    if (fault === 'reset') incoming.socket.resetAndDestroy();
    else if (fault) send(response, fault.status ?? 200, fault.body, fault.headers);
    else {
      const answer = await parts.answer(request, check, violations);
      if (operation === parts.billed) await wait(vendor.answersAfterMs, undefined, { ref: false });
      reply(response, answer);
    }
  }

  const vendor: VendorServer<Operation, Body> = {
    answersAfterMs: 0,
    url: server.origin,
    requests,
    violations,
    get paid() {
      return requests.filter(({ operation }) => operation === parts.billed).length;
    },
    count: (operation) => requests.filter((each) => each.operation === operation).length,
    fails(operation, ...more) {
      faults.set(operation, [...(faults.get(operation) ?? []), ...more]);
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
  return vendor;
}

const noCheck: OpenApiCheck = { request: () => [], answer: () => [] };

/** 200 with the file, or 404. */
export function fileReply(bytes: Uint8Array | undefined, mimeType: string): Reply {
  return { status: bytes ? 200 : 404, file: { bytes, mimeType } };
}

/** The JSON of a call; undefined where the body is empty. */
export function jsonOf(bytes: Buffer): unknown {
  return bytes.byteLength > 0 ? JSON.parse(bytes.toString()) : undefined;
}

function reply(response: ServerResponse, { status, json, file }: Reply): void {
  if (file) response.writeHead(status, { 'content-type': file.mimeType }).end(file.bytes);
  else if (json === undefined) response.writeHead(status).end();
  else send(response, status, json);
}

function send(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const isText = typeof body === 'string';
  const type = isText ? 'text/html' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers }).end(isText ? body : JSON.stringify(body));
}
