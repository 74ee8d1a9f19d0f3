import { z } from 'zod';
import { baseUrlVariable, variable } from '../vendor.ts';
import type { Credentials } from './api.ts';
import type { WebhookCredentials } from './webhook.ts';

export const defaultBaseUrl = 'https://openapi.akool.com';
const text = variable(z.string().optional());

export const AkoolSettings = z
  .object({
    /** The vendor shows one and the same value as API key and as client secret. */
    AKOOL_API_KEY: text,
    AKOOL_CLIENT_ID: text.describe("Instead of the key; the id also lets the vendor's calls be read."),
    AKOOL_CLIENT_SECRET: text,
    AKOOL_BASE_URL: baseUrlVariable(defaultBaseUrl),
    /** Asks for the vendor's sharpened model. */
    AKOOL_FACE_ENHANCE: variable(z.stringbool().default(false)),
    /** The endpoint where the scene leaves no choice of faces: Face Swap Plus, or the one that is told each face. */
    AKOOL_PLAIN_SWAP: variable(z.enum(['plus', 'specify']).default('plus')).describe(
      'How one face is swapped: plus (v4) or specify (v3).',
    ),
  })
  .refine((settings) => credentialsOf(settings) !== undefined, {
    path: ['AKOOL_API_KEY'],
    error: 'is needed, or AKOOL_CLIENT_ID and AKOOL_CLIENT_SECRET',
  });
export type AkoolSettings = z.infer<typeof AkoolSettings>;

/** The key is preferred, since it needs no exchange for a token. Undefined where the settings hold neither. */
export function credentialsOf(
  settings: Partial<Record<'AKOOL_API_KEY' | 'AKOOL_CLIENT_ID' | 'AKOOL_CLIENT_SECRET', string | undefined>>,
): Credentials | undefined {
  const { AKOOL_API_KEY: apiKey, AKOOL_CLIENT_ID: clientId, AKOOL_CLIENT_SECRET: clientSecret } = settings;
  if (apiKey) return { apiKey };
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}

/** What decrypts webhooks. Undefined without a client id, which a webhook needs even where a key is set. */
export function webhookCredentialsOf(settings: AkoolSettings): WebhookCredentials | undefined {
  const { AKOOL_API_KEY, AKOOL_CLIENT_ID: clientId, AKOOL_CLIENT_SECRET } = settings;
  const clientSecret = AKOOL_CLIENT_SECRET ?? AKOOL_API_KEY;
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}
