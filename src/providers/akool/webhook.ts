import { createDecipheriv, createHash } from 'node:crypto';
import { z } from 'zod';
import { isSameSecret } from '../../core/secret.ts';
import { JobId } from './api.ts';

export interface WebhookCredentials {
  readonly clientId: string;
  /** The same value as the API key. */
  readonly clientSecret: string;
}

/** The vendor's samples show the nonce as a string and as a number. */
const Envelope = z.object({
  signature: z.string(),
  dataEncrypt: z.string().min(1),
  timestamp: z.union([z.number(), z.string()]),
  nonce: z.union([z.number(), z.string()]),
});

const Plain = z.object({ _id: JobId, type: z.literal('faceswap').nullish() });

/** AES-CBC by the length of the secret in bytes. The vendor's page says 24; its sample has 32. */
const ciphers: ReadonlyMap<number, string> = new Map([
  [16, 'aes-128-cbc'],
  [24, 'aes-192-cbc'],
  [32, 'aes-256-cbc'],
]);
const blockBytes = 16;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The id that a webhook names. Undefined where the signature or the encryption is not the vendor's. Never throws.
 * Everybody who knows the client id can sign, and a body can be sent twice, so a poll must confirm the id.
 */
export function readWebhook(body: unknown, credentials: WebhookCredentials): { readonly id: string } | undefined {
  const envelope = Envelope.safeParse(body);
  if (!envelope.success || !isSigned(envelope.data, credentials.clientId)) return undefined;
  const plain = Plain.safeParse(decrypted(envelope.data.dataEncrypt, credentials));
  return plain.success ? { id: plain.data._id } : undefined;
}

function isSigned({ signature, dataEncrypt, timestamp, nonce }: z.infer<typeof Envelope>, clientId: string): boolean {
  const parts = [clientId, String(timestamp), String(nonce), dataEncrypt].sort();
  return isSameSecret(signature.toLowerCase(), createHash('sha1').update(parts.join('')).digest('hex'));
}

function decrypted(dataEncrypt: string, { clientId, clientSecret }: WebhookCredentials): unknown {
  const key = Buffer.from(clientSecret);
  const cipher = ciphers.get(key.byteLength);
  if (cipher === undefined || !base64.test(dataEncrypt)) return undefined;
  const iv = Buffer.alloc(blockBytes);
  Buffer.from(clientId).copy(iv); // the first 16 bytes; a shorter id is filled up with zeros
  try {
    const decipher = createDecipheriv(cipher, key, iv);
    const text = decipher.update(dataEncrypt, 'base64', 'utf8') + decipher.final('utf8');
    return JSON.parse(text);
  } catch {
    return undefined; // encrypted with another secret
  }
}
