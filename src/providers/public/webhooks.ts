import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Keys } from '../../core/secret.ts';
import { isSignature, signatureOf } from '../../core/signature.ts';

export interface WebhooksOptions {
  readonly publicUrl: URL;
  readonly keys: Keys;
  /** Called for each webhook. `body` is the parsed JSON, undefined where it is none, and is not to be trusted. */
  nudge(attemptId: string, body: unknown): void;
}

export interface Webhooks {
  /** The path of all webhooks on the public listener. */
  readonly prefix: string;
  /** The address that the vendor calls when the attempt is done. */
  urlFor(provider: string, attemptId: string): URL;
  /** Answers 200 for a signed address and 404 for every other, without a body. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const prefix = '/hooks/';
const purpose = 'hook';
const maxBodyBytes = 64 * 1024;

/** A webhook only ends the wait before the next poll; the poll's answer is what counts. */
export function createWebhooks({ publicUrl, keys, nudge }: WebhooksOptions): Webhooks {
  /** The attempt that a signed address was made for; undefined for every other address. */
  function attemptOf({ method, url }: IncomingMessage): string | undefined {
    const match = /^\/hooks\/([\w-]+)\/([\w-]+)\.([\w-]+)$/.exec(url ?? '');
    const [, provider = '', attemptId = '', signature = ''] = match ?? [];
    return method === 'POST' && isSignature(signature, keys, [purpose, provider, attemptId]) ? attemptId : undefined;
  }

  return {
    prefix,
    urlFor(provider, attemptId) {
      const name = `${provider}/${attemptId}.${signatureOf(keys, [purpose, provider, attemptId])}`;
      return new URL(`.${prefix}${name}`, publicUrl);
    },
    async handle(request, response) {
      const attemptId = attemptOf(request);
      if (attemptId === undefined) {
        response.writeHead(404, { 'content-length': 0, connection: 'close' }).end();
        return;
      }
      nudge(attemptId, await readJson(request));
      response.writeHead(200, { 'content-length': 0, connection: 'close' }).end();
    },
  };
}

/** Undefined where the body is not JSON, too long or broken off. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      total += chunk.byteLength;
      if (total > maxBodyBytes) return undefined;
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks, total).toString());
  } catch {
    return undefined;
  }
}
