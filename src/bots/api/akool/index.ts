import { Hono } from 'hono';
import type { ApiContext } from '../context.ts';
import type { DialectFront } from '../http/dialect.ts';
import type { ApiEnvironment } from '../http/environment.ts';

/** The calls of Akool's documents, below the path where it is mounted. */
export function createAkool(_context: ApiContext): DialectFront {
  return { app: new Hono<ApiEnvironment>(), webhook: async () => undefined };
}
