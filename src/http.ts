import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';

/** Handles every request whose path begins with the prefix. */
export interface Route {
  readonly prefix: string;
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

export interface ListenerOptions {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly routes: readonly Route[];
  /** Whether it takes any free port when that one is in use. */
  readonly orAnyPort?: boolean;
  onError(error: unknown): void;
}

export interface Listener {
  readonly port: number;
  /** Gives running responses two seconds to end, then closes their connections. */
  close(): Promise<void>;
}

/** Another process listens on the port. */
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

/** How this machine is called by itself. */
const ownNames: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];
const headersMs = 10_000;
/** Long enough for a large file over a slow line. */
const requestMs = 300_000;
const closingMs = 2_000;

/** Starts the listener behind PUBLIC_URL. Throws PortBusy. */
export function startPublicListener(options: ListenerOptions): Promise<Listener> {
  return listen(options, () => undefined);
}

/**
 * Starts a listener for this machine and the hosts that the operator allows. It refuses what foreign pages make a browser
 * send here: requests whose Host header names another machine, and those whose Origin header, where there is one, is not
 * its own. Where it listens for other machines, an IP address is allowed as well: nobody can make one lead elsewhere.
 * Throws PortBusy.
 */
export function startPrivateListener(
  options: ListenerOptions & {
    /** Names without a port, in lower case. */
    readonly allowedHosts?: readonly string[];
  },
): Promise<Listener> {
  const names = [...ownNames, options.host.toLowerCase(), ...(options.allowedHosts ?? [])];
  const isForOthers = !ownNames.includes(options.host);
  return listen(options, ({ headers: { host = '', origin } }) => {
    const name = hostIn(host);
    const isAllowed = names.includes(name) || (isForOthers && isIP(name.replace(/^\[|\]$/g, '')) !== 0);
    if (!isAllowed) return 421;
    return origin === undefined || origin === `http://${host.toLowerCase()}` ? undefined : 403;
  });
}

/** `GET /healthz`: 200 when `healthy` resolves to true, else 503. */
export function healthRoute(healthy: () => Promise<boolean>): Route {
  return reading('/healthz', async () => {
    const well = await healthy().catch(() => false);
    return { status: well ? 200 : 503, type: 'text/plain', text: well ? 'ok\n' : 'unhealthy\n' };
  });
}

/** What a route answers. */
export interface Answer {
  readonly status: number;
  /** The MIME type. */
  readonly type: string;
  readonly text: string;
}

/** Answers GET and HEAD of exactly this path. */
export function reading(path: string, read: () => Promise<Answer>): Route {
  return {
    prefix: path,
    async handle(request, response) {
      if (request.url !== path || (request.method !== 'GET' && request.method !== 'HEAD')) {
        return answer(response, 404);
      }
      const { status, type, text } = await read();
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(request.method === 'HEAD' ? undefined : text);
    },
  };
}

/** `refusal`: the status of the answer to a request that reaches no route. */
async function listen(
  options: ListenerOptions,
  refusal: (request: IncomingMessage) => number | undefined,
): Promise<Listener> {
  const server = createServer({ headersTimeout: headersMs, requestTimeout: requestMs }, (request, response) => {
    const refused = refusal(request);
    if (refused !== undefined) return answer(response, refused);
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
  response.on('error', () => undefined); // the client closed the connection
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

/** The host in a Host header, in lower case and without the port; empty where there is none. */
function hostIn(header: string): string {
  const [, host = ''] = /^(\[[\d:a-f.]+\]|[^:]*)(?::\d+)?$/i.exec(header) ?? [];
  return host.toLowerCase();
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0, connection: 'close' }).end();
}
