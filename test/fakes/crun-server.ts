import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { CrunStudio, type Envelope } from './crun-studio.ts';
import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';
import { openApiCheck } from './openapi-check.ts';

const check = openApiCheck(new URL('../fixtures/contracts/crun.openapi.yaml', import.meta.url).pathname);

/** What one request gets instead of an answer. */
export type Fault =
  | 'reset'
  | 'hang'
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown };

const client = '/api/v1/client';
const operations: Readonly<Record<string, Operation>> = {
  [`${client}/files/upload-url`]: 'upload-url',
  [`${client}/job/detect-face-image`]: 'detect',
  [`${client}/job/detect-face-video`]: 'detect',
  [`${client}/job/detect-face-result`]: 'detection',
  [`${client}/job/EstimateTask`]: 'estimate',
  [`${client}/job/CreateTask`]: 'create',
  [`${client}/job/TaskInfo`]: 'task',
  [`${client}/account/balance`]: 'balance',
};
export type Operation =
  | 'upload-url'
  | 'upload'
  | 'detect'
  | 'detection'
  | 'estimate'
  | 'create'
  | 'task'
  | 'balance'
  | 'file'
  | 'unknown';

interface SeenRequest {
  readonly operation: Operation;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly json: unknown;
}

export interface CrunServer extends AsyncDisposable {
  readonly studio: CrunStudio;
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** What did not fit the contract, theirs or ours. */
  readonly violations: readonly string[];
  /** Requests that could bill, answered or not. */
  readonly paid: number;
  count(operation: Operation): number;
  /** The next requests of that kind go wrong like this, one each. */
  fails(operation: Operation, ...faults: Fault[]): void;
}

/** Crun on a loopback socket: checks every request against the contract, and every answer of its own. */
export async function startCrunServer(): Promise<CrunServer> {
  const studio = new CrunStudio();
  const seen: SeenRequest[] = [];
  const violations: string[] = [];
  const faults = new Map<Operation, Fault[]>();
  const server: LoopbackServer = await startLoopbackServer((request, response) => {
    take(request, response).catch((error: unknown) => {
      if (request.complete) violations.push(String(error)); // else whoever asked is gone
      response.destroy();
    });
  });
  studio.url = server.origin;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', server.origin);
    const bytes = await buffer(request);
    const operation = operationOf(url.pathname);
    const isCall = operation !== 'upload' && operation !== 'file';
    const json: unknown = isCall && bytes.byteLength > 0 ? JSON.parse(bytes.toString()) : undefined;
    seen.push({ operation, path: url.pathname, headers: request.headers, json });
    if (!isCall && request.headers['x-api-key'] !== undefined) violations.push('the key went to a file server');
    const fault = faults.get(operation)?.shift();
    if (fault !== undefined) return misbehave(fault, request, response);
    if (operation === 'file') return serveFile(studio, url.pathname, response);
    if (operation === 'upload') return storeFile(studio, request, url.pathname, bytes, response);
    violations.push(...check.request(request.method ?? '', url.pathname, url.searchParams, json));
    const isKey = request.headers['x-api-key'] === studio.key;
    const answer = isKey ? answerOf(studio, operation, url, json) : { code: 401, message: 'Unauthorized', data: null };
    const status = answer.code;
    if (status === 200) violations.push(...check.answer(request.method ?? '', url.pathname, 200, answer));
    send(response, status, answer);
  }

  return {
    studio,
    seen,
    violations,
    url: server.origin,
    get paid() {
      return seen.filter(({ operation }) => operation === 'create').length;
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

function answerOf(studio: CrunStudio, operation: Operation, { searchParams: query }: URL, json: unknown): Envelope {
  const body = json as Readonly<Record<string, string>> | undefined;
  switch (operation) {
    case 'upload-url':
      return studio.uploadUrl(query.get('content_type') ?? '', query.get('ext') ?? '');
    case 'detect':
      return studio.detect(body?.image_url ?? body?.video_url ?? '');
    case 'detection':
      return studio.detection(query.get('detect_task_id') ?? '');
    case 'estimate':
      return studio.estimate();
    case 'create':
      return studio.create(json);
    case 'task':
      return studio.task(query.get('task_id') ?? '');
    case 'balance':
      return { code: 200, message: 'success', data: { balance: studio.credit } };
    default:
      return { code: 404, message: 'Not Found', data: null };
  }
}

function operationOf(path: string): Operation {
  if (path.startsWith('/upload/')) return 'upload';
  if (path.startsWith('/files/')) return 'file';
  return operations[path] ?? 'unknown';
}

async function serveFile(studio: CrunStudio, path: string, response: ServerResponse): Promise<void> {
  const bytes = await studio.file(path.slice('/files/'.length));
  response.writeHead(bytes ? 200 : 404, { 'content-type': 'image/png' }).end(bytes);
}

function storeFile(
  studio: CrunStudio,
  { headers }: IncomingMessage,
  path: string,
  bytes: Uint8Array,
  response: ServerResponse,
): void {
  const stored = studio.store(path.slice('/upload/'.length), headers['content-type'], bytes);
  response.writeHead(stored ? 200 : 403).end();
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
