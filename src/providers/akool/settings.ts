import { z } from 'zod';
import type { Credentials } from './api.ts';
import type { WebhookCredentials } from './webhook.ts';

export const defaultBaseUrl = 'https://openapi.akool.com';
const unset = (value: unknown): unknown => (value === '' ? undefined : value);
const word = z.preprocess(unset, z.string().optional());

export const AkoolSettings = z
  .object({
    /** The vendor shows it as API key and as client secret; it is one value. */
    AKOOL_API_KEY: word,
    /** With the secret instead of a key, and to read webhooks. */
    AKOOL_CLIENT_ID: word,
    AKOOL_CLIENT_SECRET: word,
    AKOOL_BASE_URL: z.preprocess(unset, z.url({ protocol: /^https?$/ }).default(defaultBaseUrl)),
    /** The vendor's sharpened model. */
    AKOOL_FACE_ENHANCE: z.preprocess(unset, z.stringbool().default(false)),
    /** Which endpoint swaps where the scene leaves no choice of faces: Face Swap Plus (v4), or always v3. */
    AKOOL_PLAIN_SWAP: z.preprocess(unset, z.enum(['plus', 'specify']).default('plus')),
  })
  .refine((settings) => credentialsOf(settings) !== undefined, {
    path: ['AKOOL_API_KEY'],
    error: 'is needed, or AKOOL_CLIENT_ID and AKOOL_CLIENT_SECRET',
  });
export type AkoolSettings = z.infer<typeof AkoolSettings>;

/** A key is preferred: it needs no token. */
export function credentialsOf(
  settings: Partial<Record<'AKOOL_API_KEY' | 'AKOOL_CLIENT_ID' | 'AKOOL_CLIENT_SECRET', string | undefined>>,
): Credentials | undefined {
  const { AKOOL_API_KEY: apiKey, AKOOL_CLIENT_ID: clientId, AKOOL_CLIENT_SECRET: clientSecret } = settings;
  if (apiKey) return { apiKey };
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}

/** Undefined where webhooks cannot be read: they take the client id, even beside a key. */
export function webhookCredentialsOf(settings: AkoolSettings): WebhookCredentials | undefined {
  const { AKOOL_API_KEY, AKOOL_CLIENT_ID: clientId, AKOOL_CLIENT_SECRET } = settings;
  const clientSecret = AKOOL_CLIENT_SECRET ?? AKOOL_API_KEY;
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}
