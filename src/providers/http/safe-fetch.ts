import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { FetchBlocked, startDeadline, statusError, transportError } from './transport-error.ts';

export interface SafeFetchLimits {
  readonly connectMs: number;
  /** For the whole exchange, redirects and body included. */
  readonly totalMs: number;
  /** Of the decoded body. */
  readonly maxBytes: number;
  readonly maxRedirects: number;
}

export interface SafeFetchOptions {
  readonly provider: string;
  /** For these URLs `http:` and private addresses are allowed, as for a base URL that the operator chose. */
  readonly isExempt?: ((url: URL) => boolean) | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly limits?: Partial<SafeFetchLimits>;
  readonly lookup?: typeof systemLookup;
  readonly connector?: typeof buildConnector;
}

/** Opens URLs from untrusted sources: https, public addresses and no credentials, within limits of bytes and time. */
export interface SafeFetch {
  /** Throws ProviderError; the stream may fail with one too. */
  open(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  put(url: string, bytes: Uint8Array, mimeType: string, signal: AbortSignal): Promise<void>;
  /** Resolves to the status, whichever it is; redirects are not followed. Throws ProviderError where there is no answer. */
  post(
    url: string,
    request: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
    signal: AbortSignal,
  ): Promise<number>;
}

/** The bytes are more than a result may have, so that core notices a result that is too large, and tells it apart. */
const defaults: SafeFetchLimits = { connectMs: 5_000, totalMs: 300_000, maxBytes: 257 * 2 ** 20, maxRedirects: 3 };
const idleMs = 30_000;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** All of IPv6 that is assigned. Addresses such as `::7f00:1` lie outside, although the library calls them unicast. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is reachable on the public internet. An IPv6 address that embeds an IPv4 one counts as that one,
 * or as private.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  if (plain instanceof ipaddr.IPv6 && !plain.match(globalUnicast)) return false;
  return plain.range() === 'unicast';
}

export function createSafeFetch(options: SafeFetchOptions): SafeFetch {
  const limits = { ...defaults, ...options.limits };
  const { provider, isExempt = () => false, headers = {} } = options;
  const context = { provider, isExempt, headers, limits, agent: createAgent(options, limits) };
  return {
    open: (url, signal) => open(context, url, signal),
    async put(url, bytes, mimeType, signal) {
      const headers = { 'content-type': mimeType, 'content-length': String(bytes.byteLength) };
      const status = await send(context, url, { method: 'PUT', headers, body: bytes }, signal);
      if (status.statusCode >= 300) throw statusError(status, { provider });
    },
    post: async (url, request, signal) => (await send(context, url, { method: 'POST', ...request }, signal)).statusCode,
  };
}

interface FetchContext {
  readonly provider: string;
  readonly isExempt: (url: URL) => boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: SafeFetchLimits;
  readonly agent: Agent;
}

async function open(context: FetchContext, text: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const deadline = startDeadline(signal, context.limits.totalMs);
  const errorFor = (error: unknown): unknown =>
    signal.aborted ? signal.reason : transportError(error, { provider: context.provider });
  try {
    const answer = await follow(context, text, deadline.signal);
    if (answer.statusCode === 200) {
      return capped(decoded(answer), { maxBytes: context.limits.maxBytes, onEnd: deadline.clear, errorFor });
    }
    discard(answer);
    throw statusError(answer, { provider: context.provider });
  } catch (error) {
    deadline.clear();
    throw errorFor(error);
  }
}

async function follow(
  { agent, isExempt, headers, limits }: FetchContext,
  text: string,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  let url = checkedUrl(text, isExempt);
  for (let hops = 0; hops <= limits.maxRedirects; hops++) {
    const answer = await agent.request({
      ...target(url),
      method: 'GET',
      headers: { ...plainHeaders, ...headers },
      signal,
    });
    const { location } = answer.headers;
    if (!redirects.has(answer.statusCode) || typeof location !== 'string') return answer;
    discard(answer);
    url = checkedUrl(location, isExempt, url);
  }
  throw new FetchBlocked('TOO_MANY_REDIRECTS');
}

function checkedUrl(text: string, isExempt: (url: URL) => boolean, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (!url) throw new FetchBlocked('NOT_A_URL');
  if (url.username || url.password) throw new FetchBlocked('URL_WITH_CREDENTIALS');
  if (url.protocol !== 'https:' && !isExempt(url)) throw new FetchBlocked('URL_NOT_HTTPS');
  return url;
}

interface BodyCap {
  readonly maxBytes: number;
  onEnd(): void;
  errorFor(error: unknown): unknown;
}

/** Frees the socket at the end, at the limit, and when the reader cancels. */
function capped(body: Readable, { maxBytes, onEnd, errorFor }: BodyCap): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]();
  let total = 0;
  const end = (): void => {
    onEnd();
    body.on('error', () => undefined).destroy();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await chunks.next();
          if (done) {
            end();
            return controller.close();
          }
          total += value.byteLength;
          if (total > maxBytes) throw new FetchBlocked('BODY_TOO_LARGE');
          controller.enqueue(value);
        } catch (error) {
          end();
          throw errorFor(error);
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

interface Sent {
  readonly method: 'PUT' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

/** The body of the answer is thrown away. */
async function send(
  { agent, isExempt, headers, limits, provider }: FetchContext,
  text: string,
  sent: Sent,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const deadline = startDeadline(signal, limits.totalMs);
  try {
    const to = target(checkedUrl(text, isExempt));
    const all = { ...sent.headers, ...headers };
    const answer = await agent.request({ ...to, ...sent, headers: all, signal: deadline.signal });
    discard(answer);
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    throw transportError(error, { provider });
  } finally {
    deadline.clear();
  }
}

/** An undici body that is destroyed early emits an error, which must have a listener. */
function discard({ body }: Dispatcher.ResponseData): void {
  body.once('error', () => undefined).destroy();
}

const plainHeaders = { accept: '*/*', 'accept-encoding': 'identity' };

function target(url: URL): { origin: string; path: string } {
  return { origin: url.origin, path: `${url.pathname}${url.search}` };
}

/**
 * The request asks for identity. A server that compresses all the same is decoded, so that the limit counts decoded
 * bytes.
 */
function decoded({ headers, body }: Dispatcher.ResponseData): Readable {
  const decoder = decoderFor(headers['content-encoding']);
  if (!decoder) return body;
  body.once('error', (error) => decoder.destroy(error));
  decoder.once('close', () => body.destroy());
  return body.pipe(decoder);
}

function decoderFor(encoding: string | string[] | undefined) {
  if (encoding === 'gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  return encoding === 'deflate' ? createInflate() : undefined;
}

/**
 * Addresses are checked where the socket is opened, so that no spelling, redirect or second DNS answer avoids the
 * check.
 */
function createAgent(options: SafeFetchOptions, limits: SafeFetchLimits): Agent {
  const { isExempt, lookup = systemLookup, connector = buildConnector } = options;
  const anyAddress = connector({ timeout: limits.connectMs, allowH2: false });
  const publicAddressesOnly = connector({ timeout: limits.connectMs, allowH2: false, lookup: publicOnly(lookup) });
  return new Agent({
    allowH2: false,
    connections: 8,
    headersTimeout: idleMs,
    bodyTimeout: idleMs,
    connect(options, callback) {
      const host = options.hostname.replace(/^\[|\]$/g, ''); // undici keeps the brackets
      if (isExempt?.(new URL(`${options.protocol}//${options.host ?? host}`))) return anyAddress(options, callback);
      if (isIP(host) === 0 || isPublicAddress(host)) return publicAddressesOnly(options, callback);
      callback(new FetchBlocked('ADDRESS_NOT_PUBLIC'), null); // an address in the URL is never looked up
    },
  });
}

function publicOnly(lookup: typeof systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const [first] = addresses;
      const open = addresses.every(({ address }) => isPublicAddress(address));
      if (!first || !open) return callback(new FetchBlocked('ADDRESS_NOT_PUBLIC'), []);
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
