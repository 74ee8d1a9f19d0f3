import type { Hono } from 'hono';
import type { WebhookOf } from '../webhooks/sender.ts';
import type { ApiEnvironment } from './environment.ts';

/** The API in the words of a vendor's documents. */
export interface DialectFront {
  /** Its routes, with a key, errors and statuses as the documents have them. */
  readonly app: Hono<ApiEnvironment>;
  readonly webhook: WebhookOf;
}
