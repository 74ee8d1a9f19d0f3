import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSignature, signatureOf } from './signature.ts';

export interface WebhooksOptions {
  readonly publicUrl: URL;
  readonly key: Uint8Array;
  /** Told of a hook that was called. `body` is the vendor's JSON, undefined when it is none; nothing in it is to be believed. */
  nudge(attemptId: string, body: unknown): void;
}

export interface Webhooks {
  /** Where they lie on the public listener. */
  readonly prefix: string;
  /** The address that a vendor may call when it is done with the attempt. */
  urlFor(provider: string, attemptId: string): URL;
  /** 200 for a signed address, 404 for every other, without a word why. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const prefix = '/hooks/';
const purpose = 'hook';
const maxBodyBytes = 64 * 1024;

/** A hook only ends a sleep early: the poll that follows tells the truth. */
export function createWebhooks({ publicUrl, key, nudge }: WebhooksOptions): Webhooks {
  /** The attempt that a signed address was made for. */
  function attemptOf({ method, url }: IncomingMessage): string | undefined {
    const match = /^\/hooks\/([\w-]+)\/([\w-]+)\.([\w-]+)$/.exec(url ?? '');
    const [, provider = '', attemptId = '', signature = ''] = match ?? [];
    return method === 'POST' && isSignature(signature, key, [purpose, provider, attemptId]) ? attemptId : undefined;
  }

  return {
    prefix,
    urlFor(provider, attemptId) {
      const name = `${provider}/${attemptId}.${signatureOf(key, [purpose, provider, attemptId])}`;
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

/** Undefined for what is not JSON, too long or broken off. */
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
