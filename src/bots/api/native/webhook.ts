import { createHmac } from 'node:crypto';
import type { Secret } from '../../../core/secret.ts';
import type { ApiContext } from '../context.ts';
import type { WebhookOf } from '../webhooks/sender.ts';
import { swapIn } from './swaps.ts';

/**
 * The swap as `GET` tells it, signed as Standard Webhooks describe it (standardwebhooks.com) where there is a secret:
 * `whsec_` and base64.
 */
export function nativeWebhook(context: ApiContext, secret: Secret | undefined): WebhookOf {
  return async (view, { baseUrl }, id) => {
    const translation = context.translations(view.job.request.locale);
    const body = JSON.stringify(await swapIn(view, { translation, baseUrl }, context));
    const timestamp = String(Math.floor(context.clock.now() / 1_000));
    const headers = { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp };
    if (!secret) return { headers, body };
    const signature = signatureOf(`${id}.${timestamp}.${body}`, secret);
    return { headers: { ...headers, 'webhook-signature': `v1,${signature}` }, body };
  };
}

function signatureOf(text: string, secret: Secret): string {
  const key = Buffer.from(secret.reveal().replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(text).digest('base64');
}
