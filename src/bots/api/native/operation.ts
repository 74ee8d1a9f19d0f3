import type { z } from 'zod';
import type { ApiContext } from '../context.ts';

/** An operation of the native API: what its route does, and what the OpenAPI document says of it. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With `{id}` for the id of a swap. */
  readonly path: string;
  readonly summary: string;
  /** The body, as JSON and as a form. */
  readonly body?: { readonly json: z.ZodType; readonly form: z.ZodType };
  /** Takes an Idempotency-Key. */
  readonly isIdempotent?: true;
  readonly success: {
    readonly status: number;
    readonly description: string;
    readonly schema?: z.ZodType;
    /** JSON by default. */
    readonly type?: string;
  };
  /** The statuses of its errors beside 401, 429 and 500. */
  readonly errors: readonly number[];
  // biome-ignore lint/suspicious/noExplicitAny: the path of a request is part of its type
  handle(request: any, context: ApiContext): Promise<Response>;
}

/** Schemas by the names that they have in the document. */
export interface NamedSchemas {
  readonly input: Readonly<Record<string, z.ZodType>>;
  readonly output: Readonly<Record<string, z.ZodType>>;
}
