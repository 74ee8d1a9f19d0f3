import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Clock, inTime } from '../../core/clock.ts';
import type { Relay } from '../../core/jobs/job-files.ts';
import type { Keys } from '../../core/secret.ts';
import { isSignature, signatureOf } from '../../core/signature.ts';
import type { RelayFile, RelayFiles } from './relay-files.ts';

export interface MediaRelay extends Relay {
  /** The path of its files on the public listener. */
  readonly prefix: string;
  /**
   * Answers GET and HEAD, with one byte range at most, and 404 to everything else. 503 where the store is away for longer
   * than a failover takes.
   */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export interface RelayOptions {
  readonly publicUrl: URL;
  readonly keys: Keys;
  readonly clock: Clock;
  /** How long a file is served at most; two hours by default. */
  readonly lifetimeMs?: number;
  readonly files: RelayFiles;
  readonly whenServed?: Relay['whenServed'];
}

const prefix = '/media/';
const purpose = 'media';
const probePurpose = 'probe';
export const probeText = 'faceswap-bot';
const defaultLifetimeMs = 2 * 60 * 60 * 1_000;
/** A vendor that is told to come back may take the picture for missing, so it waits until a failover is over. */
const patienceMs = 20_000;
const comeBackSeconds = '5';
const never = new AbortController().signal;
/** Some vendors take the type of a file from the extension of its name. */
const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
};

/** An address that answers `probeText` where it leads to a relay with the same key. Nothing is stored for it. */
export function probeAddress({ publicUrl, keys }: Pick<RelayOptions, 'publicUrl' | 'keys'>): URL {
  const id = randomBytes(16).toString('base64url');
  return new URL(`.${prefix}${id}.${signatureOf(keys, [probePurpose, id])}`, publicUrl);
}

/** Serves files to vendors that take URLs only, and to people with a share link. */
export function createRelay(options: RelayOptions): MediaRelay {
  const { publicUrl, keys, clock, lifetimeMs = defaultLifetimeMs, files, whenServed } = options;

  async function find(url: string | undefined): Promise<RelayFile | undefined> {
    const match = /^\/media\/([\w-]{22})\.([\w-]{22})(?:\.\w{3,4})?$/.exec(url ?? '');
    const [, id = '', signature = ''] = match ?? [];
    if (isSignature(signature, keys, [probePurpose, id]))
      return { mimeType: 'text/plain', bytes: Buffer.from(probeText) };
    return isSignature(signature, keys, [purpose, id]) ? files.find(id) : undefined;
  }

  return {
    prefix,
    async publish(jobId, { mimeType, bytes }) {
      const id = randomBytes(16).toString('base64url');
      await files.put(id, { mimeType, bytes }, { jobId, expiresAt: clock.now() + lifetimeMs });
      const name = `${id}.${signatureOf(keys, [purpose, id])}${extensions[mimeType] ?? ''}`;
      return new URL(`.${prefix}${name}`, publicUrl);
    },
    whenServed,
    withdraw: (jobId) => files.withdraw(jobId),
    async handle(request, response) {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      const limit = { ms: patienceMs, onLate: () => 'late' as const, clock, signal: never };
      const file = isRead ? await inTime<RelayFile | 'late' | undefined>(find(request.url), limit) : undefined;
      const empty = { 'content-length': 0, 'cache-control': 'no-store' };
      if (file === 'late') response.writeHead(503, { ...empty, 'retry-after': comeBackSeconds }).end();
      else if (file) send(file, request, response);
      else response.writeHead(404, empty).end();
    },
  };
}

function send({ bytes, mimeType }: RelayFile, { method, headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('accept-ranges', 'bytes');
  const size = bytes.byteLength;
  const range = headers['if-range'] === undefined ? readRange(headers.range, size) : 'all';
  if (range === 'none') {
    response.writeHead(416, { 'content-range': `bytes */${size}`, 'content-length': 0 }).end();
    return;
  }
  const { first, last } = range === 'all' ? { first: 0, last: size - 1 } : range;
  const part = range === 'all' ? {} : { 'content-range': `bytes ${first}-${last}/${size}` };
  const status = range === 'all' ? 200 : 206;
  response.writeHead(status, { ...part, 'content-type': mimeType, 'content-length': last - first + 1 });
  response.end(method === 'HEAD' ? undefined : bytes.subarray(first, last + 1));
}

type Range = { readonly first: number; readonly last: number } | 'all' | 'none';

/** `all` for everything that is no single byte range, as the standard allows; `none` for a range outside the file. */
function readRange(header: string | undefined, size: number): Range {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (from === '' && to === '') return 'all';
  if (from === '') return to === '0' ? 'none' : { first: Math.max(0, size - Number(to)), last: size - 1 };
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return 'all';
  return first < size ? { first, last } : 'none';
}
