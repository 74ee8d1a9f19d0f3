import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers everything below its prefix; whoever owns it hands it in. */
export interface Route {
  readonly prefix: string;
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

export interface ListenerOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly routes: readonly Route[];
  /** Takes any free port when the wanted one is busy. */
  readonly orAnyPort?: boolean;
  onError(error: unknown): void;
}

export interface Listener {
  readonly port: number;
  /** Lets running answers end for a moment, then cuts them off. */
  close(): Promise<void>;
}

/** Another program, or another copy of this one, holds the port. */
export class PortBusy extends Error {
  override readonly name = 'PortBusy';
  readonly host: string;
  readonly port: number;

  constructor(host: string, port: number) {
    super(`port ${port} of ${host} is in use`);
    this.host = host;
    this.port = port;
  }
}

const headersMs = 10_000;
const requestMs = 60_000;
const closingMs = 2_000;

/** The listener that the outside reaches through PUBLIC_URL. Throws PortBusy. */
export function startPublicListener(options: ListenerOptions): Promise<Listener> {
  return listen(options, () => true);
}

/** A listener for this machine alone: a browser that was lured here names another host. Throws PortBusy. */
export function startPrivateListener(options: ListenerOptions): Promise<Listener> {
  return listen(options, ({ headers }) => namesThisMachine(headers.host));
}

/** `GET /healthz`: 200 while `healthy` says so, else 503. */
export function healthRoute(healthy: () => Promise<boolean>): Route {
  return {
    prefix: '/healthz',
    async handle(request, response) {
      if (request.url !== '/healthz' || (request.method !== 'GET' && request.method !== 'HEAD')) {
        return answer(response, 404);
      }
      const well = await healthy().catch(() => false);
      const text = well ? 'ok\n' : 'unhealthy\n';
      response.writeHead(well ? 200 : 503, { 'content-type': 'text/plain', 'cache-control': 'no-store' });
      response.end(request.method === 'HEAD' ? undefined : text);
    },
  };
}

async function listen(options: ListenerOptions, admits: (request: IncomingMessage) => boolean): Promise<Listener> {
  const server = createServer({ headersTimeout: headersMs, requestTimeout: requestMs }, (request, response) => {
    if (!admits(request)) return answer(response, 421);
    void dispatch(request, response, options);
  });
  await bind(server, options);
  server.on('error', options.onError);
  const { port } = server.address() as AddressInfo;
  return { port, close: () => close(server) };
}

async function dispatch(
  request: IncomingMessage,
  response: ServerResponse,
  { routes, onError }: ListenerOptions,
): Promise<void> {
  response.on('error', () => undefined); // the other end left
  try {
    const route = routes.find(({ prefix }) => request.url?.startsWith(prefix));
    if (route) await route.handle(request, response);
    else answer(response, 404);
  } catch (error) {
    onError(error);
    if (response.headersSent) response.destroy();
    else answer(response, 500);
  }
}

async function bind(server: Server, { host, port, orAnyPort }: ListenerOptions): Promise<void> {
  try {
    await bindOnce(server, host, port);
  } catch (error) {
    const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!busy) throw error;
    if (!orAnyPort) throw new PortBusy(host, port);
    await bindOnce(server, host, 0);
  }
}

function bindOnce(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), closingMs);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function namesThisMachine(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host ?? '');
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0, connection: 'close' }).end();
}
