import type { lookup } from 'node:dns';
import { Agent, buildConnector, Client, type Dispatcher } from 'undici';
import type { RemoteMedia } from '../../core/ports/media.ts';
import { readJson } from './read-json.ts';
import { createSafeFetch, type SafeFetch, type SafeFetchLimits } from './safe-fetch.ts';
import { readRetryAfter, startDeadline, transportError } from './transport-error.ts';

export interface VendorCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Relative to the base URL, or with `root` to its origin. `..` is allowed. Values in it must be encoded. */
  readonly path: string;
  readonly root?: boolean;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
  /** The one request that can bill. */
  readonly paid?: boolean;
}

export interface VendorAnswer {
  readonly status: number;
  /** Undefined when the body is not JSON. */
  readonly json: unknown;
  readonly retryAfterMs?: number;
}

export interface VendorHttp {
  /**
   * Resolves for every HTTP status. Rejects with `signal.reason`, or with ProviderError, whose `answer` is `unclear`
   * only for a paid call that failed once it was connected, else `unsent`. Redirects are answers like any other.
   */
  call(call: VendorCall): Promise<VendorAnswer>;
  /** Uploads to a URL that the vendor gave: https and public, or at the host and port of an overridden base URL. */
  put(url: string, bytes: Uint8Array, mimeType: string, signal: AbortSignal): Promise<void>;
  /**
   * A file at a foreign URL, limited in size and time. Opening throws ProviderError. Further URLs are mirrors, which are
   * tried where one fails; each opening begins with another one, since a page instead of the file is not noticed here.
   */
  remote(...urls: readonly [string, ...string[]]): RemoteMedia;
}

export interface VendorHttpOptions {
  readonly provider: string;
  readonly baseUrl: string;
  /** Whether the operator chose the base URL. Only then may the vendor name that host although it is not public. */
  readonly overridden: boolean;
  /** Sent to a base URL that the operator chose, where a server of this program may be: it refuses its own calls. */
  readonly hopHeader?: Readonly<Record<string, string>> | undefined;
  /** Sent with every call, and never to a foreign URL. */
  readonly headers?: () => Readonly<Record<string, string>>;
  readonly connectMs?: number;
  readonly timeoutMs?: number;
  /** For the request that can bill: by default longer, since an answer that is lost leaves the charge uncertain. */
  readonly paidTimeoutMs?: number;
  readonly limits?: Partial<SafeFetchLimits>;
  readonly lookup?: typeof lookup;
}

const maxAnswerBytes = 1024 * 1024;
const defaultConnectMs = 10_000;
const defaultTimeoutMs = 30_000;
const defaultPaidTimeoutMs = 120_000;

export function createVendorHttp(options: VendorHttpOptions): VendorHttp {
  const { provider, overridden, headers = () => ({}), timeoutMs = defaultTimeoutMs } = options;
  const base = new URL(options.baseUrl);
  const isExempt = (url: URL): boolean => overridden && url.protocol === base.protocol && url.host === base.host;
  const { limits, lookup, hopHeader } = options;
  const foreign = createSafeFetch({ provider, isExempt, ...(limits && { limits }), ...(lookup && { lookup }) });
  const connector = buildConnector({ timeout: options.connectMs ?? defaultConnectMs, allowH2: false });
  const agent = new Agent({ allowH2: false, connect: connector });

  async function call(call: VendorCall): Promise<VendorAnswer> {
    const request = requestOf(call, base, { ...headers(), ...(overridden && hopHeader) });
    const paidMs = options.paidTimeoutMs ?? Math.max(timeoutMs, defaultPaidTimeoutMs);
    const deadline = startDeadline(call.signal, call.timeoutMs ?? (call.paid ? paidMs : timeoutMs));
    const connection = call.paid ? openPaidConnection(base, connector) : { dispatcher: agent, connected: () => false };
    try {
      const answer = await connection.dispatcher.request({ ...request, signal: deadline.signal });
      const json = await readJson(answer, maxAnswerBytes);
      call.signal.throwIfAborted();
      return answerOf(answer, json);
    } catch (error) {
      call.signal.throwIfAborted();
      throw transportError(error, { provider, answer: connection.connected() ? 'unclear' : 'unsent' });
    } finally {
      deadline.clear();
      if (connection.dispatcher !== agent) connection.dispatcher.destroy().catch(() => undefined); // the call is over
    }
  }

  return {
    call,
    put: foreign.put,
    remote: (...urls) => mirrored(urls, foreign.open),
  };
}

/**
 * A connection for one call. A kept one might be closed by the vendor at that moment, which would leave the charge
 * uncertain.
 */
function openPaidConnection(
  base: URL,
  connector: buildConnector.connector,
): { dispatcher: Dispatcher; connected(): boolean } {
  let connected = false;
  const dispatcher = new Client(base.origin, {
    allowH2: false,
    connect(options, callback) {
      connector(options, (...result) => {
        connected ||= result[0] === null; // with https, after the handshake
        callback(...result);
      });
    },
  });
  return { dispatcher, connected: () => connected };
}

function requestOf(call: VendorCall, base: URL, vendorHeaders: Readonly<Record<string, string>>) {
  const url = new URL(call.path.replace(/^\/+/, ''), call.root ? base.origin : `${base.href.replace(/\/+$/, '')}/`);
  if (url.origin !== base.origin) throw new Error('a call outside the base URL');
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const body = call.json === undefined ? null : JSON.stringify(call.json);
  const type = body === null ? {} : { 'content-type': 'application/json' };
  return {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: call.method,
    headers: { accept: 'application/json', ...type, ...vendorHeaders, ...call.headers },
    body,
    headersTimeout: 0, // the deadline covers both
    bodyTimeout: 0,
  };
}

function answerOf({ statusCode, headers }: Dispatcher.ResponseData, json: unknown): VendorAnswer {
  const retryAfterMs = readRetryAfter(headers['retry-after'], Date.now());
  return { status: statusCode, json, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

function mirrored(urls: readonly [string, ...string[]], open: SafeFetch['open']): RemoteMedia {
  let opened = 0;
  return {
    async open(signal) {
      const first = opened++ % urls.length;
      let failure: unknown;
      for (const url of [...urls.slice(first), ...urls.slice(0, first)]) {
        try {
          return await open(url, signal);
        } catch (error) {
          signal.throwIfAborted();
          failure ??= error;
        }
      }
      throw failure;
    },
  };
}
