import { createCipheriv, createHash, randomInt } from 'node:crypto';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import type { WebhookOf } from '../webhooks/sender.ts';
import { resultUrl, statusOf } from './results.ts';

/** What is remembered of a request with a webhook. The record is encrypted. */
export const WebhookFacts = z.object({ clientSecret: z.string() });
export type WebhookFacts = z.infer<typeof WebhookFacts>;

/** AES-CBC by the length of the secret in bytes. */
const ciphers: ReadonlyMap<number, string> = new Map([
  [16, 'aes-128-cbc'],
  [24, 'aes-192-cbc'],
  [32, 'aes-256-cbc'],
]);
const blockBytes = 16;
const nonces = 10_000;

/** Undefined for a secret that no webhook can be encrypted with. */
export function cipherOf(clientSecret: string): string | undefined {
  return ciphers.get(Buffer.byteLength(clientSecret));
}

/** Tells the id and status of a swap that has ended, encrypted with the key and signed with its name. */
export function akoolWebhook(context: ApiContext): WebhookOf {
  return async (view, { requester: clientId, baseUrl, facts }) => {
    const { clientSecret } = WebhookFacts.parse(facts);
    const url = resultUrl(view, baseUrl, context);
    const plain = JSON.stringify({ _id: view.job.id, status: statusOf(view), type: 'faceswap', url });
    const dataEncrypt = encrypted(plain, { clientId, clientSecret });
    const timestamp = context.clock.now();
    const nonce = String(randomInt(nonces)).padStart(4, '0');
    const signed = [clientId, String(timestamp), nonce, dataEncrypt].sort().join('');
    const signature = createHash('sha1').update(signed).digest('hex');
    const body = JSON.stringify({ signature, dataEncrypt, timestamp, nonce });
    return { headers: { 'content-type': 'application/json' }, body };
  };
}

/** The first 16 bytes of the name are the initialisation vector; a shorter one is filled up with zeros. Base64. */
function encrypted(text: string, { clientId, clientSecret }: WebhookFacts & { readonly clientId: string }): string {
  const name = cipherOf(clientSecret);
  if (name === undefined) throw new Error('the key has no length that a webhook can be encrypted with');
  const iv = Buffer.alloc(blockBytes);
  Buffer.from(clientId).copy(iv);
  const cipher = createCipheriv(name, clientSecret, iv);
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
}
