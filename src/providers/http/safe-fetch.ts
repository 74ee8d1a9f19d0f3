import type { lookup } from 'node:dns';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Agent, buildConnector, Dispatcher } from 'undici';
import { createPublicAgent } from './public-agent.ts';
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
  readonly lookup?: typeof lookup;
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

export function createSafeFetch(options: SafeFetchOptions): SafeFetch {
  const limits = { ...defaults, ...options.limits };
  const { provider, isExempt = () => false, headers = {} } = options;
  const context = {
    provider,
    isExempt,
    headers,
    limits,
    agent: createPublicAgent({ ...options, connectMs: limits.connectMs, idleMs }),
  };
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
