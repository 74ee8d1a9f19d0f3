import type { Hono } from 'hono';
import { z } from 'zod';
import type { WebhookOf } from '../webhooks/sender.ts';
import type { ApiEnvironment } from './environment.ts';

/** Where the end of a swap is told, as a dialect's field: it may be absent, null or empty. */
export const OptionalWebhookUrl = z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).nullish();

/** The API in the words of a vendor's documents. */
export interface DialectFront {
  /** Its routes, with a key, errors and statuses as the documents have them. */
  readonly app: Hono<ApiEnvironment>;
  readonly webhook: WebhookOf;
}
